import type { DecodedMail } from '../decode/index.js';
import type { StepTrace } from '../journal/part-manifest.js';

/**
 * What the checks of signatures came to; none for a mail that shows neither signature nor encryption. A signature that does not fit
 * is a finding about the mail and no failure of the step.
 */
export function signatureStep(mail: DecodedMail, at: Date): StepTrace[] {
  const { signatures, encryption, warnings, signatureMs } = mail;
  if (signatureMs === undefined) return [];
  const unchecked = warnings.includes('signature-unchecked');
  return [
    {
      step: 'signatures',
      verdict: unchecked ? 'failed' : signatures.length === 0 && encryption ? 'skipped' : 'ok',
      why: unchecked ? 'signature-unchecked' : whyOf(mail),
      ms: Math.round(signatureMs * 10) / 10,
      at: at.toISOString(),
    },
  ];
}

const whyOf = ({ signatures, encryption }: DecodedMail): string | null =>
  signatures.find(({ valid }) => valid !== 'yes')?.why ?? (encryption ? 'no-key-here' : null);

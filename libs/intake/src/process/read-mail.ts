import type { AuthenticationFacts, DecodedMail, DeliveryStatus } from '../decode/index.js';
import { textBounce } from '../decode/text-bounce.js';
import type { StepTrace } from '../journal/part-manifest.js';
import { decodeGuarded } from './decode-guarded.js';
import type { Segment } from './segment-mail.js';
import { signatureStep } from './signature-step.js';

/** What decoding makes of raw bytes; it has its verdict and cannot stop the mail. */
export interface DecodedReading {
  readonly mail: DecodedMail;
  /** A delivery report or a read receipt, where the mail is one. */
  readonly report: DeliveryStatus | null;
  /** How the raw bytes are cut for storing. */
  readonly segments: Segment[];
  readonly steps: readonly StepTrace[];
}

/** With the facts of the mail's arrival, which are not in the bytes alone. */
export interface MailReading extends DecodedReading {
  readonly authentication: AuthenticationFacts;
}

/** What the row of a mail says of it that its bytes do not. */
interface Arrival {
  readonly envelopeFrom: string | null;
  /** Where the bytes are the beginning of a mail that is too large to be read. */
  readonly wholeSize: number | null;
}

/** What was decoded without trouble may still be a part of the mail only. */
function verdictOn({ verdict, warnings }: DecodedMail, wholeSize: number | null): DecodedMail['verdict'] {
  if (wholeSize !== null) return { status: 'failed', why: `too-large: ${wholeSize} bytes` };
  if (warnings.includes('message-in-pieces')) return { status: 'failed', why: 'fragment' };
  return verdict;
}

/**
 * Why nobody knows yet what a mail holds: it was given up, cannot be read, is too large or came in pieces; null where it was read.
 * Until a person has looked, what it holds may be anything, an authority's order included.
 */
export const whyUnread = ({ mail: { verdict } }: DecodedReading): string | null =>
  verdict.status === 'failed' ? verdict.why : null;

/** Part of the stored verdicts: a newer decoder may read an old mail better. */
export const DECODER_VERSION = '2';

/**
 * Decodes: pure computing over the bytes, bounded in time and size by the decoder. What a connection said of the envelope
 * outweighs a Return-Path in them, which anybody can write.
 */
export async function readMail(
  raw: Uint8Array,
  at: Date,
  { envelopeFrom, wholeSize }: Arrival = { envelopeFrom: null, wholeSize: null },
): Promise<DecodedReading> {
  const decodeStarted = performance.now();
  const { mail: decoded, report, segments } = await decodeGuarded(raw);
  const mail = {
    ...decoded,
    returnPath: envelopeFrom ?? decoded.returnPath,
    verdict: verdictOn(decoded, wholeSize),
  };
  const decode: StepTrace = {
    step: 'decode',
    verdict: mail.verdict.status,
    why: mail.verdict.status === 'failed' ? mail.verdict.why : mail.warnings.join(', ') || null,
    ms: since(decodeStarted),
    at: at.toISOString(),
  };
  return { mail, report: report ?? textBounce(mail), segments, steps: [decode, ...signatureStep(mail, at)] };
}

/** Milliseconds with one decimal. */
export const since = (started: number): number => Math.round((performance.now() - started) * 10) / 10;

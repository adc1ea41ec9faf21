import type { AuthenticationFacts, DecodedMail, DeliveryStatus } from '../decode/index.js';
import type { StepTrace } from '../journal/part-manifest.js';
import { decodeGuarded } from './decode-guarded.js';
import type { Segment } from './segment-mail.js';

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

/** Part of the stored verdicts: a newer decoder may read an old mail better. */
export const DECODER_VERSION = '2';

/**
 * Decodes: pure computing over the bytes, bounded in time and size by the decoder. What a connection said of the envelope
 * outweighs a Return-Path in them, which anybody can write.
 */
export async function readMail(
  raw: Uint8Array,
  at: Date,
  envelopeFrom: string | null = null,
): Promise<DecodedReading> {
  const decodeStarted = performance.now();
  const { mail: decoded, report, segments } = await decodeGuarded(raw);
  const mail = envelopeFrom === null ? decoded : { ...decoded, returnPath: envelopeFrom };
  const decode: StepTrace = {
    step: 'decode',
    verdict: mail.verdict.status,
    why: mail.verdict.status === 'failed' ? mail.verdict.why : mail.warnings.join(', ') || null,
    ms: since(decodeStarted),
    at: at.toISOString(),
  };
  return { mail, report, segments, steps: [decode] };
}

/** Milliseconds with one decimal. */
export const since = (started: number): number => Math.round((performance.now() - started) * 10) / 10;

import {
  parseAuthenticationResults,
  type AuthenticationFacts,
  type DecodedMail,
  type DeliveryStatus,
} from '../decode/index.js';
import type { StepTrace } from '../journal/part-manifest.js';
import { decodeGuarded } from './decode-guarded.js';
import type { Segment } from './segment-mail.js';

/** What the first steps make of raw bytes; every step has its verdict and none can stop the mail. */
export interface MailReading {
  readonly mail: DecodedMail;
  readonly authentication: AuthenticationFacts;
  /** A delivery report or a read receipt, where the mail is one. */
  readonly report: DeliveryStatus | null;
  /** How the raw bytes are cut for storing. */
  readonly segments: Segment[];
  readonly steps: readonly StepTrace[];
}

/** Part of the stored verdicts: a newer decoder may read an old mail better. */
export const DECODER_VERSION = '2';

/** Decodes and authenticates: pure computing over the bytes, bounded in time and size by the decoder. */
export async function readMail(
  raw: Uint8Array,
  authservIds: readonly string[],
  at: Date,
): Promise<MailReading> {
  const decodeStarted = performance.now();
  const { mail, report, segments } = await decodeGuarded(raw);
  const decode: StepTrace = {
    step: 'decode',
    verdict: mail.verdict.status,
    why: mail.verdict.status === 'failed' ? mail.verdict.why : mail.warnings.join(', ') || null,
    ms: since(decodeStarted),
    at: at.toISOString(),
  };
  const started = performance.now();
  const authentication = parseAuthenticationResults(
    mail.headers.authenticationResults,
    authservIds,
    mail.from?.address ?? null,
  );
  const authenticate: StepTrace = {
    step: 'authenticate',
    verdict: authentication.present ? 'ok' : 'skipped',
    why: authentication.present ? null : 'no-result-of-our-servers',
    ms: since(started),
    at: at.toISOString(),
  };
  return { mail, authentication, report, segments, steps: [decode, authenticate] };
}

/** Milliseconds with one decimal. */
export const since = (started: number): number => Math.round((performance.now() - started) * 10) / 10;

import { decodeMail, type DecodedMail } from '../decode/index.js';
import { boundHeaders } from '../decode/bound-headers.js';
import { endOfHeaders } from '../decode/bytes.js';
import { DECODE_LIMITS } from '../decode/limits.js';
import { decodeWork, type DecodeOutcome } from './decode-work.js';
import { ReadingThread, type ReadingFailure } from './reading-thread.js';
import { isUnusual } from './unusual.js';

/** The thread of this process; it exists while there are unusual mails to read. */
export const readingThread = new ReadingThread();

/** Reads an ordinary mail here and now, any other in the thread; whatever happens there, who wrote what about stays. */
export async function decodeGuarded(raw: Uint8Array, thread = readingThread): Promise<DecodeOutcome> {
  if (!isUnusual(raw)) return decodeWork(raw);
  const answer = await thread.decode(raw);
  return 'outcome' in answer ? answer.outcome : headersOnly(raw, answer.failed);
}

/** The same without what only storing needs. */
export async function decodeGuardedMail(raw: Uint8Array): Promise<DecodedMail> {
  return (await decodeGuarded(raw)).mail;
}

const FEW = { ...DECODE_LIMITS, headerBytes: 32 * 1024, headerFields: 200, headerFieldBytes: 4096 };
const LOOKED_AT = 256 * 1024;

/** Sender, recipients, subject and date of a mail that could not be read, out of its first headers. */
async function headersOnly(raw: Uint8Array, why: ReadingFailure): Promise<DecodeOutcome> {
  const head = raw.subarray(0, endOfHeaders(raw, LOOKED_AT));
  const { bytes } = boundHeaders(head, FEW);
  const text = Buffer.from(bytes).toString('latin1');
  const plain = text.replace(/^content-[^:\n]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*/gim, '');
  const mail = await decodeMail(Buffer.from(`${plain.trimEnd()}\r\n\r\n`, 'latin1'));
  return {
    mail: { ...mail, verdict: { status: 'failed', why } },
    report: null,
    segments: [{ kind: 'body', ranges: [[0, raw.length]] }],
  };
}

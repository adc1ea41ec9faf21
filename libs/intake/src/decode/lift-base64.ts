import { latin1 } from './bytes.js';
import type { PartRange } from './mime-ranges.js';

/** Below this size lifting a part costs more than it saves. */
const WORTH_BYTES = 4096;
/** Nothing but base64 in lines, padded at its end alone: such bytes hold no boundary and mean the same to every decoder. */
const PLAIN_BASE64 = /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/;

export interface LiftedParts {
  /** The mail without the bodies that were lifted. */
  readonly bytes: Uint8Array;
  /** Decoded bodies by the ordinal of their part. */
  readonly parts: ReadonlyMap<number, Buffer>;
}

/**
 * Takes the bodies of large base64 attachments out of a mail and decodes them natively: the parser reads line by line, which makes
 * them the most expensive part of a mail. What is not plain base64 stays for the parser.
 */
export function liftBase64(raw: Uint8Array, ranges: readonly PartRange[]): LiftedParts {
  const parts = new Map<number, Buffer>();
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const { kind, ordinal, ranges: spans, contentType, transferEncoding } of ranges) {
    if (kind !== 'part' || transferEncoding !== 'base64' || !isOpaque(contentType)) continue;
    const [start, end] = spans[0];
    if (end - start < WORTH_BYTES) continue;
    const text = latin1(raw, start, end);
    if (!PLAIN_BASE64.test(text)) continue;
    parts.set(ordinal, Buffer.from(text, 'base64'));
    pieces.push(raw.subarray(from, start));
    from = end;
  }
  if (parts.size === 0) return { bytes: raw, parts };
  return { bytes: Buffer.concat([...pieces, raw.subarray(from)]), parts };
}

/** Neither a text, whose charset the parser must resolve, nor a structure. */
const isOpaque = (type: string | null): boolean =>
  type !== null && !/^(text|multipart|message)\//.test(type) && type.includes('/');

import { latin1, lineEnd } from './bytes.js';
import type { PartRange } from './mime-ranges.js';

/** Below this size lifting a part costs more than it saves. */
const WORTH_BYTES = 4096;
/** Nothing but base64 in lines, padded at its end alone: such bytes hold no boundary and mean the same to every decoder. */
const PLAIN_BASE64 = /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/;
const UNPADDED = /^[A-Za-z0-9+/\r\n]*$/;
/** Decoded at a time: a large attachment costs its own size, and not a string of it as well. */
const STRIDE = 1024 * 1024;
/** A text beyond this holds more characters than are kept; the parser takes seconds for what nobody reads. */
const LONGEST_TEXT = 8 * 1024 * 1024;

export interface LiftedParts {
  /** The mail without the bodies that were lifted. */
  readonly bytes: Uint8Array;
  /** Decoded bodies by the ordinal of their part. */
  readonly parts: ReadonlyMap<number, Buffer>;
  /** A text was cut at its longest. */
  readonly cut: boolean;
}

/**
 * Takes the bodies of large base64 attachments out of a mail and decodes them natively: the parser reads line by line, which makes
 * them the most expensive part of a mail. What is not plain base64 stays for the parser.
 */
export function liftBase64(raw: Uint8Array, ranges: readonly PartRange[]): LiftedParts {
  const parts = new Map<number, Buffer>();
  const pieces: Uint8Array[] = [];
  let from = 0;
  let cut = false;
  for (const { kind, ordinal, ranges: spans, contentType, transferEncoding, disposition } of ranges) {
    if (kind !== 'part') continue;
    const [start, end] = spans[0];
    if (end - start > LONGEST_TEXT && disposition !== 'attachment' && isText(contentType)) {
      cut = true;
      pieces.push(raw.subarray(from, lineEnd(raw, start + LONGEST_TEXT)));
      from = end;
      continue;
    }
    if (transferEncoding !== 'base64' || !isOpaque(contentType) || end - start < WORTH_BYTES) continue;
    const body = decoded(raw, start, end);
    if (body === null) continue;
    parts.set(ordinal, body);
    pieces.push(raw.subarray(from, start));
    from = end;
  }
  if (pieces.length === 0) return { bytes: raw, parts, cut };
  return { bytes: Buffer.concat([...pieces, raw.subarray(from)]), parts, cut };
}

/** The bytes that plain base64 stands for; null when it is not plain. */
function decoded(raw: Uint8Array, start: number, end: number): Buffer | null {
  const body = Buffer.allocUnsafeSlow(Math.ceil(((end - start) * 3) / 4));
  let size = 0;
  let rest = '';
  for (let at = start; at < end; at += STRIDE) {
    const last = at + STRIDE >= end;
    const text = latin1(raw, at, Math.min(end, at + STRIDE));
    if (!(last ? PLAIN_BASE64 : UNPADDED).test(text)) return null;
    const quads = rest + text.replace(/[\r\n]+/g, '');
    const whole = last ? quads.length : quads.length - (quads.length % 4);
    size += body.write(quads.slice(0, whole), size, 'base64');
    rest = quads.slice(whole);
  }
  // What stays of a buffer that was much too long must not be kept with it.
  return size * 2 > body.length ? body.subarray(0, size) : Buffer.from(body.subarray(0, size));
}

const isText = (type: string | null): boolean =>
  type === null || type === 'text/plain' || type === 'text/html';

/** Neither a text, whose charset the parser must resolve, nor a structure. */
const isOpaque = (type: string | null): boolean =>
  type !== null && !/^(text|multipart|message)\//.test(type) && type.includes('/');

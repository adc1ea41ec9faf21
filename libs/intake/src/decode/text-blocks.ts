import type { TextCleaner } from './clean-text.js';
import type { Carrier } from './decoded-mail.js';

/** The body of a part whose transfer encoding is uuencode; null where it is no such block. */
export function uudecoded(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const lines = text.split(/\r?\n/);
  const begin = lines.findIndex((line) => UU_BEGIN.test(line));
  return begin < 0 ? null : (readBlock(lines, begin)?.bytes ?? null);
}

/** A file that stands encoded in a text body. */
export interface TextBlock {
  readonly carriedBy: Extract<Carrier, 'uuencode' | 'yenc'>;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface UnblockedText {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
}

const MAX_BLOCKS = 50;
const UU_BEGIN = /^begin(?:-base64)? [0-7]{3,4} (.+)$/;
const HAS_UU = /^begin(?:-base64)? [0-7]{3,4} \S/m;

/**
 * Takes uuencoded files out of a text, as old mailers sent attachments. A block that does not end, or whose lines are none, is
 * text and stays. The usual text has no such line and passes untouched.
 */
export function takeUuencoded(text: string, cleaner: TextCleaner): UnblockedText {
  if (!text.includes('begin') || !HAS_UU.test(text)) return { text, blocks: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const blocks: TextBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const name = UU_BEGIN.exec(lines[at].trimEnd())?.[1];
    const block = name && blocks.length < MAX_BLOCKS ? readBlock(lines, at) : null;
    if (name && block) {
      blocks.push({ carriedBy: 'uuencode', name: name.trim(), bytes: block.bytes });
      at = block.end;
    } else {
      if (name) cleaner.warnings.add('uuencode-unreadable');
      kept.push(lines[at]);
    }
  }
  if (blocks.length > 0) cleaner.warnings.add('uuencode-decoded');
  return { text: blocks.length > 0 ? kept.join('\n').trimEnd() : text, blocks };
}

function readBlock(lines: readonly string[], begin: number): { bytes: Buffer; end: number } | null {
  const isBase64 = lines[begin].startsWith('begin-base64');
  const pieces: Buffer[] = [];
  for (let at = begin + 1; at < lines.length; at++) {
    const line = lines[at].replace(/\r$/, '');
    if (isBase64 ? line === '====' : line.trimEnd() === 'end')
      return { bytes: Buffer.concat(pieces), end: at };
    const piece = isBase64 ? base64Line(line) : uuLine(line);
    if (!piece) return null;
    pieces.push(piece);
  }
  return null;
}

const base64Line = (line: string): Buffer | null =>
  /^[A-Za-z0-9+/]*={0,2}\s*$/.test(line) ? Buffer.from(line, 'base64') : null;

/** One line: its length in bytes, then groups of four characters; mailers cut blanks at its end. */
function uuLine(line: string): Buffer | null {
  if (line.trim() === '' || line.startsWith('`')) return Buffer.alloc(0);
  const size = (line.charCodeAt(0) - 32) & 63;
  const wanted = Math.ceil(size / 3) * 4;
  const body = line.slice(1).padEnd(wanted, ' ');
  if (line.charCodeAt(0) > 96 || body.trimEnd().length > wanted + 2) return null;
  const out = Buffer.alloc(Math.ceil(size / 3) * 3);
  for (let i = 0, at = 0; i < wanted; i += 4, at += 3) {
    const group = [0, 1, 2, 3].map((n) => body.charCodeAt(i + n) - 32);
    if (group.some((six) => six < 0 || six > 64)) return null;
    const [a, b, c, d] = group.map((six) => six & 63);
    out[at] = (a << 2) | (b >> 4);
    out[at + 1] = (b << 4) | (c >> 2);
    out[at + 2] = (c << 6) | d;
  }
  return out.subarray(0, size);
}

const Y_BEGIN = Buffer.from('=ybegin ');

/** Takes a yEnc file out of the bytes of a text part: its bytes are no characters, so they are read before any charset. */
export function takeYenc(bytes: Uint8Array, cleaner: TextCleaner): { rest: Uint8Array; blocks: TextBlock[] } {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blocks: TextBlock[] = [];
  const rest: Buffer[] = [];
  let from = 0;
  for (
    let at = raw.indexOf(Y_BEGIN);
    at >= 0 && blocks.length < MAX_BLOCKS;
    at = raw.indexOf(Y_BEGIN, from)
  ) {
    const end = raw.indexOf('\n=yend', at);
    const head = lineAt(raw, at);
    const name = / name=(.+)$/.exec(head.text)?.[1]?.trim();
    if ((at > 0 && raw[at - 1] !== 10) || end < 0 || !name) break;
    const part =
      raw.subarray(head.end, head.end + 7).toString('latin1') === '=ypart ' ? lineAt(raw, head.end) : head;
    const decoded = unYenc(raw.subarray(part.end, end + 1));
    const tail = lineAt(raw, end + 1);
    const size = Number(/ size=(\d+)/.exec(tail.text)?.[1] ?? NaN);
    if (size !== decoded.length) cleaner.warnings.add('yenc-damaged');
    blocks.push({ carriedBy: 'yenc', name, bytes: decoded });
    rest.push(raw.subarray(from, at));
    from = tail.end;
  }
  if (blocks.length === 0) return { rest: bytes, blocks };
  cleaner.warnings.add('yenc-decoded');
  return { rest: Buffer.concat([...rest, raw.subarray(from)]), blocks };
}

function lineAt(raw: Buffer, start: number): { text: string; end: number } {
  const eol = raw.indexOf(10, start);
  const end = eol < 0 ? raw.length : eol + 1;
  return { text: raw.subarray(start, end).toString('latin1').trimEnd(), end };
}

function unYenc(body: Uint8Array): Buffer {
  const out = Buffer.alloc(body.length);
  let size = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i];
    if (byte === 10 || byte === 13) continue;
    if (byte === 0x3d && i + 1 < body.length) out[size++] = (body[++i] - 64 - 42) & 0xff;
    else out[size++] = (byte - 42) & 0xff;
  }
  return out.subarray(0, size);
}

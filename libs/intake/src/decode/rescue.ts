import { contentEnd, isFold, latin1, lineEnd } from './bytes.js';
import { mimeRanges } from './mime-ranges.js';

/**
 * A small mail made of the top headers and of the first readable leaf, for a mail whose whole structure the parser
 * refuses: a person must at least read who wrote what.
 */
export function rescuedSource(raw: Uint8Array): Uint8Array {
  const ranges = mimeRanges(raw);
  const texts = ranges.filter(
    ({ kind, contentType }) => kind === 'part' && (contentType ?? 'text/plain').startsWith('text/'),
  );
  const leaf = texts[0] ?? ranges.find(({ kind }) => kind === 'part');
  const [start, end] = leaf?.ranges[0] ?? [0, 0];
  const type = leaf?.contentType?.startsWith('text/') ? leaf.contentTypeField : 'text/plain; charset=utf-8';
  const encoding = leaf?.transferEncoding ?? '8bit';
  const fields = `Content-Type: ${oneLine(type ?? 'text/plain')}\r\nContent-Transfer-Encoding: ${oneLine(encoding)}\r\n\r\n`;
  return Buffer.concat([
    ...ownHeaders(raw),
    Buffer.from(fields, 'latin1'),
    raw.subarray(start, Math.min(end, start + 4_000_000)),
  ]);
}

const oneLine = (value: string): string => value.replace(/[\r\n]+/g, ' ').slice(0, 500);

/** The top-level fields without those that describe a body, at most 200 KB. */
function ownHeaders(raw: Uint8Array): Uint8Array[] {
  const kept: Uint8Array[] = [];
  let size = 0;
  let pos = 0;
  while (pos < raw.length && size < 200_000) {
    const start = pos;
    let eol = lineEnd(raw, pos);
    if (contentEnd(raw, pos, eol) === pos) break;
    while (eol + 1 < raw.length && isFold(raw[eol + 1])) eol = lineEnd(raw, eol + 1);
    pos = Math.min(eol + 1, raw.length);
    if (/^content-/i.test(latin1(raw, start, Math.min(start + 8, pos)))) continue;
    if (pos - start > 65_536 || raw[pos - 1] !== 0x0a) continue;
    kept.push(raw.subarray(start, pos));
    size += pos - start;
  }
  return kept;
}

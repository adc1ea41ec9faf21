import { mimeRanges, type DecodedMail } from '../decode/index.js';
import type { PartManifest } from '../journal/part-manifest.js';

/** A segment to be: its ranges of the raw bytes. */
export type Segment = Pick<PartManifest, 'kind' | 'ranges'>;

/**
 * How a decoded mail is cut so that each attachment has a key of its own: `body` (headers, boundaries, texts) and one
 * segment an attachment. A mail without attachments stays one segment.
 */
export function segmentsOf(raw: Uint8Array, mail: Pick<DecodedMail, 'attachments'>): Segment[] {
  const wanted = new Set(mail.attachments.map(({ partOrdinal }) => partOrdinal).filter((o) => o !== null));
  const whole: Segment = { kind: 'body', ranges: [[0, raw.length]] };
  if (wanted.size === 0) return [whole];
  const attachments = mimeRanges(raw)
    .filter(({ kind, ordinal }) => kind === 'part' && wanted.has(ordinal))
    .map(({ ranges }): Segment => ({ kind: 'attachment', ranges }))
    .filter(({ ranges }) => ranges.some(([start, end]) => end > start));
  if (attachments.length === 0) return [whole];
  return [{ kind: 'body', ranges: gaps(attachments, raw.length) }, ...attachments];
}

/** All bytes outside the given segments. */
function gaps(segments: readonly Segment[], size: number): [number, number][] {
  const taken = segments.flatMap(({ ranges }) => ranges).sort((a, b) => a[0] - b[0]);
  const found: [number, number][] = [];
  let at = 0;
  for (const [start, end] of taken) {
    if (start > at) found.push([at, start]);
    at = Math.max(at, end);
  }
  if (at < size) found.push([at, size]);
  return found;
}

/** The bytes of one segment. */
export function bytesOf(raw: Uint8Array, { ranges }: Pick<Segment, 'ranges'>): Uint8Array {
  const [only] = ranges;
  if (ranges.length === 1 && only) return raw.subarray(only[0], only[1]);
  return Buffer.concat(ranges.map(([start, end]) => raw.subarray(start, end)));
}

/** Puts segments back together: the inverse of cutting. Missing (shredded) segments read as zeros. */
export function joinSegments(
  size: number,
  segments: readonly { ranges: Segment['ranges']; bytes: Uint8Array | null }[],
): Buffer {
  const raw = Buffer.alloc(size);
  for (const { ranges, bytes } of segments) {
    if (!bytes) continue;
    let from = 0;
    for (const [start, end] of ranges) {
      raw.set(bytes.subarray(from, from + end - start), start);
      from += end - start;
    }
  }
  return raw;
}

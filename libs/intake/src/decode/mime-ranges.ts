import { contentEnd, isFold, latin1, lineEnd } from './bytes.js';
import { RANGE_LIMITS } from './limits.js';

/**
 * One segment of a mail. `skeleton` (ordinal 0) is everything that is not the body of a leaf part: headers,
 * boundaries, preambles. Parts count from 1 in the order of the bytes.
 */
export interface PartRange {
  readonly kind: 'part' | 'skeleton';
  readonly ordinal: number;
  /** Half-open byte ranges [start, end), in order. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly contentType: string | null;
  readonly transferEncoding: string | null;
  readonly disposition: string | null;
  /** The Content-Type field as written, parameters included. */
  readonly contentTypeField: string | null;
}

interface EntityHeaders {
  contentTypeField: string | null;
  transferEncoding: string | null;
  dispositionField: string | null;
}

interface Leaf {
  readonly start: number;
  end: number;
  readonly headers: EntityHeaders;
}

export interface RangeLimits {
  readonly depth: number;
  readonly parts: number;
  readonly headerBytes: number;
}

/**
 * Splits a mail into the bodies of its leaf parts and one skeleton, so that each part can be encrypted with its
 * own key. All ranges together cover every byte exactly once. Garbage is one part that covers everything.
 */
export function mimeRanges(raw: Uint8Array, limits: RangeLimits = RANGE_LIMITS): PartRange[] {
  const leaves = new Splitter(raw, limits).run();
  if (leaves.length === 0) {
    return [
      part(1, 0, raw.length, { contentTypeField: null, transferEncoding: null, dispositionField: null }),
    ];
  }
  const parts = leaves.map((leaf, index) => part(index + 1, leaf.start, leaf.end, leaf.headers));
  return [skeleton(leaves, raw.length), ...parts];
}

/** The bytes of each segment, in the order of `ranges`. */
export function splitByRanges(raw: Uint8Array, ranges: readonly PartRange[]): Uint8Array[] {
  return ranges.map(({ ranges: list }) => {
    const [only] = list;
    if (list.length === 1 && only) return raw.subarray(only[0], only[1]);
    return Buffer.concat(list.map(([start, end]) => raw.subarray(start, end)));
  });
}

/** Puts the segments back into the raw mail; the inverse of `splitByRanges`. */
export function joinByRanges(
  ranges: readonly Pick<PartRange, 'ranges'>[],
  segments: readonly Uint8Array[],
): Uint8Array {
  const size = segments.reduce((sum, segment) => sum + segment.length, 0);
  const raw = new Uint8Array(size);
  ranges.forEach(({ ranges: list }, index) => {
    let from = 0;
    for (const [start, end] of list) {
      raw.set(segments[index].subarray(from, from + end - start), start);
      from += end - start;
    }
  });
  return raw;
}

function part(ordinal: number, start: number, end: number, headers: EntityHeaders): PartRange {
  return {
    kind: 'part',
    ordinal,
    ranges: [[start, end]],
    contentType: token(headers.contentTypeField),
    transferEncoding: token(headers.transferEncoding),
    disposition: token(headers.dispositionField),
    contentTypeField: headers.contentTypeField,
  };
}

function skeleton(leaves: readonly Leaf[], length: number): PartRange {
  const ranges: [number, number][] = [];
  let from = 0;
  for (const leaf of leaves) {
    if (leaf.start > from) ranges.push([from, leaf.start]);
    from = leaf.end;
  }
  if (from < length) ranges.push([from, length]);
  return {
    kind: 'skeleton',
    ordinal: 0,
    ranges,
    contentType: null,
    transferEncoding: null,
    disposition: null,
    contentTypeField: null,
  };
}

/** First token of a structured field, lower case. */
function token(field: string | null): string | null {
  const found = field?.match(/[^\s;()"]+/)?.[0];
  return found ? found.toLowerCase() : null;
}

class Splitter {
  private readonly leaves: Leaf[] = [];
  private readonly boundaries: string[] = [];
  private pos = 0;

  constructor(
    private readonly raw: Uint8Array,
    private readonly limits: RangeLimits,
  ) {}

  run(): Leaf[] {
    let inEntity = true;
    while (inEntity && this.pos < this.raw.length) {
      this.entity();
      if (this.leaves.length >= this.limits.parts) break;
      inEntity = this.skipToDelimiter();
    }
    return this.leaves;
  }

  /** Reads one entity's headers; a leaf's body is recorded, a multipart pushes its boundary. */
  private entity(): void {
    const headers = this.headers();
    if (!headers) return;
    const boundary = this.boundaries.length < this.limits.depth ? boundaryOf(headers.contentTypeField) : null;
    if (boundary !== null) {
      this.boundaries.push(boundary);
      return;
    }
    const leaf: Leaf = { start: this.pos, end: this.raw.length, headers };
    this.leaves.push(leaf);
    // The last permitted part takes the rest of the mail.
    if (this.leaves.length >= this.limits.parts) return;
    leaf.end = this.findDelimiter();
  }

  /** Null where a delimiter or the end of the mail comes before the empty line: an entity without a body. */
  private headers(): EntityHeaders | null {
    const found: EntityHeaders = { contentTypeField: null, transferEncoding: null, dispositionField: null };
    const from = this.pos;
    while (this.pos < this.raw.length) {
      const start = this.pos;
      let eol = lineEnd(this.raw, start);
      if (contentEnd(this.raw, start, eol) === start) {
        this.pos = Math.min(eol + 1, this.raw.length);
        return found;
      }
      if (this.delimiterAt(start, eol)) return null;
      while (eol + 1 < this.raw.length && isFold(this.raw[eol + 1])) eol = lineEnd(this.raw, eol + 1);
      this.pos = Math.min(eol + 1, this.raw.length);
      if (start - from < this.limits.headerBytes) this.note(found, start, Math.min(eol, start + 4096));
    }
    return null;
  }

  private note(found: EntityHeaders, start: number, end: number): void {
    const first = this.raw[start];
    if (first !== 0x63 && first !== 0x43) return;
    const match = /^content-(type|transfer-encoding|disposition)[ \t]*:([^]*)$/i.exec(
      latin1(this.raw, start, end),
    );
    if (!match) return;
    const value = match[2].replace(/[\r\n]+/g, ' ').trim();
    const name = match[1].toLowerCase();
    if (name === 'type') found.contentTypeField ??= value;
    else if (name === 'disposition') found.dispositionField ??= value;
    else found.transferEncoding ??= value;
  }

  /** Moves to the next delimiter line; the line break before it belongs to the delimiter (RFC 2046). */
  private findDelimiter(): number {
    const bodyStart = this.pos;
    let start = this.pos;
    while (start < this.raw.length && this.boundaries.length > 0) {
      const eol = lineEnd(this.raw, start);
      if (this.delimiterAt(start, eol)) {
        this.pos = start;
        if (start === bodyStart) return start;
        return Math.max(bodyStart, contentEnd(this.raw, bodyStart, start - 1));
      }
      start = eol + 1;
    }
    this.pos = this.raw.length;
    return this.raw.length;
  }

  /** Consumes delimiter lines until one opens an entity; false at the end of the mail. */
  private skipToDelimiter(): boolean {
    while (this.pos < this.raw.length) {
      const eol = lineEnd(this.raw, this.pos);
      const hit = this.delimiterAt(this.pos, eol);
      this.pos = Math.min(eol + 1, this.raw.length);
      if (!hit) continue;
      this.boundaries.length = hit.closes ? hit.level : hit.level + 1;
      if (!hit.closes) return true;
    }
    return false;
  }

  private delimiterAt(start: number, eol: number): { level: number; closes: boolean } | null {
    if (this.boundaries.length === 0 || this.raw[start] !== 0x2d || this.raw[start + 1] !== 0x2d) return null;
    if (eol - start > 1000) return null;
    const line = latin1(this.raw, start + 2, eol).trimEnd();
    for (let level = this.boundaries.length - 1; level >= 0; level -= 1) {
      const boundary = this.boundaries[level];
      if (line === boundary) return { level, closes: false };
      if (line === `${boundary}--`) return { level, closes: true };
    }
    return null;
  }
}

function boundaryOf(field: string | null): string | null {
  if (!field || !/^\s*multipart\//i.test(field)) return null;
  const match = /;\s*boundary\s*=\s*(?:"([^"]{1,900})"|([^\s;"]{1,900}))/i.exec(field);
  const value = match?.[1] ?? match?.[2];
  return value ? value.trimEnd() || null : null;
}

export interface TarEntry {
  readonly name: string;
  readonly size: number;
}

const BLOCK = 512;
/** Names in a record of their own (GNU, pax) are read up to here. */
const NAME_BYTES = 8192;

/**
 * Reads the headers of a TAR as its bytes pass, and none of its files. A header whose sum is wrong ends the reading: what follows
 * is no TAR any more.
 */
export class TarHeaders {
  /** A header that is none was met. */
  broken = false;
  ended = false;
  private rest: Buffer = Buffer.alloc(0);
  private skip = 0;
  private special: { kind: 'name' | 'pax'; left: number; padding: number; bytes: Buffer[] } | null = null;
  private longName: string | null = null;

  constructor(private readonly found: (entry: TarEntry) => void) {}

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length && !this.ended && !this.broken) {
      if (this.skip > 0) at += this.skipped(chunk.length - at);
      else if (this.special) at += this.collect(chunk.subarray(at));
      else {
        const block = Buffer.concat([this.rest, chunk.subarray(at, at + BLOCK - this.rest.length)]);
        at += block.length - this.rest.length;
        this.rest = block;
        if (block.length === BLOCK) this.header(block);
      }
    }
  }

  private skipped(available: number): number {
    const step = Math.min(this.skip, available);
    this.skip -= step;
    return step;
  }

  private collect(bytes: Buffer): number {
    const special = this.special!;
    const step = Math.min(special.left, bytes.length);
    special.bytes.push(Buffer.from(bytes.subarray(0, step)));
    special.left -= step;
    if (special.left > 0) return step;
    const content = Buffer.concat(special.bytes).toString('utf8');
    this.longName =
      special.kind === 'name' ? content.replace(/\0[^]*$/, '') : (paxPath(content) ?? this.longName);
    this.skip = special.padding;
    this.special = null;
    return step;
  }

  private header(block: Buffer): void {
    this.rest = Buffer.alloc(0);
    if (block.every((byte) => byte === 0)) return void (this.ended = true);
    const size = number(block.subarray(124, 136));
    if (!sumIsRight(block) || size === null) return void (this.broken = true);
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    const type = String.fromCharCode(block[156]);
    if ((type === 'L' || type === 'x') && size <= NAME_BYTES) {
      this.special = { kind: type === 'L' ? 'name' : 'pax', left: size, padding, bytes: [] };
      return;
    }
    this.skip = size + padding;
    // Records about records are no files.
    if ('LKxg'.includes(type)) return;
    this.found({ name: this.longName ?? nameOf(block), size });
    this.longName = null;
  }
}

function nameOf(block: Buffer): string {
  const name = text(block.subarray(0, 100));
  const isUstar = block.toString('latin1', 257, 262) === 'ustar';
  const prefix = isUstar ? text(block.subarray(345, 500)) : '';
  return prefix ? `${prefix}/${name}` : name;
}

function text(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  const cut = end < 0 ? bytes : bytes.subarray(0, end);
  const utf8 = cut.toString('utf8');
  return utf8.includes('\ufffd') ? cut.toString('latin1') : utf8;
}

/** Octal digits, or for large files a number of the machine behind a mark. */
function number(field: Buffer): number | null {
  if (field[0] === 0x80) {
    const large = field.readUIntBE(6, 6);
    return field.subarray(1, 6).every((byte) => byte === 0) ? large : null;
  }
  const digits = /^[\0 ]*([0-7]*)[\0 ]*$/.exec(field.toString('latin1'))?.[1];
  return digits === undefined ? null : parseInt(digits || '0', 8);
}

/** The sum of the header, its own field read as blanks. */
function sumIsRight(block: Buffer): boolean {
  const said = number(block.subarray(148, 156));
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : block[at];
  return said === sum;
}

/** `27 path=folder/file` within the records of a pax header. */
const paxPath = (records: string): string | null => /^\d+ path=([^\n]*)\n/m.exec(records)?.[1] ?? null;

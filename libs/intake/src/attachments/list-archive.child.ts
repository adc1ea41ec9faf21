/**
 * Runs in a process of its own (see `run-apart.ts`): reads the directory of a ZIP or the headers of a TAR that a
 * stranger packed. Nothing is unpacked: names, sizes and flags stand there. What gzip has packed passes through, bounded, and is not kept.
 */
import { createGunzip } from 'node:zlib';
import yauzl from 'yauzl';
import { TarHeaders } from './list-tar.js';

interface Task {
  readonly bytes: Uint8Array;
  readonly kind: 'zip' | 'tar' | 'gz';
  readonly limits: { readonly entries: number; readonly nameChars: number; readonly inflatedBytes: number };
}

process.once('message', (task: Task) => {
  list(task).then(
    (done) => answer({ done }),
    () => answer({ failed: 'unreadable' }),
  );
});

const answer = (message: object) => process.send?.(message, () => process.exit(0));

const list = (task: Task) => (task.kind === 'zip' ? listZip(task) : listTar(task));

async function listZip({ bytes, limits }: Task) {
  // Names are shown, never used as paths: one with `..` in it is shown as it is.
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { decodeStrings: false, lazyEntries: true });
  const entries: { name: string; size: number; packedSize: number; encrypted: boolean }[] = [];
  const sums = { size: 0, packedSize: 0, encrypted: false };
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    if (++count > 100 * limits.entries) break;
    const { uncompressedSize: size, compressedSize: packedSize, generalPurposeBitFlag: flags } = entry;
    const encrypted = (flags & 1) === 1;
    sums.size += size;
    sums.packedSize += packedSize;
    sums.encrypted ||= encrypted;
    if (entries.length < limits.entries)
      entries.push({ name: nameOf(entry, flags).slice(0, limits.nameChars), size, packedSize, encrypted });
  }
  return { count: zip.entryCount, ...sums, entries };
}

/** Names are UTF-8 where the entry says so; elsewhere what reads as UTF-8 is taken as such. */
function nameOf({ fileName }: yauzl.Entry, flags: number): string {
  const raw = fileName as unknown as Buffer;
  const utf8 = raw.toString('utf8');
  return (flags & 0x800) !== 0 || !utf8.includes('\ufffd') ? utf8 : raw.toString('latin1');
}

interface Listed {
  readonly entries: { name: string; size: number; packedSize: number; encrypted: boolean }[];
  count: number;
  size: number;
}

async function listTar({ bytes, kind, limits }: Task) {
  const listed: Listed = { entries: [], count: 0, size: 0 };
  const headers = new TarHeaders(({ name, size }) => {
    listed.count += 1;
    listed.size += size;
    if (listed.entries.length < limits.entries)
      listed.entries.push({
        name: name.slice(0, limits.nameChars),
        size,
        packedSize: size,
        encrypted: false,
      });
  });
  const packed = Buffer.from(bytes);
  let whole = packed.length;
  if (kind === 'tar') headers.push(packed);
  else whole = await inflate(packed, limits.inflatedBytes, (chunk) => headers.push(chunk));
  if (listed.count > 0)
    return { ...listed, size: Math.max(listed.size, whole), packedSize: packed.length, encrypted: false };
  if (kind === 'tar') throw new Error('no header of a TAR');
  const only = {
    name: gzipName(packed).slice(0, limits.nameChars),
    size: whole,
    packedSize: packed.length,
    encrypted: false,
  };
  return { entries: [only], count: 1, size: whole, packedSize: packed.length, encrypted: false };
}

/** How large it grows, up to a bound; the bytes are handed on and forgotten. */
async function inflate(packed: Buffer, most: number, taken: (chunk: Buffer) => void): Promise<number> {
  const stream = createGunzip();
  stream.end(packed);
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    taken(chunk);
    if (size > most) break;
  }
  return size;
}

/** The name of the file as gzip keeps it, where it does. */
function gzipName(packed: Buffer): string {
  const flags = packed[3];
  if ((flags & 8) === 0) return '';
  const from = (flags & 4) === 0 ? 10 : 12 + packed.readUInt16LE(10);
  const end = packed.indexOf(0, from);
  return end < 0 ? '' : packed.toString('latin1', from, end);
}

/**
 * Runs in a process of its own (see `run-apart.ts`): reads the directory of a ZIP that a stranger packed. Nothing is
 * unpacked: names, sizes and flags stand in the directory. Imports packages only.
 */
import yauzl from 'yauzl';

interface Task {
  readonly bytes: Uint8Array;
  readonly limits: { readonly entries: number; readonly nameChars: number };
}

process.once('message', (task: Task) => {
  list(task).then(
    (done) => answer({ done }),
    () => answer({ failed: 'unreadable' }),
  );
});

const answer = (message: object) => process.send?.(message, () => process.exit(0));

async function list({ bytes, limits }: Task) {
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

import { mkdir, open, opendir, readFile, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';

/** Large sealed parts on disk. A file is on the disk before the row that names it commits. */
export class BlobFiles {
  constructor(private readonly root: string) {}

  async write(id: string, bytes: Uint8Array): Promise<string> {
    const name = path.posix.join(id.slice(-2), id);
    const target = path.join(this.root, name);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const draft = `${target}.part`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await unlink(draft).catch(() => {});
      throw error;
    } finally {
      await file.close();
    }
    await rename(draft, target);
    await syncFolder(path.dirname(target));
    return name;
  }

  read(name: string): Promise<Buffer> {
    return readFile(this.resolve(name));
  }

  async remove(name: string): Promise<void> {
    await unlink(this.resolve(name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }

  /** Files older than `ageMs`: those without a row are left over from a transaction that never committed. */
  async *older(ageMs: number): AsyncGenerator<string> {
    const limit = Date.now() - ageMs;
    for await (const folder of folderOf(this.root)) {
      if (!folder.isDirectory()) continue;
      for await (const file of folderOf(path.join(this.root, folder.name))) {
        const { mtimeMs } = await stat(path.join(this.root, folder.name, file.name));
        if (mtimeMs < limit) yield path.posix.join(folder.name, file.name);
      }
    }
  }

  private resolve(name: string): string {
    if (!/^[0-9a-f]{2}\/[0-9a-f-]{36}(\.part)?$/.test(name)) throw new Error('not the name of a blob');
    return path.join(this.root, name);
  }
}

/** The name of a new file survives a power cut only when its folder was written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* folderOf(folder: string) {
  try {
    yield* await opendir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

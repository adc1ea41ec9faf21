import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { looksLikeMbox, splitMbox } from './split-mbox.js';

export interface FoundFile {
  readonly path: string;
  readonly modifiedAt: Date;
}

/** Every mail file below the paths: single files, folders of .eml, Maildir folders (cur and new). Sorted by name. */
export async function* mailFiles(paths: readonly string[]): AsyncGenerator<FoundFile> {
  for (const path of paths) {
    const facts = await stat(path);
    if (!facts.isDirectory()) {
      yield { path, modifiedAt: facts.mtime };
      continue;
    }
    const entries = (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name === 'tmp' || entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) yield* mailFiles([join(path, entry.name)]);
      else if (isMail(path, entry.name))
        yield { path: join(path, entry.name), modifiedAt: (await stat(join(path, entry.name))).mtime };
    }
  }
}

const isMail = (folder: string, name: string): boolean =>
  /\.(eml|mbox|msg|txt)$/i.test(name) || ['cur', 'new'].includes(basename(folder));

/** A mail larger than this is refused before it is read: the listener refuses the same. */
export class TooLarge extends Error {
  constructor(
    readonly size: number,
    readonly limit: number,
  ) {
    super(`the mail has ${size} bytes, more than the ${limit} allowed`);
  }
}

/** The raw mails of one file: an .eml gives one, an mbox as many as it holds. */
export async function rawMailsOf(path: string, maxBytes: number): Promise<Buffer[]> {
  if (!(await startsAsMbox(path))) {
    const { size } = await stat(path);
    if (size > maxBytes) throw new TooLarge(size, maxBytes);
    return [await readFile(path)];
  }
  return [...splitMbox(await readFile(path))];
}

async function startsAsMbox(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { start: 0, end: 4 }))
    return looksLikeMbox(chunk as Buffer);
  return false;
}

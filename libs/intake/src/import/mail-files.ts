import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A file that should hold mail; `unreadable` says why it cannot be opened. */
export interface FoundFile {
  readonly path: string;
  readonly modifiedAt: Date;
  readonly bytes: number;
  readonly unreadable?: string;
}

/**
 * Every mail file below the paths: single files, folders of .eml, Maildir folders (cur and new). Sorted by name. What cannot
 * be opened is told like the rest, so that one bad entry keeps no other mail out.
 */
export async function* mailFiles(paths: readonly string[]): AsyncGenerator<FoundFile> {
  for (const path of paths) {
    const found = await look(path);
    if (found !== 'folder') yield found;
    else yield* inFolder(path);
  }
}

async function* inFolder(folder: string): AsyncGenerator<FoundFile> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield unreadable(folder, whyNot(error));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name === 'tmp' || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() || isMail(folder, entry.name)) yield* mailFiles([path]);
  }
}

async function look(path: string): Promise<FoundFile | 'folder'> {
  try {
    const facts = await stat(path);
    if (!facts.isDirectory()) return { path, modifiedAt: facts.mtime, bytes: facts.size };
    return /\.eml$/i.test(path) ? unreadable(path, 'it is a folder') : 'folder';
  } catch (error) {
    return unreadable(path, whyNot(error));
  }
}

const unreadable = (path: string, why: string): FoundFile => ({
  path,
  modifiedAt: new Date(0),
  bytes: 0,
  unreadable: why,
});

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a folder',
  ELOOP: 'its link leads to itself',
};

/** Why a file could not be opened, in words. */
export function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && words[code]) || message;
}

const isMail = (folder: string, name: string): boolean =>
  /\.(eml|mbox|msg|txt)$/i.test(name) || ['cur', 'new'].includes(basename(folder));

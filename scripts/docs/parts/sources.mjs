// The TypeScript sources of the product, and what stands in their comments.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Paths from the root, sorted, of the .ts files below these folders. */
export function typescriptFiles(...folders) {
  return folders
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('apps/console/') && !file.startsWith('test/output/'))
    .sort();
}

export const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** A table in Markdown; an empty cell shows a dash. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell || '–').join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const code = (word) => `\`${word}\``;

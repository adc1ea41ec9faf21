// The migrations of the sources as they stand, without waiting for a whole build: compiled without types, file by file.
import { transformFileSync } from '@swc/core';
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { swc } from './swc.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const output = path.join(root, 'test/output/build');

/** Compiles what changed below apps/cli and libs; returns where `file` of the product lies then. */
export function compiled(file) {
  mkdirSync(output, { recursive: true });
  const { imports } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  writeWhole(path.join(output, 'package.json'), JSON.stringify({ type: 'module', imports }));
  for (const folder of ['apps/cli/src', 'libs']) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true }))
      compile(path.join(folder, entry));
  }
  return path.join(output, 'dist', file);
}

function compile(source) {
  if (!/\.(ts|json)$/.test(source) || /\.(spec|d)\.ts$|tsconfig/.test(source)) return;
  const from = path.join(root, source);
  const to = path.join(output, 'dist', source.replace(/\.ts$/, '.js'));
  const made = statSync(to, { throwIfNoEntry: false });
  if (made && made.mtimeMs > statSync(from).mtimeMs) return;
  mkdirSync(path.dirname(to), { recursive: true });
  writeWhole(to, source.endsWith('.ts') ? transformFileSync(from, swc).code : readFileSync(from));
}

// Two runs may compile at once.
function writeWhole(file, content) {
  const part = `${file}.${process.pid}`;
  writeFileSync(part, content);
  renameSync(part, file);
}

// `npm run docs`: writes the pages that are made from the code; with --check it only says which have drifted.
// Each file in scripts/docs/ exports `target` (a path) and `generate()` (its text).
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, getFileInfo, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'scripts/docs');
const check = process.argv.includes('--check');
const drifted = [];

for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .sort()) {
  const { target, generate } = await import(pathToFileURL(path.join(folder, name)));
  const file = path.join(root, target);
  const text = await formatted(file, await generate());
  if (text === read(file)) continue;
  drifted.push(target);
  if (check) continue;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`wrote ${target}`);
}

if (check && drifted.length) {
  console.error(`Out of date, run "npm run docs": ${drifted.join(', ')}`);
  process.exitCode = 1;
}
// A generator that read the built application may have left a handle open.
process.exit();

// In the house's own style, or the format check would find what is written here wrong.
async function formatted(file, text) {
  const { inferredParser } = await getFileInfo(file);
  if (!inferredParser) return text;
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

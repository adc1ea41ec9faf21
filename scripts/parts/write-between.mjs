// Puts measured figures into a page, between `<!-- name: start -->` and `<!-- name: end -->`.
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

/** Returns whether the page says so already; with `check` nothing is written. */
export async function writeBetween(page, name, text, { check = false } = {}) {
  const [start, end] = [`<!-- ${name}: start -->`, `<!-- ${name}: end -->`];
  const before = readFileSync(page, 'utf8');
  if (!before.includes(start) || !before.includes(end)) throw new Error(`${page} has no place for "${name}"`);
  const whole = `${before.slice(0, before.indexOf(start) + start.length)}\n\n${text}\n\n${before.slice(before.indexOf(end))}`;
  const after = await format(whole, { parser: 'markdown', printWidth: 110 });
  if (after === before) return true;
  if (!check) writeFileSync(page, after);
  return false;
}

import type { DecodedAttachment } from './decoded-mail.js';

export type Fields = ReadonlyMap<string, string>;

/** `<a@b>` gives `a@b`. */
export function bracketless(value: string | undefined): string | null {
  return value ? (/<([^<>\s]{1,900})>/.exec(value)?.[1] ?? value.trim().slice(0, 900)) || null : null;
}

/** Header-like groups separated by empty lines, folds joined, first occurrence of a field wins. */
export function fieldGroups(attachment: Pick<DecodedAttachment, 'bytes'>): Fields[] {
  const text = Buffer.from(attachment.bytes.subarray(0, 262_144)).toString('utf8').replaceAll('\0', '');
  const found: Map<string, string>[] = [];
  let current: Map<string, string> | null = null;
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') {
      current = null;
      continue;
    }
    current ??= found[found.push(new Map<string, string>()) - 1];
    if (/^[ \t]/.test(line) && key) {
      current.set(key, `${current.get(key) ?? ''} ${line.trim()}`.slice(0, 4000));
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    key = line.slice(0, colon).trim().toLowerCase();
    if (!current.has(key)) current.set(key, line.slice(colon + 1).trim());
    else key = '';
  }
  return found;
}

// Whether something built still matches what it was built from: by content, because a checkout changes every time stamp.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './launch-settings.mjs';
import { readJson, writeJson } from './private-file.mjs';

/**
 * Fingerprints of files below these paths of the repository.
 * @param {{paths: string[], keep: (file: string) => boolean}} inputs
 * @returns {Record<string, string>} file → digest
 */
export function fingerprints({ paths, keep }) {
  const found = {};
  const visit = (relative) => {
    const full = path.join(root, relative);
    const stat = statSync(full, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      if (/(^|\/)(node_modules|dist)$/.test(relative)) return;
      for (const name of readdirSync(full).sort()) visit(`${relative}/${name}`);
    } else if (stat && keep(relative)) {
      found[relative] = createHash('sha1').update(readFileSync(full)).digest('base64url');
    }
  };
  paths.forEach(visit);
  return found;
}

/** What was recorded when `stamp` was last written, and whether it is the same as now. */
export function compare(stamp, now) {
  const before = readJson(stamp) ?? {};
  const removed = Object.keys(before).filter((file) => !(file in now));
  const same = removed.length === 0 && Object.entries(now).every(([file, digest]) => before[file] === digest);
  return { same, removed };
}

export const record = writeJson;

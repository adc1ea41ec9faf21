// Generated mails: 2 to 8 KB, a fifth with a 50 KB attachment; same seed, same bytes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { node24, root } from '../../scripts/parts/launch-settings.mjs';

export function generateMails(count, seed = 1) {
  const out = mkdtempSync(path.join(tmpdir(), 'dpo-mails-'));
  execFileSync(
    node24,
    [
      path.join(root, 'bench/gen-mails.mjs'),
      '--out',
      out,
      '--n',
      String(count),
      '--seed',
      String(seed),
      '--to',
      'contact@mailo.com',
    ],
    { stdio: 'ignore' },
  );
  const folder = path.join(out, 'mails');
  const mails = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(path.join(folder, file)));
  rmSync(out, { recursive: true, force: true });
  return mails;
}

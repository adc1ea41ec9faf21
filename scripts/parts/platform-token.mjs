// What the desk shows the sample account platform, drawn once a data folder.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readJson, writeJson } from './private-file.mjs';

export function platformToken({ env, home }) {
  if (env.PLATFORM_TOKEN) return env.PLATFORM_TOKEN;
  const file = path.join(home, 'platform.json');
  const known = readJson(file)?.token;
  if (known) return known;
  const token = randomBytes(24).toString('base64url');
  writeJson(file, { token });
  return token;
}

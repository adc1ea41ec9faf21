import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../config/settings.js';
import { logger } from '../logging/logger.js';
import { KEY_BYTES } from './envelope.js';

/** The key that wraps every other key, and the keys derived from it by purpose. */
export class MasterKey {
  readonly id: string;
  private readonly derived = new Map<string, Buffer>();

  constructor(private readonly bytes: Uint8Array) {
    if (bytes.length !== KEY_BYTES) throw new Error(`the master key must have ${KEY_BYTES} bytes`);
    this.id = createHash('sha256').update('dpo-desk master key').update(bytes).digest('hex').slice(0, 16);
  }

  /** Another key for each purpose: none of them tells anything about the master or about each other. */
  derive(purpose: string): Buffer {
    let key = this.derived.get(purpose);
    if (key === undefined) {
      key = Buffer.from(hkdfSync('sha256', this.bytes, 'dpo-desk', purpose, KEY_BYTES));
      this.derived.set(purpose, key);
    }
    return key;
  }
}

/** MASTER_KEY, or the key file; the file is made with a warning when there is neither. */
export function loadMasterKey(settings: Pick<Settings, 'MASTER_KEY' | 'MASTER_KEY_FILE'>): MasterKey {
  if (settings.MASTER_KEY !== undefined) return new MasterKey(decodeKey(settings.MASTER_KEY));
  const file = settings.MASTER_KEY_FILE;
  if (!existsSync(file)) generate(file);
  return new MasterKey(decodeKey(readFileSync(file, 'utf8').trim()));
}

/** A hard link appears whole or not at all: of two processes that start at once, one wins and both read the same. */
function generate(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    linkSync(draft, file);
    logger('crypto').warn(
      'a master key was generated: keep a copy apart from the database, nothing can be read without it',
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function decodeKey(text: string): Buffer {
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
}

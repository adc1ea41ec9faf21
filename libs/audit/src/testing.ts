import { randomBytes } from 'node:crypto';
import { MasterKey } from '#foundation';
import { openJournals } from './journal-keys.js';

/** Opens the journals of a spec that runs without an application, under a key of its own. */
export function openTestJournals(): void {
  openJournals(new MasterKey(randomBytes(32)));
}

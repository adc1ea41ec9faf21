import { rmSync } from 'node:fs';
import { discardPostgres } from '../../scripts/postgres.mjs';

export default async function globalTearDown() {
  await discardPostgres(globalThis.testHome);
  rmSync(globalThis.testHome, { recursive: true, force: true });
}

import { rmSync } from 'node:fs';
import { discardPostgres } from '../../scripts/postgres.mjs';

export default async function globalTearDown() {
  const { home } = globalThis.testServer;
  await discardPostgres(home);
  rmSync(home, { recursive: true, force: true });
}

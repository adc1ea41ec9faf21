import { loadSettings, runMigrations } from '#foundation';

/** `node dist/apps/cli/src/migrate.js`: brings the database to this build's version and says what it did. */
async function main(): Promise<void> {
  const settings = loadSettings();
  if (settings.DATABASE_OWNER_URL === undefined) throw new Error('Settings: DATABASE_OWNER_URL is missing');
  const applied = await runMigrations(settings.DATABASE_OWNER_URL);
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
  process.stdout.write(applied.length === 0 ? 'database up to date\n' : `${applied.length} applied\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message || String(error) : String(error)}\n`);
  process.exitCode = 1;
});

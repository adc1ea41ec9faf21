import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Contexts, SettingsService } from '#foundation';
import { IMPORT_CHANNEL, ImportMails, mailFiles, receiptOf } from '#intake';
import { ensureSampleOfficers } from '#staff';
import { endWithError, openDesk } from './parts/desk-context.js';

const SAMPLE = fileURLToPath(new URL('../../../../test/fixtures/mailbox', import.meta.url));
const ACTOR = { kind: 'system', scope: 'cli.load-sample' } as const;
const DAY = 86_400_000;

/**
 * Loads the sample mailbox and the sample officers once. Receipt instants move by whole days so that the last mail came
 * yesterday; the bytes stay as they are. Prints one JSON line for the launcher.
 */
async function main(): Promise<void> {
  const desk = await openDesk();
  const contexts = desk.get(Contexts);
  const signIns = await contexts.run(ACTOR, (ctx) => ensureSampleOfficers(ctx));
  const files = await sampleFiles();
  const [loaded] = await contexts.run(ACTOR, (ctx) =>
    ctx.query<{ count: number }>(
      `select count(*)::int as count from message m join channel c on c.id = m.channel_id where c.name = $1`,
      [IMPORT_CHANNEL],
    ),
  );
  // Broken off half-way it goes on: what is there is known by its bytes.
  const summary =
    loaded.count >= files.length
      ? 'loaded before'
      : await loadMails(desk.get(ImportMails), files, desk.get(SettingsService).values.OWN_MX);
  process.stdout.write(`${JSON.stringify({ summary, signIns })}\n`);
  await desk.close();
}

interface SampleFile {
  readonly name: string;
  readonly raw: Buffer;
  readonly modifiedAt: Date;
}

async function sampleFiles(): Promise<SampleFile[]> {
  const files: SampleFile[] = [];
  for await (const { path: file, modifiedAt } of mailFiles([SAMPLE])) {
    if (file.endsWith('.eml'))
      files.push({ name: path.basename(file), raw: await readFile(file), modifiedAt });
  }
  return files;
}

async function loadMails(
  importer: ImportMails,
  files: readonly SampleFile[],
  ownMx: readonly string[],
): Promise<string> {
  const last = Math.max(
    ...files.map(({ raw, modifiedAt }) => receiptOf(raw, ownMx, modifiedAt).receivedAt.getTime()),
  );
  const yesterday = Math.floor(Date.now() / DAY) - 1;
  const shiftMs = (yesterday - Math.floor(last / DAY)) * DAY;
  let added = 0;
  for (const { name, raw, modifiedAt } of files) {
    added += (await importer.file(ACTOR, name, raw, modifiedAt, { shiftMs })).added;
  }
  return `${added} mails`;
}

main().catch(endWithError);

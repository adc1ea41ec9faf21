import { readFile, stat } from 'node:fs/promises';
import { SettingsService } from '#foundation';
import { ImportMails, mailFiles } from '#intake';
import { endWithError, openDesk } from './parts/desk-context.js';

const ACTOR = { kind: 'system', scope: 'cli.import' } as const;

/** `npm run import -- PATH…`: loads .eml files, mbox files and Maildir folders; safe to repeat. */
async function main(paths: string[]): Promise<void> {
  if (paths.length === 0)
    throw new Error('Usage: npm run import -- PATH…   (.eml, mbox, Maildir or folders of them)');
  const desk = await openDesk();
  const importer = desk.get(ImportMails);
  const limit = desk.get(SettingsService).values.SMTP_MAX_BYTES;
  const total = { files: 0, mails: 0, added: 0, known: 0, refused: 0 };
  for await (const { path, modifiedAt } of mailFiles(paths)) {
    total.files++;
    const { size } = await stat(path);
    if (size > limit && !/\.mbox$/i.test(path)) {
      refuse(path, `too large: ${size} bytes, at most ${limit}`);
      continue;
    }
    const done = await importer.file(ACTOR, path, await readFile(path), modifiedAt);
    total.mails += done.mails;
    total.added += done.added;
    total.known += done.known;
    if (done.error) refuse(path, done.error);
  }
  process.stdout.write(`${JSON.stringify(total)}\n`);
  await desk.close();

  function refuse(path: string, why: string): void {
    total.refused++;
    process.stderr.write(`refused ${path}: ${why}\n`);
  }
}

main(process.argv.slice(2)).catch(endWithError);

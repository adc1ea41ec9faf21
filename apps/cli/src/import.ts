import { readFile } from 'node:fs/promises';
import { SettingsService, isConnectionLoss, isShortage } from '#foundation';
import { ImportMails, mailFiles, whyNot } from '#intake';
import { endWithError, openDesk } from './parts/desk-context.js';

const ACTOR = { kind: 'system', scope: 'cli.import' } as const;

/** Nothing more can be stored, whatever file comes next: the disk is full or the database is away. */
const ends = (error: unknown): boolean => isShortage(error) || isConnectionLoss(error);

/** `npm run import -- PATH…`: loads .eml files, mbox files and Maildir folders; safe to repeat. */
async function main(paths: string[]): Promise<void> {
  if (paths.length === 0)
    throw new Error('Usage: npm run import -- PATH…   (.eml, mbox, Maildir or folders of them)');
  const desk = await openDesk();
  const importer = desk.get(ImportMails);
  const limit = desk.get(SettingsService).values.SMTP_MAX_BYTES;
  const tooLarge = (bytes: number): string => `too large: ${bytes} bytes, at most ${limit}`;
  const total = { files: 0, mails: 0, added: 0, known: 0, refused: 0 };
  for await (const { path, modifiedAt, bytes, unreadable } of mailFiles(paths)) {
    total.files++;
    if (unreadable !== undefined) refuse(path, `cannot be read: ${unreadable}`);
    else if (bytes === 0) refuse(path, 'it is empty');
    else if (bytes > limit && !/\.mbox$/i.test(path)) refuse(path, tooLarge(bytes));
    else if (!(await load(path, modifiedAt))) break;
  }
  process.stdout.write(`${JSON.stringify(total)}\n`);
  await desk.close();

  /** One file; false when it makes no sense to go on. */
  async function load(path: string, modifiedAt: Date): Promise<boolean> {
    const content = await readFile(path).catch((error: unknown) => whyNot(error));
    if (typeof content === 'string') {
      refuse(path, `cannot be read: ${content}`);
      return true;
    }
    try {
      const done = await importer.file(ACTOR, path, content, modifiedAt);
      total.mails += done.mails;
      total.added += done.added;
      total.known += done.known;
      if (done.error) refuse(path, done.error === 'too-large' ? tooLarge(content.length) : done.error);
      return true;
    } catch (error) {
      refuse(path, `not stored: ${error instanceof Error ? error.message : String(error)}`);
      if (!ends(error)) return true;
      const why =
        'The rest was not tried. Mend this and repeat the command: what is stored is not stored twice.';
      process.stderr.write(`${why}\n`);
      return false;
    }
  }

  function refuse(path: string, why: string): void {
    total.refused++;
    process.exitCode = 1;
    process.stderr.write(`refused ${path}: ${why}\n`);
  }
}

main(process.argv.slice(2)).catch(endWithError);

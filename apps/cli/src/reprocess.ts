// npm run reprocess -- --since DATE [--apply] [--show]: decodes stored mails with the present decoder and tells what changed.
import { parseArgs } from 'node:util';
import { Contexts } from '#foundation';
import { DECODER_VERSION, MessageStore, messagesSince, reprocessMessage, type Reprocessed } from '#intake';
import { endWithError, openDesk } from './parts/desk-context.js';

const ACTOR = { kind: 'system', scope: 'cli.reprocess' } as const;
const USAGE = 'Usage: npm run reprocess -- --since 2026-09-01 [--apply] [--show]';

interface Asked {
  readonly since: Date;
  readonly apply: boolean;
  readonly show: boolean;
}

/** One JSON line a message that reads otherwise now, and one with the counts at the end; personal data only with --show. */
async function main(args: string[]): Promise<void> {
  const asked = question(args);
  const desk = await openDesk();
  const contexts = desk.get(Contexts);
  const store = desk.get(MessageStore);
  const total = { decoder: DECODER_VERSION, messages: 0, changed: 0, written: 0, unreadable: 0 };
  let page: Awaited<ReturnType<typeof messagesSince>> = [];
  do {
    const last = page.at(-1) ?? null;
    page = await contexts.run(ACTOR, (ctx) => messagesSince(ctx, asked.since, last));
    for (const { id } of page) {
      total.messages++;
      const done = await one(id);
      if (!done) total.unreadable++;
      else if (done.changes.length > 0) {
        total.changed++;
        process.stdout.write(`${JSON.stringify(line(done, asked.show))}\n`);
      }
      if (done?.written) total.written++;
    }
  } while (page.length > 0);
  process.stdout.write(`${JSON.stringify(total)}\n`);
  await desk.close();

  /** Each in its own transaction: what is written stays written when a later one fails. */
  async function one(id: string): Promise<Reprocessed | null> {
    try {
      return await contexts.run(ACTOR, (ctx) => reprocessMessage(ctx, store, id, asked.apply));
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`${id}: ${error instanceof Error ? error.message : String(error)}\n`);
      return null;
    }
  }
}

function question(args: string[]): Asked {
  const { values } = parseArgs({
    args,
    options: { since: { type: 'string' }, apply: { type: 'boolean' }, show: { type: 'boolean' } },
  });
  const since = new Date(
    /^\d{4}-\d{2}-\d{2}(?:T[\d:.Z+-]+)?$/.test(values.since ?? '') ? values.since! : NaN,
  );
  if (Number.isNaN(since.getTime())) throw new Error(USAGE);
  return { since, apply: values.apply ?? false, show: values.show ?? false };
}

function line(done: Reprocessed, show: boolean): Record<string, unknown> {
  const { id, receivedAt, decoderBefore, changes, before, after } = done;
  return {
    id,
    receivedAt,
    decoderBefore,
    changed: Object.fromEntries(
      changes.map(({ field, before: was, after: is }) => [
        field,
        show ? { before: before[field], after: after[field] } : { before: was, after: is },
      ]),
    ),
  };
}

main(process.argv.slice(2)).catch(endWithError);

import type { Actor, Context, Contexts } from '#foundation';
import { DomainError } from '#foundation';
import type { Journal } from './event.js';
import type { ExportLine, JournalLine } from './export-format.js';
import { PRUNED } from './prune-reads.js';
import { publicKeys } from './signing-key.js';
import { contentOf, detailOf, eventColumns, type EventRow } from './stored-event.js';
import { sealColumns, statementOf, type SealRow } from './stored-seal.js';
import { readableJournals } from './vault-door.js';

/**
 * A whole journal as JSON Lines, seal by seal. Every seal is read in a transaction of its own: a slow reader never
 * holds the sealing back. Record the export before the first line is taken.
 */
export async function* exportJournal(
  contexts: Contexts,
  actor: Actor,
  journal: Journal,
): AsyncGenerator<string> {
  const run = <T>(act: (ctx: Context) => Promise<T>) => contexts.run(actor, act);
  const { header, keys, seals } = await run((ctx) => opening(ctx, journal));
  yield line(header);
  for (const key of keys) yield line({ kind: 'key', ...key });
  let events = 0;
  for (let number = 1; number <= seals; number++) {
    for (const text of await run((ctx) => sealWithEvents(ctx, journal, number))) yield text;
    events += await run((ctx) => sizeOf(ctx, journal, number));
  }
  for await (const text of unsealed(run, journal, seals)) {
    yield text;
    events++;
  }
  yield line({ kind: 'end', events, seals });
}

const line = (content: ExportLine): string => `${JSON.stringify(content)}\n`;

/** Refuses a journal that the actor may not read, before anything is sent. */
export async function assertReadable(ctx: Context, journal: Journal): Promise<void> {
  if (!(await readableJournals(ctx)).includes(journal)) throw new DomainError('no-such-journal', 'not-found');
}

async function opening(ctx: Context, journal: Journal) {
  await assertReadable(ctx, journal);
  const prunings = await ctx.query<{ event: string; before: string }>(
    `select id as event, content ->> 'before' as before from audit_event where journal = $1 and type = $2 order by id`,
    [journal, PRUNED],
  );
  const [last] = await ctx.query<{ seals: number }>(
    'select coalesce(max(number), 0)::int as seals from audit_seal where journal = $1',
    [journal],
  );
  const header: JournalLine = {
    kind: 'journal',
    format: 'dpo-desk-audit/1',
    journal,
    prunings,
  };
  return { header, keys: await publicKeys(ctx), seals: last.seals };
}

async function sizeOf(ctx: Context, journal: Journal, number: number): Promise<number> {
  const [row] = await ctx.query<{ event_count: number }>(
    'select event_count from audit_seal where journal = $1 and number = $2',
    [journal, number],
  );
  return row?.event_count ?? 0;
}

async function sealWithEvents(ctx: Context, journal: Journal, number: number): Promise<string[]> {
  const [seal] = await ctx.query<SealRow>(
    `select ${sealColumns} from audit_seal where journal = $1 and number = $2`,
    [journal, number],
  );
  const events = await ctx.query<EventRow & { leaf_index: number }>(
    `select ${eventColumns}, l.leaf_index from audit_leaf l join audit_event e on e.id = l.event_id
     left join audit_detail d on d.event_id = e.id
     where l.journal = $1 and l.seal_number = $2 order by l.leaf_index`,
    [journal, number],
  );
  const head = line({
    kind: 'seal',
    statement: statementOf(seal),
    signature: seal.signature.toString('base64'),
    leaves: events.map((event) => event.leaf.toString('hex')),
  });
  return [head, ...events.map((event) => eventLine(event, number, event.leaf_index))];
}

function eventLine(row: EventRow, seal: number | null, index: number | null): string {
  const leaf = row.leaf.toString('hex');
  return line({ kind: 'event', seal, index, event: contentOf(row), leaf, detail: detailOf(row) });
}

/** What is younger than the last seal of this export, page by page. */
async function* unsealed(
  run: <T>(act: (ctx: Context) => Promise<T>) => Promise<T>,
  journal: Journal,
  seals: number,
): AsyncGenerator<string> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await run((ctx) =>
      ctx.query<EventRow>(
        `select ${eventColumns} from audit_event e left join audit_detail d on d.event_id = e.id
         left join audit_leaf l on l.event_id = e.id
         where e.journal = $1 and e.id > $2 and (l.event_id is null or l.seal_number > $3)
           and e.txid >= coalesce((select last_txid from audit_seal where journal = $1 and number = $3), '0'::xid8)
         order by e.id limit 2000`,
        [journal, after, seals],
      ),
    );
    for (const row of rows) yield eventLine(row, null, null);
    if (rows.length < 2000) return;
    after = rows.at(-1)!.id;
  }
}

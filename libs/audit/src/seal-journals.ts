import type { Context } from '#foundation';
import { journals, type Journal } from './event.js';
import { merkleRoot } from './merkle.js';
import { noSeal, sealHash, signSeal, type SealStatement } from './seal-statement.js';
import { signingKey } from './signing-key.js';
import { sealColumns, statementOf, type SealRow } from './stored-seal.js';

const BATCH = 5000;

/**
 * Seals what both journals hold since their last seal; returns how many events were sealed in each. Nobody waits
 * for it: it takes rows of finished transactions only, and a second sealer at the same time does nothing.
 */
export async function sealJournals(ctx: Context): Promise<Record<Journal, number>> {
  const sealed: Record<Journal, number> = { desk: 0, vault: 0 };
  const [lock] = await ctx.query<{ held: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('audit seal', 0)) as held`,
  );
  if (lock?.held !== true) return sealed;
  for (const journal of journals) {
    for (let taken = BATCH; taken === BATCH; sealed[journal] += taken) taken = await sealBatch(ctx, journal);
  }
  return sealed;
}

interface OpenEvent {
  id: string;
  txid: string;
  leaf: Buffer;
}

/** One batch becomes one seal: Merkle root of its leaves, chained to the seal before, signed. */
async function sealBatch(ctx: Context, journal: Journal): Promise<number> {
  const previous = await lastSeal(ctx, journal);
  const events = await openEvents(ctx, journal, previous?.last_txid ?? '0');
  if (events.length === 0) return 0;
  const key = await signingKey(ctx);
  const statement: SealStatement = {
    v: 1,
    journal,
    number: previous === undefined ? 1 : Number(previous.number) + 1,
    eventCount: events.length,
    firstEvent: events[0].id,
    lastEvent: events.at(-1)!.id,
    root: merkleRoot(events.map((event) => event.leaf)).toString('hex'),
    previous: previous === undefined ? noSeal : sealHash(statementOf(previous), previous.signature),
    sealedAt: ctx.now.toISOString(),
    keyId: key.id,
  };
  await store(ctx, statement, signSeal(statement, key.privateKey), events);
  return events.length;
}

export async function lastSeal(ctx: Context, journal: Journal): Promise<SealRow | undefined> {
  const [row] = await ctx.query<SealRow>(
    `select ${sealColumns} from audit_seal where journal = $1 order by number desc limit 1`,
    [journal],
  );
  return row;
}

/**
 * Rows whose transaction is over for everybody: nothing can commit below the snapshot's xmin any more, so a sealed
 * range never grows. A batch may end inside a transaction, hence `>=` and the look at audit_leaf.
 */
function openEvents(ctx: Context, journal: Journal, lastTxid: string): Promise<OpenEvent[]> {
  return ctx.query<OpenEvent>(
    `select e.id, e.txid::text as txid, e.leaf from audit_event e
     where e.journal = $1 and e.txid >= $2::text::xid8 and e.txid < pg_snapshot_xmin(pg_current_snapshot())
       and not exists (select from audit_leaf l where l.event_id = e.id)
     order by e.txid, e.id limit ${BATCH}`,
    [journal, lastTxid],
  );
}

async function store(
  ctx: Context,
  statement: SealStatement,
  signature: Buffer,
  events: readonly OpenEvent[],
): Promise<void> {
  await ctx.query(
    `insert into audit_seal (journal, number, event_count, first_event, last_event, last_txid, root, previous, sealed_at,
       key_id, signature)
     values ($1, $2, $3, $4, $5, $6::text::xid8, decode($7, 'hex'), decode($8, 'hex'), $9, $10, $11)`,
    [
      statement.journal,
      statement.number,
      statement.eventCount,
      statement.firstEvent,
      statement.lastEvent,
      events.at(-1)!.txid,
      statement.root,
      statement.previous,
      statement.sealedAt,
      statement.keyId,
      signature,
    ],
  );
  await ctx.query(
    `insert into audit_leaf (journal, seal_number, leaf_index, event_id)
     select $1, $2, e.place - 1, e.id from unnest($3::uuid[]) with ordinality as e (id, place)`,
    [statement.journal, statement.number, events.map((event) => event.id)],
  );
}

import type { KeyObject } from 'node:crypto';
import type { Context } from '#foundation';
import { leafOf, type Journal } from './event.js';
import { merkleRoot } from './merkle.js';
import { noSeal, sealHash, sealIsSigned } from './seal-statement.js';
import { publicKeyOf, publicKeys } from './signing-key.js';
import { contentOf, eventColumns, type EventRow } from './stored-event.js';
import { sealColumns, statementOf, type SealRow } from './stored-seal.js';

/** So many of the newest sealed events are hashed again at each look; an export is verified whole, offline. */
const NEWEST = 5000;

/** The first thing in the stored journal that does not verify, in words with its id, or null when all does. */
export async function verifyStored(
  ctx: Context,
  journal: Journal,
  newest: number = NEWEST,
): Promise<string | null> {
  const seals = await ctx.query<SealRow>(
    `select ${sealColumns} from audit_seal where journal = $1 order by number`,
    [journal],
  );
  const keys = new Map((await publicKeys(ctx)).map((key) => [key.id, publicKeyOf(key.publicKey)]));
  const broken = brokenSeal(seals, keys);
  if (broken !== null) return broken;
  let left = newest;
  for (const seal of seals.toReversed()) {
    const bad = await brokenEvent(ctx, seal);
    if (bad !== null) return bad;
    left -= seal.event_count;
    if (left <= 0) return null;
  }
  return null;
}

/** The whole chain: numbers without a gap, each seal signed and pointing at the one before. */
function brokenSeal(seals: readonly SealRow[], keys: ReadonlyMap<string, KeyObject>): string | null {
  let previous = noSeal;
  for (const [place, row] of seals.entries()) {
    const statement = statementOf(row);
    const key = keys.get(row.key_id);
    if (statement.number !== place + 1) return `seal ${place + 1} is missing`;
    if (key === undefined || !sealIsSigned(statement, row.signature, key))
      return `seal ${statement.number}: wrong signature`;
    if (statement.previous !== previous) return `seal ${statement.number}: does not follow the one before`;
    previous = sealHash(statement, row.signature);
  }
  return null;
}

async function brokenEvent(ctx: Context, seal: SealRow): Promise<string | null> {
  const rows = await ctx.query<EventRow>(
    `select ${eventColumns} from audit_leaf l join audit_event e on e.id = l.event_id
     left join lateral (select null::bytea as sealed) d on true
     where l.journal = $1 and l.seal_number = $2 order by l.leaf_index`,
    [seal.journal, seal.number],
  );
  const leaves = rows.map((row) => ({ id: row.id, leaf: leafOf(contentOf(row)), stored: row.leaf }));
  const altered = leaves.find(({ leaf, stored }) => !leaf.equals(stored));
  if (altered !== undefined) return `event ${altered.id} of seal ${seal.number}: altered`;
  if (rows.length !== seal.event_count) return `seal ${seal.number}: an event is missing`;
  const root = merkleRoot(leaves.map(({ leaf }) => leaf));
  return root.equals(seal.root) ? null : `seal ${seal.number}: its events are not those that were sealed`;
}

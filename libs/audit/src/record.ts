import { randomBytes } from 'node:crypto';
import type { Actor, Context } from '#foundation';
import { plainJson, plainObject } from './canonical-json.js';
import { commitment, isCommitment, type Detail } from './commitment.js';
import { eventId } from './event-id.js';
import { leafOf, type NewEvent, type SealedContent } from './event.js';
import { journalKeys } from './journal-keys.js';

/** Writes one event in the act's own transaction: it exists if and only if the act does. Returns its id. */
export async function record(ctx: Context, event: NewEvent): Promise<string> {
  const [id] = await recordAll(ctx, [event]);
  return id;
}

/** Writes several events, in the order given, with one statement. */
export async function recordAll(ctx: Context, events: readonly NewEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  const written = events.map((event) => prepare(ctx, event));
  const all = <T>(pick: (one: Prepared) => T): T[] => written.map(pick);
  const detailed = written.filter((one) => one.detail !== undefined);
  await ctx.query(INSERT, [
    all((one) => one.sealed.id),
    all((one) => one.sealed.journal),
    all((one) => one.sealed.retention),
    all((one) => one.sealed.type),
    all((one) => one.sealed.object.kind),
    all((one) => one.sealed.object.id),
    all((one) => one.sealed.ticketId),
    all((one) => JSON.stringify(one.sealed.content)),
    all((one) => leafOf(one.sealed).toString('hex')),
    ctx.now,
    ctx.actor.kind,
    actorId(ctx.actor),
    all((one) => one.sealed.correlationId),
    detailed.map((one) => one.sealed.id),
    detailed.map((one) =>
      journalKeys().seal(`detail:${one.sealed.id}`, JSON.stringify(one.detail)).toString('hex'),
    ),
  ]);
  return all((one) => one.sealed.id);
}

const INSERT = `
  with event as (
    insert into audit_event (id, journal, at, retention, type, actor_kind, actor_id, object_kind, object_id, ticket_id,
        correlation_id, content, leaf)
      select e.id, e.journal, $10, e.retention, e.type, $11, $12, e.object_kind, e.object_id, e.ticket_id,
        e.correlation_id, e.content::jsonb, decode(e.leaf, 'hex')
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[], $13::text[])
        as e (id, journal, retention, type, object_kind, object_id, ticket_id, content, leaf, correlation_id)
  )
  insert into audit_detail (event_id, sealed)
    select d.id, decode(d.sealed, 'hex') from unnest($14::uuid[], $15::text[]) as d (id, sealed)`;

interface Prepared {
  sealed: SealedContent;
  detail?: Detail;
}

function prepare(ctx: Context, event: NewEvent): Prepared {
  const plain = plainObject(event.content ?? {});
  const personal = plainObject(event.personal ?? {});
  for (const [name, value] of Object.entries(plain)) {
    if (Object.hasOwn(personal, name) || isCommitment(value))
      throw new TypeError(`the field ${name} of ${event.type} is either plain or personal`);
  }
  const salt = randomBytes(32).toString('base64url');
  const committed = Object.entries(personal).map(([name, value]) => [name, commitment(salt, name, value)]);
  const sealed: SealedContent = {
    v: 1,
    id: eventId(ctx.now),
    journal: event.journal ?? 'desk',
    at: ctx.now.toISOString(),
    retention: event.retention ?? 'act',
    type: event.type,
    actor: { kind: ctx.actor.kind, id: actorId(ctx.actor) },
    object: { kind: event.object?.kind ?? null, id: event.object?.id ?? null },
    ticketId: event.ticketId ?? null,
    correlationId: event.correlationId ?? ctx.correlationId,
    content: { ...plain, ...(plainJson(Object.fromEntries(committed)) as object) },
  };
  return committed.length === 0 ? { sealed } : { sealed, detail: { salt, values: personal } };
}

/** An officer by id, a job by its scope, nobody by nothing. */
function actorId(actor: Actor): string | null {
  if (actor.kind === 'officer') return actor.officerId;
  return actor.kind === 'system' ? actor.scope : null;
}

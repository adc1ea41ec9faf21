import { breachClock, type BreachKind, type BreachNature } from '#domain';
import { DomainError, newId, randomReference, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer, seenTicket } from '#triage';
import { journalOf } from '../request-record.js';
import { addBreachFact } from './breach-record.js';
import { planBreachReminder } from './remind-breach.js';

export interface NewBreach {
  /** Where it was found; none where nobody wrote about it. */
  readonly ticketId?: string;
  /** The letter that went to the wrong person; its ticket is that of the breach. */
  readonly letterId?: string;
  readonly kind: BreachKind;
  readonly natures: readonly BreachNature[];
  readonly what: string;
  /** When the controller was aware: the seventy-two hours run from here. */
  readonly knownAt: Date;
  readonly dataCategories?: string | null;
  readonly peopleCount?: number | null;
}

/**
 * Opens a row in the register of breaches. Its clock runs from the instant at which the breach was known, whenever the row is opened;
 * it is as secret as the ticket that it comes from.
 * @law GDPR art. 33(1), 33(5)
 */
export async function openBreach(ctx: Context, input: NewBreach): Promise<string> {
  const officerId = actingOfficer(ctx);
  if (input.knownAt > ctx.now) throw new DomainError('breach.known-in-future', 'invalid');
  const ticketId = input.letterId ? await ticketOfLetter(ctx, input.letterId) : (input.ticketId ?? null);
  const ticket = ticketId === null ? null : await seenTicket(ctx, ticketId);
  await assertNotOpen(ctx, ticketId, input.letterId ?? null);
  const clock = breachClock(input.knownAt, null, ctx.now);
  const breach = { id: newId(), ticketId, restricted: ticket?.restricted ?? false };
  const reference = randomReference('VIO');
  await ctx.query(INSERT, [
    breach.id,
    reference,
    ticketId,
    input.letterId ?? null,
    breach.restricted,
    input.kind,
    input.natures,
    input.what,
    input.dataCategories ?? null,
    input.peopleCount ?? null,
    input.knownAt,
    clock.safeAt,
    clock.lastAt,
    officerId,
    ctx.now,
  ]);
  await addBreachFact(ctx, breach, 'opened', { knownAt: input.knownAt.toISOString(), kind: input.kind });
  await planBreachReminder(ctx, { id: breach.id, ...clock });
  await record(ctx, {
    type: 'breach.opened',
    journal: journalOf(breach),
    object: { kind: 'breach', id: breach.id },
    ticketId,
    content: {
      reference,
      kind: input.kind,
      letterId: input.letterId ?? null,
      knownAt: input.knownAt.toISOString(),
    },
    personal: { what: input.what },
  });
  return breach.id;
}

/** A draft never left: nobody read it. */
async function ticketOfLetter(ctx: Context, letterId: string): Promise<string> {
  const [letter] = await ctx.query<{ ticketId: string; sent: boolean }>(
    `select ticket_id as "ticketId", sent_at is not null as sent from letter where id = $1`,
    [letterId],
  );
  if (!letter) throw new DomainError('letter.not-found', 'not-found');
  if (!letter.sent) throw new DomainError('breach.letter-not-sent', 'refused');
  return letter.ticketId;
}

/** One key pressed twice is one breach. The ticket is locked: of two officers, the second sees the first one's row. */
async function assertNotOpen(ctx: Context, ticketId: string | null, letterId: string | null): Promise<void> {
  if (ticketId === null) return;
  const [open] = await ctx.query<{ id: string; reference: string }>(
    `select id, reference from breach where ticket_id = $1 and state <> 'set-aside' and letter_id is not distinct from $2
       and (letter_id is not null or state = 'open') limit 1`,
    [ticketId, letterId],
  );
  if (open)
    throw new DomainError('breach.already-open', 'refused', { reference: open.reference, id: open.id });
}

const INSERT = `
  insert into breach (id, reference, ticket_id, letter_id, restricted, kind, natures, what, data_categories, people_count, known_at,
      safe_at, last_at, owner_id, created_by, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15)`;

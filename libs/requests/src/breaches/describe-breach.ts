import { apply, breachClock, breachWorkflow, type BreachKind, type BreachNature } from '#domain';
import { DomainError, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { refused } from '../act-on-request.js';
import { journalOf } from '../request-record.js';
import { assertFreshBreach, writeBreach } from './act-on-breach.js';
import { addBreachFact, breachFactsOf, lockBreach, type BreachRecord } from './breach-record.js';
import { planBreachReminder } from './remind-breach.js';

/** What the register holds of a breach; what is not given stays as it was. */
export interface BreachEdit {
  readonly version: number;
  readonly kind?: BreachKind;
  readonly natures?: readonly BreachNature[];
  readonly what?: string;
  readonly dataCategories?: string | null;
  readonly peopleCategories?: string | null;
  readonly peopleCount?: number | null;
  readonly recordsCount?: number | null;
  readonly happenedFrom?: Date | null;
  readonly happenedUntil?: Date | null;
  readonly knownAt?: Date;
  readonly knownHow?: string | null;
  readonly consequences?: string | null;
  readonly measures?: string | null;
  readonly ownerId?: string | null;
}

const columns: Readonly<Record<Exclude<keyof BreachEdit, 'version'>, string>> = {
  kind: 'kind',
  natures: 'natures',
  what: 'what',
  dataCategories: 'data_categories',
  peopleCategories: 'people_categories',
  peopleCount: 'people_count',
  recordsCount: 'records_count',
  happenedFrom: 'happened_from',
  happenedUntil: 'happened_until',
  knownAt: 'known_at',
  knownHow: 'known_how',
  consequences: 'consequences',
  measures: 'measures',
  ownerId: 'owner_id',
};

/**
 * Keeps the facts of a breach, its effects and what is done about it. Another instant of awareness moves the clock, with the old one
 * in the history, until the CNIL was told: from then on it was told what it was told.
 * @law GDPR art. 33(3), 33(5)
 */
export async function describeBreach(ctx: Context, id: string, edit: BreachEdit): Promise<void> {
  actingOfficer(ctx);
  const before = await lockBreach(ctx, id);
  assertFreshBreach(before, edit.version);
  const applied = apply(breachWorkflow, before.state, 'describe', breachFactsOf(before, ctx.now), {});
  if (!applied.ok) throw refused(applied.refusals);
  const { version: _seen, ...given } = edit;
  const changed = Object.entries(given).filter(([, value]) => value !== undefined);
  const moved = edit.knownAt !== undefined && edit.knownAt.getTime() !== before.knownAt.getTime();
  if (moved) assertMayMove(before, edit.knownAt, ctx.now);
  const clock = breachClock(edit.knownAt ?? before.knownAt, before.notifiedAt, ctx.now);
  await writeBreach(ctx, id, {
    ...Object.fromEntries(changed.map(([name, value]) => [columns[name as keyof typeof columns], value])),
    safe_at: clock.safeAt,
    last_at: clock.lastAt,
  });
  if (moved) {
    await addBreachFact(ctx, before, 'known-moved', {
      before: before.knownAt.toISOString(),
      after: edit.knownAt.toISOString(),
    });
    await planBreachReminder(ctx, { id, ...clock });
  }
  await record(ctx, {
    type: 'breach.described',
    journal: journalOf(before),
    object: { kind: 'breach', id },
    ticketId: before.ticketId,
    content: { fields: changed.map(([name]) => name), knownAt: clock.knownAt.toISOString() },
    personal: personalOf(edit),
  });
}

function assertMayMove({ notifiedAt }: BreachRecord, knownAt: Date, now: Date): void {
  if (notifiedAt !== null) throw refused([{ code: 'breach-already-notified' }]);
  if (knownAt > now) throw new DomainError('breach.known-in-future', 'invalid');
}

const personalOf = ({ what, dataCategories, peopleCategories, consequences, measures }: BreachEdit) =>
  Object.fromEntries(
    Object.entries({ what, dataCategories, peopleCategories, consequences, measures }).filter(
      ([, text]) => text !== undefined,
    ),
  );

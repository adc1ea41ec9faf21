import { record } from '#audit';
import { parisDay, type CivilDay } from '#domain';
import { DomainError, newId, type Context } from '#foundation';

/** The controller's word that an officer may decide what they prepared or sign themselves. */
export interface SoleDecider {
  /** The act of the controller that says so. */
  readonly source: string;
  readonly validFrom: CivilDay;
  readonly validUntil: CivilDay | null;
}

/**
 * Records that the controller lets one officer both prepare and decide refusals: by which act, from when, and who
 * recorded it. Nobody records it for themselves, and it is said of officers who act for the controller only.
 * @law GDPR art. 24(1), 38(6)
 */
export async function recordSoleDecider(ctx: Context, officerId: string, said: SoleDecider): Promise<void> {
  const recordedBy = otherThan(ctx, officerId);
  const [officer] = await ctx.query<{ acts: boolean; recorded: boolean }>(
    `select o.acts_for_controller as acts,
            exists (select 1 from sole_decider s where s.officer_id = o.id and s.ended_at is null
                    and (s.valid_until is null or s.valid_until >= $2::date)) as recorded
     from officer o where o.id = $1 for update`,
    [officerId, parisDay(ctx.now)],
  );
  if (!officer) throw new DomainError('not-found', 'not-found');
  if (!officer.acts) throw new DomainError('decider-not-controller', 'refused');
  if (officer.recorded) throw new DomainError('sole-decider-recorded', 'conflict');
  const id = newId();
  await ctx.query(
    `insert into sole_decider (id, officer_id, source, valid_from, valid_until, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, officerId, said.source, said.validFrom, said.validUntil, recordedBy, ctx.now],
  );
  await record(ctx, {
    type: 'officer.sole-decider-recorded',
    object: { kind: 'officer', id: officerId },
    content: { ...said, soleDeciderId: id },
  });
}

/** The controller's word ends now; what was decided under it stays as it was decided. */
export async function endSoleDecider(ctx: Context, officerId: string): Promise<void> {
  const endedBy = otherThan(ctx, officerId);
  const ended = await ctx.query<{ id: string }>(
    `update sole_decider set ended_at = $2, ended_by = $3 where officer_id = $1 and ended_at is null returning id`,
    [officerId, ctx.now, endedBy],
  );
  if (ended.length === 0) throw new DomainError('not-found', 'not-found');
  await record(ctx, {
    type: 'officer.sole-decider-ended',
    object: { kind: 'officer', id: officerId },
    content: { soleDeciderIds: ended.map(({ id }) => id) },
  });
}

/** Power over oneself is no power of anybody. */
function otherThan(ctx: Context, officerId: string): string {
  if (ctx.actor.kind !== 'officer') throw new DomainError('act.needs-officer', 'forbidden');
  if (ctx.actor.officerId === officerId) throw new DomainError('own-power', 'forbidden');
  return ctx.actor.officerId;
}

import {
  judgeRetention,
  parisDay,
  retentionKindOf,
  type CivilDay,
  type ClosedTicket,
  type LegalClaim,
  type RetentionPeriods,
  type RetentionVerdict,
} from '#domain';
import { enqueue, jobs, type Context } from '#foundation';
import { retentionInForce } from '#rulesets';
import { lockFiles } from './lock-files.js';

const BATCH = 1000;

/**
 * Derives lock and end of a thousand closed files anew and goes on in another job: the database owns time, a rule set may have changed.
 * The last job locks what is to be locked and wakes up the destruction.
 * @law GDPR art. 5(1)(e)
 */
export async function planRetention(ctx: Context, afterId?: string): Promise<void> {
  const files = await ctx.query<ClosedFile & Record<string, unknown>>(CLOSED, [afterId ?? NIL, BATCH]);
  await judgeAll(ctx, files);
  if (files.length === BATCH) {
    await enqueue(ctx, jobs.planRetention, { afterId: files.at(-1)!.id });
    return;
  }
  await ctx.query(FORGET);
  await lockFiles(ctx);
  await enqueue(ctx, jobs.destroyFiles, {});
}

/** One file at once: a claim was put on it or lifted. */
export async function planFile(ctx: Context, ticketId: string): Promise<void> {
  await judgeAll(ctx, await ctx.query<ClosedFile & Record<string, unknown>>(ONE, [ticketId]));
}

interface ClosedFile extends ClosedTicket {
  readonly id: string;
  readonly closedOn: CivilDay;
  readonly claim: LegalClaim | null;
  /** As it was judged before, if it was. */
  readonly announcedOn: CivilDay | null;
  readonly keptUntil: CivilDay | null;
  readonly destroyOn: CivilDay | null;
}

async function judgeAll(ctx: Context, files: readonly ClosedFile[]): Promise<void> {
  if (files.length === 0) return;
  const periods = await retentionInForce(ctx);
  const today = parisDay(ctx.now);
  const judged = files.map((file) => ({ file, ...verdictOn(file, periods, today) }));
  await ctx.query(WRITE, [
    judged.map(({ file }) => file.id),
    judged.map(({ file }) => retentionKindOf(file)),
    judged.map(({ file }) => file.closedOn),
    judged.map(({ announcedOn }) => announcedOn),
    judged.map(({ verdict }) => verdict.lockedFrom),
    judged.map(({ verdict }) => verdict.keptUntil),
    judged.map(({ verdict }) => verdict.destroyOn),
    judged.map(({ verdict }) => verdict.rules),
  ]);
}

/** A period that became shorter is news, and so is the end of a claim that had none: the notice begins today. */
function verdictOn(
  file: ClosedFile,
  periods: RetentionPeriods,
  today: CivilDay,
): { verdict: RetentionVerdict; announcedOn: CivilDay } {
  const judge = (announcedOn: CivilDay) =>
    judgeRetention(
      { kind: retentionKindOf(file), closedOn: file.closedOn, announcedOn, claim: file.claim },
      periods,
    );
  const { keptUntil } = judge(today);
  const dated = file.destroyOn !== null || file.claim?.until === null;
  const known = dated && file.keptUntil !== null && keptUntil >= file.keptUntil;
  const announcedOn = (known ? file.announcedOn : null) ?? today;
  return { verdict: judge(announcedOn), announcedOn };
}

/**
 * A breach belongs to a register of its own, and how long that is kept, like the files of enquiries, the rule set does not say yet:
 * until it does, nothing that they rest on goes.
 */
export const KEPT_APART = `(
  exists (select from breach b where b.ticket_id = t.id)
  or exists (select from letter l join breach b on b.letter_id = l.id where l.ticket_id = t.id)
  or exists (select from enquiry e where e.ticket_id = t.id)
  or exists (select from ticket x join enquiry e on e.ticket_id = x.id where x.merged_into = t.id)
  or exists (select from ticket x join breach b on b.ticket_id = x.id where x.merged_into = t.id))`;

const NIL = '00000000-0000-0000-0000-000000000000';

// A file is closed with the last of what hangs from it; merged tickets belong to the one that took them in.
const COLUMNS = `
  select t.id, exists (select from authority_file f where f.ticket_id = t.id) as "hasAuthorityFile",
    coalesce(t.class = 'authority-request', false) as "isAuthorityRequest", q.number > 0 as "hasRequest",
    exists (select from request_track k where k.ticket_id = t.id and k."right" = 'objection-marketing' and k.outcome in ('granted', 'partly')
              and k.request_id = any (q.ids)) as "refusedMailings",
    (greatest(coalesce(t.closed_at, t.last_message_at), q.closed_at) at time zone 'Europe/Paris')::date::text as "closedOn",
    (select jsonb_build_object('until', c.until) from retention_claim c where c.ticket_id = t.id and c.lifted_at is null) as claim,
    a.announced_on::text as "announcedOn", a.kept_until::text as "keptUntil", a.destroy_on::text as "destroyOn"
  from ticket t
  cross join lateral (select count(*) as number, array_agg(r.id) as ids, max(r.closed_at) as closed_at,
      coalesce(bool_or(r.state not in ('closed', 'withdrawn')), false) as open from request r where r.ticket_id = t.id) q
  left join retention_file a on a.ticket_id = t.id
  where t.state = 'closed' and t.destroyed_at is null and t.merged_into is null and not q.open and not ${KEPT_APART}`;
const CLOSED = `${COLUMNS} and t.id > $1 order by t.id limit $2`;
const ONE = `${COLUMNS} and t.id = $1`;

const VALUES = ['kind', 'closed_on', 'announced_on', 'lock_on', 'kept_until', 'destroy_on', 'rules'];
const WRITE = `
  insert into retention_file (ticket_id, ${VALUES.join(', ')})
  select * from unnest($1::uuid[], $2::text[], $3::date[], $4::date[], $5::date[], $6::date[], $7::date[], $8::text[])
  on conflict (ticket_id) do update set ${VALUES.map((name) => `${name} = excluded.${name}`).join(', ')}
  where (${VALUES.map((name) => `retention_file.${name}`).join(', ')}) is distinct from (${VALUES.map((name) => `excluded.${name}`).join(', ')})`;

const FORGET = `
  delete from retention_file a using ticket t
  where t.id = a.ticket_id and a.destroyed_at is null
    and (t.state <> 'closed' or t.merged_into is not null or ${KEPT_APART}
         or exists (select from request r where r.ticket_id = t.id and r.state not in ('closed', 'withdrawn')))`;

import { apply, parisDay, requestWorkflow, type Clock } from '#domain';
import { enqueue, jobs, type Context } from '#foundation';
import { record } from '#audit';
import { ticketFollows } from './close-ticket-with-request.js';
import { clockOfRecord, explained, machineFactsOf, ruleSetVersionOf } from './facts-of-record.js';
import { stageOf, wasReminded } from './reminders.js';
import { openRequestsAfter, type SweptRequest } from './open-requests.query.js';
import { journalOf, lockRequest } from './request-record.js';
import { addFact, writeRequest } from './write-request.js';

export interface SweepOptions {
  /** Days after delivery without a new message after which an answered request closes; 0 = never. */
  readonly closeAfterDays: number;
}

const BATCH = 1000;
/** Read and written together: few enough that nothing outlives the young generation, however many requests there are. */
const PAGE = 125;

/**
 * Derives the clocks of a thousand open requests anew and goes on in another job: short transactions, so that nobody
 * waits for the sweep. The first job also closes what was answered and stayed quiet.
 */
export async function sweepRequests(
  ctx: Context,
  afterId: string | undefined,
  options: SweepOptions,
): Promise<void> {
  if (afterId === undefined && options.closeAfterDays > 0)
    await closeQuietRequests(ctx, options.closeAfterDays);
  let last = afterId;
  for (let swept = 0; swept < BATCH; swept += PAGE) {
    const page = await openRequestsAfter(ctx, last, PAGE);
    await sweepPage(ctx, page);
    if (page.length < PAGE) return;
    last = page.at(-1)!.id;
  }
  if (last !== undefined) await enqueue(ctx, jobs.sweepRequests, { afterId: last });
}

async function sweepPage(ctx: Context, page: readonly SweptRequest[]): Promise<void> {
  const today = parisDay(ctx.now);
  const moved: { record: SweptRequest; clock: Clock }[] = [];
  for (const request of page) {
    const clock = clockOfRecord(request, ctx.now);
    if (mayHaveMoved(request, clock)) moved.push({ record: request, clock });
    const stage = stageOf(request, clock, today);
    if (stage && !wasReminded(request, stage, clock.lastDay)) {
      await enqueue(ctx, jobs.remindRequest, { requestId: request.id });
    }
  }
  await writeClocks(ctx, moved);
}

/** Another rule set moves anything; else the text moves only while a pause is open, and on the day after the last. */
const mayHaveMoved = (request: SweptRequest, clock: Clock): boolean =>
  clock.lastDay !== request.dueOn ||
  clock.safeTarget !== request.safeOn ||
  clock.state !== request.clock ||
  ruleSetVersionOf(clock) !== request.ruleSetVersion ||
  clock.suspendedSince !== null ||
  clock.overdue !== request.toldOverdue;

/** Only where something differs, and only where nothing was written in between. */
async function writeClocks(
  ctx: Context,
  moved: readonly { record: SweptRequest; clock: Clock }[],
): Promise<void> {
  if (moved.length === 0) return;
  const all = <T>(pick: (one: { record: SweptRequest; clock: Clock }) => T): T[] => moved.map(pick);
  await ctx.query(WRITE, [
    all(({ record }) => record.id),
    all(({ record }) => record.writtenAt),
    all(({ clock }) => clock.state),
    all(({ clock }) => clock.rawLastDay),
    all(({ clock }) => clock.lastDay),
    all(({ clock }) => clock.safeTarget),
    all(({ clock }) => (clock.months > 1 ? clock.lastDay : null)),
    all(({ clock }) => JSON.stringify(explained(clock))),
    all(({ clock }) => ruleSetVersionOf(clock)),
  ]);
}

// The version stays: nobody acted, and an officer's open page is as good as before.
const WRITE = `
  update request r set clock = n.clock, raw_last_day = n.raw_last_day, due_on = n.due_on, safe_on = n.safe_on,
         extended_until = n.extended_until, explanation = n.explanation::jsonb, rule_set_version = n.rules
  from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::date[], $5::date[], $6::date[], $7::date[], $8::text[], $9::text[])
    as n (id, written_at, clock, raw_last_day, due_on, safe_on, extended_until, explanation, rules)
  where r.id = n.id and r.updated_at = n.written_at
    and (r.clock, r.due_on, r.safe_on, r.rule_set_version, r.explanation)
        is distinct from (n.clock, n.due_on, n.safe_on, n.rules, n.explanation::jsonb)`;

/** An answer that was delivered, and to which nobody replied, ends its request; the machine has the last word. */
async function closeQuietRequests(ctx: Context, days: number): Promise<void> {
  const quiet = await ctx.query<{ id: string }>(
    `select r.id from request r join ticket t on t.id = r.ticket_id
     where r.state = 'answered' and r.delivered_at < $1::timestamptz - make_interval(days => $2) and t.last_message_at <= r.answered_at
     order by r.delivered_at limit 500`,
    [ctx.now, days],
  );
  for (const { id } of quiet) {
    const request = await lockRequest(ctx, id);
    const applied = apply(requestWorkflow, request.state, 'close', machineFactsOf(request, ctx.now), {});
    if (!applied.ok) continue;
    await addFact(ctx, request, { kind: 'close', data: { quietDays: days } });
    await writeRequest(ctx, request, { state: applied.state, closedAt: ctx.now });
    await record(ctx, {
      type: 'request.close',
      journal: journalOf(request),
      object: { kind: 'request', id },
      ticketId: request.ticketId,
      content: { from: request.state, to: applied.state, quietDays: days },
    });
    await ticketFollows(ctx, request, applied.state);
  }
}

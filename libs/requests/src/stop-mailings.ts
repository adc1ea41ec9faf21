import { defaultRetention, identityNeedOf, identitySuffices, ladderFor, parisDay } from '#domain';
import { enqueue, isDomainError, jobs, type Context } from '#foundation';
import { record } from '#audit';
import { currentRuleSet } from '#rulesets';
import { mailingStopOf, type MailingStop } from './mailing-stop.query.js';
import { journalOf, lockRequest, type RequestRecord } from './request-record.js';
import { addFact } from './write-request.js';

/** What the account platform answers when it was told that an account wants no mailings. */
export interface MailingRefusal {
  /** The main address of the account. */
  readonly account: string;
  readonly refusedAt: string;
  readonly marketing: boolean;
  readonly surveys: boolean;
}

/** The account platform, as far as mailings go. */
export interface MailingPlatform {
  /**
   * Stops mailings and surveys to the account of an address and keeps the refusal; null where no account has it. Told twice under the
   * same reference, it answers the same.
   */
  refuseMailings(
    address: string,
    objection: { readonly reference: string; readonly objectedAt: Date },
  ): Promise<MailingRefusal | null>;
}

const MINUTE = 60_000;
/** The platform is asked again soon, then at a steady pace until it answers. */
const FIRST_PAUSE_MS = MINUTE;
const PAUSE_MS = 10 * MINUTE;

/**
 * Carries out an objection to mailings: the platform is told, its answer is the proof, and the refusal is kept. While the platform
 * is away the objection stays due; where no account matches, or nobody knows that its holder objects, an officer is asked.
 * Nothing of it is told to the sender.
 * @law GDPR art. 21(2)-(3)
 */
export async function stopMailings(
  ctx: Context,
  requestId: string,
  platform: MailingPlatform,
): Promise<void> {
  const request = await lockRequest(ctx, requestId).catch(() => null);
  const stop = request && (await mailingStopOf(ctx, requestId));
  if (!request || !stop || stop.state === 'done' || request.state === 'withdrawn') return;
  const address = request.accountAddress ?? request.personAddress;
  if (!(await mayStop(ctx, request, address))) return leaveToOfficer(ctx, request, stop, 'identity-too-low');
  try {
    const { reference, receivedAt } = request;
    const refusal = await platform.refuseMailings(address, { reference, objectedAt: receivedAt });
    if (refusal) await keepProof(ctx, request, stop, refusal);
    else await leaveToOfficer(ctx, request, stop, 'no-account');
  } catch (error) {
    if (!isDomainError(error)) throw error;
    await tryAgain(ctx, request, stop, error.code);
  }
}

/**
 * The ladder asks little for this right: a mail that our servers authenticated as the account's own will do, or an officer who says
 * whose account it is. A stranger's word stops nothing.
 */
async function mayStop(ctx: Context, request: RequestRecord, address: string): Promise<boolean> {
  if (address === '' || request.requester === 'outsider') return false;
  if (request.facts.some(({ kind }) => kind === 'mailings-asked')) return true;
  const need = identityNeedOf('objection-marketing', undefined, ladderFor({ policy: request.rules.policy }));
  if (identitySuffices(need, request.identityLevel)) return true;
  if (request.accountAddress !== null) return false;
  const [first] = await ctx.query<{ own: boolean | null }>(
    `select authenticated and from_address = $2 as own from message where ticket_id = $1 and direction = 'in'
     order by received_at, id limit 1`,
    [request.ticketId, address.toLowerCase()],
  );
  return first?.own ?? false;
}

/** So long the refusal is kept at least, by the rule set in force; as long as mailings are sent in any case. */
async function keptBy(ctx: Context): Promise<{ basis: string; months: number; rules: string }> {
  const { marketingRefusalMonths, version } = await currentRuleSet(ctx, 'retention', parisDay(ctx.now)).then(
    ({ content, version: inForce }) => ({ ...content, version: inForce }),
    () => defaultRetention,
  );
  return { basis: 'marketing-refusal', months: marketingRefusalMonths, rules: version };
}

async function keepProof(
  ctx: Context,
  request: RequestRecord,
  stop: MailingStop,
  refusal: MailingRefusal,
): Promise<void> {
  const kept = await keptBy(ctx);
  await ctx.query(
    `update request_track set stop_state = 'done', stop_trouble = null, stop_tried_at = $2, stop_done_at = $2, stop_proof = $3
     where id = $1`,
    [stop.trackId, ctx.now, JSON.stringify({ ...refusal, kept })],
  );
  await closeTasks(ctx, request.id);
  await addFact(ctx, request, { kind: 'mailings-stopped' });
  await record(ctx, {
    type: 'request.mailings-stopped',
    journal: journalOf(request),
    object: { kind: 'request', id: request.id },
    ticketId: request.ticketId,
    content: { by: stop.by.toISOString(), late: ctx.now > stop.by, refusedAt: refusal.refusedAt, kept },
    personal: { account: refusal.account },
  });
}

/** Nothing is lost: the row stays due, says why, and the platform is asked again. */
async function tryAgain(
  ctx: Context,
  request: RequestRecord,
  stop: MailingStop,
  code: string,
): Promise<void> {
  const first = stop.trouble === null;
  await ctx.query(
    `update request_track set stop_state = 'pending', stop_trouble = $2, stop_tried_at = $3 where id = $1`,
    [stop.trackId, code, ctx.now],
  );
  const pause = first ? FIRST_PAUSE_MS : PAUSE_MS;
  await enqueue(
    ctx,
    jobs.stopMailings,
    { requestId: request.id },
    { runAt: new Date(ctx.now.getTime() + pause) },
  );
  if (!first) return;
  await record(ctx, {
    type: 'request.mailings-not-stopped',
    journal: journalOf(request),
    object: { kind: 'request', id: request.id },
    ticketId: request.ticketId,
    content: { code, by: stop.by.toISOString() },
  });
}

/** A task, once; the officer names the account or makes sure who objects. */
async function leaveToOfficer(
  ctx: Context,
  request: RequestRecord,
  stop: MailingStop,
  code: 'no-account' | 'identity-too-low',
): Promise<void> {
  await ctx.query(
    `update request_track set stop_state = 'needs-officer', stop_trouble = $2, stop_tried_at = $3 where id = $1`,
    [stop.trackId, code, ctx.now],
  );
  if (stop.state === 'needs-officer') return;
  await ctx.query(TASK, [
    request.ticketId,
    request.id,
    request.restricted,
    taskTitle(request.reference),
    request.assigneeId,
    parisDay(stop.by),
  ]);
  await record(ctx, {
    type: 'request.mailings-not-stopped',
    journal: journalOf(request),
    object: { kind: 'request', id: request.id },
    ticketId: request.ticketId,
    content: { code, by: stop.by.toISOString() },
  });
}

const taskTitle = (reference: string): string =>
  `${reference} – Opposition à la prospection\u00a0: trouver le compte et faire cesser les envois`;

const TASK = `
  insert into task (ticket_id, request_id, restricted, title, assignee_id, due_on)
  select $1, $2, $3, $4, $5, $6 where not exists (select 1 from task where request_id = $2 and title = $4 and done_at is null)`;

const closeTasks = (ctx: Context, requestId: string): Promise<unknown> =>
  ctx.query(
    `update task set done_at = $2 where request_id = $1 and done_at is null and created_by is null
       and title like '%' || 'faire cesser les envois'`,
    [requestId, ctx.now],
  );

/** Those that the queue lost, and those whose holder is known by now: each is asked for again. */
export async function resumeStops(ctx: Context): Promise<void> {
  const open = await ctx.query<{ requestId: string }>(
    `select k.request_id as "requestId" from request_track k join request r on r.id = k.request_id
     where (k.stop_state = 'pending' or k.stop_state = 'needs-officer' and k.stop_trouble = 'identity-too-low')
       and r.state <> 'withdrawn' order by k.stop_by limit 500`,
    [],
  );
  for (const { requestId } of open) await enqueue(ctx, jobs.stopMailings, { requestId });
}

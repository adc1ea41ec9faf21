import { apply, enquiryWorkflow, type EnquiryAction, type EnquiryInput, type EnquiryState } from '#domain';
import { DomainError, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer, closeTicket, reopenTicket } from '#triage';
import { refused } from '../act-on-request.js';
import { somethingWaits } from '../close-ticket-with-request.js';
import { journalOf } from '../request-record.js';
import {
  addEnquiryFact,
  enquiryFactsOf,
  lockEnquiry,
  writeEnquiry,
  type EnquiryRecord,
} from './enquiry-record.js';

export interface EnquiryActInput extends EnquiryInput {
  readonly version: number;
}

const pressed: readonly string[] = enquiryWorkflow.transitions
  .filter(({ by, action }) => by === 'officer' && action !== 'hand-over')
  .map(({ action }) => action);
const isAction = (action: string): action is EnquiryAction => pressed.includes(action);

/** The one way by which an officer moves an enquiry; who looked at an older version is told so. */
export async function actOnEnquiry(
  ctx: Context,
  id: string,
  action: string,
  input: EnquiryActInput,
): Promise<void> {
  actingOfficer(ctx);
  if (!isAction(action)) throw new DomainError('enquiry.unknown-action', 'invalid', { action });
  const before = await lockEnquiry(ctx, id);
  assertFreshEnquiry(before, input.version);
  const applied = apply(enquiryWorkflow, before.state, action, enquiryFactsOf(before), input);
  if (!applied.ok) throw refused(applied.refusals);
  await writeEnquiry(ctx, id, changesOf(action, input, applied.state, ctx.now));
  const { version: _seen, ...data } = input;
  await addEnquiryFact(ctx, before, action, { ...data, from: before.state, to: applied.state });
  await record(ctx, {
    type: `enquiry.${action}`,
    journal: journalOf(before),
    object: { kind: 'enquiry', id },
    ticketId: before.ticketId,
    content: { from: before.state, to: applied.state, dueOn: input.dueOn ?? null },
    personal: Object.fromEntries(
      Object.entries({ dueWords: input.dueWords, note: input.note }).filter(([, text]) => text !== undefined),
    ),
  });
  await ticketFollowsEnquiry(ctx, before, applied.state);
}

export function assertFreshEnquiry(before: Pick<EnquiryRecord, 'version'>, version: number): void {
  if (before.version !== version)
    throw new DomainError('enquiry.stale', 'conflict', { version: before.version });
}

function changesOf(
  action: EnquiryAction,
  input: EnquiryInput,
  state: EnquiryState,
  now: Date,
): Record<string, unknown> {
  switch (action) {
    case 'set-due':
      return { due_on: input.dueOn, due_source: 'letter', due_words: input.dueWords };
    case 'close':
      return { state, closed_at: now };
    case 'close-without-answer':
      return { state, closed_at: now, no_answer_reason: input.note };
    case 'reopen':
      return { state, closed_at: null, answered_at: null, no_answer_reason: null };
    default:
      return { state };
  }
}

/** The ticket is closed with its enquiry, unless something in it waits for somebody, and open again with it. */
async function ticketFollowsEnquiry(ctx: Context, before: EnquiryRecord, to: EnquiryState): Promise<void> {
  if ((before.state === 'closed') === (to === 'closed')) return;
  if (to !== 'closed') return reopenIfClosed(ctx, before.ticketId);
  if (await somethingWaits(ctx, before.ticketId)) return;
  await closeTicket(ctx, before.ticketId, before.answeredAt ? 'answered' : 'closed-without-answer');
}

export async function reopenIfClosed(ctx: Context, ticketId: string): Promise<void> {
  const closed = await ctx.query(
    `select 1 from ticket where id = $1 and state = 'closed' and merged_into is null`,
    [ticketId],
  );
  if (closed.length > 0) await reopenTicket(ctx, ticketId);
}

export interface EnquiryEdit {
  readonly version: number;
  readonly ownerId?: string | null;
  readonly authorityName?: string | null;
  readonly authorityReference?: string | null;
}

/** Who answers for it, and under which name and number the authority wrote. */
export async function editEnquiry(ctx: Context, id: string, edit: EnquiryEdit): Promise<void> {
  actingOfficer(ctx);
  const before = await lockEnquiry(ctx, id);
  assertFreshEnquiry(before, edit.version);
  if (edit.ownerId && before.restricted) await assertMayOwn(ctx, before.ticketId, edit.ownerId);
  const changes = {
    ...(edit.ownerId === undefined ? {} : { owner_id: edit.ownerId }),
    ...(edit.authorityName === undefined ? {} : { authority_name: edit.authorityName }),
    ...(edit.authorityReference === undefined ? {} : { authority_reference: edit.authorityReference }),
  };
  await writeEnquiry(ctx, id, changes);
  if (edit.ownerId !== undefined) await addEnquiryFact(ctx, before, 'assigned', { ownerId: edit.ownerId });
  await record(ctx, {
    type: 'enquiry.edited',
    journal: journalOf(before),
    object: { kind: 'enquiry', id },
    ticketId: before.ticketId,
    content: { fields: Object.keys(changes), ownerId: edit.ownerId ?? before.ownerId },
  });
}

/** A restricted file is given only to somebody who may see it. */
async function assertMayOwn(ctx: Context, ticketId: string, officerId: string): Promise<void> {
  const grant = await ctx.query(`select 1 from access_grant where resource_id = $1 and officer_id = $2`, [
    ticketId,
    officerId,
  ]);
  if (grant.length === 0) throw new DomainError('ticket.assignee-not-granted', 'refused');
}

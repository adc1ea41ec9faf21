import {
  apply,
  authorityDueAlert,
  authorityParking,
  type AuthorityAction,
  type AuthorityInput,
} from '#domain';
import { DomainError, enqueue, jobs, type Context } from '#foundation';
import { record } from '#audit';
import { rulesInForce } from '#rulesets';
import { actingOfficer } from '#triage';
import { lockFile, type FileRecord } from './file-record.js';

/** Notes that the authority was told its act arrived. It says nothing about what will follow. */
export async function acknowledgeFile(ctx: Context, id: string): Promise<void> {
  actingOfficer(ctx);
  await acknowledge(ctx, await lockFile(ctx, id), {});
}

/** A letter told the authority that its act arrived. */
export async function recordAcknowledgementSent(ctx: Context, id: string, letterId: string): Promise<void> {
  const file = await lockFile(ctx, id);
  if (!file.acknowledged) await acknowledge(ctx, file, { letterId });
}

async function acknowledge(ctx: Context, file: FileRecord, content: Record<string, unknown>): Promise<void> {
  const state = stateAfter(file, 'acknowledge', {});
  await ctx.query(
    `update authority_file set state = $2, acknowledged_at = $3, version = version + 1 where id = $1`,
    [file.id, state, ctx.now],
  );
  await note(ctx, file, 'authority.acknowledged', { ...content, from: file.state, to: state });
}

/** Lays the file before counsel. It stays there until counsel can decide; no answer leaves meanwhile. */
export async function parkFile(ctx: Context, id: string): Promise<void> {
  actingOfficer(ctx);
  const file = await lockFile(ctx, id);
  const state = stateAfter(file, 'park', {});
  await ctx.query(`update authority_file set state = $2, version = version + 1 where id = $1`, [id, state]);
  await note(ctx, file, 'authority.parked', { from: file.state, to: state });
}

export interface FileEdit {
  readonly version: number;
  readonly authorityName?: string | null;
  readonly actReference?: string | null;
  readonly dueAt?: Date | null;
  readonly note?: string | null;
}

/** Keeps what counsel reads in the act, its due date among it; a due date wakes somebody up before it comes. */
export async function editFile(ctx: Context, id: string, edit: FileEdit): Promise<void> {
  const officerId = actingOfficer(ctx);
  const file = await lockFile(ctx, id);
  if (file.version !== edit.version)
    throw new DomainError('authority.stale', 'conflict', { version: file.version });
  const dueAt = edit.dueAt === undefined ? file.dueAt : edit.dueAt;
  const moved = (dueAt?.getTime() ?? null) !== (file.dueAt?.getTime() ?? null);
  if (moved) stateAfter(file, dueAt ? 'set-due-date' : 'clear-due-date', { dueAt });
  await ctx.query(EDIT, [
    id,
    edit.authorityName === undefined ? file.authorityName : edit.authorityName,
    edit.actReference === undefined ? file.actReference : edit.actReference,
    edit.note === undefined ? file.note : edit.note,
    dueAt,
    moved,
    officerId,
  ]);
  if (moved) await takeBackTask(ctx, file);
  if (moved && dueAt) await enqueue(ctx, jobs.remindAuthorityFile, { fileId: id });
  const { policy } = await rulesInForce(ctx);
  await note(
    ctx,
    file,
    'authority.edited',
    { dueAt: dueAt?.toISOString() ?? null, alert: authorityDueAlert(dueAt, ctx.now, policy) },
    { authorityName: edit.authorityName, actReference: edit.actReference, note: edit.note },
  );
}

/** The task that the desk left for the date that was; what an officer wrote down stays. */
const takeBackTask = (ctx: Context, file: FileRecord): Promise<unknown> =>
  ctx.query(
    `update task set done_at = $2 where ticket_id = $1 and request_id is null and created_by is null and done_at is null`,
    [file.ticketId, ctx.now],
  );

/** Somebody has seen the page. */
export async function acknowledgePage(ctx: Context, id: string): Promise<void> {
  const officerId = actingOfficer(ctx);
  const file = await lockFile(ctx, id);
  if (!file.pagedAt) throw new DomainError('authority.not-paged', 'refused');
  if (file.pageAcknowledgedAt) return;
  await ctx.query(
    `update authority_file set page_acknowledged_at = $2, page_acknowledged_by = $3, version = version + 1 where id = $1`,
    [id, ctx.now, officerId],
  );
  await note(ctx, file, 'authority.page-acknowledged', {});
}

function stateAfter(file: FileRecord, action: AuthorityAction, input: AuthorityInput): FileRecord['state'] {
  const facts = { acknowledged: file.acknowledged, dueAt: file.dueAt };
  const applied = apply(authorityParking, file.state, action, facts, input);
  if (!applied.ok) throw new DomainError('authority.refused', 'refused', { refusals: applied.refusals });
  return applied.state;
}

const note = (
  ctx: Context,
  file: FileRecord,
  type: string,
  content: Record<string, unknown>,
  personal: Record<string, unknown> = {},
): Promise<string> =>
  record(ctx, {
    type,
    journal: 'vault',
    object: { kind: 'authority-file', id: file.id },
    ticketId: file.ticketId,
    content,
    personal: Object.fromEntries(Object.entries(personal).filter(([, value]) => value !== undefined)),
  });

// Another date is another page: what was paged for the old one counts no more.
const EDIT = `
  update authority_file set authority_name = $2, act_reference = $3, note = $4, due_at = $5,
         due_typed_by = case when $6 then $7::uuid else due_typed_by end,
         paged_at = case when $6 then null else paged_at end,
         page_acknowledged_at = case when $6 then null else page_acknowledged_at end,
         page_acknowledged_by = case when $6 then null else page_acknowledged_by end, version = version + 1
  where id = $1`;

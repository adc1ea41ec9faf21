import { proposedTasks, trackTaskTable, type Right } from '#domain';
import { DomainError, type Context } from '#foundation';
import { addTask } from '#triage';
import { seenRequest } from './request-record.js';

/** What the law makes somebody do about each right: proposed when the track opens. */
export async function proposeTasks(
  ctx: Context,
  request: { readonly id: string; readonly officerId: string },
  rights: readonly Right[],
): Promise<void> {
  const tasks = rights.flatMap((right) =>
    proposedTasks(right, rights).map((kind) => ({
      right,
      kind,
      required: trackTaskTable[kind].required,
      title: trackTaskTable[kind].title.fr,
    })),
  );
  await ctx.query(PROPOSE, [
    request.id,
    request.officerId,
    ctx.now,
    tasks.map(({ right }) => right),
    tasks.map(({ kind }) => kind),
    tasks.map(({ title }) => title),
    tasks.map(({ required }) => required),
  ]);
}

// Uuids grow within a statement: the order of the list is the order of the rows.
const PROPOSE = `
  insert into task (ticket_id, request_id, restricted, title, created_by, created_at, track_id, kind, required)
  select t.ticket_id, t.request_id, t.restricted, p.title, $2, $3, t.id, p.kind, p.required
  from unnest($4::text[], $5::text[], $6::text[], $7::boolean[]) with ordinality as p ("right", kind, title, required, place)
  join request_track t on t.request_id = $1 and t."right" = p."right" order by t.position, p.place`;

export interface NewTrackTask {
  readonly title: string;
  readonly dueOn?: string | null;
  readonly assigneeId?: string | null;
}

/** One more thing to do about a right, in an officer's own words. */
export async function addTrackTask(
  ctx: Context,
  id: string,
  right: Right,
  task: NewTrackTask,
): Promise<void> {
  const request = await seenRequest(ctx, id);
  const track = request.tracks.find((one) => one.right === right);
  if (!track) throw new DomainError('request.no-such-track', 'not-found', { right });
  await addTask(ctx, request.ticketId, { ...task, requestId: id, trackId: track.id });
}

import type { Context } from '#foundation';
import { iso } from './sql-parts.js';

/** How an objection to mailings stands. */
export const mailingStopStates = ['pending', 'needs-officer', 'done'] as const;
export type MailingStopState = (typeof mailingStopStates)[number];

export interface MailingStop {
  readonly trackId: string;
  /** The hours of the policy after receipt. */
  readonly by: Date;
  readonly state: MailingStopState;
  /** Why it is not done yet. */
  readonly trouble: string | null;
  readonly doneAt: Date | null;
}

/** The objection of a request, if it holds one. */
export async function mailingStopOf(ctx: Context, requestId: string): Promise<MailingStop | null> {
  const [stop] = await ctx.query<MailingStop & Record<string, unknown>>(
    `select id as "trackId", stop_by as "by", stop_state as state, stop_trouble as trouble, stop_done_at as "doneAt"
     from request_track where request_id = $1 and stop_state is not null`,
    [requestId],
  );
  return stop ?? null;
}

/** Objections that are not carried out, the latest first: what home shows. */
export interface OpenStop {
  readonly requestId: string;
  readonly reference: string;
  readonly person: string;
  readonly by: string;
  readonly state: Exclude<MailingStopState, 'done'>;
  readonly trouble: string | null;
  readonly overdue: boolean;
}

export const openStops = (ctx: Context): Promise<OpenStop[]> =>
  ctx.query<OpenStop & Record<string, unknown>>(
    `select r.id as "requestId", r.reference, coalesce(r.person_name, r.person_address) as person,
            ${iso('k.stop_by')} as "by", k.stop_state as state,
            k.stop_trouble as trouble, k.stop_by < $1 as overdue
     from request_track k join request r on r.id = k.request_id
     where k.stop_state in ('pending', 'needs-officer') and r.state <> 'withdrawn' order by k.stop_by limit 12`,
    [ctx.now],
  );

/** An objection as the page of its request shows it. */
export interface StopOfTrack {
  readonly by: string;
  readonly state: MailingStopState;
  readonly trouble: string | null;
  readonly triedAt: string | null;
  readonly doneAt: string | null;
  readonly overdue: boolean;
  readonly account: string | null;
  readonly refusedAt: string | null;
  readonly keptMonths: number | null;
}

/** Late when it was done after its hour, or is not done and its hour is over. */
export const judgedStop = (stop: Omit<StopOfTrack, 'overdue'> | null, now: Date): StopOfTrack | null =>
  stop && { ...stop, overdue: (stop.doneAt ?? now.toISOString()) > stop.by };

export const stopOfTrack = (track: string): string => `
  case when ${track}.stop_state is not null then jsonb_build_object('by', ${iso(`${track}.stop_by`)}, 'state', ${track}.stop_state,
    'trouble', ${track}.stop_trouble, 'triedAt', ${iso(`${track}.stop_tried_at`)}, 'doneAt', ${iso(`${track}.stop_done_at`)},
    'account', ${track}.stop_proof->>'account', 'refusedAt', ${track}.stop_proof->>'refusedAt',
    'keptMonths', (${track}.stop_proof->'kept'->>'months')::int) end`;

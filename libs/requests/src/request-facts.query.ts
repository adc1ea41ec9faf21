import type { CivilDay, ClockState, RequestState, Right } from '#domain';
import type { Context } from '#foundation';
import { officerBrief } from './sql-parts.js';

/** One thing that happened to a request, as a line of time shows it. */
export interface RequestFactEntry {
  readonly kind: 'event';
  readonly at: Date;
  readonly id: string;
  /** `request.opened`, `request.decide`, `request.letter-bounced` … */
  readonly type: string;
  readonly params: Record<string, unknown>;
  readonly by: { id: string; name: string } | null;
}

/** The history of one request, oldest first. */
export const factsOfRequest = (ctx: Context, requestId: string): Promise<RequestFactEntry[]> =>
  ctx.query<RequestFactEntry & Record<string, unknown>>(
    `${FACTS} where f.request_id = $1 order by f.at, f.id`,
    [requestId],
  );

/** What happened to the requests of a ticket, oldest first. */
export const factsOfTicket = (ctx: Context, ticketId: string): Promise<RequestFactEntry[]> =>
  ctx.query<RequestFactEntry & Record<string, unknown>>(
    `${FACTS} where f.request_id in (select id from request where ticket_id = $1) order by f.at, f.id`,
    [ticketId],
  );

/** The requests of a ticket, as its page names them. */
export const requestsOfTicket = (ctx: Context, ticketId: string): Promise<RequestOfTicket[]> =>
  ctx.query<RequestOfTicket & Record<string, unknown>>(
    `select id, reference, rights, state, due_on::text as "dueOn", clock from request where ticket_id = $1 order by created_at`,
    [ticketId],
  );

export interface RequestOfTicket {
  readonly id: string;
  readonly reference: string;
  readonly rights: Right[];
  readonly state: RequestState;
  readonly dueOn: CivilDay;
  readonly clock: ClockState;
}

const FACTS = `
  select 'event' as kind, f.at, f.id, 'request.' || f.kind as type,
         jsonb_strip_nulls(f.data) || jsonb_build_object('requestId', r.id, 'reference', r.reference) as params,
         ${officerBrief('f.officer_id')} as by
  from request_fact f join request r on r.id = f.request_id`;

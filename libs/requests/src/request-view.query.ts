import {
  allowedActions,
  identityNeeded,
  ladderFor,
  parisDay,
  refusalGroundsFor,
  requestWorkflow,
  type CivilDay,
  type IdentityLevel,
  type Refusal,
  type RefusalGround,
  type Right,
  type RequestState,
  type TrackOutcome,
} from '#domain';
import { DomainError, type Context } from '#foundation';
import { machineFactsOf, type ExplainedLine } from './facts-of-record.js';
import { identityPanel, type IdentityPanel } from './identity/identity-panel.query.js';
import { nextActionOf } from './next-action.js';
import { requestColumns, type RequestRow } from './list-requests.query.js';
import { seenRequest } from './request-record.js';
import { iso, officerBrief } from './sql-parts.js';

type Brief = { id: string; name: string } | null;

export interface RequestDetails extends RequestRow {
  readonly version: number;
  readonly restricted: boolean;
  readonly receiptDay: CivilDay;
  readonly rawLastDay: CivilDay;
  readonly firstDueOn: CivilDay;
  readonly extendedUntil: CivilDay | null;
  readonly calendar: string;
  readonly ruleSetVersion: string;
  readonly explanation: ExplainedLine[];
  readonly outcome: TrackOutcome | null;
  readonly tracks: {
    id: string;
    right: Right;
    outcome: TrackOutcome | null;
    grounds: RefusalGround[];
    fittingGrounds: RefusalGround[];
    reasons: string | null;
    decidedBy: Brief;
    decidedAt: string | null;
  }[];
  readonly identityNeeded: IdentityLevel;
  readonly identity: IdentityPanel;
  readonly acknowledgedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly overdueNote: string | null;
  readonly pauses: { id: string; ground: string; doubt: string; fromDay: CivilDay; toDay: CivilDay | null }[];
  readonly tasks: {
    id: string;
    title: string;
    assignee: Brief;
    dueOn: CivilDay | null;
    doneAt: string | null;
    requestId: string | null;
  }[];
  readonly ticket: { id: string; reference: string; subject: string };
  /** Earlier requests of the same person, never a refusal by themselves. */
  readonly earlier: {
    id: string;
    reference: string;
    rights: Right[];
    receivedAt: string;
    state: RequestState;
  }[];
  readonly allowedActions: {
    action: string;
    allowed: boolean;
    refusals: readonly Refusal[];
    asks: readonly string[];
  }[];
}

type Row = Omit<RequestDetails, 'identityNeeded' | 'identity' | 'allowedActions' | 'nextAction'> &
  Record<string, unknown>;

/** Everything of one request but its line of time, with what may be done now and why not the rest. */
export async function requestDetails(ctx: Context, id: string): Promise<RequestDetails> {
  const [row] = await ctx.query<Row>(DETAILS, [id, parisDay(ctx.now)]);
  if (!row) throw new DomainError('request.not-found', 'not-found');
  const record = await seenRequest(ctx, id);
  const facts = machineFactsOf(record, ctx.now);
  return {
    ...row,
    tracks: row.tracks.map((track) => ({ ...track, fittingGrounds: refusalGroundsFor(track.right) })),
    identityLevel: record.identityLevel,
    identityNeeded: identityNeeded(record.tracks, ladderFor(facts)),
    identity: await identityPanel(ctx, record),
    allowedActions: allowedActions(requestWorkflow, row.state, facts),
    nextAction: nextActionOf(row),
  };
}

const list = (object: string, from: string): string =>
  `(select coalesce(jsonb_agg(${object}), '[]') from ${from})`;

// The person is the same when the address or the account is; a request received on post alone has neither.
const DETAILS = `
  select ${requestColumns('$2')}, r.version, r.restricted, r.receipt_day::text as "receiptDay", r.raw_last_day::text as "rawLastDay",
    r.first_due_on::text as "firstDueOn", r.extended_until::text as "extendedUntil", split_part(r.rule_set_version, ' ', 1) as calendar,
    r.rule_set_version as "ruleSetVersion", r.explanation, r.outcome, r.acknowledged_at as "acknowledgedAt",
    r.delivered_at as "deliveredAt", r.overdue_note as "overdueNote",
    jsonb_build_object('id', t.id, 'reference', t.reference, 'subject', t.subject) as ticket,
    ${list(
      `jsonb_build_object('id', k.id, 'right', k."right", 'outcome', k.outcome, 'grounds', to_jsonb(k.grounds), 'reasons', k.reasons,
       'decidedBy', ${officerBrief('k.decided_by')}, 'decidedAt', ${iso('k.decided_at')}) order by k.position`,
      'request_track k where k.request_id = r.id',
    )} as tracks,
    ${list(
      `jsonb_build_object('id', p.id, 'ground', p.ground, 'doubt', p.doubt, 'fromDay', p.from_day, 'toDay', p.to_day)
       order by p.from_day, p.id`,
      'request_pause p where p.request_id = r.id',
    )} as pauses,
    ${list(
      `jsonb_build_object('id', s.id, 'title', s.title, 'assignee', ${officerBrief('s.assignee_id')}, 'dueOn', s.due_on,
       'doneAt', ${iso('s.done_at')}, 'requestId', s.request_id) order by s.done_at nulls first, s.due_on nulls last, s.created_at`,
      'task s where s.request_id = r.id or (s.ticket_id = r.ticket_id and s.request_id is null)',
    )} as tasks,
    ${list(
      `jsonb_build_object('id', e.id, 'reference', e.reference, 'rights', to_jsonb(e.rights), 'receivedAt', ${iso('e.received_at')},
       'state', e.state) order by e.received_at desc`,
      `(select x.* from (
          (select p.* from request p where p.person_address = r.person_address and r.person_address <> ''
             and p.received_at < r.received_at order by p.received_at desc limit 20)
          union
          (select a.* from request a where a.account_address = r.account_address and a.received_at < r.received_at limit 20)
        ) x where x.id <> r.id order by x.received_at desc limit 20) e`,
    )} as earlier
  from request r join ticket t on t.id = r.ticket_id where r.id = $1`;

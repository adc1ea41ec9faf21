import {
  allowedActions,
  identityNeeded,
  ladderFor,
  parisDay,
  requestWorkflow,
  trackTaskTable,
  type CivilDay,
  type IdentityLevel,
  type Refusal,
  type RefusalGround,
  type Right,
  type TrackOutcome,
  type TrackStep,
  type TrackTaskKind,
} from '#domain';
import { DomainError, type Context } from '#foundation';
import { machineFactsOf, type ExplainedLine } from './facts-of-record.js';
import { identityPanel, type IdentityPanel } from './identity/identity-panel.query.js';
import { nextActionOf } from './next-action.js';
import {
  earlierRequests,
  repetitionView,
  type EarlierView,
  type RepetitionView,
} from './earlier-requests.query.js';
import {
  groundsOfLaw,
  stepViews,
  type DecisionView,
  type GroundOfLaw,
  type TrackStepView,
} from './track-views.js';
import { requestColumns, type RequestRow } from './list-requests.query.js';
import { seenRequest } from './request-record.js';
import { requesterDetails, type RequesterDetails } from './requester-view.js';
import { judgedStop, stopOfTrack, type StopOfTrack } from './mailing-stop.query.js';
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
    /** The grounds that the law knows against this right, with their codes. */
    fittingGrounds: GroundOfLaw[];
    dpvCodes: string[];
    reasons: string | null;
    /** An objection to mailings: by when they stop, and how that stands. */
    stop: StopOfTrack | null;
    decidedBy: Brief;
    decidedAt: string | null;
    /** Whose it is by itself; otherwise it is whose the request is. */
    owner: Brief;
    steps: TrackStepView[];
    repetition: RepetitionView | null;
  }[];
  readonly decision: DecisionView | null;
  readonly identityNeeded: IdentityLevel;
  readonly identity: IdentityPanel;
  readonly requester: RequesterDetails & { readonly because: string | null; readonly setBy: Brief };
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
    trackId: string | null;
    kind: TrackTaskKind | null;
    required: boolean;
    article: string | null;
  }[];
  readonly ticket: { id: string; reference: string; subject: string };
  /** Earlier requests of the same person, never a refusal by themselves. */
  readonly earlier: EarlierView[];
  readonly allowedActions: {
    action: string;
    allowed: boolean;
    refusals: readonly Refusal[];
    asks: readonly string[];
  }[];
}

type Done = Partial<Record<TrackStep, { at: string; by: Brief; how: string }>>;
type TrackRow = Omit<RequestDetails['tracks'][number], 'fittingGrounds' | 'steps' | 'repetition'> & {
  done: Done;
};
type Row = Omit<
  RequestDetails,
  'identityNeeded' | 'identity' | 'requester' | 'allowedActions' | 'nextAction' | 'tracks' | 'tasks'
> & {
  tracks: TrackRow[];
  tasks: Omit<RequestDetails['tasks'][number], 'article'>[];
  requesterSaid: { because: string | null; setBy: Brief };
} & Record<string, unknown>;

/** Everything of one request but its line of time, with what may be done now and why not the rest. */
export async function requestDetails(ctx: Context, id: string): Promise<RequestDetails> {
  const [found] = await ctx.query<Row>(DETAILS, [id, parisDay(ctx.now)]);
  if (!found) throw new DomainError('request.not-found', 'not-found');
  const { requesterSaid, ...row } = found;
  const record = await seenRequest(ctx, id);
  const facts = machineFactsOf(record, ctx.now);
  return {
    ...row,
    identityLevel: record.identityLevel,
    identityNeeded: identityNeeded(record.tracks, ladderFor(facts)),
    identity: await identityPanel(ctx, record),
    tracks: row.tracks.map(({ done, ...track }) => ({
      ...track,
      stop: judgedStop(track.stop, ctx.now),
      fittingGrounds: groundsOfLaw(track.right),
      steps: stepViews(track, done, record),
      repetition: repetitionView(track.right, row),
    })),
    tasks: row.tasks.map((task) => ({ ...task, article: task.kind && trackTaskTable[task.kind].article })),
    decision: row.decision && {
      ...row.decision,
      present: facts.controller?.asked || facts.controller?.decided || false,
    },
    requester: { ...requesterDetails(record, ctx.now), ...requesterSaid },
    allowedActions: allowedActions(requestWorkflow, row.state, facts),
    nextAction: facts.controller?.asked ? 'decide-for-controller' : nextActionOf(row),
  };
}

/** A step of a track that was recorded, or null. */
const doneStep = (step: TrackStep, column: string): string =>
  `'${step}', case when k.${column}_at is not null then jsonb_build_object('at', ${iso(`k.${column}_at`)}, 'by', ${officerBrief(`k.${column}_by`)}, 'how', k.${column}_how) end`;
const STOP = stopOfTrack('k');

const list = (object: string, from: string): string =>
  `(select coalesce(jsonb_agg(${object}), '[]') from ${from})`;

const DETAILS = `
  select ${requestColumns('$2')}, r.version, r.restricted, r.receipt_day::text as "receiptDay", r.raw_last_day::text as "rawLastDay",
    r.first_due_on::text as "firstDueOn", r.extended_until::text as "extendedUntil", split_part(r.rule_set_version, ' ', 1) as calendar,
    r.rule_set_version as "ruleSetVersion", r.explanation, r.outcome, r.acknowledged_at as "acknowledgedAt",
    r.delivered_at as "deliveredAt", r.overdue_note as "overdueNote",
    jsonb_build_object('id', t.id, 'reference', t.reference, 'subject', t.subject) as ticket,
    jsonb_build_object('because', r.requester_because, 'setBy', ${officerBrief('r.requester_set_by')}) as "requesterSaid",
    ${list(
      `jsonb_build_object('id', k.id, 'right', k."right", 'outcome', k.outcome, 'grounds', to_jsonb(k.grounds), 'reasons', k.reasons, 'dpvCodes', to_jsonb(k.dpv_codes), 'owner', ${officerBrief('k.owner_id')},
       'stop', ${STOP}, 'done', jsonb_strip_nulls(jsonb_build_object(${doneStep('carried-out', 'carried_out')}, ${doneStep('person-told', 'told')}, ${doneStep('lifted', 'lifted')})),
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
       'doneAt', ${iso('s.done_at')}, 'requestId', s.request_id, 'trackId', s.track_id, 'kind', s.kind,
       'required', s.required) order by s.track_id nulls first, s.done_at nulls first, s.due_on nulls last, s.created_at, s.id`,
      'task s where s.request_id = r.id or (s.ticket_id = r.ticket_id and s.request_id is null)',
    )} as tasks,
    (select jsonb_build_object('officer', ${officerBrief('d.officer_id')}, 'askedBy', ${officerBrief('d.asked_by')}, 'askedAt', ${iso('d.asked_at')},
       'verdict', d.verdict, 'note', d.note, 'decidedAt', ${iso('d.decided_at')})
     from controller_decision d where d.request_id = r.id and d.withdrawn_at is null order by d.asked_at desc, d.id desc limit 1) as decision,
    ${earlierRequests('r.person_address', 'r.account_address', 'r.received_at', 'r.id')} as earlier
  from request r join ticket t on t.id = r.ticket_id where r.id = $1`;

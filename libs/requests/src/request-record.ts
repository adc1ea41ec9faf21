import {
  readIdentity,
  type AccessScope,
  type CivilDay,
  type ClockRules,
  type ClockState,
  type IdentityLevel,
  type IdentityProof,
  type IdentityReading,
  type LetterKind,
  type Mandate,
  type PauseGround,
  type RefusalGround,
  type RequesterKind,
  type RequesterPaper,
  type RequestState,
  type Right,
  type TrackOutcome,
  type WaitingReason,
} from '#domain';
import { DomainError, type Context } from '#foundation';
import { rulesInForce } from '#rulesets';

export interface StoredTrack {
  readonly id: string;
  readonly right: Right;
  /** Of an access: what its answer shows; the profile unless said otherwise. */
  readonly scope?: AccessScope;
  readonly outcome: TrackOutcome | null;
  readonly grounds: RefusalGround[];
  readonly reasons: string | null;
  readonly decidedBy: string | null;
  readonly ownerId: string | null;
  readonly carriedOut: boolean;
  readonly personTold: boolean;
  readonly lifted: boolean;
}

export interface StoredPause {
  readonly id: string;
  readonly ground: PauseGround;
  readonly doubt: string;
  /** When the doubt arose, if that was after receipt. */
  readonly doubtSince: CivilDay | null;
  readonly fromDay: CivilDay;
  readonly toDay: CivilDay | null;
  readonly letterId: string | null;
}

/** One thing the request was told; `data` depends on the kind. */
export interface StoredFact {
  readonly kind: string;
  readonly at: string;
  readonly data: {
    readonly letterId?: string;
    readonly letterKind?: LetterKind;
    readonly doubt?: string;
    readonly doubtSince?: CivilDay;
    readonly lockedOut?: boolean;
    readonly reasons?: string;
    readonly firstArrivalAt?: string;
    readonly stage?: string;
    readonly dueOn?: CivilDay;
  };
}

/** Something that was seen of who asks, by an officer or in a message. */
export interface StoredProof extends IdentityProof {
  readonly id: string;
  readonly seenAt: string;
  readonly messageId: string | null;
  readonly officerId: string | null;
  readonly note: string | null;
}

/** What an officer who acts for the controller was asked last, and said. */
export interface StoredDecision {
  readonly id: string;
  /** The outcomes that it is about: see `tracksDigest`. */
  readonly outcomes: string;
  readonly askedBy: string;
  readonly officerId: string;
  readonly officerName: string;
  readonly verdict: 'confirmed' | 'returned' | null;
  readonly decidedAt: string | null;
}

/** A request with all that its clock and its machine look at. */
export interface RequestRecord {
  readonly id: string;
  readonly reference: string;
  readonly ticketId: string;
  readonly restricted: boolean;
  /** The mails of its conversation speak of a minor, the account is one's, or a minor or their parent asks. */
  readonly minor: boolean;
  readonly requester: RequesterKind;
  /** What of the requester's quality was seen. */
  readonly requesterPapers: RequesterPaper[];
  readonly mandate: Mandate | null;
  readonly state: RequestState;
  readonly rights: Right[];
  readonly language: string;
  readonly personName: string | null;
  readonly personAddress: string;
  readonly accountAddress: string | null;
  readonly receivedAt: Date;
  readonly receiptDay: CivilDay;
  readonly dueOn: CivilDay;
  readonly firstDueOn: CivilDay;
  readonly safeOn: CivilDay;
  readonly clock: ClockState;
  readonly waiting: WaitingReason | null;
  readonly waitingSince: Date | null;
  /** Derived from the proofs on the day it was read. */
  readonly identityLevel: IdentityLevel;
  readonly identity: IdentityReading;
  readonly proofs: StoredProof[];
  readonly acknowledgedAt: Date | null;
  readonly assigneeId: string | null;
  readonly outcome: string | null;
  readonly answeredAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly tracks: StoredTrack[];
  readonly pauses: StoredPause[];
  readonly facts: StoredFact[];
  /** What was put to an officer who decides for the controller, last; null where nothing was. */
  readonly decision: StoredDecision | null;
  /** By what its dates are judged: the rule sets in force when it was read. */
  readonly rules: ClockRules;
}

type Row = Omit<RequestRecord, 'rules' | 'identity' | 'identityLevel'> & Record<string, unknown>;

const RECORD = `
  select r.id, r.reference, r.ticket_id as "ticketId", r.restricted, r.state, r.rights, r.language,
         r.person_name as "personName", r.person_address as "personAddress", r.account_address as "accountAddress",
         r.received_at as "receivedAt", r.receipt_day::text as "receiptDay", r.due_on::text as "dueOn",
         r.first_due_on::text as "firstDueOn", r.safe_on::text as "safeOn", r.clock, r.waiting,
         r.waiting_since as "waitingSince", r.acknowledged_at as "acknowledgedAt",
         r.assignee_id as "assigneeId", r.outcome, r.answered_at as "answeredAt", r.delivered_at as "deliveredAt",
         r.closed_at as "closedAt", r.version,
         r.requester, r.requester_papers as "requesterPapers", r.mandate,
         (select r.requester in ('minor', 'parent') or 'minor' = any (c.flags) from ticket c where c.id = r.ticket_id) as minor, tracks.list as tracks, pauses.list as pauses, facts.list as facts,
         proofs.list as proofs, decision.last as decision
  from request r
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'right', t."right", 'outcome', t.outcome,
             'grounds', to_jsonb(t.grounds), 'reasons', t.reasons, 'decidedBy', t.decided_by,
             'ownerId', t.owner_id, 'carriedOut', t.carried_out_at is not null, 'personTold', t.told_at is not null,
             'lifted', t.lifted_at is not null)
             || case when t.scope is null then '{}' else jsonb_build_object('scope', t.scope) end order by t.position), '[]') as list
    from request_track t where t.request_id = r.id) tracks
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'ground', p.ground, 'doubt', p.doubt, 'doubtSince', p.doubt_since, 'fromDay', p.from_day,
             'toDay', p.to_day, 'letterId', p.letter_id) order by p.from_day, p.id), '[]') as list
    from request_pause p where p.request_id = r.id) pauses
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'at',
             to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'data', f.data) order by f.id), '[]') as list
    from request_fact f where f.request_id = r.id) facts
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'level', i.level, 'seenAt',
             to_char(i.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'messageId', i.message_id,
             'officerId', i.officer_id, 'note', i.note) order by i.seen_at, i.id), '[]') as list
    from identity_proof i where i.request_id = r.id) proofs
  left join lateral (
    select jsonb_build_object('id', d.id, 'outcomes', d.outcomes, 'askedBy', d.asked_by, 'officerId', d.officer_id,
             'officerName', o.name, 'verdict', d.verdict, 'decidedAt', d.decided_at) as last
    from controller_decision d join officer o on o.id = d.officer_id
    where d.request_id = r.id and d.withdrawn_at is null order by d.asked_at desc, d.id desc limit 1) decision on true`;

/** The request as it stands; `not-found` when it is not there or not this officer's to see: both answer the same. */
export async function seenRequest(ctx: Context, id: string): Promise<RequestRecord> {
  const [row] = await ctx.query<Row>(`${RECORD} where r.id = $1`, [id]);
  if (!row) throw new DomainError('request.not-found', 'not-found');
  const rules = await rulesInForce(ctx);
  const identity = readIdentity(row.proofs, ctx.now, rules.policy);
  return { ...row, rules, identity, identityLevel: identity.level };
}

/**
 * The request, locked for this act. Locked first and read in a second statement: whoever waited for the lock reads
 * what the other one wrote, tracks and facts included.
 */
export async function lockRequest(ctx: Context, id: string): Promise<RequestRecord> {
  await ctx.query(`select 1 from request where id = $1 for update`, [id]);
  return seenRequest(ctx, id);
}

/** Where the acts of a request are written: what touches a restricted ticket goes to the vault. */
export const journalOf = (row: { restricted: boolean }): 'desk' | 'vault' =>
  row.restricted ? 'vault' : 'desk';

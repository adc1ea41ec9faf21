import { z } from 'zod';
import { AllowedAction, OfficerBrief, civilDay, flag, id, instant, listOf, page, paging } from './common.js';
import { IdentityView } from './identity.js';
import { RequesterView } from './requester.js';
import { TaskView, TimelineEntry } from './ticket.js';
import {
  ClockState,
  IdentityLevel,
  IdentityProofKind,
  OverdueCause,
  RefusalGround,
  RequestState,
  Right,
  TrackOutcome,
  TrackStep,
  TrackTaskKind,
  WaitingReason,
} from './words.js';

export const REQUEST_SORTS = ['dueOn', 'receivedAt'] as const;
export const RequestQuery = z.object({
  ...paging,
  sort: z.enum(REQUEST_SORTS).default('dueOn'),
  state: listOf(RequestState),
  /** received, assessing or decided: an answer is still owed. */
  open: flag,
  right: listOf(Right),
  waiting: listOf(WaitingReason),
  assigneeId: z.union([id, z.enum(['me', 'nobody'])]).optional(),
  overdue: flag,
  /** Late, and nobody recorded why. */
  causeMissing: flag,
  dueBefore: civilDay.optional(),
  dueAfter: civilDay.optional(),
  ticketId: id.optional(),
  ids: listOf(id),
});
export type RequestQuery = z.infer<typeof RequestQuery>;

export const RequestRow = z
  .object({
    id,
    reference: z.string(),
    ticketId: id,
    state: RequestState,
    rights: z.array(Right),
    personName: z.string().nullable(),
    personAddress: z.string(),
    accountAddress: z.string().nullable(),
    subject: z.string(),
    language: z.string(),
    receivedAt: instant,
    dueOn: civilDay,
    safeOn: civilDay,
    clock: ClockState,
    overdue: z.boolean(),
    /** Whole days from today (Paris) to dueOn; negative when late. */
    daysLeft: z.number().int(),
    waiting: WaitingReason.nullable(),
    waitingSince: instant.nullable(),
    identityLevel: IdentityLevel,
    assignee: OfficerBrief.nullable(),
    answeredAt: instant.nullable(),
    closedAt: instant.nullable(),
    /** Overdue now, or answered too late: why is owed to the register. */
    late: z.boolean(),
    overdueCause: OverdueCause.nullable(),
    /** The next action on one key. */
    nextAction: z.string().nullable(),
  })
  .meta({ id: 'RequestRow' });
export type RequestRow = z.infer<typeof RequestRow>;
export const RequestPage = page(RequestRow).meta({ id: 'RequestPage' });

/** What stands against something, by the code of the rule that says so. */
const Refusals = z.array(
  z.object({ code: z.string(), params: z.record(z.string(), z.unknown()).optional() }),
);

/** A lawful ground of refusal; `dpv` names it in the W3C Data Privacy Vocabulary, where that knows it. */
export const GroundView = z
  .object({ ground: RefusalGround, article: z.string(), dpv: z.array(z.string()) })
  .meta({ id: 'GroundView' });
export type GroundView = z.infer<typeof GroundView>;

/** What is done about a right after the decision. */
export const TrackStepView = z
  .object({
    step: TrackStep,
    at: instant.nullable(),
    by: OfficerBrief.nullable(),
    how: z.string().nullable(),
    /** Against doing it; against taking it back where it is done. */
    refusals: Refusals,
  })
  .meta({ id: 'TrackStepView' });
export type TrackStepView = z.infer<typeof TrackStepView>;

/** How often the same person invoked the same right before: shown, never a refusal by itself (GDPR art. 12(5)). */
export const RepetitionView = z
  .object({
    count: z.number().int(),
    lastYear: z.number().int(),
    firstOn: civilDay,
    lastOn: civilDay,
    lastAnsweredOn: civilDay.nullable(),
    /** The number in a sentence, in the person's language, for the reasons that an officer writes. */
    suggestion: z.string(),
  })
  .meta({ id: 'RepetitionView' });

/** An earlier request of the same person. */
export const EarlierRequest = z
  .object({
    id,
    reference: z.string(),
    rights: z.array(Right),
    receivedAt: instant,
    answeredAt: instant.nullable(),
    state: RequestState,
    tracks: z.array(z.object({ right: Right, outcome: TrackOutcome.nullable() })),
  })
  .meta({ id: 'EarlierRequest' });
export type EarlierRequest = z.infer<typeof EarlierRequest>;
export const EarlierQuery = z.object({ accountAddress: z.string().max(320).optional() });

/** What an officer who decides for the controller was asked last, and said. */
export const ControllerDecision = z
  .object({
    officer: OfficerBrief,
    askedBy: OfficerBrief,
    askedAt: instant,
    verdict: z.enum(['confirmed', 'returned']).nullable(),
    note: z.string().nullable(),
    decidedAt: instant.nullable(),
    /** About the outcomes as they stand, and no older words. */
    present: z.boolean(),
  })
  .meta({ id: 'ControllerDecision' });
export type ControllerDecision = z.infer<typeof ControllerDecision>;

/** How an objection to mailings is carried out: by when, how it stands, and what the account platform answered. */
export const MailingStopView = z
  .object({
    by: instant,
    state: z.enum(['pending', 'needs-officer', 'done']),
    trouble: z.string().nullable(),
    triedAt: instant.nullable(),
    doneAt: instant.nullable(),
    overdue: z.boolean(),
    account: z.string().nullable(),
    refusedAt: instant.nullable(),
    /** The refusal is kept so many months at least, and as long as mailings are sent. */
    keptMonths: z.number().int().nullable(),
  })
  .meta({ id: 'MailingStopView' });
export type MailingStopView = z.infer<typeof MailingStopView>;

export const MailingStopInput = z
  .object({ version: z.number().int(), accountAddress: z.email().max(254) })
  .meta({ id: 'MailingStopInput' });
export type MailingStopInput = z.infer<typeof MailingStopInput>;

export const TrackView = z
  .object({
    id,
    right: Right,
    outcome: TrackOutcome.nullable(),
    grounds: z.array(RefusalGround),
    /** The grounds that the law knows against this right; no other is taken. */
    fittingGrounds: z.array(GroundView),
    /** The codes that were kept with the outcome. */
    dpvCodes: z.array(z.string()),
    reasons: z.string().nullable(),
    stop: MailingStopView.nullable(),
    decidedBy: OfficerBrief.nullable(),
    decidedAt: instant.nullable(),
    /** Whose it is by itself; where nobody's, it is whose the request is. */
    owner: OfficerBrief.nullable(),
    steps: z.array(TrackStepView),
    repetition: RepetitionView.nullable(),
  })
  .meta({ id: 'TrackView' });
export type TrackView = z.infer<typeof TrackView>;

/** Why this date: one sentence a line, in both languages, with the article it rests on. */
export const ExplanationLine = z
  .object({ code: z.string(), fr: z.string(), en: z.string(), law: z.string().nullable() })
  .meta({ id: 'ExplanationLine' });
export type ExplanationLine = z.infer<typeof ExplanationLine>;

/** A task with the right that it is about; `kind` is what the law proposes. */
export const RequestTaskView = TaskView.extend({
  trackId: id.nullable(),
  kind: TrackTaskKind.nullable(),
  /** Left undone it warns. */
  required: z.boolean(),
  article: z.string().nullable(),
}).meta({ id: 'RequestTaskView' });
export type RequestTaskView = z.infer<typeof RequestTaskView>;

export const RequestView = RequestRow.extend({
  version: z.number().int(),
  receiptDay: civilDay,
  rawLastDay: civilDay,
  firstDueOn: civilDay,
  extendedUntil: civilDay.nullable(),
  calendar: z.string(),
  ruleSetVersion: z.string(),
  explanation: z.array(ExplanationLine),
  tracks: z.array(TrackView),
  identityNeeded: IdentityLevel,
  identity: IdentityView,
  requester: RequesterView,
  acknowledgedAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  overdueNote: z.string().nullable(),
  pauses: z.array(
    z.object({ id, ground: z.string(), doubt: z.string(), fromDay: civilDay, toDay: civilDay.nullable() }),
  ),
  tasks: z.array(RequestTaskView),
  ticket: z.object({ id, reference: z.string(), subject: z.string() }),
  /** Conversation, letters, notes and facts in one line of time. */
  timeline: z.array(TimelineEntry),
  /** Earlier requests of the same person, never a refusal by themselves (GDPR art. 12(5)). */
  earlier: z.array(EarlierRequest),
  /** Who decides for the controller what is turned down. */
  decision: ControllerDecision.nullable(),
  /** A mail calls the answer incomplete: decided by POST /proposals/:proposalId. */
  complaint: z.object({ proposalId: id, messageId: id, quote: z.string().nullable() }).nullable(),
  allowedActions: z.array(AllowedAction),
}).meta({ id: 'RequestView' });
export type RequestView = z.infer<typeof RequestView>;

/** Why the request went late; may be said again. */
export const OverdueCauseInput = z
  .object({ cause: OverdueCause, note: z.string().trim().max(1000).nullable().default(null) })
  .meta({ id: 'OverdueCauseInput' });
export type OverdueCauseInput = z.infer<typeof OverdueCauseInput>;

export const TrackInput = z
  .object({
    /** The version of the request that the officer looks at: `request.stale` when somebody changed it since. */
    version: z.number().int().optional(),
    outcome: TrackOutcome,
    grounds: z.array(RefusalGround).default([]),
    reasons: z.string().trim().max(10_000).nullable().default(null),
  })
  .meta({ id: 'TrackInput' });
export type TrackInput = z.infer<typeof TrackInput>;

export const TrackStepInput = z
  .object({
    version: z.number().int(),
    step: TrackStep,
    /** False takes back what was recorded by mistake. */
    done: z.boolean(),
    how: z.string().trim().min(3).max(1000),
  })
  .meta({ id: 'TrackStepInput' });

export const PutToControllerInput = z
  .object({ version: z.number().int(), officerId: id })
  .meta({ id: 'PutToControllerInput' });

export const ControllerVerdictInput = z
  .object({
    version: z.number().int(),
    verdict: z.enum(['confirmed', 'returned']),
    /** Why it goes back. */
    note: z.string().trim().max(4000).optional(),
  })
  .meta({ id: 'ControllerVerdictInput' });

/** What an action needs beside its name; each action checks what it asks for. */
export const RequestActionInput = z
  .object({
    version: z.number().int(),
    /** ask-identity, ask-clarification: the reasonable doubt, in words. */
    doubt: z.string().trim().min(3).max(2000).optional(),
    /** ask-identity, ask-clarification: the day on which the doubt arose, if that was after receipt. */
    doubtSince: civilDay.optional(),
    /** extend: reasons about this request. */
    reasons: z.string().trim().min(3).max(4000).optional(),
    /** extend, reasons that the rule warns about: an officer insists. */
    override: z.boolean().optional(),
    /** ask-identity: the person can no longer open the account. */
    lockedOut: z.boolean().optional(),
    /** identity-received: what was seen. A level alone stands for an officer's own check, L5 for a document. */
    proofKind: IdentityProofKind.optional(),
    /** identity-received: what an officer's own check shows (L1 to L3). */
    identityLevel: IdentityLevel.optional(),
    proof: z.string().trim().max(1000).optional(),
    waiting: WaitingReason.optional(),
    note: z.string().trim().max(4000).optional(),
  })
  .meta({ id: 'RequestActionInput' });
export type RequestActionInput = z.infer<typeof RequestActionInput>;

export const WhatIfQuery = z.object({
  pauseDays: z.coerce.number().int().min(0).max(400).default(0),
  extend: flag,
});
export const WhatIfView = z
  .object({ dueOn: civilDay, explanation: z.array(ExplanationLine) })
  .meta({ id: 'WhatIfView' });

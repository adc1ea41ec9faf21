import { z } from 'zod';
import {
  channelAlarmKinds,
  gapReasons,
  mailboxGapReasons,
  mailboxPasswordVariable,
  mailboxSignIns,
  mailboxTokenUrl,
} from '#domain';
import { AllowedAction, OfficerChoice, civilDay, flag, id, instant, listOf, page, paging } from './common.js';
import { StepView } from './ticket.js';
import { ChannelKind, MessageClass, RequestState, Right, Role, WaitingReason } from './words.js';
import { RequestRow } from './request.js';

export const HomeView = z
  .object({
    today: civilDay,
    dueToday: z.number().int(),
    dueThisWeek: z.number().int(),
    overdue: z.number().int(),
    untriaged: z.number().int(),
    byHand: z.number().int(),
    byState: z.array(z.object({ state: RequestState, count: z.number().int() })),
    dueByDay: z.array(z.object({ day: civilDay, count: z.number().int() })),
    incomingByDay: z.array(z.object({ day: civilDay, count: z.number().int() })),
    incomingByClass: z.array(z.object({ class: MessageClass, count: z.number().int() })),
    waiting: z.array(z.object({ reason: WaitingReason, count: z.number().int() })),
    byRight: z.array(z.object({ right: Right, count: z.number().int() })),
    /** Ranked by legal risk: late first, then nearest. */
    next: z.array(RequestRow),
    myTasks: z.array(z.object({ id, title: z.string(), ticketId: id, dueOn: civilDay.nullable() })),
  })
  .meta({ id: 'HomeView' });
export type HomeView = z.infer<typeof HomeView>;

/** A mail that is not accounted for: which, why, since when. */
export const ChannelGapView = z
  .object({
    id,
    why: z.enum(gapReasons),
    /** UID in its folder, identity of a delivery, or id of a message. */
    subject: z.string(),
    since: instant,
    /** Found once it may still be on its way into the journal. */
    confirmed: z.boolean(),
  })
  .meta({ id: 'ChannelGapView' });

export const ChannelView = z
  .object({
    id,
    kind: ChannelKind,
    name: z.string(),
    /** On trial a mailbox is only looked at: nothing is taken, moved or answered. */
    state: z.enum(['trial', 'active', 'paused']),
    /** Counted at the source; null where the source cannot count (manual entry). */
    seen: z.number().int().nullable(),
    seenAt: instant.nullable(),
    journaled: z.number().int(),
    /** Messages that stand in a ticket. */
    accounted: z.number().int(),
    inProgress: z.number().int(),
    byHand: z.number().int(),
    copies: z.number().int(),
    /** The oldest hundred of them. */
    gaps: z.array(ChannelGapView),
    openGaps: z.number().int(),
    /** Seen at the source and without a row in the journal. */
    missing: z.number().int(),
    /** The last comparison with the source and the tickets, and the last time the source itself answered. */
    comparedAt: instant.nullable(),
    tookMs: z.number().int().nullable(),
    answeredAt: instant.nullable(),
    atSource: z.number().int().nullable(),
    compareError: z.string().nullable(),
    newestJournaledAt: instant.nullable(),
    /** Hours without a mail after which an administrator is told; null = judged by habit, 0 = never. */
    silenceHours: z.number().int().nullable(),
    quietLimitMs: z.number().nullable(),
    alarms: z.array(z.enum(channelAlarmKinds)),
    alarmSince: instant.nullable(),
    /** Mails that the mailbox shows and that could not be read yet, by UID. */
    unread: z.array(
      z.object({
        uid: z.number().int(),
        reason: z.enum(mailboxGapReasons),
        size: z.number().int().nullable(),
        attempts: z.number().int(),
        since: instant,
      }),
    ),
    /** What a mailbox on trial would bring, as last counted. */
    trial: z
      .object({
        mails: z.number().int(),
        bytes: z.number().int(),
        tooLarge: z.number().int(),
        countedAt: instant,
      })
      .nullable(),
    /** Mails received before never get an automatic letter. */
    activatedAt: instant.nullable(),
    newestAt: instant.nullable(),
    oldestUnhandledAt: instant.nullable(),
    lastError: z.string().nullable(),
    lastErrorAt: instant.nullable(),
    /** Host, port, user, folder … never a secret. */
    config: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'ChannelView' });
export type ChannelView = z.infer<typeof ChannelView>;

export const ChannelMessage = z
  .object({
    id,
    receivedAt: instant,
    journaledAt: instant,
    ticketId: id.nullable(),
    ticketReference: z.string().nullable(),
    state: z.string(),
    byHand: z.boolean(),
    size: z.number().int(),
    steps: z.array(StepView),
  })
  .meta({ id: 'ChannelMessage' });
export const ChannelMessagePage = page(ChannelMessage).meta({ id: 'ChannelMessagePage' });
export const ChannelMessageQuery = z.object({ ...paging, byHand: flag });

export const ImapChannelInput = z
  .object({
    name: z.string().trim().min(1).max(80),
    host: z.string().trim().min(1).max(253),
    port: z.number().int().min(1).max(65535),
    secure: z.boolean().default(true),
    user: z.string().min(1).max(254),
    signIn: z.enum(mailboxSignIns).default('password'),
    /** Name of the environment variable that holds the password, the access token, or the client's secret. */
    passwordVariable: z.string().max(80).regex(mailboxPasswordVariable),
    /** For `client-credentials`: where an access token is asked for, as whom, for what. */
    tokenUrl: z.string().max(500).regex(mailboxTokenUrl).nullable().default(null),
    clientId: z.string().trim().min(1).max(254).nullable().default(null),
    scope: z.string().trim().max(500).nullable().default(null),
    folder: z.string().min(1).max(200).default('INBOX'),
    /** `{YYYY}`, `{MM}` and `{DD}` stand for the day of the move in Paris; the folder is made when missing. */
    moveTo: z.string().max(200).nullable().default(null),
  })
  .refine(({ signIn, tokenUrl, clientId }) => signIn !== 'client-credentials' || (tokenUrl && clientId), {
    path: ['tokenUrl'],
    message: 'client-credentials need tokenUrl and clientId',
  })
  .meta({ id: 'ImapChannelInput' });
export const GapSettleInput = z
  .object({ reason: z.string().trim().min(10).max(1000) })
  .meta({ id: 'GapSettleInput' });
export const SilenceInput = z
  .object({ hours: z.number().int().min(0).max(8760).nullable() })
  .meta({ id: 'SilenceInput' });
/** What is wrong with the channels at this moment. */
export const ChannelAlarms = z
  .object({
    channels: z.array(
      z.object({
        id,
        name: z.string(),
        kind: ChannelKind,
        alarms: z.array(z.enum(channelAlarmKinds)),
        openGaps: z.number().int(),
        newestJournaledAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'ChannelAlarms' });
export type ChannelAlarms = z.infer<typeof ChannelAlarms>;
export const ChannelStateInput = z.object({ state: z.enum(['active', 'paused']) });

export const AuditQuery = z.object({
  ...paging,
  journal: z.enum(['desk', 'vault']).default('desk'),
  type: z.string().max(80).optional(),
  actorId: z.string().max(80).optional(),
  objectId: z.string().max(80).optional(),
  ticketId: id.optional(),
  from: instant.optional(),
  to: instant.optional(),
});
/** As `AuditQuery`, for the route that lists the vault's journal alone. */
export const VaultQuery = AuditQuery.omit({ journal: true });
export const AuditEventView = z
  .object({
    id,
    journal: z.enum(['desk', 'vault']),
    at: instant,
    type: z.string(),
    actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
    object: z.object({ kind: z.string().nullable(), id: z.string().nullable() }),
    retention: z.enum(['act', 'read', 'sign-in']),
    /** Canonical content; a personal field stands as its commitment. */
    content: z.record(z.string(), z.unknown()),
    /** The personal values behind the commitments, null once retention took them. */
    detail: z.record(z.string(), z.unknown()).nullable(),
    leaf: z.string(),
    /** Number of the seal that covers it, null while younger than the last seal. */
    seal: z.number().int().nullable(),
    correlationId: z.string().nullable(),
  })
  .meta({ id: 'AuditEventView' });
export type AuditEventView = z.infer<typeof AuditEventView>;
export const AuditEventPage = page(AuditEventView).meta({ id: 'AuditEventPage' });
export const AuditStatus = z
  .object({
    journals: z.array(
      z.object({
        journal: z.enum(['desk', 'vault']),
        events: z.number().int(),
        sealed: z.number().int(),
        unsealed: z.number().int(),
        seals: z.number().int(),
        lastSealAt: instant.nullable(),
        lastRoot: z.string().nullable(),
        verified: z.boolean(),
        firstBad: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AuditStatus' });
export type AuditStatus = z.infer<typeof AuditStatus>;

/** The newest seals, kept elsewhere: an export is provably complete up to them. */
export const AuditAnchor = z
  .object({
    format: z.literal('dpo-desk-anchor/1'),
    madeAt: instant,
    seals: z.array(
      z.object({
        journal: z.enum(['desk', 'vault']),
        number: z.number().int(),
        sealedAt: instant,
        root: z.string(),
        sealHash: z.string(),
      }),
    ),
  })
  .meta({ id: 'AuditAnchor' });

export const OfficerView = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    roles: z.array(Role),
    actsForController: z.boolean(),
    authorityDesk: z.boolean(),
    state: z.enum(['active', 'disabled']),
    validUntil: instant.nullable(),
    secondFactors: z.number().int(),
    lastSignInAt: instant.nullable(),
    openSessions: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'OfficerView' });
export type OfficerView = z.infer<typeof OfficerView>;
const officerFields = {
  name: z.string().trim().min(1).max(200),
  email: z.email(),
  roles: z.array(Role).min(1),
  actsForController: z.boolean(),
  authorityDesk: z.boolean(),
  validUntil: instant.nullable(),
};
export const OfficerInput = z
  .object({
    ...officerFields,
    actsForController: officerFields.actsForController.default(false),
    authorityDesk: officerFields.authorityDesk.default(false),
    validUntil: officerFields.validUntil.default(null),
  })
  .meta({ id: 'OfficerInput' });
export type OfficerInput = z.infer<typeof OfficerInput>;
// Without defaults: a patch changes what was sent and nothing else.
export const OfficerPatch = z
  .object(officerFields)
  .partial()
  .extend({ version: z.number().int(), state: z.enum(['active', 'disabled']).optional() });
/** The first password is shown once, to the administrator who hands it over. */
export const OfficerCreated = z
  .object({ officer: OfficerView, firstPassword: z.string() })
  .meta({ id: 'OfficerCreated' });
export const PermissionRow = z
  .object({ permission: z.string(), roles: z.array(Role) })
  .meta({ id: 'PermissionRow' });

export const AuthorityFileView = z
  .object({
    id,
    reference: z.string(),
    ticketId: id,
    ticketReference: z.string(),
    state: z.enum(['received', 'acknowledged', 'parked']),
    subject: z.string(),
    authorityName: z.string().nullable(),
    actReference: z.string().nullable(),
    receivedAt: instant,
    dueAt: instant.nullable(),
    paged: z.boolean(),
    pageAcknowledgedAt: instant.nullable(),
    note: z.string().nullable(),
    version: z.number().int(),
    allowedActions: z.array(AllowedAction),
  })
  .meta({ id: 'AuthorityFileView' });
export type AuthorityFileView = z.infer<typeof AuthorityFileView>;
export const AuthorityFilePage = page(AuthorityFileView).meta({ id: 'AuthorityFilePage' });
export const AuthorityFileQuery = z.object({
  ...paging,
  state: listOf(z.enum(['received', 'acknowledged', 'parked'])),
});
export const AuthorityFileInput = z
  .object({
    version: z.number().int(),
    authorityName: z.string().trim().max(300).nullable().optional(),
    actReference: z.string().trim().max(200).nullable().optional(),
    dueAt: instant.nullable().optional(),
    note: z.string().trim().max(4000).nullable().optional(),
  })
  .meta({ id: 'AuthorityFileInput' });
export type AuthorityFileInput = z.infer<typeof AuthorityFileInput>;

export const SearchQuery = z.object({
  q: z.string().trim().min(2).max(200),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export const SearchHit = z
  .object({
    kind: z.enum(['ticket', 'request', 'message', 'authority-file']),
    id,
    ticketId: id,
    reference: z.string(),
    title: z.string(),
    person: z.string().nullable(),
    at: instant,
    /** Plain text; the words found stand between U+0002 and U+0003. */
    excerpt: z.string(),
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof SearchHit>;
export const SearchPage = page(SearchHit).meta({ id: 'SearchPage' });
export type SearchPage = z.infer<typeof SearchPage>;

export const AccountView = z
  .object({
    address: z.string(),
    aliases: z.array(z.string()),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    birthDate: civilDay.nullable(),
    language: z.string().nullable(),
    plan: z.string().nullable(),
    state: z.string(),
    createdAt: instant.nullable(),
    lastAccessAt: instant.nullable(),
    closedAt: instant.nullable(),
    recoveryAddress: z.string().nullable(),
    minor: z.boolean(),
  })
  .meta({ id: 'AccountView' });
export type AccountView = z.infer<typeof AccountView>;
/** Every look-up says what it is for; it is audited. */
export const AccountQuery = z.object({ ticketId: id });

export const RuleSetView = z
  .object({
    id,
    kind: z.string(),
    version: z.string(),
    source: z.string(),
    validFrom: civilDay,
    validTo: civilDay.nullable(),
    proposedBy: z.string(),
    approvedBy: z.string().nullable(),
    content: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'RuleSetView' });
export type RuleSetView = z.infer<typeof RuleSetView>;

export const SavedFilterInput = z.object({
  resource: z.enum(['tickets', 'requests', 'letters', 'audit-events']),
  name: z.string().trim().min(1).max(80),
  filter: z.record(z.string(), z.unknown()),
  sort: z.record(z.string(), z.unknown()).nullable().default(null),
});
export const SavedFilterView = SavedFilterInput.extend({ id }).meta({ id: 'SavedFilterView' });
export type SavedFilterView = z.infer<typeof SavedFilterView>;

export const OfficerList = z.array(OfficerChoice);

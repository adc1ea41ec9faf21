import { z } from 'zod';
import { AllowedAction, OfficerChoice, civilDay, id, instant, listOf, page, paging } from './common.js';
import { MessageClass, Right, RequestState, Role, WaitingReason } from './words.js';
import { WaitingReading } from './letter.js';
import { BreachRow } from './breach.js';
import { EnquiryRow } from './enquiry.js';
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
    /** What falls due on each working day of the coming four weeks, against what the desk closed in a working day of the last four. */
    capacity: z.object({
      days: z.array(z.object({ day: civilDay, count: z.number().int() })),
      closedPerDay: z.number(),
      /** The first day by which more is due than can be closed at this pace, and how many answers would be missing at worst. */
      shortFrom: civilDay.nullable(),
      missing: z.number().int(),
    }),
    /** Late, and nobody recorded why. */
    causesMissing: z.number().int(),
    incomingByDay: z.array(z.object({ day: civilDay, count: z.number().int() })),
    incomingByClass: z.array(z.object({ class: MessageClass, count: z.number().int() })),
    waiting: z.array(z.object({ reason: WaitingReason, count: z.number().int() })),
    byRight: z.array(z.object({ right: Right, count: z.number().int() })),
    /** Ranked by legal risk: late first, then nearest. */
    next: z.array(RequestRow),
    /** Breaches that the CNIL may have to hear of, nearest first. */
    breaches: z.array(BreachRow),
    /** Questions and letters of the supervisory authority that wait for an answer, by due date. */
    enquiries: z.array(EnquiryRow),
    /** Refusals that wait for this officer to decide for the controller. */
    toDecide: z.array(
      z.object({
        id,
        reference: z.string(),
        rights: z.array(Right),
        dueOn: civilDay,
        askedAt: instant,
        askedBy: z.string(),
      }),
    ),
    /** Objections to mailings that are not carried out yet, the most urgent first. */
    stops: z.array(
      z.object({
        requestId: id,
        reference: z.string(),
        person: z.string(),
        by: instant,
        state: z.enum(['pending', 'needs-officer']),
        trouble: z.string().nullable(),
        overdue: z.boolean(),
      }),
    ),
    myTasks: z.array(z.object({ id, title: z.string(), ticketId: id, dueOn: civilDay.nullable() })),
    /** Second readings of refusals: for the officer to give, or come back to them. */
    readings: z.array(WaitingReading),
  })
  .meta({ id: 'HomeView' });
export type HomeView = z.infer<typeof HomeView>;

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
    /** The controller lets this officer decide what they prepared themselves. */
    soleDecider: z
      .object({
        source: z.string(),
        validFrom: civilDay,
        validUntil: civilDay.nullable(),
        recordedBy: z.string(),
        recordedAt: instant,
      })
      .nullable(),
    state: z.enum(['active', 'disabled']),
    validUntil: instant.nullable(),
    secondFactors: z.number().int(),
    lastSignInAt: instant.nullable(),
    openSessions: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'OfficerView' });
export type OfficerView = z.infer<typeof OfficerView>;
/** Recorded by somebody else than the officer whom it is about. */
export const SoleDeciderInput = z
  .object({
    /** The act of the controller that says so. */
    source: z.string().trim().min(3).max(500),
    validFrom: civilDay,
    validUntil: civilDay.nullable().default(null),
  })
  .meta({ id: 'SoleDeciderInput' });
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

export const SavedFilterInput = z.object({
  resource: z.enum(['tickets', 'requests', 'letters', 'audit-events']),
  name: z.string().trim().min(1).max(80),
  filter: z.record(z.string(), z.unknown()),
  sort: z.record(z.string(), z.unknown()).nullable().default(null),
});
export const SavedFilterView = SavedFilterInput.extend({ id }).meta({ id: 'SavedFilterView' });
export type SavedFilterView = z.infer<typeof SavedFilterView>;

export const OfficerList = z.array(OfficerChoice);

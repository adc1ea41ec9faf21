import { breachStates, enquiryKinds, enquiryStates, proposalReasons } from '#domain';
import { z } from 'zod';
import { AuthenticationView } from './authentication.js';
import { SignatureView } from './signature.js';
import { AllowedAction, OfficerBrief, civilDay, flag, id, instant, listOf, page, paging } from './common.js';
import { PassOnView } from './pass-on.js';
import { TicketRetention } from './retention.js';
import { ProposedRequester } from './requester.js';
import {
  AttachmentWarning,
  ChannelKind,
  ContentKind,
  MessageClass,
  NotPrivacyKind,
  Right,
  TicketState,
} from './words.js';

/** The words of a mail that made a suggestion; offsets (UTF-16) point into the message's subject or text, 0–0 for a header. */
export const Evidence = z
  .object({
    rule: z.string(),
    quote: z.string(),
    in: z.enum(['subject', 'text', 'header']),
    start: z.number().int(),
    end: z.number().int(),
    weight: z.number(),
    supports: z.string(),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

export const AccountCandidate = z
  .object({ address: z.string(), known: z.boolean(), reason: z.string(), strength: z.string() })
  .meta({ id: 'AccountCandidate' });

export const Suggestion = z
  .object({
    messageId: id,
    version: z.string(),
    class: MessageClass,
    notPrivacyKind: NotPrivacyKind.nullable(),
    rights: z.array(Right),
    language: z.string(),
    confidence: z.number(),
    abstains: z.boolean(),
    /** The account that stands out; null where none does, or several are as likely. */
    account: z.string().nullable(),
    candidates: z.array(AccountCandidate),
    flags: z.array(z.string()),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'Suggestion' });
export type Suggestion = z.infer<typeof Suggestion>;

export const TICKET_SORTS = ['lastMessageAt', 'firstReceivedAt'] as const;
export const TicketQuery = z.object({
  ...paging,
  sort: z.enum(TICKET_SORTS).default('lastMessageAt'),
  /** The inbox: what nobody has triaged yet. */
  inbox: flag,
  state: listOf(TicketState),
  class: listOf(MessageClass),
  assigneeId: z.union([id, z.enum(['me', 'nobody'])]).optional(),
  tag: z.string().max(60).optional(),
  byHand: flag,
  /** A word of the ticket's flags: `threat-to-life`, `suspicious` … */
  flag: z.string().max(40).optional(),
  correspondent: z.string().max(254).optional(),
  ids: listOf(id),
});
export type TicketQuery = z.infer<typeof TicketQuery>;

export const TicketRow = z
  .object({
    id,
    reference: z.string(),
    state: TicketState,
    subject: z.string(),
    preview: z.string(),
    correspondentName: z.string().nullable(),
    correspondentAddress: z.string().nullable(),
    class: MessageClass.nullable(),
    notPrivacyKind: NotPrivacyKind.nullable(),
    rights: z.array(Right),
    language: z.string().nullable(),
    confidence: z.number().nullable(),
    abstains: z.boolean(),
    flags: z.array(z.string()),
    byHand: z.boolean(),
    triaged: z.boolean(),
    restricted: z.boolean(),
    unread: z.boolean(),
    accountAddress: z.string().nullable(),
    assignee: OfficerBrief.nullable(),
    tags: z.array(z.string()),
    channelKind: ChannelKind,
    firstReceivedAt: instant,
    lastMessageAt: instant,
    messageCount: z.number().int(),
    /** The nearest due date of an open request of this ticket. */
    dueOn: civilDay.nullable(),
    /** It was none of the desk's business: since when it lies with whom; nobody where nobody needs it. */
    passedOn: z.object({ at: instant, to: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'TicketRow' });
export type TicketRow = z.infer<typeof TicketRow>;
export const TicketPage = page(TicketRow).meta({ id: 'TicketPage' });
export type TicketPage = z.infer<typeof TicketPage>;

export const AttachmentView = z
  .object({
    ordinal: z.number().int(),
    fileName: z.string(),
    mimeType: z.string(),
    size: z.number().int(),
    /** By its bytes; null on messages placed before this was looked at. */
    kind: ContentKind.nullable(),
    detected: z.string().nullable(),
    /** What it was taken out of: a container, a signed mail, the text. */
    carriedBy: z.enum(['tnef', 'smime', 'uuencode', 'yenc']).nullable(),
    warnings: z.array(AttachmentWarning),
  })
  .meta({ id: 'AttachmentView' });
export type AttachmentView = z.infer<typeof AttachmentView>;

/** What can be shown of a file: its text, its list, or that its pages can be asked for as pictures. */
export const AttachmentContent = AttachmentView.extend({
  kind: ContentKind,
  /** Null for a file of a ticket. */
  ordinal: z.number().int().nullable(),
  sha256: z.string(),
  /** GET …/picture?page=1 */
  drawable: z.boolean(),
  text: z.object({ body: z.string(), truncated: z.boolean() }).nullable(),
  archive: z
    .object({
      count: z.number().int(),
      size: z.number(),
      encrypted: z.boolean(),
      /** Unpacked it would grow out of all proportion. */
      bomb: z.boolean(),
      entries: z.array(
        z.object({ name: z.string(), size: z.number(), packedSize: z.number(), encrypted: z.boolean() }),
      ),
    })
    .nullable(),
  /** Why an archive is not listed. */
  why: z.string().nullable(),
}).meta({ id: 'AttachmentContent' });
export type AttachmentContent = z.infer<typeof AttachmentContent>;

export const StepView = z
  .object({
    step: z.string(),
    verdict: z.enum(['ok', 'failed', 'skipped']),
    why: z.string().nullable(),
    ms: z.number(),
    at: instant,
  })
  .meta({ id: 'StepView' });

export const MessageView = z
  .object({
    id,
    direction: z.enum(['in', 'out']),
    ticketId: id.nullable(),
    subject: z.string().nullable(),
    fromName: z.string().nullable(),
    fromAddress: z.string().nullable(),
    replyTo: z.array(z.string()),
    to: z.array(z.string()),
    cc: z.array(z.string()),
    receivedAt: instant,
    receivedSource: z.string(),
    text: z.string(),
    /** There is an HTML view: GET /api/messages/:id/html, sanitised, for a sandboxed frame. */
    hasHtml: z.boolean(),
    attachments: z.array(AttachmentView),
    authentication: AuthenticationView,
    signatures: z.array(SignatureView),
    /** Kept as it came: the desk holds no key that reads it. */
    encrypted: z.enum(['smime', 'pgp']).nullable(),
    byHand: z.boolean(),
    byHandWhy: z.string().nullable(),
    copyOf: id.nullable(),
    size: z.number().int(),
    sha256: z.string(),
    steps: z.array(StepView),
    suggestion: Suggestion.nullable(),
  })
  .meta({ id: 'MessageView' });
export type MessageView = z.infer<typeof MessageView>;

/** One line of the conversation: mails, letters, notes and what happened, oldest first. */
export const TimelineEntry = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('message'), at: instant, message: MessageView }),
    z.object({
      kind: z.literal('letter'),
      at: instant,
      letter: z.object({
        id,
        kind: z.string(),
        language: z.string(),
        state: z.string(),
        subject: z.string(),
        body: z.string(),
        toAddress: z.string(),
        automatic: z.boolean(),
        bounceReason: z.string().nullable(),
        delayedAt: instant.nullable(),
        complainedAt: instant.nullable(),
        by: OfficerBrief.nullable(),
      }),
    }),
    z.object({ kind: z.literal('note'), at: instant, id, body: z.string(), by: OfficerBrief.nullable() }),
    z.object({
      kind: z.literal('event'),
      at: instant,
      id: z.string(),
      type: z.string(),
      params: z.record(z.string(), z.unknown()),
      by: OfficerBrief.nullable(),
    }),
  ])
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TaskView = z
  .object({
    id,
    title: z.string(),
    assignee: OfficerBrief.nullable(),
    dueOn: civilDay.nullable(),
    doneAt: instant.nullable(),
    requestId: id.nullable(),
  })
  .meta({ id: 'TaskView' });
export type TaskView = z.infer<typeof TaskView>;

export const TicketView = TicketRow.extend({
  version: z.number().int(),
  timeline: z.array(TimelineEntry),
  suggestion: Suggestion.nullable(),
  /** Who seems to ask, from what was read in its mails. */
  requester: ProposedRequester,
  tasks: z.array(TaskView),
  links: z.array(z.object({ id, ticketId: id, reference: z.string(), subject: z.string() })),
  merges: z.array(
    z.object({
      id,
      kind: z.enum(['merge', 'moved-in', 'moved-out']),
      ticketId: id,
      reference: z.string(),
      at: instant,
    }),
  ),
  mergedInto: z.object({ id, reference: z.string() }).nullable(),
  attachments: z.array(
    z.object({
      id,
      fileName: z.string(),
      mimeType: z.string(),
      size: z.number(),
      by: OfficerBrief.nullable(),
      at: instant,
    }),
  ),
  proposals: z.array(
    z.object({
      id,
      messageId: id,
      candidateTicketId: id,
      reference: z.string(),
      subject: z.string(),
      reason: z.enum(proposalReasons),
      /** The words that the proposal rests on, where it rests on words. */
      quote: z.string().nullable(),
    }),
  ),
  requests: z.array(
    z.object({
      id,
      reference: z.string(),
      rights: z.array(Right),
      state: z.string(),
      dueOn: civilDay,
      clock: z.string(),
    }),
  ),
  authorityFile: z.object({ id, reference: z.string(), state: z.string() }).nullable(),
  /** The file of a question on privacy, or of a letter of the supervisory authority. */
  enquiry: z
    .object({
      id,
      reference: z.string(),
      kind: z.enum(enquiryKinds),
      state: z.enum(enquiryStates),
      dueOn: civilDay,
    })
    .nullable(),
  breaches: z.array(
    z.object({ id, reference: z.string(), state: z.enum(breachStates), letterId: id.nullable() }),
  ),
  closedAs: z.string().nullable(),
  /** What became of its mails when they are not the desk's business. */
  passOn: z.array(PassOnView),
  /** Of a closed ticket. */
  retention: TicketRetention.nullable(),
  allowedActions: z.array(AllowedAction),
}).meta({ id: 'TicketView' });
export type TicketView = z.infer<typeof TicketView>;

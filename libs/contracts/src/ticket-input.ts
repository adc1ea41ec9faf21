import { z } from 'zod';
import { civilDay, id, instant } from './common.js';
import { MessageClass, NotPrivacyKind, RequesterKind, Right } from './words.js';

export const TriageInput = z
  .object({
    class: MessageClass,
    notPrivacyKind: NotPrivacyKind.optional(),
    rights: z.array(Right).default([]),
    language: z.string().min(2).max(8).optional(),
    accountAddress: z.string().max(254).nullable().optional(),
  })
  .meta({ id: 'TriageInput' });
export type TriageInput = z.infer<typeof TriageInput>;

export const NoteInput = z.object({ body: z.string().trim().min(1).max(20_000) });
export const TagsInput = z.object({ tags: z.array(z.string().trim().min(1).max(40)).max(20) });
export const AssignInput = z.object({ officerId: id.nullable() });
export const BulkAssignInput = z.object({ ids: z.array(id).min(1).max(200), officerId: id.nullable() });
export const LinkInput = z.object({ ticketId: id });
export const MergeInput = z.object({ intoTicketId: id });
export const CloseTicketInput = z.object({ as: z.string().trim().min(1).max(200) });
export const TaskInput = z.object({
  title: z.string().trim().min(1).max(300),
  dueOn: civilDay.nullable().optional(),
  assigneeId: id.nullable().optional(),
});
/** Where a message goes; a new ticket where none is named. */
export const MoveMessageInput = z.object({ ticketId: id.nullable().default(null) });
export const ProposalInput = z.object({ decision: z.enum(['joined', 'kept-apart']) });
export const HandOverInput = z.object({ reason: z.string().trim().max(500).optional() });
export const OpenRequestInput = z
  .object({
    rights: z.array(Right).min(1),
    personName: z.string().trim().max(200).optional(),
    accountAddress: z.string().max(254).nullable().optional(),
    /** Who asks; proposed from the mail where nobody says it. */
    requester: RequesterKind.optional(),
    /** Where the arrival itself is not on an official channel: the true receipt. */
    receivedAt: instant.optional(),
  })
  .meta({ id: 'OpenRequestInput' });
export type OpenRequestInput = z.infer<typeof OpenRequestInput>;

/** Post or phone, typed by an officer with the true instant of receipt. */
export const ManualEntryInput = z
  .object({
    medium: z.enum(['post', 'phone', 'counter']),
    receivedAt: instant,
    fromName: z.string().trim().min(1).max(200),
    fromAddress: z.email().optional(),
    subject: z.string().trim().min(1).max(500),
    body: z.string().min(1).max(200_000),
  })
  .meta({ id: 'ManualEntryInput' });
export type ManualEntryInput = z.infer<typeof ManualEntryInput>;

/** What was typed in stands in the journal; its ticket opens when the worker has been over it. */
export const MessageEntered = z.object({ messageId: id }).meta({ id: 'MessageEntered' });

export const ImportResult = z
  .object({
    files: z.array(
      z.object({
        name: z.string(),
        mails: z.number().int(),
        added: z.number().int(),
        known: z.number().int(),
        error: z.string().nullable(),
      }),
    ),
    added: z.number().int(),
    known: z.number().int(),
    refused: z.number().int(),
  })
  .meta({ id: 'ImportResult' });
export type ImportResult = z.infer<typeof ImportResult>;

import { z } from 'zod';
import { OfficerBrief, civilDay, flag, id, instant, listOf, page, paging } from './common.js';
import { AccessBlock, Audience, LetterKind, LetterLanguage, PostingKind } from './words.js';

/** What an answer says of one block of an access: something, or why it does not apply. */
export const AccessStatement = z
  .object({ state: z.enum(['answered', 'not-applicable']), text: z.string().max(20_000) })
  .meta({ id: 'AccessStatement' });
export type AccessStatement = z.infer<typeof AccessStatement>;

export const AccessStatements = z.partialRecord(AccessBlock, AccessStatement);
export type AccessStatements = z.infer<typeof AccessStatements>;

/** One block of the completeness meter. */
export const AccessReading = z
  .object({
    block: AccessBlock,
    article: z.string(),
    state: z.enum(['answered', 'not-applicable', 'missing']),
    mayNotApply: z.boolean(),
    statement: AccessStatement.nullable(),
    suggestion: z.string().nullable(),
  })
  .meta({ id: 'AccessReading' });
export type AccessReading = z.infer<typeof AccessReading>;

/** How much of a conversation somebody has seen; handed back as it was given. */
export const Seen = z
  .object({ messages: z.number().int(), letters: z.number().int(), decisions: z.number().int() })
  .meta({ id: 'Seen' });
export type Seen = z.infer<typeof Seen>;

/** What came into the conversation since a draft was last written. */
export const LetterNews = z
  .object({
    kind: z.enum(['message', 'letter', 'decision']),
    id,
    at: instant,
    who: z.string().nullable(),
    what: z.string(),
  })
  .meta({ id: 'LetterNews' });
export type LetterNews = z.infer<typeof LetterNews>;

/** How the second reading of a letter that turns something down stands. */
export const LetterReading = z
  .object({
    state: z.enum(['none', 'asked', 'approved', 'sent-back', 'outdated']),
    askedBy: OfficerBrief.nullable(),
    askedAt: instant.nullable(),
    by: OfficerBrief.nullable(),
    at: instant.nullable(),
    note: z.string().nullable(),
    /** May the officer who looks at it be the second reader? Nobody is who wrote a word of it. */
    mayRead: z.boolean(),
  })
  .meta({ id: 'LetterReading' });
export type LetterReading = z.infer<typeof LetterReading>;

/** A second reading that waits for the officer, or that came back to them. */
export const WaitingReading = z
  .object({
    id,
    kind: LetterKind,
    turn: z.enum(['to-read', 'approved', 'sent-back']),
    reference: z.string(),
    toName: z.string(),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'WaitingReading' });
export type WaitingReading = z.infer<typeof WaitingReading>;

/** How a letter left on paper. */
export const PostingView = z
  .object({
    on: civilDay,
    kind: PostingKind,
    trackingNumber: z.string().nullable(),
    proofId: id.nullable(),
  })
  .meta({ id: 'PostingView' });
export type PostingView = z.infer<typeof PostingView>;

export const LetterView = z
  .object({
    id,
    ticketId: id,
    requestId: id.nullable(),
    authorityFileId: id.nullable(),
    kind: LetterKind,
    language: LetterLanguage,
    audience: Audience,
    state: z.enum(['draft', 'queued', 'sent', 'delivered', 'bounced', 'failed', 'discarded']),
    toAddress: z.string(),
    toName: z.string().nullable(),
    subject: z.string(),
    body: z.string(),
    /** What stands in the way of sending it: unfilled fields, missing mentions, something new arrived. */
    refusals: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.unknown()).optional() })),
    /** Block by block, what is said of an access; null where the letter gives none. */
    access: z.array(AccessReading).nullable(),
    automatic: z.boolean(),
    version: z.number().int(),
    createdBy: OfficerBrief.nullable(),
    decidedBy: OfficerBrief.nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    bouncedAt: instant.nullable(),
    bounceReason: z.string().nullable(),
    /** A server on the way still tries. */
    delayedAt: instant.nullable(),
    delayReason: z.string().nullable(),
    /** The recipient's provider says that they marked it as spam. */
    complainedAt: instant.nullable(),
    messageId: z.string().nullable(),
    ticketReference: z.string(),
    requestReference: z.string().nullable(),
    /** Who wrote the last word of it. */
    writtenBy: OfficerBrief.nullable(),
    pdfCopy: z.boolean(),
    posting: PostingView.nullable(),
    /** Null where nothing is turned down, and in lists. */
    reading: LetterReading.nullable(),
    /** Empty in lists. */
    news: z.array(LetterNews),
    /** Null in lists. */
    seen: Seen.nullable(),
  })
  .meta({ id: 'LetterView' });
export type LetterView = z.infer<typeof LetterView>;

export const LetterQuery = z.object({
  ...paging,
  state: listOf(z.string()),
  kind: listOf(LetterKind),
  ticketId: id.optional(),
  requestId: id.optional(),
  /** Automatic ones that a cap or an objection holds: somebody has to look. */
  held: flag,
});
export const LetterPage = page(LetterView).meta({ id: 'LetterPage' });

export const DraftLetterInput = z
  .object({
    ticketId: id,
    requestId: id.optional(),
    authorityFileId: id.optional(),
    kind: LetterKind,
    language: LetterLanguage.optional(),
    audience: Audience.optional(),
    /** Merge fields that an officer fills: reasons, question, answer … */
    fields: z.record(z.string(), z.string().max(20_000)).default({}),
    accessBlocks: AccessStatements.optional(),
  })
  .meta({ id: 'DraftLetterInput' });
export type DraftLetterInput = z.infer<typeof DraftLetterInput>;

export const EditLetterInput = z
  .object({
    version: z.number().int(),
    subject: z.string().trim().min(1).max(500),
    body: z.string().min(1).max(200_000),
    toAddress: z.email().optional(),
    accessBlocks: AccessStatements.optional(),
    seen: Seen.optional(),
  })
  .meta({ id: 'EditLetterInput' });

export const SendLetterInput = z
  .object({ version: z.number().int(), seen: Seen.optional(), pdf: z.boolean().optional() })
  .meta({ id: 'SendLetterInput' });

/** The letter left on paper, with what proves it. */
export const PostLetterInput = SendLetterInput.omit({ pdf: true })
  .extend({
    on: civilDay,
    kind: PostingKind,
    trackingNumber: z.string().trim().max(60).optional(),
    proofId: id.optional(),
  })
  .meta({ id: 'PostLetterInput' });
export type PostLetterInput = z.infer<typeof PostLetterInput>;

export const ReturnedLetterInput = z
  .object({ reason: z.string().trim().min(3).max(500) })
  .meta({ id: 'ReturnedLetterInput' });

/** What stands in the editor, saved or not. */
export const PreviewInput = z
  .object({
    subject: z.string().max(500),
    body: z.string().max(200_000),
    accessBlocks: AccessStatements.optional(),
  })
  .meta({ id: 'PreviewInput' });
export type PreviewInput = z.infer<typeof PreviewInput>;

/** The letter as the person will read it, both parts of the mail. */
export const PreviewView = z
  .object({ subject: z.string(), text: z.string(), html: z.string() })
  .meta({ id: 'PreviewView' });
export type PreviewView = z.infer<typeof PreviewView>;

export const AskReadingInput = z.object({ version: z.number().int() }).meta({ id: 'AskReadingInput' });

/** What the second reader says of this version; a letter goes back with the reason. */
export const LetterReadingInput = z
  .object({
    version: z.number().int(),
    verdict: z.enum(['approved', 'sent-back']),
    note: z.string().trim().max(2000).optional(),
  })
  .refine(({ verdict, note }) => verdict === 'approved' || !!note, { path: ['note'] })
  .meta({ id: 'LetterReadingInput' });
export type LetterReadingInput = z.infer<typeof LetterReadingInput>;

/** What a machine held back leaves after all, or never does; a person says so and why. */
export const HeldLetterInput = z
  .object({ decision: z.enum(['released', 'discarded']), reason: z.string().trim().min(3).max(500) })
  .meta({ id: 'HeldLetterInput' });
export type HeldLetterInput = z.infer<typeof HeldLetterInput>;

export const TemplateView = z
  .object({
    id: z.string(),
    kind: LetterKind,
    language: LetterLanguage,
    audience: Audience,
    version: z.string(),
    subject: z.string(),
    body: z.string(),
    fields: z.array(z.object({ name: z.string(), required: z.boolean() })),
    mentions: z.array(z.string()),
  })
  .meta({ id: 'TemplateView' });
export type TemplateView = z.infer<typeof TemplateView>;

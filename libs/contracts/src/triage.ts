import { z } from 'zod';
import { OfficerBrief, civilDay, flag, id, instant, page, paging } from './common.js';
import { MessageClass, NotPrivacyKind, Right } from './words.js';

const share = z.coerce.number().min(0).max(1);

/** Below this no suggestion is ever accepted together with others. */
export const LEAST_THRESHOLD = 0.6;

export const AcceptableQuery = z.object({ threshold: share.min(LEAST_THRESHOLD).default(0.9) });

/** One line of the review before several suggestions are accepted at once. */
export const AcceptableRow = z
  .object({
    ticketId: id,
    messageId: id,
    reference: z.string(),
    subject: z.string(),
    correspondentName: z.string().nullable(),
    correspondentAddress: z.string().nullable(),
    class: MessageClass,
    notPrivacyKind: NotPrivacyKind.nullable(),
    rights: z.array(Right),
    language: z.string().nullable(),
    confidence: z.number(),
    account: z.string().nullable(),
    /** Accounts that the mail may mean. */
    candidates: z.number().int(),
    receivedAt: instant,
  })
  .meta({ id: 'AcceptableRow' });
export type AcceptableRow = z.infer<typeof AcceptableRow>;

/** What the officer saw in the review: the message whose suggestion it was. */
export const BatchInput = z
  .object({
    threshold: share.min(LEAST_THRESHOLD),
    items: z
      .array(z.object({ ticketId: id, messageId: id }))
      .min(1)
      .max(200),
  })
  .meta({ id: 'BatchInput' });
export type BatchInput = z.infer<typeof BatchInput>;

export const BatchResult = z
  .object({
    /** Null where nothing was accepted. */
    batchId: id.nullable(),
    accepted: z.array(id),
    /** How many of them become requests, and when: until then the batch can be taken back whole. */
    requests: z.number().int(),
    requestsAt: instant.nullable(),
    /** Stayed in the inbox because they changed since, or are not to be accepted together. */
    left: z.number().int(),
  })
  .meta({ id: 'BatchResult' });
export type BatchResult = z.infer<typeof BatchResult>;

export const BatchUndone = z
  .object({ undone: z.array(id), left: z.number().int() })
  .meta({ id: 'BatchUndone' });
export type BatchUndone = z.infer<typeof BatchUndone>;

const period = { from: civilDay.optional(), to: civilDay.optional(), version: z.string().max(80).optional() };
/** `none`: nothing was suggested, the mail was worked on by hand. */
const Suggested = z.enum(['none', ...MessageClass.options]);

export const MatrixQuery = z.object(period);
export type MatrixQuery = z.infer<typeof MatrixQuery>;

/** What was suggested against what officers decided. Figures only: the rows behind one are asked for apart. */
export const TriageMatrix = z
  .object({
    versions: z.array(z.object({ version: z.string(), from: instant, count: z.number().int() })),
    decisions: z.number().int(),
    corrected: z.number().int(),
    abstained: z.number().int(),
    cells: z.array(
      z.object({
        suggested: Suggested,
        decided: MessageClass,
        count: z.number().int(),
        /** Of these, suggestions shown without a default because the triage was not sure. */
        abstained: z.number().int(),
      }),
    ),
    rights: z.array(
      z.object({
        right: Right,
        found: z.number().int(),
        tooMany: z.number().int(),
        missed: z.number().int(),
      }),
    ),
    language: z.object({ right: z.number().int(), of: z.number().int() }),
    account: z.object({ right: z.number().int(), of: z.number().int() }),
  })
  .meta({ id: 'TriageMatrix' });
export type TriageMatrix = z.infer<typeof TriageMatrix>;

export const RightMark = z.enum(['found', 'too-many', 'missed']);
export const DecisionQuery = z.object({
  ...paging,
  ...period,
  suggested: Suggested.optional(),
  decided: MessageClass.optional(),
  right: Right.optional(),
  mark: RightMark.optional(),
  corrected: flag,
});
export type DecisionQuery = z.infer<typeof DecisionQuery>;

const judged = z.object({
  class: MessageClass.nullable(),
  notPrivacyKind: NotPrivacyKind.nullable(),
  rights: z.array(Right),
  language: z.string().nullable(),
  account: z.string().nullable(),
});

export const DecisionRow = z
  .object({
    id,
    ticketId: id,
    reference: z.string(),
    subject: z.string(),
    restricted: z.boolean(),
    version: z.string().nullable(),
    abstained: z.boolean(),
    confidence: z.number().nullable(),
    suggested: judged,
    decided: judged,
    corrected: z.boolean(),
    by: OfficerBrief,
    at: instant,
  })
  .meta({ id: 'DecisionRow' });
export type DecisionRow = z.infer<typeof DecisionRow>;
export const DecisionPage = page(DecisionRow).meta({ id: 'DecisionPage' });
export type DecisionPage = z.infer<typeof DecisionPage>;

export const DecisionExportQuery = z.object({ ...period, corrected: flag });
export type DecisionExportQuery = z.infer<typeof DecisionExportQuery>;

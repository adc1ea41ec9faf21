import { dueSources, enquiryKinds, enquiryStates, handedKinds } from '#domain';
import { z } from 'zod';
import { AllowedAction, OfficerBrief, civilDay, id, instant, listOf, page, paging } from './common.js';
import { RequestState, Right } from './words.js';

export const EnquiryKind = z.enum(enquiryKinds);
export const EnquiryState = z.enum(enquiryStates);
export const HandedKind = z.enum(handedKinds);

export const EnquiryQuery = z.object({ ...paging, kind: listOf(EnquiryKind), state: listOf(EnquiryState) });
export type EnquiryQuery = z.infer<typeof EnquiryQuery>;

export const EnquiryRow = z
  .object({
    id,
    reference: z.string(),
    ticketId: id,
    ticketReference: z.string(),
    kind: EnquiryKind,
    state: EnquiryState,
    subject: z.string(),
    personName: z.string().nullable(),
    personAddress: z.string().nullable(),
    authorityName: z.string().nullable(),
    authorityReference: z.string().nullable(),
    owner: OfficerBrief.nullable(),
    receivedAt: instant,
    dueOn: civilDay,
    dueSource: z.enum(dueSources),
    daysLeft: z.number().int(),
    overdue: z.boolean(),
    answeredAt: instant.nullable(),
    closedAt: instant.nullable(),
  })
  .meta({ id: 'EnquiryRow' });
export type EnquiryRow = z.infer<typeof EnquiryRow>;
export const EnquiryPage = page(EnquiryRow).meta({ id: 'EnquiryPage' });
export type EnquiryPage = z.infer<typeof EnquiryPage>;

const HandedItem = z.object({ kind: HandedKind, id });
const by = OfficerBrief.nullable();

export const EnquiryView = EnquiryRow.extend({
  /** The words of the letter on which the date rests. */
  dueWords: z.string().nullable(),
  ruleSetVersion: z.string(),
  noAnswerReason: z.string().nullable(),
  version: z.number().int(),
  requests: z.array(z.object({ id, reference: z.string(), rights: z.array(Right), state: RequestState })),
  history: z.array(
    z.object({ id, kind: z.string(), at: instant, data: z.record(z.string(), z.unknown()), by }),
  ),
  handovers: z.array(
    z.object({
      id,
      at: instant,
      way: z.string(),
      items: z.array(HandedItem.extend({ label: z.string(), sha256: z.string() })),
      fingerprint: z.string(),
      by,
    }),
  ),
  /** What can be handed over to the authority. */
  handable: z.array(HandedItem.extend({ label: z.string(), at: instant })),
  allowedActions: z.array(AllowedAction),
}).meta({ id: 'EnquiryView' });
export type EnquiryView = z.infer<typeof EnquiryView>;

export const EnquiryInput = z
  .object({
    version: z.number().int(),
    ownerId: id.nullable().optional(),
    authorityName: z.string().trim().max(300).nullable().optional(),
    authorityReference: z.string().trim().max(200).nullable().optional(),
  })
  .meta({ id: 'EnquiryInput' });
export type EnquiryInput = z.infer<typeof EnquiryInput>;

export const EnquiryActionInput = z
  .object({
    version: z.number().int(),
    dueOn: civilDay.optional(),
    dueWords: z.string().trim().max(4000).optional(),
    note: z.string().trim().max(20_000).optional(),
  })
  .meta({ id: 'EnquiryActionInput' });
export type EnquiryActionInput = z.infer<typeof EnquiryActionInput>;

export const HandOverFileInput = z
  .object({
    version: z.number().int(),
    at: instant,
    way: z.string().trim().min(1).max(500),
    items: z.array(HandedItem).min(1).max(200),
  })
  .meta({ id: 'HandOverFileInput' });
export type HandOverFileInput = z.infer<typeof HandOverFileInput>;

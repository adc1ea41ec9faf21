import {
  breachKinds,
  breachNatures,
  breachStates,
  notifyDecisions,
  tellDecisions,
  tellingWays,
} from '#domain';
import { z } from 'zod';
import { AllowedAction, OfficerBrief, flag, id, instant, listOf, page, paging } from './common.js';

export const BreachKind = z.enum(breachKinds);
export const BreachNature = z.enum(breachNatures);
export const BreachState = z.enum(breachStates);
export const NotifyDecision = z.enum(notifyDecisions);
export const TellDecision = z.enum(tellDecisions);
export const TellingWay = z.enum(tellingWays);

export const BreachQuery = z.object({
  ...paging,
  state: listOf(BreachState),
  /** The CNIL may still have to be told. */
  owed: flag,
  ticketId: id.optional(),
});
export type BreachQuery = z.infer<typeof BreachQuery>;

export const BreachRow = z
  .object({
    id,
    reference: z.string(),
    ticketId: id.nullable(),
    ticketReference: z.string().nullable(),
    letterId: id.nullable(),
    state: BreachState,
    kind: BreachKind,
    what: z.string(),
    peopleCount: z.number().int().nullable(),
    knownAt: instant,
    /** Seventy-two hours after it was known. */
    safeAt: instant,
    /** The last instant that the Regulation permits. */
    lastAt: instant,
    /** Full hours until `safeAt`; null where the CNIL was told, or need not be. */
    hoursLeft: z.number().int().nullable(),
    overdue: z.boolean(),
    notifyDecision: NotifyDecision.nullable(),
    notifiedAt: instant.nullable(),
    moreToFollow: z.boolean(),
    tellDecision: TellDecision.nullable(),
    toldAt: instant.nullable(),
    owner: OfficerBrief.nullable(),
    nextAction: z.string().nullable(),
    closedAt: instant.nullable(),
  })
  .meta({ id: 'BreachRow' });
export type BreachRow = z.infer<typeof BreachRow>;
export const BreachPage = page(BreachRow).meta({ id: 'BreachPage' });
export type BreachPage = z.infer<typeof BreachPage>;

export const BreachView = BreachRow.extend({
  natures: z.array(BreachNature),
  dataCategories: z.string().nullable(),
  peopleCategories: z.string().nullable(),
  recordsCount: z.number().int().nullable(),
  happenedFrom: instant.nullable(),
  happenedUntil: instant.nullable(),
  knownHow: z.string().nullable(),
  consequences: z.string().nullable(),
  measures: z.string().nullable(),
  notifyReasons: z.string().nullable(),
  cnilReference: z.string().nullable(),
  lateReasons: z.string().nullable(),
  notifiedLate: z.boolean(),
  tellReasons: z.string().nullable(),
  toldCount: z.number().int().nullable(),
  /** Why these hours, line by line, in both languages of the desk. */
  explanation: z.array(
    z.object({ code: z.string(), fr: z.string(), en: z.string(), law: z.string().nullable() }),
  ),
  history: z.array(
    z.object({
      id,
      kind: z.string(),
      at: instant,
      data: z.record(z.string(), z.unknown()),
      by: OfficerBrief.nullable(),
    }),
  ),
  /** Letters of its ticket that left: people may have been told by them. */
  letters: z.array(z.object({ id, toAddress: z.string(), subject: z.string(), sentAt: instant })),
  version: z.number().int(),
  allowedActions: z.array(AllowedAction),
}).meta({ id: 'BreachView' });
export type BreachView = z.infer<typeof BreachView>;

const text = z.string().trim().max(20_000);
const count = z.number().int().min(0).max(2_000_000_000);

export const OpenBreachInput = z
  .object({
    ticketId: id.optional(),
    /** The letter that went to the wrong person. */
    letterId: id.optional(),
    kind: BreachKind,
    natures: z.array(BreachNature).max(3).default(['confidentiality']),
    what: text.min(1),
    knownAt: instant,
    dataCategories: text.nullable().optional(),
    peopleCount: count.nullable().optional(),
  })
  .meta({ id: 'OpenBreachInput' });
export type OpenBreachInput = z.infer<typeof OpenBreachInput>;

export const BreachInput = z
  .object({
    version: z.number().int(),
    kind: BreachKind.optional(),
    natures: z.array(BreachNature).max(3).optional(),
    what: text.min(1).optional(),
    dataCategories: text.nullable().optional(),
    peopleCategories: text.nullable().optional(),
    peopleCount: count.nullable().optional(),
    recordsCount: count.nullable().optional(),
    happenedFrom: instant.nullable().optional(),
    happenedUntil: instant.nullable().optional(),
    knownAt: instant.optional(),
    knownHow: text.nullable().optional(),
    consequences: text.nullable().optional(),
    measures: text.nullable().optional(),
    ownerId: id.nullable().optional(),
  })
  .meta({ id: 'BreachInput' });
export type BreachInput = z.infer<typeof BreachInput>;

export const BreachActionInput = z
  .object({
    version: z.number().int(),
    notify: NotifyDecision.optional(),
    tell: TellDecision.optional(),
    reasons: text.optional(),
    at: instant.optional(),
    cnilReference: z.string().trim().max(200).optional(),
    lateReasons: text.optional(),
    moreToFollow: z.boolean().optional(),
    people: count.optional(),
    way: TellingWay.optional(),
    letterIds: z.array(id).max(200).optional(),
    note: text.optional(),
  })
  .meta({ id: 'BreachActionInput' });
export type BreachActionInput = z.infer<typeof BreachActionInput>;

export const BreachExportQuery = z.object({ format: z.enum(['json', 'csv']).default('json') });

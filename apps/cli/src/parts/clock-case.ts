import {
  calendarNames,
  clockOf,
  defaultPolicy,
  extensionOpinion,
  isMoment,
  marketingStopBy,
  pauseGrounds,
  clockStops,
  type Clock,
  type ExtensionOpinion,
} from '#domain';
import { z } from 'zod';

const moment = z.string().refine(isMoment, 'must be a date and time that exists');
const extension = z.strictObject({
  noticeSentAt: moment,
  totalMonths: z.number().int().min(1).max(12),
  reasons: z.string(),
});

/** The facts of a request, as it stands on a day. */
const ClockCase = z.object({
  id: z.union([z.string(), z.number()]),
  receivedAt: moment,
  today: moment,
  calendar: z.enum(calendarNames).default('FR'),
  firstArrivalAt: moment.nullish(),
  pauses: z
    .array(
      z.strictObject({
        ground: z.enum(pauseGrounds),
        askedAt: moment,
        because: z.string().nullable(),
        doubtSince: moment.nullish(),
        insufficientAnswersAt: z.array(moment).optional(),
        answeredAt: moment.nullable(),
      }),
    )
    .default([]),
  extensions: z.array(extension).default([]),
  stop: z
    .strictObject({ at: moment, by: z.enum(clockStops) })
    .nullable()
    .default(null),
  /** An extension that somebody would notify now: what stands against it. */
  proposal: extension
    .extend({ erasureOfMinor: z.boolean().optional(), refusalIntended: z.boolean().optional() })
    .optional(),
});
export type ClockCase = z.infer<typeof ClockCase>;

/** A case that names the day on which it is looked at is judged by its facts. */
export const isClockCase = (one: Record<string, unknown>): boolean => 'today' in one;

/** What is wrong with a case of facts, one sentence a field. */
export function problemsOfClockCase(one: unknown): string[] {
  const parsed = ClockCase.safeParse(one);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'case'} ${message}`);
}

export type ClockAnswer = Omit<Clock, 'because' | 'receiptDay'> & {
  readonly id: string | number;
  readonly receiptDay: string;
  readonly marketingStopBy: string;
  readonly proposal?: ExtensionOpinion;
};

/** The clock of a case of facts, all figures. */
export function clockAnswer(one: unknown): ClockAnswer {
  const { id, today, calendar, proposal, ...facts } = ClockCase.parse(one);
  const { because: _because, ...clock } = clockOf(facts, today, { calendar, policy: defaultPolicy });
  return {
    id,
    ...clock,
    marketingStopBy: marketingStopBy(facts.receivedAt).toISOString(),
    ...(proposal && { proposal: extensionOpinion(clock, proposal) }),
  };
}

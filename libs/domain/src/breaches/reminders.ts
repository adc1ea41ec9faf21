import { type BreachClock } from './clock.js';

/** When officers are told of a breach that the CNIL does not know of yet. */
export const breachStages = ['day-left', 'six-hours', 'last-hour', 'overdue'] as const;
export type BreachStage = (typeof breachStages)[number];

const HOUR = 3_600_000;
const hoursBefore: Readonly<Record<Exclude<BreachStage, 'overdue'>, number>> = {
  'day-left': 24,
  'six-hours': 6,
  'last-hour': 1,
};

type Times = Pick<BreachClock, 'safeAt' | 'lastAt'>;

const stageAt = ({ safeAt, lastAt }: Times, stage: BreachStage): Date =>
  stage === 'overdue'
    ? new Date(lastAt.getTime() + 1)
    : new Date(safeAt.getTime() - hoursBefore[stage] * HOUR);

/** The stage that has come by now, the latest of them; null before the first. */
export const breachStage = (clock: Times, now: Date): BreachStage | null =>
  breachStages.findLast((stage) => now >= stageAt(clock, stage)) ?? null;

/** When to look again; null after the last stage. */
export const nextBreachStage = (clock: Times, now: Date): Date | null =>
  breachStages.map((stage) => stageAt(clock, stage)).find((at) => at > now) ?? null;

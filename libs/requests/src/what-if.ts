import { clockOf, parisDay, addDays, whatIf, type CivilDay } from '#domain';
import type { Context } from '#foundation';
import { clockFactsOf, EXTENDED_MONTHS, explained, type ExplainedLine } from './facts-of-record.js';
import { seenRequest } from './request-record.js';

export interface Change {
  /** Days that a question asked now would go unanswered. */
  readonly pauseDays: number;
  readonly extend?: boolean;
}

/** The due date as it would stand after a question asked today, or a notice of extension that left today. Nothing is written. */
export async function whatIfRequest(
  ctx: Context,
  id: string,
  change: Change,
): Promise<{ dueOn: CivilDay; explanation: ExplainedLine[] }> {
  const request = await seenRequest(ctx, id);
  const facts = clockFactsOf(request);
  const today = parisDay(ctx.now);
  const until = addDays(today, change.pauseDays);
  const pause =
    change.pauseDays > 0
      ? { ground: 'identity' as const, askedAt: today, because: 'what-if', answeredAt: until }
      : undefined;
  const extension = change.extend
    ? { noticeSentAt: ctx.now, totalMonths: EXTENDED_MONTHS, reasons: 'what-if' }
    : undefined;
  const clock = whatIf(facts, { pause, extension }, pause ? until : ctx.now, request.rules);
  return { dueOn: clock.lastDay, explanation: explained(clock) };
}

/** Until when an extension told today would run; null when it would not count. */
export async function extendedUntil(ctx: Context, id: string): Promise<CivilDay | null> {
  const request = await seenRequest(ctx, id);
  const facts = clockFactsOf(request);
  const extension = { noticeSentAt: ctx.now, totalMonths: EXTENDED_MONTHS, reasons: 'notice' };
  const clock = whatIf(facts, { extension }, ctx.now, request.rules);
  return clock.months > clockOf(facts, ctx.now, request.rules).months ? clock.lastDay : null;
}

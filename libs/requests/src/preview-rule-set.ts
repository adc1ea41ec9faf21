import {
  clockOf,
  instantOf,
  parisDay,
  type CivilDay,
  type Clock,
  type ClockRules,
  type ClockState,
} from '#domain';
import type { Context } from '#foundation';
import { rulesWith } from '#rulesets';
import { clockFactsOf } from './facts-of-record.js';
import { openRequestsAfter, type SweptRequest } from './open-requests.query.js';

/** An open request whose last day a rule set would move, or that it would make late or suspend otherwise. */
export interface MovedRequest {
  readonly id: string;
  readonly reference: string;
  readonly dueOn: CivilDay;
  readonly wouldBeDueOn: CivilDay;
  readonly clock: ClockState;
  readonly clockWouldBe: ClockState;
}

/** What a proposed version would do to the open requests that the asking officer may see. */
export interface RuleSetImpact {
  /** The day on which both versions were asked. */
  readonly day: CivilDay;
  readonly looked: number;
  readonly moved: number;
  readonly earlier: number;
  readonly later: number;
  /** The first of them, by the day on which they would be due. */
  readonly requests: readonly MovedRequest[];
}

const BATCH = 1000;
const SHOWN = 200;

/**
 * Which dates a proposed rule set would move, before it is applied: each open request is judged on its first day by the
 * rules that stand and by those that are proposed. Nothing is written.
 */
export async function previewRuleSet(ctx: Context, ruleSetId: string): Promise<RuleSetImpact> {
  const { day, now, then } = await rulesWith(ctx, ruleSetId);
  // Today is judged at this instant; a day to come is judged as it begins.
  const at = day === parisDay(ctx.now) ? ctx.now : instantOf(day);
  const moved: (Omit<MovedRequest, 'reference'> & { reference?: string })[] = [];
  let [looked, afterId]: [number, string | undefined] = [0, undefined];
  do {
    const batch: SweptRequest[] = await openRequestsAfter(ctx, afterId, BATCH);
    looked += batch.length;
    for (const request of batch) moved.push(...movedBy(request, at, now, then));
    afterId = batch.length === BATCH ? batch.at(-1)?.id : undefined;
  } while (afterId !== undefined);
  moved.sort((a, b) => (a.wouldBeDueOn < b.wouldBeDueOn ? -1 : a.wouldBeDueOn > b.wouldBeDueOn ? 1 : 0));
  const earlier = moved.filter(({ dueOn, wouldBeDueOn }) => wouldBeDueOn < dueOn).length;
  const later = moved.filter(({ dueOn, wouldBeDueOn }) => wouldBeDueOn > dueOn).length;
  const requests = await withReferences(ctx, moved.slice(0, SHOWN));
  return { day, looked, moved: moved.length, earlier, later, requests };
}

function movedBy(
  request: SweptRequest,
  at: Date,
  now: ClockRules,
  then: ClockRules,
): Omit<MovedRequest, 'reference'>[] {
  const facts = clockFactsOf(request);
  const [standing, proposed]: Clock[] = [clockOf(facts, at, now), clockOf(facts, at, then)];
  if (standing.lastDay === proposed.lastDay && standing.state === proposed.state) return [];
  return [
    {
      id: request.id,
      dueOn: standing.lastDay,
      wouldBeDueOn: proposed.lastDay,
      clock: standing.state,
      clockWouldBe: proposed.state,
    },
  ];
}

async function withReferences(
  ctx: Context,
  moved: readonly Omit<MovedRequest, 'reference'>[],
): Promise<MovedRequest[]> {
  const rows = await ctx.query<{ id: string; reference: string }>(
    `select id, reference from request where id = any ($1::uuid[])`,
    [moved.map(({ id }) => id)],
  );
  const references = new Map(rows.map(({ id, reference }) => [id, reference]));
  return moved.map((one) => ({ ...one, reference: references.get(one.id) ?? '' }));
}

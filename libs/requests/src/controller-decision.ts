import { managerRefusals, type DecidingManager, type Refusal } from '#domain';
import type { Context } from '#foundation';
import type { RequestRecord, StoredDecision } from './request-record.js';
import { tracksDigest } from './track-digest.js';

type Decided = Pick<RequestRecord, 'decision' | 'tracks'>;

/** The decision, if it is about the outcomes as they stand. */
function present({ decision, tracks }: Decided): StoredDecision | null {
  return decision?.outcomes === tracksDigest(tracks) ? decision : null;
}

/** As the machine looks at it. */
export function controllerFactsOf(record: Decided): { asked: boolean; decided: boolean } {
  const verdict = present(record)?.verdict;
  return { asked: verdict === null, decided: verdict === 'confirmed' };
}

/** Who decided for the controller what is turned down here, as it stands; null where nobody did. */
export function deciderOf(record: Decided): StoredDecision | null {
  const decision = present(record);
  return decision?.verdict === 'confirmed' ? decision : null;
}

/** Those who prepared what is turned down. */
export const preparersOf = ({ tracks }: Pick<RequestRecord, 'tracks'>): string[] =>
  tracks.flatMap(({ outcome, decidedBy }) =>
    decidedBy && (outcome === 'refused' || outcome === 'partly') ? [decidedBy] : [],
  );

/** What stands against this officer deciding for the controller beside those who prepared or sign. */
export async function deciderRefusals(
  ctx: Context,
  officerId: string,
  others: readonly string[],
): Promise<Refusal[]> {
  const [manager] = await ctx.query<DecidingManager & Record<string, unknown>>(
    `select $1::uuid as "officerId", acts_for_controller($1::uuid) as "actsForController", may_decide_alone($1::uuid) as "mayDecideAlone"`,
    [officerId],
  );
  return managerRefusals(manager, others);
}

/** What was asked and not answered is not asked any more. */
export const withdrawAsked = (ctx: Context, requestId: string): Promise<unknown> =>
  ctx.query(
    `update controller_decision set withdrawn_at = $2 where request_id = $1 and verdict is null and withdrawn_at is null`,
    [requestId, ctx.now],
  );

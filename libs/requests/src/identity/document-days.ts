import type { Context } from '#foundation';
import { retentionInForce } from '#rulesets';

/** No rule set lengthens it. */
const LONGEST = 7;

/**
 * For how many days a page stands open, and an image may wait for its reader: as the rule set says, never longer than a week.
 * @law GDPR art. 5(1)(c), 5(1)(e); EDPB Guidelines 01/2022 paras 77-78
 */
export const documentDays = async (ctx: Context): Promise<number> =>
  Math.min(LONGEST, (await retentionInForce(ctx)).identityDocumentDays);

export const daysLater = (from: Date, days: number): Date => new Date(from.getTime() + days * 86_400_000);

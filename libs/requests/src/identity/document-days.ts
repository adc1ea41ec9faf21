import { defaultRetention, parisDay } from '#domain';
import { isDomainError, type Context } from '#foundation';
import { currentRuleSet } from '#rulesets';

/** No rule set lengthens it. */
const LONGEST = 7;

/**
 * For how many days a page stands open, and an image may wait for its reader: as the rule set says, never longer than a week.
 * @law GDPR art. 5(1)(c), 5(1)(e); EDPB Guidelines 01/2022 paras 77-78
 */
export async function documentDays(ctx: Context): Promise<number> {
  try {
    const { content } = await currentRuleSet(ctx, 'retention', parisDay(ctx.now));
    return Math.min(LONGEST, content.identityDocumentDays);
  } catch (error) {
    if (isDomainError(error) && error.code === 'no-rule-set') return defaultRetention.identityDocumentDays;
    throw error;
  }
}

export const daysLater = (from: Date, days: number): Date => new Date(from.getTime() + days * 86_400_000);

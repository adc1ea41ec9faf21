import type { AccountCandidate, MessageClass, NotPrivacySubclass, Right } from '#domain';
import type { Context } from '#foundation';

/** What stands suggested of a whole ticket, and of which of its messages. */
export interface LeadingSuggestion {
  readonly messageId: string;
  readonly version: string;
  readonly class: MessageClass;
  readonly notPrivacyKind: NotPrivacySubclass | null;
  readonly rights: Right[];
  readonly language: string | null;
  readonly confidence: number;
  readonly abstains: boolean;
  readonly account: string | null;
  readonly candidates: AccountCandidate[];
  readonly flags: string[];
}

/** What is costly to miss comes first: thanks that follow a request do not hide it. */
const COSTLY_FIRST = [
  'authority-request',
  'supervisory-authority',
  'subject-request',
  'privacy-enquiry',
  'follow-up',
  'not-privacy',
] as const;

/** The suggestion of a ticket: of its messages the one that is costliest to miss, of several such the newest. */
export const leadingOf = (ticket: string): string => `
  select g.* from triage_suggestion g join message gm on gm.id = g.message_id
  where g.ticket_id = ${ticket}
  order by array_position(array[${COSTLY_FIRST.map((one) => `'${one}'`).join(', ')}], g.class), gm.received_at desc limit 1`;

/** The same choice among suggestions that were read already, oldest first. */
export function leadingAmong<S extends { readonly class: MessageClass }>(
  suggestions: readonly S[],
): S | null {
  const rank = ({ class: kind }: S): number => COSTLY_FIRST.indexOf(kind);
  return suggestions.reduce<S | null>(
    (best, one) => (best === null || rank(one) <= rank(best) ? one : best),
    null,
  );
}

export async function leadingSuggestion(ctx: Context, ticketId: string): Promise<LeadingSuggestion | null> {
  const [row] = await ctx.query<LeadingSuggestion & Record<string, unknown>>(
    `select s.message_id as "messageId", s.version, s.class, s.not_privacy_kind as "notPrivacyKind", s.rights, s.language,
            s.confidence::float8, s.abstains, s.account, s.candidates, s.flags
     from (${leadingOf('$1')}) s`,
    [ticketId],
  );
  return row ?? null;
}

import { proposedRequester, type RequesterKind, type Right } from '#domain';
import type { Context } from '#foundation';
import { suggestionsOf } from '#triage';

/** Who asks when a request opens, the words that say so, and the officer who said it where one did. */
export interface OpeningRequester {
  readonly kind: RequesterKind;
  readonly because: string | null;
  readonly setBy: string | null;
}

/** What an officer says stands; else what the mails of the conversation tell, as a proposal. */
export async function requesterAtOpening(
  ctx: Context,
  ticketId: string,
  input: {
    readonly requester?: RequesterKind;
    readonly rights: readonly Right[];
    readonly officerId?: string;
  },
): Promise<OpeningRequester> {
  const [ticket] = await ctx.query<{ flags: string[] }>(`select flags from ticket where id = $1`, [ticketId]);
  const suggestions = await suggestionsOf(ctx, ticketId);
  const proposed = proposedRequester({
    flags: ticket?.flags ?? [],
    rights: input.rights,
    evidence: suggestions.flatMap(({ evidence }) => evidence),
  });
  const said = input.requester ?? null;
  return {
    kind: said ?? proposed.kind,
    because: said === null || said === proposed.kind ? proposed.quote : null,
    setBy: said !== null && ctx.actor.kind === 'officer' ? ctx.actor.officerId : null,
  };
}

/** As the row of a request holds it: kind, words, officer. */
export const requesterColumns = ({ kind, because, setBy }: OpeningRequester): unknown[] => [
  kind,
  because,
  setBy,
];

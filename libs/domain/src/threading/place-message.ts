/** A ticket that a message may belong to, and how it was found. */
export interface TicketLead {
  readonly ticketId: string;
  /**
   * `token`: a reference that only we can issue. `copy`: the same mail, delivered twice. `reference`: the mail answers one
   * of this ticket. `same-sender`: an earlier ticket of the sender.
   */
  readonly how: 'token' | 'copy' | 'reference' | 'same-sender';
  readonly correspondent: string | null;
  readonly restricted: boolean;
}

export interface PlacementFacts {
  readonly sender: string | null;
  readonly leads: readonly TicketLead[];
  /** A delivery report: it speaks of our letter, its sender is a mail server. */
  readonly isReport: boolean;
  /** The mail may be an authority's: it never hides in somebody's conversation. */
  readonly authoritySign: boolean;
  /** The words say that the mail continues an earlier one. */
  readonly soundsLikeFollowUp: boolean;
}

export type Placement =
  | { readonly kind: 'join'; readonly ticketId: string; readonly why: 'copy' | 'token' | 'report' }
  | { readonly kind: 'open'; readonly proposals: readonly { ticketId: string; reason: string }[] };

/**
 * Where a message goes. It joins a conversation only with a reference that we issued *and* from the same correspondent;
 * whatever else points to a conversation is a proposal that a person confirms, so that nobody reads another's mail by guessing.
 */
export function placeMessage(facts: PlacementFacts): Placement {
  const copy = facts.leads.find(({ how }) => how === 'copy');
  if (copy) return { kind: 'join', ticketId: copy.ticketId, why: 'copy' };
  const token = facts.leads.find(({ how }) => how === 'token');
  if (token && facts.isReport) return { kind: 'join', ticketId: token.ticketId, why: 'report' };
  if (token && sameAddress(token.correspondent, facts.sender) && (token.restricted || !facts.authoritySign)) {
    return { kind: 'join', ticketId: token.ticketId, why: 'token' };
  }
  return { kind: 'open', proposals: proposals(facts) };
}

function proposals(facts: PlacementFacts): { ticketId: string; reason: string }[] {
  if (facts.authoritySign || facts.isReport) return [];
  const found = new Map<string, string>();
  for (const lead of facts.leads) {
    if (lead.restricted || found.has(lead.ticketId)) continue;
    if (lead.how === 'token') found.set(lead.ticketId, 'our-reference-other-sender');
    if (lead.how === 'reference') {
      found.set(
        lead.ticketId,
        sameAddress(lead.correspondent, facts.sender) ? 'answers-a-mail' : 'answers-another-senders-mail',
      );
    }
    if (lead.how === 'same-sender' && facts.soundsLikeFollowUp) found.set(lead.ticketId, 'same-sender');
  }
  return [...found].slice(0, 3).map(([ticketId, reason]) => ({ ticketId, reason }));
}

const sameAddress = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.toLowerCase() === b.toLowerCase();

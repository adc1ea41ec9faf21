import type { AfterAnswer } from './after-answer.js';
import { continuesSubject, isForwarded } from './subject.js';

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
  /** Under which the conversation runs: the ticket's own and those of our letters. Told for `token` only, as all below. */
  readonly subjects?: readonly string[];
  readonly reference?: string | null;
  readonly rights?: readonly string[];
  /** Nothing is owed any more: the ticket is closed, or every request of it is answered. */
  readonly finished?: boolean;
  /** When the last answer left; null where none did. */
  readonly answeredAt?: Date | null;
}

export interface PlacementFacts {
  readonly sender: string | null;
  readonly subject: string;
  readonly leads: readonly TicketLead[];
  /** A delivery report: it speaks of our letter, its sender is a mail server. */
  readonly isReport: boolean;
  /** Sent by a machine of the correspondent (an absence, a receipt): no answer, whatever its words. */
  readonly isAutomatic: boolean;
  /** The mail may be an authority's: it never hides in somebody's conversation. */
  readonly authoritySign: boolean;
  /** The words say that the mail continues an earlier one. */
  readonly soundsLikeFollowUp: boolean;
  /** The domain in From says that the mail is not its own (DMARC). */
  readonly senderDisproved: boolean;
  readonly rights: readonly string[];
  /** What the words say of an answer that the sender may have had. */
  readonly afterAnswer: AfterAnswer;
  readonly receivedAt: Date;
}

export type Placement =
  | {
      readonly kind: 'join';
      readonly ticketId: string;
      readonly why: 'copy' | 'token' | 'report' | 'automatic';
      /** The words by which the correspondent calls our answer incomplete: its request may have to go on. */
      readonly complaint: string | null;
    }
  | { readonly kind: 'open'; readonly proposals: readonly { ticketId: string; reason: ProposalReason }[] };

export const proposalReasons = [
  'our-reference-other-sender',
  'our-reference-unproved-sender',
  'our-reference-forwarded',
  'our-reference-new-subject',
  'our-reference-new-matter',
  'answers-a-mail',
  'answers-another-senders-mail',
  'same-sender',
  'answer-incomplete',
] as const;
export type ProposalReason = (typeof proposalReasons)[number];

/** A complaint that comes later than this opens a ticket of its own; the earlier one is proposed. */
const COMPLAINT_MONTHS = 12;

/**
 * Where a message goes. It joins a conversation only with a reference that we issued *and* from the same correspondent
 * *and* on the same matter; whatever else points to a conversation is a proposal that a person confirms, so that nobody
 * reads another's mail by guessing and no new request drowns in an old thread.
 * @law GDPR art. 5(1)(f), 12(3)
 */
export function placeMessage(facts: PlacementFacts): Placement {
  const copy = facts.leads.find(({ how }) => how === 'copy');
  if (copy) return join(copy, 'copy');
  const token = facts.leads.find(({ how }) => how === 'token');
  if (!token) return { kind: 'open', proposals: proposals(facts, null) };
  if (facts.isReport) return join(token, 'report');
  const against = againstJoining(token, facts);
  if (against === null && (token.restricted || !facts.authoritySign)) {
    if (facts.isAutomatic) return join(token, 'automatic');
    return join(token, 'token', complaintUnder(token, facts));
  }
  return { kind: 'open', proposals: proposals(facts, against) };
}

const join = (
  { ticketId }: TicketLead,
  why: Extract<Placement, { kind: 'join' }>['why'],
  complaint: string | null = null,
): Placement => ({ kind: 'join', ticketId, why, complaint });

/** Why a mail under our reference does not join by itself; null where it does. */
function againstJoining(lead: TicketLead, facts: PlacementFacts): ProposalReason | null {
  if (!sameAddress(lead.correspondent, facts.sender)) return 'our-reference-other-sender';
  if (facts.senderDisproved) return 'our-reference-unproved-sender';
  // A machine writes its own subject: an absence names the mail that it answers, or does not.
  if (facts.isAutomatic) return null;
  if (isForwarded(facts.subject)) return 'our-reference-forwarded';
  if (!continuesSubject(facts.subject, lead.subjects ?? [], lead.reference ?? null))
    return 'our-reference-new-subject';
  return newMatter(lead, facts) ? 'our-reference-new-matter' : null;
}

/** After a full answer another right or another period is a request of its own, with a clock of its own. */
function newMatter(lead: TicketLead, facts: PlacementFacts): boolean {
  if (!lead.finished || complaintUnder(lead, facts) !== null) return false;
  const { afterAnswer } = facts;
  const known = lead.rights ?? [];
  return (
    afterAnswer.newPeriod ||
    (afterAnswer.incomplete !== null && !inTime(lead, facts)) ||
    facts.rights.some((right) => !known.includes(right))
  );
}

const complaintUnder = (lead: TicketLead, facts: PlacementFacts): string | null =>
  lead.finished && inTime(lead, facts) ? facts.afterAnswer.incomplete : null;

function inTime({ answeredAt }: TicketLead, { receivedAt }: PlacementFacts): boolean {
  if (!answeredAt) return false;
  const until = new Date(answeredAt.getTime());
  until.setUTCMonth(until.getUTCMonth() + COMPLAINT_MONTHS);
  return receivedAt <= until;
}

function proposals(
  facts: PlacementFacts,
  against: ProposalReason | null,
): { ticketId: string; reason: ProposalReason }[] {
  if (facts.authoritySign || facts.isReport) return [];
  const found = new Map<string, ProposalReason>();
  for (const lead of facts.leads) {
    if (lead.restricted || found.has(lead.ticketId)) continue;
    if (lead.how === 'token') found.set(lead.ticketId, against ?? 'our-reference-other-sender');
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

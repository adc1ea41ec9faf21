import type { MessageClass, NotPrivacySubclass, Right, TriageEvidence, AccountCandidate } from '#domain';
import type { Context } from '#foundation';

/** What the machine said of one message, with the words that made it say so. */
export interface StoredSuggestion {
  readonly messageId: string;
  readonly version: string;
  readonly class: MessageClass;
  readonly notPrivacyKind: NotPrivacySubclass | null;
  readonly rights: Right[];
  readonly language: string;
  readonly confidence: number;
  readonly abstains: boolean;
  /** The account that stands out; null where none does, or several are as likely. */
  readonly account: string | null;
  readonly candidates: AccountCandidate[];
  readonly flags: string[];
  readonly evidence: TriageEvidence[];
}

/** Suggestions of every message of a ticket, oldest message first. */
export const suggestionsOf = (ctx: Context, ticketId: string): Promise<StoredSuggestion[]> =>
  ctx.query<StoredSuggestion & Record<string, unknown>>(
    `select s.message_id as "messageId", s.version, s.class, s.not_privacy_kind as "notPrivacyKind", s.rights, s.language,
            s.confidence::float8, s.abstains, s.account, s.candidates, s.flags, s.evidence
     from triage_suggestion s join message m on m.id = s.message_id where s.ticket_id = $1 order by m.received_at`,
    [ticketId],
  );

import { refuse, type Refusal } from '../machine/machine.js';
import { type MessageClass, type NotPrivacySubclass } from '../words/messages.js';

/** What is known of a message that something automatic might answer. */
export interface AutomaticReplyFacts {
  readonly class: MessageClass;
  readonly subclass: NotPrivacySubclass | null;
  /** The value of `Auto-Submitted`, if any. */
  readonly autoSubmitted: string | null;
  /** The value of `Precedence`, if any. */
  readonly precedence: string | null;
  readonly listId: string | null;
  /** The envelope sender is empty (`<>`): a bounce or a notification. */
  readonly returnPathEmpty: boolean;
  /** SPF or DKIM passed and is aligned with the visible sender; null when nobody could tell (an imported mail). */
  readonly authenticated: boolean | null;
  readonly suspicious: boolean;
  /** The sender is one of our own addresses. */
  readonly fromOurselves: boolean;
  /** It lay in a mailbox before the desk began to read that mailbox. */
  readonly beforeActivation?: boolean;
  /** What else its headers say against it (`automaticReplyHindrances`). */
  readonly hindrances?: readonly string[];
}

const neverAnswered: readonly NotPrivacySubclass[] = [
  'spam',
  'bounce',
  'auto-reply',
  'newsletter',
  'phishing',
];

/**
 * Why nothing automatic may answer a message; an empty list means that it may. Bounces, lists, auto-replies and
 * unauthenticated bulk are never answered: that is how loops and backscatter start. A sender whose authentication failed may be
 * somebody else's name. An authority is answered by a person only.
 * @law RFC 3834 section 2
 */
export function automaticReplyRefusals(facts: AutomaticReplyFacts): Refusal[] {
  const precedence = facts.precedence?.trim().toLowerCase() ?? '';
  const bulk = ['bulk', 'list', 'junk'].includes(precedence);
  const checks: readonly (readonly [boolean, string])[] = [
    [facts.fromOurselves, 'sender-is-our-own'],
    [facts.returnPathEmpty, 'empty-return-path'],
    [isAutomatic(facts.autoSubmitted), 'auto-submitted'],
    [facts.listId !== null && facts.listId.trim() !== '', 'mailing-list'],
    [bulk, 'bulk'],
    [facts.subclass !== null && neverAnswered.includes(facts.subclass), 'never-answered-class'],
    [facts.class === 'authority-request' || facts.class === 'supervisory-authority', 'answered-by-a-person'],
    [facts.suspicious, 'suspicious'],
    [facts.authenticated === false, 'unauthenticated'],
    [facts.beforeActivation === true, 'before-activation'],
  ];
  const against = checks.flatMap(([holds, code]) => (holds ? [code] : []));
  return [...new Set([...against, ...(facts.hindrances ?? [])])].map((code) => refuse(code));
}

/** `Auto-Submitted: no` says that a person wrote it; any other value says that none did. */
function isAutomatic(autoSubmitted: string | null): boolean {
  const value = autoSubmitted?.split(';')[0]?.trim().toLowerCase() ?? '';
  return value !== '' && value !== 'no';
}

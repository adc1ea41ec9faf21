import type { MailFacts, TriageHistoryEntry } from './facts.js';
import { foldKey } from './fold.js';

const REPLY_SUBJECT = /^\s*(?:re|aw|antw|sv|r|rif|ref)\s*(?:\[\d+\])?\s*:/i;

export interface Thread {
  /** The earlier mail by the references of this one. */
  readonly entry: TriageHistoryEntry | null;
  readonly isReply: boolean;
}

/** The earlier mail that the headers point to: the newest one of the same thread. */
export function threadOf(facts: MailFacts, history: readonly TriageHistoryEntry[]): Thread {
  const ids = new Set([facts.inReplyTo, ...facts.references].filter((id): id is string => id !== null));
  const isReply = ids.size > 0 || REPLY_SUBJECT.test(facts.subject);
  for (let i = history.length - 1; ids.size > 0 && i >= 0; i -= 1) {
    const entry = history[i];
    if (entry.messageId !== null && ids.has(entry.messageId)) return { entry, isReply };
  }
  const carried = new Set(facts.attachedMessages.map(({ messageId }) => messageId));
  for (let i = history.length - 1; carried.size > 0 && i >= 0; i -= 1) {
    if (history[i].messageId !== null && carried.has(history[i].messageId))
      return { entry: history[i], isReply };
  }
  return { entry: null, isReply };
}

/** The last privacy mail of the same correspondent, or about the same account from the same person. */
export function lastOfCorrespondent(
  facts: MailFacts,
  account: string | null,
  history: readonly TriageHistoryEntry[],
): TriageHistoryEntry | null {
  const from = facts.from?.address.toLowerCase() ?? '';
  const bare = REPLY_SUBJECT.test(facts.subject) ? bareSubject(facts.subject) : '';
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const entry = history[i];
    if (entry.class === 'not-privacy') continue;
    const same =
      entry.from?.toLowerCase() === from ||
      (account !== null && entry.account === account && entry.class === 'subject-request');
    if (same) return entry;
    if (bare !== '' && bareSubject(entry.subject) === bare) return entry;
  }
  return null;
}

export function bareSubject(subject: string): string {
  return foldKey(subject.replace(/^(?:\s*(?:re|aw|antw|sv|fwd?|tr|wg|rv|r|i)\s*(?:\[\d+\])?\s*:)+/i, ''));
}

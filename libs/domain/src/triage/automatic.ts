import type { MailFacts, TriageEvidence } from './facts.js';
import { weightOf } from './match.js';
import type { NotPrivacyKind } from './vocabulary.js';

/**
 * Automatic mail by its headers (RFC 3834) or, where an old server sets none, by its subject together with the null
 * return path. Such a mail is never answered automatically.
 */
export function automaticKind(
  facts: MailFacts,
  evidence: readonly TriageEvidence[],
): Extract<NotPrivacyKind, 'bounce' | 'auto-reply' | 'newsletter'> | null {
  const { autoSubmitted, precedence, contentType, contentTypeField } = facts.headers;
  if (facts.report === 'delivery' || facts.report === 'feedback') return 'bounce';
  if (facts.report === 'disposition') return 'auto-reply';
  const from = facts.from?.address.toLowerCase() ?? '';
  if (/^(?:mailer-daemon|mail-daemon|mailerdaemon|mdaemon|double-bounce)@/.test(from)) return 'bounce';
  if (/^postmaster@/.test(from) && (facts.returnPath === '' || /report/.test(contentType))) return 'bounce';
  if (facts.returnPath === '' && facts.headers.failedRecipients) return 'bounce';
  if (/report-type="?(?:delivery-status)/i.test(contentTypeField ?? '')) return 'bounce';
  const auto = autoSubmitted?.trim().toLowerCase().split(/[\s;]/)[0];
  if (auto && auto !== 'no') return 'auto-reply';
  if (precedence && /^\s*auto[_-]?reply/i.test(precedence)) return 'auto-reply';
  if (facts.headers.machineField) return 'auto-reply';
  const says = weightOf(evidence, 'auto');
  if (
    says >= 4 &&
    (facts.returnPath === '' ||
      evidence.some(({ supports, in: place }) => supports === 'auto' && place === 'subject'))
  ) {
    return 'auto-reply';
  }
  if (facts.returnPath === '' && says > 0) return 'auto-reply';
  return isList(facts) || isBulk(facts) ? 'newsletter' : null;
}

const isBulk = ({ headers: { precedence } }: MailFacts): boolean =>
  precedence !== null && /^\s*(?:bulk|list|junk)/i.test(precedence);

const isList = ({ headers: { listId, listUnsubscribe, listField } }: MailFacts): boolean =>
  Boolean(listId) || Boolean(listUnsubscribe) || listField === true;

/** Addresses behind which nobody reads, or everybody. */
const ROBOT =
  /^(?:mailer-?daemon|mail-daemon|mdaemon|postmaster|daemon|root|double-bounce|listserv|majordomo|(?:no|ne|not|dont|do[-_.]?not)[-_.]?(?:pas[-_.]?)?(?:reply|repondre|respond|antworten)(?:[^a-z].*)?|(?:nicht|keine)[-_.]?antwort(?:en)?|owner-.+|.+-(?:request|bounces?|owner|relay)|bounces?(?:[-+].*)?)$/;

/**
 * Why nothing automatic may answer a mail, by its headers and addresses alone; empty where it may. Beside what makes a
 * mail automatic: a sender behind whom nobody reads, and one who asks for no automatic answer.
 * @law RFC 3834 section 2; RFC 5230 section 4.6
 */
export function automaticReplyHindrances(facts: MailFacts): string[] {
  const local = (address: string | null | undefined): string =>
    (address ?? '').toLowerCase().replace(/@[^@]*$/, '');
  const auto = facts.headers.autoSubmitted
    ?.trim()
    .toLowerCase()
    .split(/[\s;(]/)[0];
  const checks: readonly (readonly [boolean, string])[] = [
    [facts.report !== null, 'report'],
    [facts.returnPath === '', 'empty-return-path'],
    [Boolean(auto) && auto !== 'no', 'auto-submitted'],
    [Boolean(facts.headers.machineField) || Boolean(facts.headers.failedRecipients), 'auto-submitted'],
    [isList(facts), 'mailing-list'],
    [isBulk(facts) || /^\s*auto[_-]?reply/i.test(facts.headers.precedence ?? ''), 'bulk'],
    [
      /\b(?:all|oof|autoreply)\b/i.test(facts.headers.autoResponseSuppress ?? ''),
      'automatic-answer-not-wanted',
    ],
    [ROBOT.test(local(facts.from?.address)) || ROBOT.test(local(facts.returnPath)), 'nobody-reads'],
    [facts.from === null || !facts.from.address.includes('@'), 'no-sender'],
  ];
  return [...new Set(checks.flatMap(([against, code]) => (against ? [code] : [])))];
}

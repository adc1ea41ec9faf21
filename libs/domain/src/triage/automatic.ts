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
  const { autoSubmitted, precedence, listId, listUnsubscribe, contentType, contentTypeField } = facts.headers;
  if (facts.report === 'delivery') return 'bounce';
  if (facts.report === 'disposition') return 'auto-reply';
  const from = facts.from?.address.toLowerCase() ?? '';
  if (/^(?:mailer-daemon|postmaster)@/.test(from) && (facts.returnPath === '' || /report/.test(contentType)))
    return 'bounce';
  if (/report-type="?(?:delivery-status)/i.test(contentTypeField ?? '')) return 'bounce';
  const auto = autoSubmitted?.trim().toLowerCase().split(/[\s;]/)[0];
  if (auto && auto !== 'no') return 'auto-reply';
  if (precedence && /^\s*auto[_-]?reply/i.test(precedence)) return 'auto-reply';
  const says = weightOf(evidence, 'auto');
  if (
    says >= 4 &&
    (facts.returnPath === '' ||
      evidence.some(({ supports, in: place }) => supports === 'auto' && place === 'subject'))
  ) {
    return 'auto-reply';
  }
  if (facts.returnPath === '' && says > 0) return 'auto-reply';
  if (listId || listUnsubscribe || (precedence && /^\s*(?:bulk|list|junk)/i.test(precedence)))
    return 'newsletter';
  return null;
}

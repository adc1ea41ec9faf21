import { addressesIn, birthDatesIn } from './accounts.js';
import type { Decision } from './decide.js';
import type { MailFacts, TriageDirectory, TriageEvidence } from './facts.js';
import { foldKey } from './fold.js';
import { weightOf, type FoldedMail } from './match.js';
import { disguisedAuthority, type SenderFacts } from './sender.js';

export interface SuspicionInput {
  readonly facts: MailFacts;
  readonly mail: FoldedMail;
  readonly sender: SenderFacts;
  readonly decision: Decision;
  readonly evidence: readonly TriageEvidence[];
  readonly directory: TriageDirectory;
  readonly account: string | null;
}

const OF_A_STATE = /(?:^|\.)(?:[a-z]{2}|gov|mil|int)$/;

/** Signs of impersonation or fraud, each as evidence; one is enough for a person to look first. */
export function suspicionOf(input: SuspicionInput): TriageEvidence[] {
  const { facts, sender, decision, evidence, mail } = input;
  if (
    decision.class === 'not-privacy' &&
    ['bounce', 'auto-reply', 'newsletter'].includes(decision.kind ?? '')
  )
    return [];
  const found: TriageEvidence[] = [];
  const sign = (rule: string, quote: string): void => {
    found.push({
      rule: `suspicious.${rule}`,
      quote,
      in: 'header',
      start: 0,
      end: 0,
      weight: 5,
      supports: 'suspicious',
    });
  };
  const words = `${foldKey(facts.from?.name ?? '')} ${mail.subject} ${mail.text.slice(0, 3000)}`;
  if (decision.class === 'authority-request') {
    if (sender.freeMail) sign('free-mail-authority', sender.domain);
    else if (disguisedAuthority(sender, words)) sign('lookalike-authority', sender.domain);
    // Authorities write from the domain of their country or of the Union; anybody can have another one.
    else if (!OF_A_STATE.test(sender.domain)) sign('no-domain-of-a-state', sender.domain);
    if (facts.authentication?.dmarc === 'fail') sign('dmarc-failed', sender.domain);
  }
  if (
    sender.claimsSupervisor &&
    !sender.supervisoryDomain &&
    decision.class !== 'subject-request' &&
    decision.class !== 'follow-up'
  ) {
    sign('lookalike-supervisor', sender.domain);
  }
  if (sender.supervisoryDomain && facts.authentication?.dmarc === 'fail') sign('dmarc-failed', sender.domain);
  if (sender.forgedOwn) sign('forged-own-domain', sender.domain);
  if (sender.claimsProvider && (decision.class === 'not-privacy' || weightOf(evidence, 'phishing') > 0))
    sign('lookalike-provider', sender.domain);
  if (decision.class === 'not-privacy' && decision.kind === 'phishing') sign('phishing', sender.domain);
  if (decision.class === 'subject-request' || decision.class === 'follow-up') impersonation(input, sign);
  return found;
}

/** A stranger who says to be the holder: two signs together are needed, each alone is everyday life. */
function impersonation(
  { facts, mail, sender, directory, account, evidence }: SuspicionInput,
  sign: (rule: string, quote: string) => void,
): void {
  const holder = account ? directory.byAddress(account) : null;
  if (!holder) return;
  const known = [holder.address, ...holder.aliases, holder.recoveryAddress ?? ''].map((address) =>
    address.toLowerCase(),
  );
  if (known.includes(sender.address) || directory.byDomain(sender.domain) === holder) return;
  if (weightOf(evidence, 'mandate') > 0 || weightOf(evidence, 'post-mortem') >= 4) return;
  const signs: string[] = [];
  if (sender.replyToElsewhere) signs.push('reply-to-elsewhere');
  const dates = birthDatesIn(foldKey(facts.text.slice(0, 20_000)));
  const birth = [...dates].filter((date) => Number(date.slice(0, 4)) < 2015);
  if (holder.birthDate && birth.length > 0 && !birth.includes(holder.birthDate))
    signs.push('birth-date-differs');
  const elsewhere = addressesIn(facts.text).some(
    ({ address }) =>
      !known.includes(address) &&
      address !== sender.address &&
      directory.byAddress(address) === null &&
      !directory.ownDomains.has(address.slice(address.indexOf('@') + 1)),
  );
  if (elsewhere) signs.push('delivery-elsewhere');
  if (
    /(?:ne (?:pas|rien) (?:y |m y |me )?(?:envoy|ecri|notifi|prevenir)|pas y envoyer|do not (?:notify|write|send|contact)|nicht (?:an|benachrichtig)|24 ?h|within 24|sous 48 ?h)/.test(
      mail.text,
    )
  )
    signs.push('haste-or-silence');
  if (facts.authentication && !facts.authentication.authenticated) signs.push('not-authenticated');
  if (
    signs.length >= 2 &&
    (signs.includes('reply-to-elsewhere') ||
      signs.includes('birth-date-differs') ||
      signs.includes('not-authenticated'))
  ) {
    for (const item of signs) sign(item, item);
  }
}

import type { Decision, DecisionInput } from '../decide.js';
import { lastOfCorrespondent } from '../conversation.js';
import { weightOf, type FoldedMail } from '../match.js';
import { RIGHT_THRESHOLD } from '../rights.js';
import { TRIAGE_CLASSES, TRIAGE_RIGHTS } from '../vocabulary.js';

const WEIGHED = [
  'enquiry',
  'support',
  'billing',
  'spam',
  'phishing',
  'authority',
  'supervisory',
  'follow-up',
  'chase',
  'thanks',
  'auto',
  'mandate',
  'first-person',
] as const;

const clamp = (weight: number): number => Math.max(-1, Math.min(2, weight / 6));

/** What the rules and the facts of a mail say, as numbers beside the words; the order is part of the model. */
export function signalsOf(input: DecisionInput, decision: Decision): Float32Array {
  const { evidence, sender, thread, rights, facts, mail, directory, history } = input;
  const best = Math.max(0, ...TRIAGE_RIGHTS.map((right) => rights.weights[right]));
  const yes = (...facts: readonly boolean[]): number[] => facts.map(Number);
  return Float32Array.from([
    ...TRIAGE_CLASSES.map((name) => Number(decision.class === name)),
    ...WEIGHED.map((name) => clamp(weightOf(evidence, name))),
    clamp(best),
    Math.min(rights.rights.length, 3) / 2,
    ...yes(
      sender.authorityDomain,
      sender.claimsAuthority,
      sender.supervisoryDomain,
      sender.claimsSupervisor,
      sender.claimsProvider,
      sender.freeMail,
      directory.ownDomains.has(sender.domain),
      directory.byAddress(sender.address) !== null,
      sender.internal,
      thread.isReply,
      mail.quoted !== '',
      thread.isReply && /\bmailo\b/.test(mail.quoted.slice(0, 800)),
      lastOfCorrespondent(facts, null, history) !== null,
      evidence.some(({ rule, weight }) => rule.startsWith('law.') && weight > 0),
      facts.attachmentNames.length > 0,
      input.automatic === 'newsletter',
      best >= RIGHT_THRESHOLD,
    ),
    Math.log10(10 + facts.text.length) - 2.5,
  ]);
}

/** What the model reads: what was written now; in a mail that only forwards, what it forwards. */
export function modelText({
  mail,
  thread,
}: Pick<DecisionInput, 'mail' | 'thread'>): Pick<FoldedMail, 'subject' | 'text'> {
  const repeated = thread.entry !== null || (thread.isReply && mail.quoted !== '');
  const bare = !/[a-z][^]{0,80}[a-z][^]{0,80}[a-z]/.test(mail.text);
  return { subject: repeated ? '' : mail.subject, text: bare ? mail.wide : mail.text };
}

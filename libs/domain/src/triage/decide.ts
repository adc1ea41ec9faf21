import { lastOfCorrespondent, type Thread } from './conversation.js';
import type { automaticKind } from './automatic.js';
import type { MailFacts, TriageDirectory, TriageEvidence, TriageHistoryEntry } from './facts.js';
import { weightOf, type FoldedMail } from './match.js';
import type { RightsReading } from './rights.js';
import { RIGHT_THRESHOLD } from './rights.js';
import { disguisedAuthority, type SenderFacts } from './sender.js';
import type { AuthoritySign, NotPrivacyKind, TriageClass, TriageRight } from './vocabulary.js';

export interface DecisionInput {
  readonly facts: MailFacts;
  readonly mail: FoldedMail;
  readonly sender: SenderFacts;
  readonly evidence: readonly TriageEvidence[];
  readonly automatic: ReturnType<typeof automaticKind>;
  readonly thread: Thread;
  readonly rights: RightsReading;
  readonly history: readonly TriageHistoryEntry[];
  readonly directory: TriageDirectory;
  readonly internalForward: boolean;
}

export interface Decision {
  readonly class: TriageClass;
  /** What decided. Headers, sender and thread are facts; words are a reading, which the model joins. */
  readonly by: 'headers' | 'sender' | 'thread' | 'words';
  readonly kind: NotPrivacyKind | null;
  readonly rights: readonly TriageRight[];
  readonly authoritySign: AuthoritySign;
  readonly confidence: number;
  /** Whatever the confidence: too much speaks for something that must not be missed. */
  readonly doubtful: boolean;
  /** By its words a mail that nobody waits an answer to: bulk, automatic, deceit. */
  readonly unanswerable: boolean;
  /** Speaks of somebody else's data: the sender's own account is not the one meant. */
  readonly aboutOther: boolean;
  /** Speaks of some person's account at all. */
  readonly personal: boolean;
  readonly noAccount: boolean;
  readonly continues: string | null;
  readonly evidence: readonly TriageEvidence[];
}

type Partial3 = Pick<Decision, 'class' | 'confidence'> & Partial<Decision>;

/** Classes in the order in which a mistake costs: authorities before persons, persons before everything else. */
export function decide(input: DecisionInput): Decision {
  const authority = authorityWeight(input);
  const authoritySign: AuthoritySign = authority >= 6 ? 'strong' : authority >= 2 ? 'weak' : 'none';
  const chosen =
    automatic(input) ??
    supervisor(input) ??
    authorityRequest(input, authority) ??
    deception(input) ??
    followUp(input) ??
    subjectRequest(input) ??
    enquiry(input) ??
    rest(input);
  return completed(chosen, input, authoritySign);
}

/** What follows from a class, however it was found. */
export function completed(
  chosen: Pick<Decision, 'class' | 'confidence'> & Partial<Decision>,
  { evidence }: DecisionInput,
  authoritySign: AuthoritySign,
): Decision {
  const mandate = weightOf(evidence, 'mandate') > 0;
  return {
    by: 'words',
    doubtful: false,
    unanswerable: false,
    kind: null,
    rights: [],
    aboutOther: chosen.class === 'authority-request' || mandate || weightOf(evidence, 'minor') > 0,
    personal: ['subject-request', 'authority-request', 'follow-up', 'supervisory-authority'].includes(
      chosen.class,
    ),
    noAccount: false,
    continues: null,
    evidence: [],
    authoritySign: chosen.class === 'authority-request' ? 'strong' : authoritySign,
    ...chosen,
  };
}

function automatic({ automatic: kind, evidence, rights, facts, sender }: DecisionInput): Partial3 | null {
  if (kind === null) return null;
  const header = note(
    'header.automatic',
    kind === 'newsletter' ? 'list or bulk header' : 'automatic mail by its headers',
    8,
    'not-privacy',
  );
  if (kind !== 'newsletter')
    return {
      class: 'not-privacy',
      by: 'headers',
      kind,
      confidence: 0.98,
      noAccount: true,
      evidence: [header],
    };
  // A request may come through a mailing platform: named rights, a first person and no boilerplate let it through.
  const best = Math.max(...rights.rights.map((right) => rights.weights[right]), 0);
  const personal = weightOf(evidence, 'first-person') > 0 && weightOf(evidence, 'spam') <= 0;
  const official = sender.authorityDomain && weightOf(evidence, 'authority') >= 6;
  if ((best >= 9 && personal && facts.headers.listId === null) || official) return null;
  return { class: 'not-privacy', by: 'headers', kind, confidence: 0.95, noAccount: true, evidence: [header] };
}

function supervisor({ sender, evidence, rights }: DecisionInput): Partial3 | null {
  if (!sender.supervisoryDomain) return null;
  const words = weightOf(evidence, 'supervisory');
  const own = note('sender.supervisory', sender.domain, 6, 'supervisory-authority');
  if (words <= 0 && rights.rights.length > 0 && weightOf(evidence, 'first-person') > 0 && words < 0)
    return null;
  return {
    class: 'supervisory-authority',
    by: 'sender',
    confidence: words > 0 ? 0.97 : 0.75,
    evidence: [own],
  };
}

function authorityWeight({ sender, evidence, mail }: DecisionInput): number {
  const words = weightOf(evidence, 'authority');
  const domain = sender.authorityDomain ? 5 : 0;
  const claim =
    sender.claimsAuthority ||
    (disguisedAuthority(sender, `${mail.subject} ${mail.text.slice(0, 2000)}`) && words >= 5)
      ? 2
      : 0;
  return words + domain + claim;
}

function authorityRequest(input: DecisionInput, weight: number): Partial3 | null {
  const { sender, evidence, thread, rights } = input;
  const words = weightOf(evidence, 'authority');
  const official = sender.authorityDomain || sender.claimsAuthority;
  if (sender.internal && !input.internalForward) return null;
  const enough = official ? words >= 2 && weight >= 5 : words >= 7;
  if (!enough) return null;
  // A person who speaks of own data and is no officer exercises a right, whatever words of procedure are quoted.
  if (!official && rights.rights.length > 0 && weightOf(evidence, 'first-person') > 0 && words < 9)
    return null;
  const earlier = thread.entry?.class === 'authority-request' || thread.entry?.class === 'follow-up';
  if (earlier && words < 5) return followUpOf(input, 0.85);
  if (earlier && !newAct(evidence)) return followUpOf(input, 0.7);
  return { class: 'authority-request', confidence: clamp(0.6 + weight / 30), aboutOther: true };
}

/** A new or corrected act opens a file of its own; a letter about the old one continues it. */
function newAct(evidence: readonly TriageEvidence[]): boolean {
  return evidence.some(
    ({ supports, in: place, quote, weight }) =>
      supports === 'authority' &&
      place === 'text' &&
      weight >= 3 &&
      /ci-joint|jointe?|attached|enclosed|rectificativ|annule et remplace|anbei|anliegend|allega|adjunt|bijgevoegd|nouvelle|new |amended|hereby|requiers/i.test(
        quote,
      ),
  );
}

/** Somebody poses as an authority, a supervisor or ourselves, or wants a password or money. */
function deception({ sender, evidence, facts }: DecisionInput): Partial3 | null {
  const baits = weightOf(evidence, 'phishing');
  const poses =
    sender.forgedOwn || sender.claimsProvider || (sender.claimsSupervisor && !sender.supervisoryDomain);
  if (baits >= 3 && poses)
    return { class: 'not-privacy', by: 'sender', kind: 'phishing', confidence: 0.95, noAccount: true };
  if (sender.forgedOwn && baits > 0)
    return { class: 'not-privacy', by: 'sender', kind: 'phishing', confidence: 0.9, noAccount: true };
  if (facts.headers.spamFlag?.trim().toLowerCase() === 'yes' && weightOf(evidence, 'spam') > 0) {
    return { class: 'not-privacy', by: 'headers', kind: 'spam', confidence: 0.95, noAccount: true };
  }
  return null;
}

function followUp(input: DecisionInput): Partial3 | null {
  const { thread, evidence, facts, history, mail } = input;
  if (input.internalForward) return null;
  if (thread.entry && thread.entry.class !== 'not-privacy') return followUpOf(input, 0.95);
  const says = weightOf(evidence, 'follow-up');
  const quotesUs =
    /\bmailo\b/.test(mail.quoted.slice(0, 800)) &&
    /(?:votre|your|ihre?\w?|su|sua|uw|vostra) (?:\w{1,12} )?(?:demande|request|anfrage|solicitud|richiesta|verzoek|auskunft|requisition|antrag|export|message|pedido)/.test(
      mail.quoted,
    );
  if (thread.isReply && quotesUs) return followUpOf(input, 0.85);
  const before = lastOfCorrespondent(facts, null, history);
  // A right that the earlier mail did not claim opens a request of its own.
  const known = before !== null && input.rights.rights.every((right) => before.rights.includes(right));
  if (known && says >= 3) return followUpOf(input, 0.85);
  if (known && input.rights.rights.length > 0 && weightOf(evidence, 'chase') >= 4)
    return followUpOf(input, 0.7);
  if (before && thread.isReply && facts.subject && mail.quoted !== '' && input.rights.rights.length === 0)
    return followUpOf(input, 0.7);
  if (thread.entry && says >= 3 && input.rights.rights.length === 0) return followUpOf(input, 0.6);
  if (!before && says >= 7 && weightOf(evidence, 'first-person') > 0 && thread.isReply)
    return followUpOf(input, 0.6);
  return null;
}

/** Follows the earlier mail, whose rights it repeats where it complains. */
export function followUpOf(input: DecisionInput, confidence: number): Partial3 {
  const { thread, evidence, facts, history, rights } = input;
  const before = thread.entry ?? lastOfCorrespondent(facts, null, history);
  const chases = weightOf(evidence, 'chase') > 0;
  const inherited = chases ? (before?.rights ?? []) : [];
  const own = rights.rights;
  const quoted =
    before?.class === 'authority-request'
      ? []
      : [...new Set([...own, ...(own.length === 0 ? inherited : [])])];
  return {
    class: 'follow-up',
    by: thread.entry && thread.entry.class !== 'not-privacy' ? 'thread' : 'words',
    confidence,
    rights: quoted,
    continues: before?.messageId ?? null,
    evidence: [note('thread', before?.subject ?? 'reply', 6, 'follow-up')],
  };
}

function subjectRequest({ rights, evidence, facts, automatic: bulk }: DecisionInput): Partial3 | null {
  if (rights.rights.length === 0) return null;
  const short = facts.text.length < 300;
  const best = Math.max(...rights.rights.map((right) => rights.weights[right]));
  const involved = weightOf(evidence, 'first-person') > 0 || weightOf(evidence, 'mandate') > 0 || short;
  const commerce = Math.max(0, weightOf(evidence, 'spam'));
  if (!involved && best < 8) return null;
  if (commerce >= 3 && best < 7) return null;
  const general = weightOf(evidence, 'enquiry') >= 6 && best < 5;
  if (general) return null;
  return {
    class: 'subject-request',
    rights: rights.rights,
    confidence: clamp(0.5 + best / 22 - (bulk ? 0.2 : 0)),
  };
}

function enquiry({ evidence, rights, sender }: DecisionInput): Partial3 | null {
  const weight = weightOf(evidence, 'enquiry') - Math.max(0, weightOf(evidence, 'spam'));
  const help = Math.max(weightOf(evidence, 'support'), weightOf(evidence, 'billing'));
  const near = Math.max(...Object.values(rights.weights));
  if (weight < 4 || weight <= help) return null;
  const own = sender.address !== '';
  return {
    class: 'privacy-enquiry',
    confidence: clamp(0.45 + weight / 20 - (near >= 3 ? 0.15 : 0)),
    aboutOther: false,
    personal: own && false,
  };
}

/** None of the desk's business, and of which sort. */
function rest({ evidence, rights, thread }: DecisionInput): Partial3 {
  const support = weightOf(evidence, 'support');
  const billing = weightOf(evidence, 'billing');
  const spam = weightOf(evidence, 'spam');
  const phishing = weightOf(evidence, 'phishing');
  const kind: NotPrivacyKind =
    spam >= 3 && support <= 2 && weightOf(evidence, 'spam') >= 3
      ? 'spam'
      : phishing >= 3 && support === 0
        ? 'phishing'
        : billing > support
          ? 'billing'
          : support > 0
            ? 'support'
            : 'other';
  const near = Math.max(...Object.values(rights.weights), 0);
  const doubt =
    (near >= RIGHT_THRESHOLD - 1 ? 0.3 : 0) +
    (weightOf(evidence, 'enquiry') >= 3 ? 0.1 : 0) +
    (thread.isReply ? 0.05 : 0);
  return { class: 'not-privacy', kind, confidence: clamp(0.85 - doubt) };
}

function note(rule: string, quote: string, weight: number, supports: string): TriageEvidence {
  return { rule, quote, in: 'header', start: 0, end: 0, weight, supports };
}

const clamp = (value: number): number => Math.round(Math.min(0.98, Math.max(0.05, value)) * 100) / 100;

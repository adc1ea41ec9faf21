import { accountCandidates } from './accounts.js';
import { lastOfCorrespondent, threadOf, type Thread } from './conversation.js';
import { decide, type Decision, type DecisionInput } from './decide.js';
import type {
  MailFacts,
  TriageDirectory,
  TriageEvidence,
  TriageHistoryEntry,
  TriageScope,
  TriageSuggestion,
} from './facts.js';
import { mailFlags } from './flags.js';
import { automaticKind, automaticReplyHindrances } from './automatic.js';
import { detectLanguage } from './language.js';
import { rulesFor } from './lexicon/index.js';
import { foldMail, matchRules } from './match.js';
import { rightsOf } from './rights.js';
import { senderFacts } from './sender.js';
import { suspicionOf } from './suspicion.js';
import { joinModel } from './model/join.js';
import type { LinearModel } from './model/linear-model.js';
import { shippedModel } from './model/shipped.js';
import { versionWith, type TriageLanguage } from './vocabulary.js';

/**
 * Reads one mail: what it is, which rights it exercises, in which language, about which account, and the words that
 * say so. Pure: the directory holds the accounts that were looked up, the history the earlier mails, oldest first. Without a model the
 * rules speak alone.
 */
export function triage(
  facts: MailFacts,
  directory: TriageDirectory,
  history: readonly TriageHistoryEntry[],
  model: LinearModel | null = shippedModel(),
): TriageSuggestion {
  return suggest(readByRules(facts, directory, history), model);
}

/** What the rules read, joined to the model: the whole suggestion. */
export function suggest(reading: RuleReading, model: LinearModel | null): TriageSuggestion {
  const { facts, directory, history } = reading;
  const decision = model === null ? reading.decision : joinModel(reading, reading.decision, model);
  const { automatic, sender, mail, evidence, language, internalForward } = reading;
  const candidates =
    automatic === null || automatic === 'newsletter'
      ? accountCandidates(facts, mail, sender, directory, decision.aboutOther)
      : [];
  const account = decision.noAccount
    ? null
    : chooseAccount(candidates, decision, facts, reading.thread, history);
  const suspicion = suspicionOf({ facts, mail, sender, decision, evidence, directory, account });
  const suspicious = suspicion.length > 0;
  const kind = decision.class === 'not-privacy' ? decision.kind : null;
  const unwanted = automatic !== null || kind === 'spam' || kind === 'phishing' || decision.unanswerable;
  return {
    triageVersion: versionWith(model?.version ?? null),
    class: decision.class,
    notPrivacyKind: kind,
    rights: decision.rights,
    scope: scopeOf(evidence, decision),
    language,
    accountCandidates: candidates.map(({ address, known, reason, strength }) => ({
      address,
      known,
      reason,
      strength,
    })),
    account,
    flags: mailFlags({ facts, evidence, decision, directory, account, sender, suspicious }),
    authoritySign: decision.authoritySign,
    autoReplyAllowed:
      !(unwanted || suspicious || internalForward || sender.internal) &&
      automaticReplyHindrances(facts).length === 0,
    confidence: decision.confidence,
    abstains:
      decision.doubtful || decision.confidence < (model?.joining.abstainBelow ?? ABSTAIN_BELOW_BY_RULES),
    evidence: [...decision.evidence, ...suspicion, ...evidence.filter(isShown(decision))].sort(byWeight),
    continues: decision.continues,
  };
}

/** The rules' confidence is ordered but not calibrated; this bound was set by hand. */
const ABSTAIN_BELOW_BY_RULES = 0.55;

export interface RuleReading extends DecisionInput {
  readonly decision: Decision;
  readonly language: TriageLanguage;
}

/**
 * Words, sender and thread, and what follows from them for the class by the rules alone. Training leaves out the rules that a mail may
 * have been the reason for.
 */
export function readByRules(
  facts: MailFacts,
  directory: TriageDirectory,
  history: readonly TriageHistoryEntry[],
  without?: ReadonlySet<string>,
): RuleReading {
  const internalForward = isInternalForward(facts, directory);
  const mail = foldMail(facts, internalForward);
  const sender = senderFacts(facts, directory, mail.text);
  const hints = [facts.headers.contentLanguage, directory.byAddress(sender.address)?.language ?? null];
  const guess = detectLanguage(languageSample(facts, internalForward), hints);
  const rules = rulesFor(guess.language, guess.second);
  const evidence = matchRules(without ? rules.filter(({ id }) => !without.has(id)) : rules, mail, facts);
  const automatic = automaticKind(facts, evidence);
  const thread = threadOf(facts, history);
  // The subject of an answer is that of the earlier mail: it says nothing about what is asked now.
  const repeated = thread.entry !== null || (thread.isReply && mail.quoted !== '');
  const rights = rightsOf(repeated ? evidence.filter((item) => item.in === 'text') : evidence);
  const input = {
    facts,
    mail,
    sender,
    evidence,
    automatic,
    thread,
    rights,
    history,
    directory,
    internalForward,
  };
  return { ...input, decision: decide(input), language: guess.language };
}

/** Strongest words first. */
const byWeight = (a: TriageEvidence, b: TriageEvidence): number =>
  Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start;

/** What a wish is about is told where there is a wish. */
const isShown =
  ({ rights }: Decision) =>
  ({ supports }: TriageEvidence): boolean =>
    supports !== 'first-person' && (rights.length > 0 || !supports.startsWith('scope:'));

function scopeOf(evidence: readonly TriageEvidence[], { rights }: Decision): TriageScope[] {
  if (rights.length === 0) return [];
  return evidence
    .filter(({ supports }) => supports.startsWith('scope:'))
    .map(({ supports, quote, in: place, start, end }) => ({
      about: supports.slice('scope:'.length),
      quote,
      in: place,
      start,
      end,
    }));
}

/** A colleague's forward: the matter stands in the forwarded part. */
function isInternalForward(facts: MailFacts, directory: TriageDirectory): boolean {
  const address = facts.from?.address.toLowerCase() ?? '';
  const role = /^(?:support|assistance|help|abuse|info|service|accueil|contact|facturation|billing)@/.test(
    address,
  );
  const own = directory.ownDomains.has(address.slice(address.lastIndexOf('@') + 1));
  return (
    role &&
    own &&
    facts.segments.some(({ zone }) => zone === 'forwarded' || zone === 'quoted') &&
    !/^\s*re\s*:/i.test(facts.subject)
  );
}

function languageSample(facts: MailFacts, withForwarded: boolean): string {
  const pieces = facts.segments
    .filter(({ zone }) => zone === 'fresh' || (withForwarded && zone === 'forwarded'))
    .map(({ start, end }) => facts.text.slice(start, Math.min(end, start + 4000)));
  const text = pieces
    .join('\n')
    .replace(/[^\s<>@]{1,80}@[^\s<>]{1,80}|https?:\/\/\S{1,200}/g, ' ')
    .slice(0, 4000);
  return text.length < 400 ? `${facts.subject.replace(/^(?:re|tr|fwd?|aw|wg)\s*:/i, '')}\n${text}` : text;
}

/** The candidate that stands out; a tie stays open. */
function chooseAccount(
  candidates: ReturnType<typeof accountCandidates>,
  decision: Decision,
  facts: MailFacts,
  thread: Thread,
  history: readonly TriageHistoryEntry[],
): string | null {
  const [first, second] = candidates;
  const inherited =
    thread.entry?.account ??
    (decision.class === 'follow-up' ? lastOfCorrespondent(facts, null, history)?.account : null) ??
    null;
  if (!first || (first.score < 3 && inherited))
    return inherited ?? (first && first.score >= 2.5 && decision.personal ? first.address : null);
  if (first.score < 2.5 || (first.score < 3 && !decision.personal)) return inherited;
  if (second && second.score > first.score - 0.5) {
    return inherited !== null && [first.address, second.address].includes(inherited) ? inherited : null;
  }
  return first.address;
}

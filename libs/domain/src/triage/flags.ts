import { birthDatesIn } from './accounts.js';
import type { Decision } from './decide.js';
import type { MailFacts, TriageDirectory, TriageEvidence, TriageFlags } from './facts.js';
import { foldKey } from './fold.js';
import { weightOf } from './match.js';
import type { SenderFacts } from './sender.js';

export interface FlagInput {
  readonly facts: MailFacts;
  readonly evidence: readonly TriageEvidence[];
  readonly decision: Decision;
  readonly directory: TriageDirectory;
  readonly account: string | null;
  readonly sender: SenderFacts;
  readonly suspicious: boolean;
}

/** Circumstances that change who must look, and how soon. */
export function mailFlags(input: FlagInput): TriageFlags {
  const { evidence, decision } = input;
  const automatic = decision.by === 'headers' || ['spam', 'phishing'].includes(decision.kind ?? '');
  return {
    minor: minor(input),
    suspicious: input.suspicious,
    threatToLife: weightOf(evidence, 'threat') >= 4,
    postMortem: weightOf(evidence, 'post-mortem') >= 4 || decision.rights.includes('post-mortem'),
    mandate: weightOf(evidence, 'mandate') > 0 && decision.class !== 'not-privacy',
    urgent: weightOf(evidence, 'urgent') > 0 && !automatic,
  };
}

/** Said in the mail, told by a birth date in it, or known from the account. */
function minor({ facts, evidence, decision, directory, account }: FlagInput): boolean {
  const holder = account ? directory.byAddress(account) : null;
  if (holder?.plan === 'junior') return true;
  const year = facts.date ? Number(facts.date.slice(0, 4)) : null;
  if (holder?.birthDate && year !== null && year - Number(holder.birthDate.slice(0, 4)) < 18) return true;
  if (decision.class === 'not-privacy')
    return (
      weightOf(evidence, 'minor') >= 3 &&
      /\b(?:ai|am|bin|tengo|ho|ben) (?:[6-9]|1[0-7])\b/.test(foldKey(facts.text.slice(0, 4000)))
    );
  if (decision.rights.includes('post-mortem')) return false;
  if (weightOf(evidence, 'minor') >= 3) return true;
  if (decision.class === 'privacy-enquiry')
    return /\b(?:eleves?|pupils?|schuler\w*|alumnos|studenti|leerlingen|enfants?|children|kinder)\b/.test(
      foldKey(facts.text.slice(0, 8000)),
    );
  if (year === null || decision.class === 'follow-up') return false;
  // Folding a long text for a date that cannot be there costs more than all other flags.
  if (!/(?:19|20)\d\d/.test(facts.text)) return false;
  return [...birthDatesIn(foldKey(facts.text.slice(0, 8000)))].some((date) => {
    const age = year - Number(date.slice(0, 4));
    return age > 2 && age < 18 && bornContext(facts.text, date.slice(0, 4));
  });
}

function bornContext(text: string, birthYear: string): boolean {
  const folded = foldKey(text.slice(0, 8000));
  const at = folded.indexOf(birthYear);
  return /\b(?:nee?|born|geboren|nacid[oa]|nat[oa]|geb|naissance|nascid[oa])\b/.test(
    folded.slice(Math.max(0, at - 30), at),
  );
}

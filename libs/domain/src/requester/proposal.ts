import { fold } from '../triage/fold.js';
import { type TriageEvidence } from '../triage/facts.js';
import { type Right } from '../words/requests.js';
import { type RequesterKind } from '../words/requesters.js';

/** What the triage said of a mail, as far as it tells who asks. */
export interface RequesterSigns {
  /** Words of the ticket: `minor`, `mandate`, `post-mortem` … */
  readonly flags: readonly string[];
  readonly rights: readonly Right[];
  readonly evidence: readonly Pick<TriageEvidence, 'supports' | 'quote'>[];
}

/** Who seems to ask, and the words that say so; no words where the account alone does. */
export interface RequesterProposal {
  readonly kind: RequesterKind;
  readonly quote: string | null;
}

const LAWYER =
  /\b(?:avocat|maitre |barreau|solicitor|barrister|lawyer|law firm|rechtsanw|kanzlei|abogad|bufete|avvocat|studio legale|advoca(?:at|ten)|advogad)/;
const CHILD =
  /\b(?:(?:mon|notre) (?:fils|enfant)|(?:ma|notre) fille|mes enfants|(?:my|our) (?:son|daughter|child|kid)|(?:meine[nrs]?|unsere[nrs]?) (?:tochter|sohn|kind)|(?:mein|unser) (?:sohn|kind)|(?:mi|nuestr[oa]) hij[oa]|(?:mi[oa]|nostr[oa]) figli[oa]|(?:mijn|onze|ons) (?:zoon|dochter|kind)|(?:meu|minha|nosso|nossa) filh[oa]|autorit\w{1,2} parental|parental (?:authority|responsib)|sorgerecht|sorgeberechtigt|patria potestad|responsabilita genitoriale|responsabilidade parental)/;
const OWN_DEATH =
  /\b(?:ma (?:propre )?mort|mon (?:propre )?deces|my (?:own )?death|when i die|meine[mns]? (?:tod|ableben)|mi muerte|mi fallecimiento|mia morte|mijn (?:dood|overlijden)|minha morte)/;
const DIRECTIVES = /\bdirecti(?:ves?|vas?)\b|\bdirettiv[ae]\b|\brichtlijn|\bverfugung/;

/**
 * Who seems to ask, from what the triage read: only a proposal, which an officer confirms or changes. Somebody who lays down what
 * shall become of their own data after their death is the person.
 */
export function proposedRequester({ flags, rights, evidence }: RequesterSigns): RequesterProposal {
  const quotes = (supports: string): string[] =>
    evidence.flatMap((one) => (one.supports === supports ? [one.quote] : []));
  const saying = (among: readonly string[], pattern: RegExp): string | undefined =>
    among.find((quote) => pattern.test(fold(quote)));
  const death = quotes('post-mortem');
  const mandate = quotes('mandate');
  const young = quotes('minor');
  if (flags.includes('post-mortem') || rights.includes('post-mortem')) {
    const own = saying(death, OWN_DEATH);
    if (own !== undefined) return { kind: 'person', quote: own };
    const directives = saying(death, DIRECTIVES);
    return { kind: directives ? 'directives-executor' : 'heir', quote: directives ?? death[0] ?? null };
  }
  const lawyer = saying(mandate, LAWYER);
  if (lawyer !== undefined) return { kind: 'lawyer', quote: lawyer };
  const parent = saying([...mandate, ...young], CHILD);
  if (parent !== undefined && (flags.includes('minor') || flags.includes('mandate')))
    return { kind: 'parent', quote: parent };
  if (flags.includes('mandate')) return { kind: 'agent', quote: mandate[0] ?? null };
  if (flags.includes('minor')) return { kind: 'minor', quote: young[0] ?? null };
  return { kind: 'person', quote: null };
}

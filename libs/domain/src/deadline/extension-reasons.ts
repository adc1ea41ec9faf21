import { type ExtensionFact, type ExtensionObjection } from './facts.js';
import { type ClockFigures } from './clock-figures.js';
import { objectionToExtension } from './judge.js';

export const extensionWarnings = [
  'reason-not-about-this-request',
  'minor-erasure',
  'refusal-not-covered',
] as const;
/** What the DPO must override knowingly before an extension leaves. */
export type ExtensionWarning = (typeof extensionWarnings)[number];

/** Signs of a lasting state of the office: staff, holidays, the usual workload. */
const aboutTheOffice = [
  /\b(short(age)? of|lack of|not enough|missing) (staff|people|personnel|resources)\b/i,
  /\b(under)?staff(ed|ing)?\b/i,
  /\b(always|usually|every (month|year|week)|constantly|generally|as usual)\b/i,
  /\b(holidays?|vacations?|annual leave|sick leave|workload|backlog|busy)\b/i,
  /(manque|pénurie|faute|insuffisance) (de |d’|d')(personnel|effectifs?|moyens|temps|agents)/i,
  /\b(sous-effectif|congés|vacances|absences?|charge de travail|surcharge|débordés)\b/i,
  /\b(toujours|habituellement|régulièrement|chaque (mois|année|semaine)|comme d’habitude|en permanence)\b/i,
];

/** Signs of this request: what it spans, what makes it complex, an exceptional wave. */
const aboutThisRequest = [
  /\b(this|your|the) (request|mailbox(es)?|account|person)\b/i,
  /\b(spans?|covers?|concerns?) \S+/i,
  /\b(sudden|exceptional|unusual|wave|after press)\b/i,
  /\b(complex|several|two|three|four|five|six|seven|eight|nine|ten|\d+) \S*\s?(mailbox|account|alias|message|mail|file|year|right|request|recipient|system)/i,
  /\b(cette|votre|la) (demande|boîte|messagerie)\b/i,
  /\b(porte sur|couvre|concerne|comprend|recouvre)\b/i,
  /\b(soudain|soudaine|exceptionnel|exceptionnelle|vague|inhabituel|inhabituelle)\b/i,
  /\b(plusieurs|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+) \S*\s?(boîtes|comptes|alias|messages|courriels|fichiers|années|droits|demandes|destinataires)/i,
];

/**
 * Does a typed reason speak of this request, its complexity and number? An exceptional wave may justify more
 * time, a lasting workload does not.
 * @law GDPR art. 12(3); EDPB Guidelines 01/2022 section 5.3
 */
export function extensionReasonWarnings(reasons: string): ExtensionWarning[] {
  const ofTheOffice = aboutTheOffice.some((sign) => sign.test(reasons));
  const ofThisRequest = aboutThisRequest.some((sign) => sign.test(reasons));
  const tooVague = reasons.trim().split(/\s+/).length < 4;
  return ofThisRequest || (!ofTheOffice && !tooVague) ? [] : ['reason-not-about-this-request'];
}

/** What stands against an extension proposed now: objections refuse it, warnings need the DPO's override. */
export interface ExtensionOpinion {
  readonly objection: ExtensionObjection | null;
  readonly warnings: readonly ExtensionWarning[];
}

/** Gives an opinion on an extension before its notice leaves. */
export function extensionOpinion(
  clock: Pick<ClockFigures, 'months' | 'firstLastDay'>,
  proposal: ExtensionFact & { readonly erasureOfMinor?: boolean; readonly refusalIntended?: boolean },
): ExtensionOpinion {
  const warnings = extensionReasonWarnings(proposal.reasons);
  if (proposal.erasureOfMinor) warnings.push('minor-erasure');
  if (proposal.refusalIntended) warnings.push('refusal-not-covered');
  return { objection: objectionToExtension(proposal, clock.months, clock.firstLastDay), warnings };
}

import { daysBetween } from '../calendar/civil-day.js';
import { instantOf, parisDay, type Moment } from '../calendar/paris.js';
import { type IdentityLevel } from '../words/index.js';

/** What can show who somebody is, what speaks against it, and what shows a right to act for somebody else. */
export const identityProofKinds = [
  'authenticated-mail',
  'account-link',
  'options-form',
  'no-risk-sign',
  'second-factor',
  'names-and-birth-date',
  'recovery-challenge',
  'history-fact',
  'officer-check',
  'document',
  'contradiction',
  'mandate',
  'parental-authority',
  'heirship',
] as const;
export type IdentityProofKind = (typeof identityProofKinds)[number];

/** They stand beside the level: who may act for whom is another question than who somebody is. */
export const rightToActKinds = [
  'mandate',
  'parental-authority',
  'heirship',
] as const satisfies readonly IdentityProofKind[];

/** What an officer can record by hand as seen; a contradiction is an act of its own. */
export const recordableProofKinds = identityProofKinds.filter((kind) => kind !== 'contradiction');

/** Another check of an officer, told in words, reaches no further: access that was lost and documents have kinds of their own. */
export const officerCheckLevels = ['L1', 'L2', 'L3'] as const satisfies readonly IdentityLevel[];

/** One thing that was seen, never the thing itself. */
export interface IdentityProof {
  readonly kind: IdentityProofKind;
  /** Only of an officer's check: what it shows. */
  readonly level: IdentityLevel | null;
  readonly seenAt: Moment;
}

/** What stands against a proof counting today: it is too old, or what came later contradicts it. */
export type ProofDoubt = 'stale' | 'contradicted';

export interface IdentityReading {
  readonly level: IdentityLevel;
  /** Something contradicted the identity, and no document has been seen since. */
  readonly contradicted: boolean;
  /** The kinds that count today. */
  readonly counted: readonly IdentityProofKind[];
  /** In the order of the proofs. */
  readonly doubts: readonly (ProofDoubt | null)[];
}

const actsFor = (kind: IdentityProofKind): boolean => rightToActKinds.some((one) => one === kind);

/**
 * How sure the desk is of a person today, from what it saw and from nothing else. What was seen before a contradiction counts no
 * more; what is older than the policy allows counts no more either.
 * @law GDPR art. 12(2), 12(6); EDPB Guidelines 01/2022 paras 69-78
 */
export function readIdentity(
  proofs: readonly IdentityProof[],
  now: Moment,
  policy: { readonly identityProofDays: number },
): IdentityReading {
  const at = ({ seenAt }: IdentityProof): number => instantOf(seenAt).getTime();
  const against = Math.max(
    Number.NEGATIVE_INFINITY,
    ...proofs.filter(({ kind }) => kind === 'contradiction').map(at),
  );
  const doubtOf = (proof: IdentityProof): ProofDoubt | null => {
    if (proof.kind === 'contradiction' || actsFor(proof.kind)) return null;
    if (at(proof) <= against) return 'contradicted';
    return daysBetween(parisDay(proof.seenAt), parisDay(now)) > policy.identityProofDays ? 'stale' : null;
  };
  const doubts = proofs.map(doubtOf);
  const counting = proofs.filter(({ kind }, index) => doubts[index] === null && kind !== 'contradiction');
  return {
    level: levelOf(counting),
    contradicted: Number.isFinite(against) && !counting.some(({ kind }) => kind === 'document'),
    counted: [...new Set(counting.map(({ kind }) => kind))],
    doubts,
  };
}

/** How proofs add up: a link that was opened shows the mailbox alone, and the account together with an authenticated mail. */
function levelOf(proofs: readonly IdentityProof[]): IdentityLevel {
  const has = (...kinds: IdentityProofKind[]): boolean =>
    kinds.every((kind) => proofs.some((proof) => proof.kind === kind));
  const checked = (level: IdentityLevel): boolean =>
    proofs.some((proof) => proof.kind === 'officer-check' && proof.level !== null && proof.level >= level);
  if (has('document')) return 'L5';
  if (has('names-and-birth-date', 'recovery-challenge', 'history-fact')) return 'L4';
  const second =
    has('options-form') ||
    checked('L2') ||
    (has('account-link') && (has('authenticated-mail') || checked('L1')));
  if (checked('L3') || (second && (has('second-factor') || has('no-risk-sign')))) return 'L3';
  if (second) return 'L2';
  return has('authenticated-mail') || has('account-link') || checked('L1') ? 'L1' : 'L0';
}

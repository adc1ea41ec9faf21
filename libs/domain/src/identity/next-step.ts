import { refuse, type Refusal } from '../machine/machine.js';
import { type IdentityLevel, type Right, type Wording } from '../words/index.js';
import { frenchSpacing } from '../wording/french.js';
import { identityLadder, identityNeedOf, identitySuffices, nextIdentityStep } from './ladder.js';
import { type AccessScope, type IdentityNeed } from './needs.js';
import { type IdentityProofKind, type IdentityReading } from './proofs.js';

/** Why the desk may doubt who asks; without one of these nothing is asked. */
export const identityDoubts = [
  'nothing-shown',
  'mailbox-only',
  'session-at-risk',
  'access-lost',
  'contradiction',
  'in-place-of-another',
] as const;
export type IdentityDoubt = (typeof identityDoubts)[number];

/** The least intrusive step from where a request stands. */
export interface IdentityStep {
  readonly level: IdentityLevel;
  /** What is still missing, in the order in which it is asked; the desk looks for signs of risk by itself. */
  readonly missing: readonly IdentityProofKind[];
  readonly doubt: IdentityDoubt;
}

type Tracks = readonly { readonly right: Right; readonly scope?: AccessScope }[];

/** Where a request stands on the ladder. */
export interface IdentityStanding {
  readonly tracks: Tracks;
  readonly reading: Pick<IdentityReading, 'level' | 'contradicted' | 'counted'>;
  /** The person can no longer open the account. */
  readonly lockedOut: boolean;
  readonly ladder?: readonly IdentityNeed[];
}

const steps: Readonly<Record<Exclude<IdentityLevel, 'L0'>, readonly IdentityProofKind[]>> = {
  L1: ['authenticated-mail'],
  L2: ['authenticated-mail', 'account-link'],
  L3: ['authenticated-mail', 'account-link', 'no-risk-sign'],
  L4: ['names-and-birth-date', 'recovery-challenge', 'history-fact'],
  L5: ['document'],
};

/** What already stands in place of another proof. */
const insteadOf: Readonly<Partial<Record<IdentityProofKind, readonly IdentityProofKind[]>>> = {
  'no-risk-sign': ['second-factor'],
};

/**
 * What is asked next, or null where nothing more may be asked: never more than the most demanding right needs. A document is for
 * those whom nothing else can tell apart: an identity that was contradicted, an account that is lost, somebody who acts after a death.
 * @law GDPR art. 12(2), 12(6); EDPB Guidelines 01/2022 paras 73-78
 */
export function identityStep({
  tracks,
  reading,
  lockedOut,
  ladder = identityLadder,
}: IdentityStanding): IdentityStep | null {
  const { level: reached, contradicted, counted } = reading;
  const usual = nextIdentityStep(tracks, reached, lockedOut, ladder);
  if (usual === null) return null;
  const needs = tracks.map(({ right, scope }) => identityNeedOf(right, scope, ladder));
  const disputed =
    contradicted &&
    needs.some(({ needed }) => needed >= 'L2') &&
    needs.every((need) => identitySuffices(need, 'L5'));
  const level = disputed ? 'L5' : usual;
  if (level === 'L0') return null;
  return {
    level,
    missing: missingFor(level, reached, counted),
    doubt: disputed ? 'contradiction' : doubtOf(level, reached, lockedOut),
  };
}

/** What is reached by another way is not asked again: who stands on level 2 stands on level 1. */
function missingFor(
  level: Exclude<IdentityLevel, 'L0'>,
  reached: IdentityLevel,
  counted: readonly IdentityProofKind[],
): IdentityProofKind[] {
  const below = level === 'L2' || level === 'L3' ? stoodOn(reached) : [];
  return steps[level].filter(
    (kind) =>
      !below.includes(kind) &&
      !counted.includes(kind) &&
      !(insteadOf[kind] ?? []).some((other) => counted.includes(other)),
  );
}

function stoodOn(reached: IdentityLevel): readonly IdentityProofKind[] {
  if (reached === 'L0') return [];
  return reached === 'L1' ? steps.L1 : steps.L2;
}

function doubtOf(level: IdentityLevel, reached: IdentityLevel, lockedOut: boolean): IdentityDoubt {
  if (lockedOut) return 'access-lost';
  if (level === 'L5') return 'in-place-of-another';
  if (reached === 'L0') return 'nothing-shown';
  return reached === 'L1' ? 'mailbox-only' : 'session-at-risk';
}

/**
 * What stands against asking for a document: that nothing need be asked, or that a lower step suffices, which one.
 * @law GDPR art. 12(2), 12(6), 5(1)(c); loi 78-17 art. 49
 */
export function documentRefusals(standing: IdentityStanding): Refusal[] {
  const step = identityStep(standing);
  if (step === null) return [refuse('identity-already-sufficient')];
  return step.level === 'L5' ? [] : [refuse('identity-lower-step-suffices', { step: step.level })];
}

const words = (fr: string, en: string): Wording => ({ fr: frenchSpacing(fr), en });

/** The doubt in words that a person can be told: none of them says whether an account exists. */
export const identityDoubtWords: Readonly<Record<IdentityDoubt, Wording>> = {
  'nothing-shown': words(
    'rien ne nous permet encore de savoir que la demande vient bien de la personne concernée : n’importe qui aurait pu l’écrire.',
    'nothing lets us know yet that the request comes from the person concerned: anybody could have written it.',
  ),
  'mailbox-only': words(
    'votre message vient bien de l’adresse indiquée, mais une boîte restée ouverte ou volée suffit à l’envoyer ; ce que vous demandez exige d’en être plus sûrs.',
    'your message does come from the address it names, but a mailbox left open or stolen is enough to send it; what you ask for needs us to be surer.',
  ),
  'session-at-risk': words(
    'ce que vous demandez ne pourrait être défait ou révélerait des échanges privés : nous devons écarter qu’une session ait été ouverte par quelqu’un d’autre.',
    'what you ask for could not be undone, or would show private exchanges: we must rule out that somebody else opened the session.',
  ),
  'access-lost': words(
    'vous nous dites ne plus avoir accès à la boîte : nous ne pouvons pas vous reconnaître par elle.',
    'you tell us that you can no longer open the mailbox: we cannot recognise you by it.',
  ),
  contradiction: words(
    'un élément reçu contredit ce que nous savions de l’auteur de la demande.',
    'something that we received contradicts what we knew of who makes the request.',
  ),
  'in-place-of-another': words(
    'la demande porte sur les données d’une autre personne que vous, et les remettre à tort ne pourrait être réparé.',
    'the request is about the data of somebody else than you, and handing them over wrongly could not be mended.',
  ),
};

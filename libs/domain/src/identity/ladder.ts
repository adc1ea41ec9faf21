import { identityLevels, type IdentityLevel, type Right, type Wording } from '../words/index.js';
import { frenchSpacing } from '../wording/french.js';

/** What an access answer shows: the profile, or also stored content and connection history. */
export const accessScopes = ['profile', 'content-and-logs'] as const;
export type AccessScope = (typeof accessScopes)[number];

/** The identity that a right asks for. Counsel can hand in another table. */
export interface IdentityNeed {
  readonly right: Right;
  /** Only where the level depends on what is shown. */
  readonly scope?: AccessScope;
  /** The least level that suffices; nobody is asked for more. */
  readonly needed: IdentityLevel;
  /** Higher levels that do as well: a person who lost access (L4) is not sure enough for what cannot be undone. */
  readonly alsoAccepted: readonly IdentityLevel[];
}

/**
 * The ladder: the more harm a wrong answer could do, the surer we must be, and no surer.
 * @law GDPR art. 12(2), 12(6), 5(1)(c); EDPB Guidelines 01/2022 paras 69-78
 */
export const identityLadder: readonly IdentityNeed[] = [
  { right: 'consent-withdrawal', needed: 'L1', alsoAccepted: ['L2', 'L3', 'L4', 'L5'] },
  { right: 'objection-marketing', needed: 'L1', alsoAccepted: ['L2', 'L3', 'L4', 'L5'] },
  { right: 'objection', needed: 'L1', alsoAccepted: ['L2', 'L3', 'L4', 'L5'] },
  { right: 'rectification', needed: 'L2', alsoAccepted: ['L3', 'L4', 'L5'] },
  { right: 'restriction', needed: 'L2', alsoAccepted: ['L3', 'L4', 'L5'] },
  { right: 'access', scope: 'profile', needed: 'L2', alsoAccepted: ['L3', 'L4', 'L5'] },
  { right: 'access', scope: 'content-and-logs', needed: 'L3', alsoAccepted: ['L4', 'L5'] },
  { right: 'portability', needed: 'L3', alsoAccepted: ['L5'] },
  { right: 'erasure', needed: 'L3', alsoAccepted: ['L5'] },
  { right: 'post-mortem', needed: 'L5', alsoAccepted: [] },
];

/** The row of the ladder for a right; an access request is taken as one for the profile unless said otherwise. */
export function identityNeedOf(
  right: Right,
  scope: AccessScope = 'profile',
  ladder: readonly IdentityNeed[] = identityLadder,
): IdentityNeed {
  const row = ladder.find((one) => one.right === right && (one.scope === undefined || one.scope === scope));
  if (!row) throw new RangeError(`the identity ladder has no row for ${right}`);
  return row;
}

/** Is a person known at this level sure enough for this right? */
export function identitySuffices(need: IdentityNeed, reached: IdentityLevel): boolean {
  return need.needed === 'L0' || need.needed === reached || need.alsoAccepted.includes(reached);
}

/** The level that a whole request asks for: that of its most demanding right. */
export function identityNeeded(
  tracks: readonly { readonly right: Right; readonly scope?: AccessScope }[],
  ladder: readonly IdentityNeed[] = identityLadder,
): IdentityLevel {
  const needs = tracks.map(({ right, scope }) => identityNeedOf(right, scope, ladder).needed);
  return identityLevels.findLast((level) => needs.includes(level)) ?? 'L0';
}

const proof = (fr: string, en: string): Wording => ({ fr: frenchSpacing(fr), en });

/** What shows each level, in words. */
export const identityProofs: Readonly<Record<IdentityLevel, Wording>> = {
  L0: proof(
    'rien : ne jamais confirmer qu’un compte existe',
    'nothing: never confirm that an account exists',
  ),
  L1: proof(
    'message envoyé depuis l’adresse du compte, authentifié à l’arrivée (SPF, DKIM, DMARC alignés)',
    'a mail from the account’s address, authenticated on arrival (SPF, DKIM, DMARC aligned)',
  ),
  L2: proof(
    'lien à usage unique envoyé au compte et ouvert dans une session connectée, ou formulaire des Options',
    'a one-time link sent to the account and opened in a signed-in session, or the form inside Options',
  ),
  L3: proof(
    'niveau 2 sans signe de risque (mot de passe ou données de récupération changés récemment, pays inconnu), ou second facteur',
    'level 2 without a sign of risk (password or recovery data changed lately, unknown country), or a second factor',
  ),
  L4: proof(
    'accès perdu : prénom, nom et date de naissance concordants, défi envoyé à l’adresse ou au téléphone de secours, et un fait tiré de l’historique',
    'lost access: first name, last name and birth date match, a challenge to the recovery address or phone, and one fact from history',
  ),
  L5: proof(
    'pièce d’identité vue (masquée, en noir et blanc, numéro caché), résultat consigné, image détruite',
    'an identity document seen (masked, black and white, number hidden), the result recorded, the image destroyed',
  ),
};

/**
 * The least intrusive step that would suffice for a request, or null when nothing more may be asked.
 * Somebody locked out of the account cannot open a link in it.
 */
export function nextIdentityStep(
  tracks: readonly { readonly right: Right; readonly scope?: AccessScope }[],
  reached: IdentityLevel,
  lockedOut = false,
): IdentityLevel | null {
  const needs = tracks.map(({ right, scope }) => identityNeedOf(right, scope));
  const suffices = (level: IdentityLevel): boolean => needs.every((need) => identitySuffices(need, level));
  if (suffices(reached)) return null;
  const possible = identityLevels.filter((level) => !lockedOut || level === 'L4' || level === 'L5');
  return possible.find(suffices) ?? 'L5';
}

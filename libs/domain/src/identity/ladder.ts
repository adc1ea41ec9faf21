import { identityLevels, type IdentityLevel, type Right, type Wording } from '../words/index.js';
import { frenchSpacing } from '../wording/french.js';
import { ladderOf, lawfulIdentityNeeds, type AccessScope, type IdentityNeed } from './needs.js';

/** The ladder that applies where no rule set says otherwise. */
export const identityLadder: readonly IdentityNeed[] = ladderOf(lawfulIdentityNeeds);

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
  ladder: readonly IdentityNeed[] = identityLadder,
): IdentityLevel | null {
  const needs = tracks.map(({ right, scope }) => identityNeedOf(right, scope, ladder));
  const suffices = (level: IdentityLevel): boolean => needs.every((need) => identitySuffices(need, level));
  if (suffices(reached)) return null;
  const possible = identityLevels.filter((level) => !lockedOut || level === 'L4' || level === 'L5');
  return possible.find(suffices) ?? 'L5';
}

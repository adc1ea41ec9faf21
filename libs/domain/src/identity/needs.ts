import { identityLevels, rights, type IdentityLevel, type Right } from '../words/index.js';

/** What an access answer shows: the profile, or also stored content and connection history. */
export const accessScopes = ['profile', 'content-and-logs'] as const;
export type AccessScope = (typeof accessScopes)[number];

/** A row of the table, by its name: a right, or a right as far as it shows something. */
export type IdentityNeedName = Exclude<Right, 'access'> | `access-${AccessScope}`;
export const identityNeedNames: readonly IdentityNeedName[] = rights.flatMap((right): IdentityNeedName[] =>
  right === 'access' ? accessScopes.map((scope) => `access-${scope}` as const) : [right],
);

/** What counsel sets for one right. */
export interface IdentityNeedRow {
  /** The least level that suffices; nobody is asked for more. */
  readonly needed: IdentityLevel;
  /** Whether somebody who lost access and was known otherwise (L4) is sure enough; not for what cannot be undone. */
  readonly lostAccess: boolean;
}
export type IdentityNeeds = Readonly<Record<IdentityNeedName, IdentityNeedRow>>;

/**
 * The table that the law and its guidelines lead to: the more harm a wrong answer could do, the surer we must be, and no surer.
 * @law GDPR art. 12(2), 12(6), 5(1)(c); EDPB Guidelines 01/2022 paras 69-78
 */
export const lawfulIdentityNeeds: IdentityNeeds = {
  'access-profile': { needed: 'L2', lostAccess: true },
  'access-content-and-logs': { needed: 'L3', lostAccess: true },
  rectification: { needed: 'L2', lostAccess: true },
  erasure: { needed: 'L3', lostAccess: false },
  restriction: { needed: 'L2', lostAccess: true },
  portability: { needed: 'L3', lostAccess: false },
  objection: { needed: 'L1', lostAccess: true },
  'objection-marketing': { needed: 'L1', lostAccess: true },
  'consent-withdrawal': { needed: 'L1', lostAccess: true },
  'post-mortem': { needed: 'L5', lostAccess: false },
};

/** The identity that a right asks for. */
export interface IdentityNeed {
  readonly right: Right;
  /** Only where the level depends on what is shown. */
  readonly scope?: AccessScope;
  readonly needed: IdentityLevel;
  /** Higher levels that do as well. */
  readonly alsoAccepted: readonly IdentityLevel[];
}

/** The ladder as a table lays it down. */
export function ladderOf(needs: IdentityNeeds): readonly IdentityNeed[] {
  return identityNeedNames.map((name) => {
    const { needed, lostAccess } = needs[name];
    const above = identityLevels.filter((level) => level > needed && (level !== 'L4' || lostAccess));
    const scope = accessScopes.find((one) => name === `access-${one}`);
    return scope
      ? { right: 'access', scope, needed, alsoAccepted: above }
      : { right: name as Right, needed, alsoAccepted: above };
  });
}

/** What a table asks beyond the lawful one. */
export interface IdentityWarning {
  /** A document where a lower level suffices is an unlawful hurdle; any other rise wants its reason. */
  readonly code: 'identity-document-hurdle' | 'identity-raised';
  readonly params: { need: IdentityNeedName; needed: IdentityLevel; lawful: IdentityLevel };
}

/**
 * What must be said to whoever approves a table that asks for more than the lawful one does.
 * @law GDPR art. 12(2), 12(6); EDPB Guidelines 01/2022 paras 73-78
 */
export function identityWarnings(needs: IdentityNeeds): IdentityWarning[] {
  return identityNeedNames.flatMap((need): IdentityWarning[] => {
    const [needed, lawful] = [needs[need].needed, lawfulIdentityNeeds[need].needed];
    if (needed <= lawful) return [];
    return [
      {
        code: needed === 'L5' ? 'identity-document-hurdle' : 'identity-raised',
        params: { need, needed, lawful },
      },
    ];
  });
}

import { identityLadder } from './ladder.js';
import { identityNeedNames, identityWarnings, ladderOf, lawfulIdentityNeeds } from './needs.js';
import { documentRefusals, identityDoubtWords, identityStep } from './next-step.js';
import { identityProofKinds, readIdentity, type IdentityProof, type IdentityProofKind } from './proofs.js';

const policy = { identityProofDays: 120 };
const NOW = '2026-04-01T10:00:00Z';
const seen = (kind: IdentityProofKind, seenAt = '2026-03-20T10:00:00Z'): IdentityProof => ({
  kind,
  level: null,
  seenAt,
});
const checked = (level: 'L1' | 'L2' | 'L3'): IdentityProof => ({ ...seen('officer-check'), level });
const level = (...proofs: (IdentityProof | IdentityProofKind)[]) =>
  readIdentity(
    proofs.map((one) => (typeof one === 'string' ? seen(one) : one)),
    NOW,
    policy,
  ).level;

describe('the level that proofs show together', () => {
  it.each<[string, (IdentityProof | IdentityProofKind)[]]>([
    ['L0', []],
    ['L0', ['names-and-birth-date', 'recovery-challenge']],
    ['L0', ['no-risk-sign']],
    ['L0', ['second-factor']],
    ['L0', ['mandate', 'parental-authority', 'heirship']],
    ['L1', ['authenticated-mail']],
    ['L1', ['account-link']],
    ['L1', ['authenticated-mail', 'second-factor']],
    ['L2', ['authenticated-mail', 'account-link']],
    ['L2', ['options-form']],
    ['L2', [checked('L2')]],
    ['L2', [checked('L1'), 'account-link']],
    ['L3', ['authenticated-mail', 'account-link', 'no-risk-sign']],
    ['L3', ['options-form', 'second-factor']],
    ['L3', [checked('L3')]],
    ['L4', ['names-and-birth-date', 'recovery-challenge', 'history-fact']],
    ['L5', ['document']],
    ['L5', ['document', 'names-and-birth-date', 'recovery-challenge', 'history-fact']],
  ])('is %s for %j', (shown, proofs) => expect(level(...proofs)).toBe(shown));

  it('never falls when another proof is added, nor rises by a right to act for somebody', () => {
    const kinds = identityProofKinds.filter((kind) => kind !== 'contradiction' && kind !== 'officer-check');
    for (let set = 0; set < 2 ** kinds.length; set += 7) {
      const some = kinds.filter((_, bit) => set & (2 ** bit));
      const before = level(...some);
      for (const kind of kinds) {
        const after = level(...some, kind);
        // Lost access made good (L4) is another way, not a step on the way to it.
        expect(after >= before).toBe(true);
        if (['mandate', 'parental-authority', 'heirship'].includes(kind)) expect(after).toBe(before);
      }
    }
  });

  it('goes back as proofs get old, to the day', () => {
    const at = (now: string) =>
      readIdentity([seen('authenticated-mail', '2026-01-01T10:00:00Z'), seen('document')], now, policy);
    expect(at('2026-05-01T23:00:00+02:00').doubts).toEqual([null, null]);
    expect(at('2026-05-02T00:30:00+02:00').doubts).toEqual(['stale', null]);
    expect(at('2027-01-01T10:00:00Z')).toMatchObject({ level: 'L0', doubts: ['stale', 'stale'] });
  });

  it('counts nothing that was seen before a contradiction, and everything seen after', () => {
    const proofs = [
      seen('authenticated-mail', '2026-03-01T10:00:00Z'),
      seen('account-link', '2026-03-02T10:00:00Z'),
      seen('mandate', '2026-03-02T10:00:00Z'),
      seen('contradiction', '2026-03-03T10:00:00Z'),
    ];
    expect(readIdentity(proofs, NOW, policy)).toEqual({
      level: 'L0',
      contradicted: true,
      counted: ['mandate'],
      doubts: ['contradicted', 'contradicted', null, null],
    });
    const after = [...proofs, seen('document', '2026-03-04T10:00:00Z')];
    expect(readIdentity(after, NOW, policy)).toMatchObject({ level: 'L5', contradicted: false });
  });
});

describe('the next step', () => {
  const step = (
    right: 'access' | 'erasure' | 'objection-marketing' | 'post-mortem',
    proofs: IdentityProof[],
    lockedOut = false,
  ) => {
    const standing = { tracks: [{ right }], reading: readIdentity(proofs, NOW, policy), lockedOut };
    return { step: identityStep(standing), codes: documentRefusals(standing).map(({ code }) => code) };
  };
  const lower = ['identity-lower-step-suffices'];

  it('is none when nothing more may be asked, and then no document either', () => {
    expect(step('objection-marketing', [seen('authenticated-mail')])).toEqual({
      step: null,
      codes: ['identity-already-sufficient'],
    });
  });

  it('asks for what is missing only, the desk’s own look for signs of risk before a second factor', () => {
    expect(step('access', [])).toEqual({
      step: { level: 'L2', missing: ['authenticated-mail', 'account-link'], doubt: 'nothing-shown' },
      codes: lower,
    });
    expect(step('access', [seen('authenticated-mail')])).toMatchObject({
      step: { level: 'L2', missing: ['account-link'], doubt: 'mailbox-only' },
    });
    expect(step('erasure', [checked('L2')])).toMatchObject({
      step: { level: 'L3', missing: ['no-risk-sign'], doubt: 'session-at-risk' },
      codes: lower,
    });
  });

  it('asks a person who lost access for three things they know, and for a document only where those do not do', () => {
    expect(step('access', [seen('names-and-birth-date')], true)).toMatchObject({
      step: { level: 'L4', missing: ['recovery-challenge', 'history-fact'], doubt: 'access-lost' },
      codes: lower,
    });
    expect(step('erasure', [], true)).toMatchObject({
      step: { level: 'L5', missing: ['document'] },
      codes: [],
    });
  });

  it('asks for a document after a contradiction and after a death, never for an objection to mailings', () => {
    const disputed = [checked('L2'), seen('contradiction', '2026-03-30T10:00:00Z')];
    expect(step('access', disputed)).toMatchObject({
      step: { level: 'L5', doubt: 'contradiction' },
      codes: [],
    });
    expect(step('objection-marketing', disputed)).toMatchObject({ step: { level: 'L1' }, codes: lower });
    expect(step('post-mortem', [])).toMatchObject({ step: { level: 'L5' }, codes: [] });
  });

  it('tells the doubt without telling whether an account exists', () => {
    for (const { fr, en } of Object.values(identityDoubtWords))
      expect(`${fr} ${en}`).not.toMatch(/compte|account/i);
  });
});

describe('the table that counsel can edit', () => {
  it('lays down the ladder that the law’s table leads to', () => {
    expect(ladderOf(lawfulIdentityNeeds)).toEqual(identityLadder);
    expect(identityNeedNames).toHaveLength(Object.keys(lawfulIdentityNeeds).length);
    expect(identityWarnings(lawfulIdentityNeeds)).toEqual([]);
  });

  it('says so where it asks for more, loudest where it asks for a document', () => {
    const needs = {
      ...lawfulIdentityNeeds,
      access: undefined,
      'access-profile': { needed: 'L5', lostAccess: false },
      restriction: { needed: 'L3', lostAccess: true },
      erasure: { needed: 'L1', lostAccess: true },
    } as const;
    expect(identityWarnings(needs).map(({ code, params }) => [code, params.need])).toEqual([
      ['identity-document-hurdle', 'access-profile'],
      ['identity-raised', 'restriction'],
    ]);
  });
});

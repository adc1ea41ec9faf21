import { requesterKinds, type RequesterKind } from '../words/requesters.js';
import { type LetterKind } from '../words/letters.js';
import { type Right } from '../words/requests.js';
import { proposedRequester } from './proposal.js';
import {
  answerAddressOf,
  audienceOf,
  missingPapers,
  proposedLetterOf,
  recipientRefusals,
  requesterRefusals,
  requesterTable,
  type Mandate,
  type RequesterFacts,
} from './requester.js';
import { selfServiceOf, selfServiceText } from './self-service.js';

const mandate: Mandate = {
  object: 'Accès à toutes les données du compte',
  rights: ['access'],
  validFrom: '2026-01-01',
  validTo: '2026-06-30',
  answerTo: 'requester',
  recipientAddress: 'dossiers@agence.example',
};
const asks = (kind: RequesterKind, more: Partial<RequesterFacts> = {}): RequesterFacts => ({
  kind,
  papers: requesterTable[kind].papers,
  mandate: requesterTable[kind].mandate ? mandate : null,
  writer: 'ecrit@exemple.fr',
  account: 'camille@mailo.com',
  today: '2026-03-10',
  ...more,
});
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);
const letter = (toAddress: string, kind: LetterKind = 'answer', given: readonly Right[] = ['access']) => ({
  kind,
  toAddress,
  given,
});

describe('who asks', () => {
  it('is given an answer once everything is shown; an outsider never', () => {
    for (const kind of requesterKinds)
      expect([kind, codes(requesterRefusals(asks(kind), ['access']))]).toEqual([
        kind,
        kind === 'outsider' ? ['outsider-gets-nothing'] : [],
      ]);
  });

  it('has nothing to show for a refusal: nothing is given', () => {
    for (const kind of requesterKinds)
      expect(requesterRefusals(asks(kind, { papers: [], mandate: null }), [])).toEqual([]);
  });

  it.each([
    ['parent', ['parental-authority', 'requester-identity']],
    ['agent', ['mandate', 'requester-identity']],
    ['lawyer', ['lawyer-standing']],
    ['heir', ['death-certificate', 'heirship', 'requester-identity']],
    ['directives-executor', ['death-certificate', 'directives', 'requester-identity']],
    ['person', []],
    ['minor', []],
  ] as const)('shows what the path of a %s asks for, and no more', (kind, papers) => {
    const nothing = asks(kind, { papers: [] });
    expect(missingPapers(nothing)).toEqual(papers);
    expect(codes(requesterRefusals(nothing, ['access']))).toEqual(papers.length ? ['papers-missing'] : []);
    expect(proposedLetterOf(nothing, ['access'])).toBe(papers.length ? 'papers-question' : null);
    expect(proposedLetterOf(asks(kind), ['access'])).toBeNull();
  });

  it('reads plain language where a minor asks, and only there', () => {
    expect(requesterKinds.filter((kind) => audienceOf(kind) === 'minor')).toEqual(['minor']);
  });
});

describe('a mandate', () => {
  const against = (change: Partial<Mandate> | null, today = '2026-03-10') =>
    codes(
      requesterRefusals(asks('agent', { mandate: change && { ...mandate, ...change }, today }), ['access']),
    );

  it('holds from its first day to its last', () => {
    expect(against({}, '2025-12-31')).toEqual(['mandate-not-yet']);
    expect(against({}, '2026-01-01')).toEqual([]);
    expect(against({}, '2026-06-30')).toEqual([]);
    expect(against({}, '2026-07-01')).toEqual(['mandate-out-of-date']);
  });

  it('states its object and its length, and covers the rights on which something is given', () => {
    expect(against({ object: ' ' })).toEqual(['mandate-without-object']);
    expect(against({ validTo: null })).toEqual(['mandate-without-length']);
    expect(against({ rights: ['erasure'] })).toEqual(['mandate-does-not-cover']);
    expect(against(null)).toEqual(['mandate-missing']);
  });

  it('of a lawyer needs no length, but an object', () => {
    const lawyer = (change: Partial<Mandate>) =>
      codes(requesterRefusals(asks('lawyer', { mandate: { ...mandate, ...change } }), ['access']));
    expect(lawyer({ validTo: null })).toEqual([]);
    expect(lawyer({ object: '' })).toEqual(['mandate-without-object']);
  });

  it('says to whom the answer goes: the address it names, else the account or the writer', () => {
    const to = (change: Partial<Mandate>, more: Partial<RequesterFacts> = {}) =>
      answerAddressOf(asks('agent', { mandate: { ...mandate, recipientAddress: null, ...change }, ...more }));
    expect(to({ recipientAddress: 'Dossiers@Agence.example' })).toBe('dossiers@agence.example');
    expect(to({ answerTo: 'requester' })).toBe('ecrit@exemple.fr');
    expect(to({ answerTo: 'person' })).toBe('camille@mailo.com');
    expect(to({ answerTo: 'person' }, { account: null })).toBeNull();
    expect(answerAddressOf(asks('heir'))).toBe('ecrit@exemple.fr');
  });
});

describe('where a letter may go', () => {
  const leaving = (facts: RequesterFacts, ...of: Parameters<typeof letter>) =>
    codes(recipientRefusals(facts, letter(...of)));

  it('is the address that the mandate names, whatever the officer typed', () => {
    expect(leaving(asks('agent'), 'Dossiers@agence.example')).toEqual([]);
    expect(leaving(asks('agent'), 'ecrit@exemple.fr')).toEqual(['recipient-not-named']);
    expect(leaving(asks('lawyer'), 'autre@exemple.fr')).toEqual(['recipient-not-named']);
  });

  it('is also who wrote, where nothing is given', () => {
    expect(leaving(asks('agent', { mandate: null, papers: [] }), 'ecrit@exemple.fr', 'refusal', [])).toEqual(
      [],
    );
    expect(leaving(asks('agent'), 'autre@exemple.fr', 'refusal', [])).toEqual(['recipient-not-named']);
  });

  it('stays closed while the mandate has run out since the decision', () => {
    expect(leaving(asks('agent', { today: '2026-07-01' }), 'dossiers@agence.example')).toEqual([
      'mandate-out-of-date',
    ]);
  });

  it('is for an outsider their own address, and the letter the standard reply', () => {
    expect(leaving(asks('outsider'), 'ecrit@exemple.fr', 'refusal', [])).toEqual([]);
    expect(leaving(asks('outsider'), 'ecrit@exemple.fr', 'answer', [])).toEqual(['outsider-gets-the-reply']);
    expect(leaving(asks('outsider'), 'camille@mailo.com', 'refusal', [])).toEqual([
      'recipient-not-the-writer',
    ]);
  });

  it('is no matter of a question, which gives nothing', () => {
    expect(leaving(asks('agent', { papers: [] }), 'ecrit@exemple.fr', 'papers-question')).toEqual([]);
  });
});

describe('the proposal from what was read', () => {
  const proposed = (flags: string[], evidence: [supports: string, quote: string][], rights: Right[] = []) =>
    proposedRequester({
      flags,
      rights,
      evidence: evidence.map(([supports, quote]) => ({ supports, quote })),
    });

  it.each([
    ['lawyer', ['mandate'], 'mandate', 'avocate de'],
    ['lawyer', ['mandate'], 'mandate', 'Rechtsanwältin'],
    ['agent', ['mandate'], 'mandate', 'power of attorney'],
    ['agent', ['mandate'], 'mandate', 'mandataire'],
    ['parent', ['mandate'], 'mandate', 'ma fille'],
    ['parent', ['minor'], 'minor', 'my son is 12 years'],
    ['parent', ['minor'], 'minor', 'autorité parentale'],
    ['minor', ['minor'], 'minor', 'J’ai 14 ans'],
    ['heir', ['post-mortem'], 'post-mortem', 'Mon père est décédé'],
    ['directives-executor', ['post-mortem'], 'post-mortem', 'directives post mortem'],
    ['person', ['post-mortem'], 'post-mortem', 'directives pour mes données après ma mort'],
  ] as const)('is %s for %s with “%s: %s”', (kind, flags, supports, quote) => {
    expect(proposed([...flags], [[supports, quote]])).toEqual({ kind, quote });
  });

  it('is the person where nothing speaks for anybody else', () => {
    expect(proposed([], [['access', 'mes données']])).toEqual({ kind: 'person', quote: null });
  });

  it('knows a minor by the account too, without words', () => {
    expect(proposed(['minor'], [])).toEqual({ kind: 'minor', quote: null });
  });
});

describe('what the account does at once', () => {
  it('is offered with its clause to who has the account, right by right', () => {
    const paths = (rights: Right[]) => selfServiceOf('person', rights).map(({ path }) => path);
    expect(paths(['portability'])).toEqual(['data-export']);
    expect(paths(['rectification'])).toEqual(['profile']);
    expect(paths(['access', 'portability'])).toEqual(['profile', 'login-history', 'data-export']);
    expect(paths(['consent-withdrawal'])).toEqual(['advertising-cookies']);
    expect(paths(['objection-marketing', 'restriction', 'post-mortem'])).toEqual([]);
    for (const { clause } of selfServiceOf('person', ['access', 'erasure', 'objection']))
      expect(clause).toBeTruthy();
  });

  it('is offered to nobody else', () => {
    const offered = requesterKinds.filter((kind) => selfServiceOf(kind, ['access']).length > 0);
    expect(offered).toEqual(['person', 'minor']);
  });

  it('says in the letter that the request stays open', () => {
    const text = selfServiceText(selfServiceOf('person', ['portability']), 'fr');
    expect(text).toContain('Export des données');
    expect(text).toContain('la demande reste ouverte');
    expect(selfServiceText([], 'fr')).toBe('');
  });
});

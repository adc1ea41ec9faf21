import fc from 'fast-check';
import { rulesFor } from './lexicon/index.js';
import { requiredWords } from './lexicon/required-words.js';
import { Trigrams, trigramsOf } from './trigrams.js';

const holds = (text: string, word: string): boolean => new Trigrams(text).mayHold(trigramsOf(word));

describe('the quick look at a text', () => {
  it('never denies a word that is there', () => {
    const word = fc.stringMatching(/^[a-z0-9]{3,12}$/);
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), word, fc.string({ maxLength: 40 }), (before, middle, after) =>
        holds(before + middle + after, middle),
      ),
    );
  });
  it('denies what is not there', () => {
    expect(holds('je souhaite la copie de mes donnees', 'copie')).toBe(true);
    expect(holds('je souhaite la copie de mes donnees', 'suppression')).toBe(false);
    expect(holds('ef facer', 'effacer')).toBe(false);
    expect(holds('', 'abc')).toBe(false);
  });
});

describe('the words that an expression cannot do without', () => {
  it.each([
    ['limitation (?:du|de) traitements?', { all: ['limitation', 'traitement'] }],
    ['donn?ees', { all: ['don', 'ees'] }],
    ['(?:police|gendarmerie)[^.]{0,70}?demande', { all: [{ any: ['police', 'gendarmerie'] }, 'demande'] }],
    ['(?:police|justice)\\b {1,3}(?:du )?xy', { any: ['police', 'justice'] }],
    ['subpoena|search {1,3}warrant', { any: ['subpoena', { all: ['search', 'warrant'] }] }],
    ['abcd|\\bno\\b', null],
    ['(?:comptes)?', null],
    ['(?!compte)\\w{3}', null],
    ['co(?:mpte)+r', 'mpte'],
    ['[abc]def\\d', 'def'],
    ['lettres+ab', 'lettres'],
  ])('%s', (source, expected) => {
    expect(requiredWords(source)).toEqual(expected);
  });

  it('rule out no text that a rule matches: whatever it matches holds them', () => {
    const rules = (['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'] as const).flatMap((language) =>
      rulesFor(language, null),
    );
    expect(rules.filter(({ words }) => words !== null).length).toBeGreaterThan(rules.length * 0.8);
    let matched = 0;
    for (const { id, pattern, words } of rules) {
      // The generator knows no assertions; what it makes without them is tried against the rule as it stands.
      const plain = pattern.source.replaceAll('\\b', '').replace(/\(\?<?[!=](?:[^()]|\([^()]*\))*\)/g, '');
      const texts = fc.sample(fc.stringMatching(new RegExp(plain)), { numRuns: 12, seed: 7 });
      for (const match of texts.flatMap((text) => pattern.exec(text)?.[0] ?? [])) {
        matched += 1;
        expect([id, match, words === null || new Trigrams(match).mayHold(words)]).toEqual([id, match, true]);
      }
    }
    expect(matched).toBeGreaterThan(rules.length);
  });
});

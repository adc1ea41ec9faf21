import { frenchSpacing } from '../wording/french.js';
import { enumerate } from './names.js';
import { refusalGrounds, refusalGroundsFor, refusalGroundTable } from './refusal-grounds.js';
import { rights } from './requests.js';

describe('refusal grounds', () => {
  it('each name their article, and cite it in both languages', () => {
    for (const ground of refusalGrounds) {
      const { article, wording, rights: against } = refusalGroundTable[ground];
      expect(against.length).toBeGreaterThan(0);
      expect(wording.fr).toMatch(/article/);
      expect(wording.en).toMatch(/Article/);
      for (const number of article.match(/\d+(?=\()/g) ?? [])
        expect(wording.fr + wording.en).toContain(number);
    }
  });

  it('weigh nothing against an objection to marketing or a withdrawn consent', () => {
    for (const right of ['objection-marketing', 'consent-withdrawal'] as const)
      expect(refusalGroundsFor(right)).toEqual([
        'identity-not-shown',
        'mandate-insufficient',
        'manifestly-unfounded',
        'excessive',
      ]);
  });

  it('exist against every right', () => {
    for (const right of rights) expect(refusalGroundsFor(right)).toContain('identity-not-shown');
  });
});

describe('French', () => {
  it('has its no-break spaces, and keeps addresses as they are', () => {
    expect(frenchSpacing('Oui : « bien » ; vraiment ? Voir https://www.cnil.fr et n° 3 !')).toBe(
      'Oui\u00a0: «\u00a0bien\u00a0»\u202f; vraiment\u202f? Voir https://www.cnil.fr et n°\u00a03\u202f!',
    );
  });

  it('is spaced once only', () => {
    const once = frenchSpacing('article L. 32-3 : « a » ; b');
    expect(frenchSpacing(once)).toBe(once);
  });

  it('enumerates as one speaks', () => {
    expect(enumerate(['a', 'b', 'c'], 'fr')).toBe('a, b et c');
    expect(enumerate(['a', 'b'], 'en')).toBe('a and b');
    expect(enumerate(['a'], 'fr')).toBe('a');
    expect(enumerate([], 'fr')).toBe('');
  });
});

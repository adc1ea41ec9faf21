import { accessBlocks, accessMeter, isMeasured, type AccessStatements } from './access-blocks.js';
import { readerLanguages } from './languages.js';
import { mentionsOf } from './mentions.js';
import { type LetterTrack } from './outcomes.js';
import { privacyRulesText } from './privacy-rules-texts.js';
import { refusalsOf, renderLetter, type Letter } from './render.js';

const answered = (text: string) => ({ state: 'answered', text }) as const;
const notApplicable = (text: string) => ({ state: 'not-applicable', text }) as const;
const every: AccessStatements = Object.fromEntries(
  accessBlocks.map((block) => [block, answered(`About ${block}.`)]),
);
const access: LetterTrack = { right: 'access', outcome: 'granted', grounds: [], reasons: null };
const letter = (accessBlocks: AccessStatements, more: Partial<Letter> = {}): Letter => ({
  kind: 'answer',
  language: 'en',
  subject: 'Our answer',
  body: 'Here it is.',
  tracks: [access],
  accessBlocks,
  ...more,
});
const without = (block: string): AccessStatements =>
  Object.fromEntries(Object.entries(every).filter(([name]) => name !== block));

describe('the completeness of an access', () => {
  it('knows every item that Article 15 asks for, with its article', () => {
    expect(accessMeter({}).blocks.map(({ article }) => article)).toEqual([
      'GDPR art. 15(1)(a)',
      'GDPR art. 15(1)(b), 15(3)',
      'GDPR art. 15(1)(c)',
      'GDPR art. 15(1)(d)',
      'GDPR art. 15(1)(g)',
      'GDPR art. 15(1)(c), 15(2)',
      'GDPR art. 15(1)(h)',
    ]);
  });

  it('starts with everything missing and ends complete', () => {
    expect(accessMeter({})).toMatchObject({ missing: accessBlocks, complete: false });
    expect(accessMeter(every)).toMatchObject({ missing: [], complete: true });
  });

  it('takes « not applicable » with a reason, never without, and never for what is held', () => {
    const states = (statements: AccessStatements) =>
      Object.fromEntries(accessMeter(statements).blocks.map(({ block, state }) => [block, state]));
    expect(states({ transfers: notApplicable('All servers are in France.') }).transfers).toBe(
      'not-applicable',
    );
    expect(states({ transfers: notApplicable('  ') }).transfers).toBe('missing');
    expect(states({ transfers: answered('\n') }).transfers).toBe('missing');
    expect(states({ held: notApplicable('Too long.') }).held).toBe('missing');
  });

  it('is asked of an answer that gives access, and of nothing else', () => {
    const measured = (kind: Letter['kind'], track: Partial<LetterTrack>) =>
      isMeasured({ kind, tracks: [{ ...access, ...track }] });
    expect(measured('answer', {})).toBe(true);
    expect(measured('answer', { outcome: 'partly' })).toBe(true);
    expect(measured('answer', { outcome: 'not-applicable' })).toBe(false);
    expect(measured('answer', { right: 'erasure' })).toBe(false);
    expect(measured('refusal', { outcome: 'refused' })).toBe(false);
    expect(measured('acknowledgement', {})).toBe(false);
  });
});

describe('a letter of access', () => {
  it.each(accessBlocks)('does not leave without %s, and says so', (block) => {
    expect(refusalsOf(letter(without(block)))).toEqual([
      { code: 'access-blocks-missing', params: { blocks: [block] } },
    ]);
  });

  it('says each block to the person in the order of the law, with its reason where it does not apply', () => {
    const rendering = renderLetter(
      letter({ ...every, transfers: notApplicable('all servers are in <France>.') }),
    );
    if (!rendering.ok) throw new Error('refused');
    const { text, html } = rendering.letter;
    const places = ['About purposes.', 'About held.', 'About recipients.', 'About retention.'].map((said) =>
      text.indexOf(said),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(text.indexOf('Here it is.'));
    expect(text).toContain('Transfers to third countries\nNot applicable: all servers are in <France>.');
    expect(html).toContain('&lt;France&gt;');
    expect(text).toContain('Articles 16, 17, 18 and 21 GDPR');
  });

  it('does not leave with a placeholder inside a block', () => {
    const codes = refusalsOf(letter({ ...every, held: answered('See {{answer}}.') })).map(({ code }) => code);
    expect(codes).toEqual(['fields-unfilled']);
  });

  it('names the rights that remain only where access is given', () => {
    expect(mentionsOf({ kind: 'answer', tracks: [access] })).toContain('other-rights');
    expect(mentionsOf({ kind: 'answer', tracks: [{ ...access, right: 'erasure' }] })).not.toContain(
      'other-rights',
    );
  });

  it('begins with what the privacy rules say to everybody, in each language, and says nothing of what is the person’s own', () => {
    for (const language of readerLanguages) {
      const texts = accessBlocks.map((block) => privacyRulesText(block, language));
      expect(texts.filter((text) => text === null)).toHaveLength(1);
      expect(privacyRulesText('held', language)).toBeNull();
      expect(privacyRulesText('recipients', language)).toMatch(/Paybox.*PayPal.*Gandi/);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
});

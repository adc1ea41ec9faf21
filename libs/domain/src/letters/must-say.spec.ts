import { refusalGrounds } from '../words/refusal-grounds.js';
import { readerLanguages } from './languages.js';
import { letterWords } from './languages/index.js';
import { unsaidRefusals } from './must-say.js';
import { trackReasonsText, type LetterTrack } from './outcomes.js';
import { previewLetter, refusalsOf, renderLetter, type Letter } from './render.js';

const readers = readerLanguages.flatMap((language) =>
  (['adult', 'minor'] as const).map((audience) => ({ language, audience })),
);
const refused: LetterTrack = {
  right: 'erasure',
  outcome: 'refused',
  grounds: ['legal-obligation'],
  reasons: 'Rechnungen, facturas, factures: 10.',
};
const partly: LetterTrack = { ...refused, right: 'access', outcome: 'partly', grounds: ['rights-of-others'] };
const letter = (more: Partial<Letter>): Letter => ({
  kind: 'refusal',
  language: 'fr',
  subject: 'X',
  body: 'Something that an officer wrote all alone.',
  tracks: [refused],
  deciderName: 'Paul Renaud',
  ...more,
});
const finished = (one: Letter): string => {
  const rendering = renderLetter(one);
  if (!rendering.ok) throw new Error(JSON.stringify(rendering.refusals));
  return rendering.letter.text;
};

describe.each(readers)('a refusal in $language for the $audience', (reader) => {
  const words = letterWords(reader.language, reader.audience);

  it('says what, why, CNIL and court, although an officer wrote the whole body anew', () => {
    for (const [kind, tracks] of [
      ['refusal', [refused]],
      ['answer', [partly, refused]],
    ] as const) {
      const text = finished(letter({ ...reader, kind, tracks: [...tracks], accessBlocks: everything }));
      for (const track of tracks) {
        expect(text).toContain(words.rights[track.right]);
        expect(text).toContain(words.grounds[track.grounds[0]]);
        expect(text).toContain(track.reasons);
      }
      expect(text).toContain('www.cnil.fr');
      expect(text).toContain(words.mentions.court);
      expect(unsaidRefusals(text, { ...reader, kind, tracks })).toEqual([]);
    }
  });

  it('names the right once more where the body gives its reasons without saying of what', () => {
    const reasons = trackReasonsText(refused, reader.language, reader.audience);
    const text = finished(letter({ ...reader, body: `Hello.\n\n${reasons}` }));
    expect(text).toContain(words.rights.erasure);
  });

  it('is stopped where a reason, the complaint or the court is missing from what would leave', () => {
    const text = finished(letter(reader));
    const without = (part: string) =>
      unsaidRefusals(text.replaceAll(part, ''), { ...reader, kind: 'refusal', tracks: [refused] });
    expect(without(refused.reasons!)).toEqual([
      { code: 'reasons-not-in-text', params: { right: 'erasure' } },
    ]);
    expect(without(words.grounds['legal-obligation']).map(({ code }) => code)).toEqual([
      'reasons-not-in-text',
    ]);
    expect(without(words.mentions.complaint)).toEqual([
      { code: 'mention-not-in-text', params: { mention: 'complaint' } },
    ]);
    expect(without(words.mentions.court)).toEqual([
      { code: 'mention-not-in-text', params: { mention: 'court' } },
    ]);
  });

  it('has words for every ground there is', () => {
    for (const ground of refusalGrounds) expect(words.grounds[ground]?.trim()).toBeTruthy();
  });
});

it('asks nothing of the kind of what grants everything', () => {
  const granted = letter({ kind: 'answer', tracks: [{ ...refused, outcome: 'granted' }] });
  expect(refusalsOf(granted)).toEqual([]);
  expect(unsaidRefusals(previewLetter(granted).text, granted)).toEqual([]);
});

const everything = Object.fromEntries(
  ['purposes', 'held', 'recipients', 'retention', 'source', 'transfers', 'automated-decisions'].map(
    (block) => [block, { state: 'answered', text: 'Yes.' }],
  ),
);

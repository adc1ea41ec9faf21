import { merged, mergeTexts } from './merge-drafts.js';

const text = (...paragraphs: string[]) => paragraphs.join('\n\n');
const was = text('Bonjour,', 'Voici.', 'Cordialement');
const kinds = (mine: string, theirs: string) => mergeTexts(was, mine, theirs).map(({ kind }) => kind);

describe('two drafts of one letter', () => {
  it('keep what only one of the two officers changed, wherever it stands', () => {
    const mine = text('Bonjour Zoé,', 'Voici.', 'Cordialement');
    const theirs = text('Bonjour,', 'Voici.', 'Deux pièces sont jointes.', 'Cordialement');
    const pieces = mergeTexts(was, mine, theirs);
    expect(pieces.map(({ kind }) => kind)).toEqual(['mine', 'same', 'theirs', 'same']);
    expect(merged(pieces, {})).toBe(
      text('Bonjour Zoé,', 'Voici.', 'Deux pièces sont jointes.', 'Cordialement'),
    );
  });

  it('ask where both changed the same paragraph, and lose neither while nobody chose', () => {
    const pieces = mergeTexts(
      was,
      text('Bonjour,', 'A', 'Cordialement'),
      text('Bonjour,', 'B', 'Cordialement'),
    );
    expect(pieces.map(({ kind }) => kind)).toEqual(['same', 'conflict', 'same']);
    expect(merged(pieces, {})).toBe(text('Bonjour,', 'B', 'A', 'Cordialement'));
    expect(merged(pieces, { 1: 'mine' })).toBe(text('Bonjour,', 'A', 'Cordialement'));
    expect(merged(pieces, { 1: 'theirs' })).toBe(text('Bonjour,', 'B', 'Cordialement'));
  });

  it('tell neighbouring paragraphs apart', () => {
    const pieces = mergeTexts(
      was,
      text('Bonjour,', 'A', 'Cordialement'),
      text('Bonjour,', 'Voici.', 'Bien à vous'),
    );
    expect(merged(pieces, {})).toBe(text('Bonjour,', 'A', 'Bien à vous'));
    expect(pieces.map(({ kind }) => kind)).toEqual(['same', 'mine', 'theirs']);
  });

  it('are one where both say the same, and tell a deletion from an untouched paragraph', () => {
    expect(kinds(was, was)).toEqual(['same']);
    const both = text('Bonjour,', 'Autre.', 'Cordialement');
    expect(kinds(both, both)).toEqual(['same']);
    const shorter = text('Bonjour,', 'Cordialement');
    expect(merged(mergeTexts(was, shorter, was), {})).toBe(shorter);
    expect(kinds(shorter, text('Bonjour,', 'Voici tout.', 'Cordialement'))).toEqual([
      'same',
      'conflict',
      'same',
    ]);
  });

  it('hold every paragraph of either, whatever was changed', () => {
    const words = ['a', 'b', 'c', 'd'];
    for (let seed = 0; seed < 400; seed += 1) {
      const pick = (turn: number) =>
        Array.from(
          { length: 1 + ((seed * 7 + turn) % 5) },
          (_, at) => words[(seed * (turn + 3) + at * turn) % 4],
        );
      const [base, mine, theirs] = [pick(1), pick(2), pick(3)].map((list) => text(...list)) as [
        string,
        string,
        string,
      ];
      expect(merged(mergeTexts(base, mine, base), {})).toBe(mine);
      expect(merged(mergeTexts(base, base, theirs), {})).toBe(theirs);
      const kept = merged(mergeTexts(base, mine, theirs), {}).split('\n\n');
      const added = [...mine.split('\n\n'), ...theirs.split('\n\n')].filter(
        (one) => !base.split('\n\n').includes(one),
      );
      expect(kept).toEqual(expect.arrayContaining(added));
    }
  });
});

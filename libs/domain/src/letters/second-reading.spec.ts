import { needsSecondReader, readerRefusals, secondReadingRefusals } from './second-reading.js';

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);
const approved = { readerId: 'paul', verdict: 'approved', sameText: true } as const;

describe('the second reader of a refusal', () => {
  it('is asked for what turns a right down, whole or in part, and for nothing else', () => {
    for (const outcome of ['refused', 'partly'] as const)
      for (const kind of ['refusal', 'answer'] as const)
        expect(needsSecondReader({ kind, tracks: [{ outcome: 'granted' }, { outcome }] })).toBe(true);
    expect(needsSecondReader({ kind: 'answer', tracks: [{ outcome: 'granted' }] })).toBe(false);
    expect(needsSecondReader({ kind: 'answer', tracks: [] })).toBe(false);
    expect(needsSecondReader({ kind: 'extension', tracks: [{ outcome: 'refused' }] })).toBe(false);
  });

  it('is not one of those who wrote it', () => {
    expect(codes(readerRefusals('claire', ['sam', 'claire']))).toEqual(['second-reader-wrote']);
    expect(readerRefusals('paul', ['sam', 'claire'])).toEqual([]);
  });

  it('has approved exactly what leaves, and does not send it', () => {
    expect(codes(secondReadingRefusals(null, 'claire'))).toEqual(['second-reader-missing']);
    expect(codes(secondReadingRefusals({ ...approved, sameText: false }, 'claire'))).toEqual([
      'second-reading-outdated',
    ]);
    expect(codes(secondReadingRefusals({ ...approved, verdict: 'sent-back' }, 'claire'))).toEqual([
      'second-reader-sent-back',
    ]);
    expect(codes(secondReadingRefusals(approved, 'paul'))).toEqual(['second-reader-sends']);
    expect(secondReadingRefusals(approved, 'claire')).toEqual([]);
  });
});

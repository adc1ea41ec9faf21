import { postingKinds, postingRefusals, type Posting } from './posting.js';

const codes = (posting: Partial<Posting>) =>
  postingRefusals(
    { on: '2026-11-20', kind: 'registered', trackingNumber: '1A 234', ...posting },
    '2026-11-23',
    '2026-11-18',
  ).map(({ code }) => code);

describe('the posting of a letter', () => {
  it('counts with the number of what the post registers or tracks, or with a document', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ kind: 'tracked' })).toEqual([]);
    expect(codes({ trackingNumber: '  ' })).toEqual(['tracking-number-missing']);
    for (const kind of ['ordinary', 'by-hand'] as const)
      expect(codes({ kind })).toEqual(['posting-proof-missing']);
    for (const kind of postingKinds)
      expect(codes({ kind, trackingNumber: null, proofId: 'a-receipt' })).toEqual([]);
  });

  it('took place after the letter was written, and has taken place', () => {
    expect(codes({ on: '2026-11-24' })).toEqual(['posted-in-future']);
    expect(codes({ on: '2026-11-17' })).toEqual(['posted-before-written']);
    expect(codes({ on: '2026-11-18' })).toEqual([]);
    expect(codes({ on: '2026-11-23' })).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { datedFolder, hasDay } from './dated-folder.js';
import { planBatches } from './plan-batches.js';
import { uidSet } from './uid-set.js';

const none = { has: () => false };
const sizes = (...of: [number, number][]) => new Map(of);

describe('what is asked for at once', () => {
  it('is bounded by number', () => {
    const uids = Array.from({ length: 250 }, (_, i) => i + 1);
    const batches = planBatches(uids, new Map(uids.map((uid) => [uid, 1000])), none);
    expect(batches.map((batch) => batch.uids.length)).toEqual([100, 100, 50]);
    expect(batches.flatMap((batch) => batch.uids)).toEqual(uids);
  });

  it('is bounded by bytes; what is large, of unknown size or under suspicion is asked for alone', () => {
    const known = sizes([1, 3e6], [2, 3e6], [3, 5e6], [5, 10], [6, 10]);
    const batches = planBatches([1, 2, 3, 4, 5, 6], known, { has: (uid) => uid === 6 });
    expect(batches).toEqual([
      { uids: [1], alone: false },
      { uids: [2], alone: false },
      { uids: [3], alone: true },
      { uids: [4], alone: true },
      { uids: [5], alone: false },
      { uids: [6], alone: true },
    ]);
  });

  it('is written as a short set', () => {
    expect(uidSet([7, 1, 2, 3, 9, 10])).toBe('1:3,7,9:10');
    expect(uidSet([5])).toBe('5');
  });
});

describe('the folder to move to', () => {
  it('names the day in Paris, where the new year has begun', () => {
    expect(datedFolder('DPO/{YYYY}-{MM}', new Date('2026-12-31T23:30:00Z'))).toBe('DPO/2027-01');
    expect(datedFolder('DPO/{YYYY}/{MM}/{DD}', new Date('2026-11-02T08:00:00Z'))).toBe('DPO/2026/11/02');
    expect(datedFolder('Traites', new Date(0))).toBe('Traites');
    expect([hasDay('DPO/{YYYY}'), hasDay('DPO/{yyyy}')]).toEqual([true, false]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { bombs } from '../../bench/parts/bombs.mjs';
import { bombRun } from './bomb-run.mjs';

const MOST_MS = 2_000;
const named = [
  'a zip bomb',
  'ten thousand parts',
  'a hundred thousand headers',
  'an address list of 5 MB',
  'a subject of 1 MB',
  'mails in mails, 200 deep',
  'open angle brackets in HTML',
  'blanks before the end of every field',
  'flowed text',
  'words of every rule',
];

describe('a mail bomb', () => {
  it('comes into a ticket of its own and delays the next ordinary mail by two seconds at most', async () => {
    const list = bombs().filter(([name]) => named.includes(name));
    expect(list).toHaveLength(named.length);
    const { calmMs, figures, restarts } = await bombRun({ bombs: list });
    const late = figures.filter(({ delayMs }) => delayMs - calmMs > MOST_MS);
    expect(late).toEqual([]);
    expect(figures.filter(({ byHand, verdict }) => byHand || verdict !== 'ok')).toEqual([]);
    expect(restarts).toEqual([]);
  }, 300_000);
});

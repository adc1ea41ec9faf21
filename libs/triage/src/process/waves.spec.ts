import { wavesOf } from './waves.js';

const waves = (...things: string[]) => wavesOf(things, (thing) => thing.split(''));

describe('waves of messages', () => {
  it('takes what has nothing in common at once', () => {
    expect(waves('a', 'b', 'c')).toEqual([['a', 'b', 'c']]);
  });
  it('keeps the order of what shares a tie', () => {
    expect(waves('ab', 'c', 'bd', 'd', 'e')).toEqual([['ab', 'c', 'e'], ['bd'], ['d']]);
  });
  it('puts what depends on two things behind both', () => {
    expect(waves('a', 'a', 'b', 'ab')).toEqual([['a', 'b'], ['a'], ['ab']]);
  });
  it('has no wave for nothing, and one for things without ties', () => {
    expect(wavesOf([], () => [])).toEqual([]);
    expect(wavesOf([1, 2], () => [])).toEqual([[1, 2]]);
  });
});

import { idFromText, isUuid, newId } from './uuid.js';

describe('an identifier', () => {
  it('is a uuid of version 7 and rises with every one of a process', () => {
    const some = Array.from({ length: 20_000 }, () => newId());
    expect(some.every((id) => isUuid(id) && id[14] === '7')).toBe(true);
    expect([...some].sort()).toEqual(some);
    expect(Math.abs(parseInt(some[0].replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(60_000);
  });

  it('of a text is always the same', () => {
    expect(idFromText('a')).toBe(idFromText('a'));
    expect(idFromText('a')).not.toBe(idFromText('b'));
    expect(isUuid(idFromText('a'))).toBe(true);
  });
});

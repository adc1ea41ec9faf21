import { readdirSync } from 'node:fs';
import path from 'node:path';
import { migrations } from './migrations/index.js';

const files = readdirSync(path.join(import.meta.dirname, 'migrations'))
  .filter((file) => /^\d/.test(file))
  .sort();
const numberOf = (name: string): number => Number(/(\d{4})$/.exec(name)?.[1]);

describe('migrations', () => {
  it('are all listed, each under the number of its file', () => {
    expect(migrations.map(({ name }) => numberOf(name))).toEqual(
      files.map((file) => Number(file.slice(0, 4))),
    );
  });

  it('are numbered one after the other, so that two branches meet in a conflict and not in production', () => {
    expect(migrations.map(({ name }) => numberOf(name))).toEqual(migrations.map((_, index) => index + 1));
  });

  it('carry a number that TypeORM sorts as it is listed', () => {
    const stamps = migrations.map(({ name }) => name.slice(-13));
    expect(stamps).toEqual([...stamps].sort());
    expect(stamps.every((stamp) => /^\d{13}$/.test(stamp))).toBe(true);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, dates, daysBetween, parisDay } from './dates.js';
import { en } from './en/index.js';
import { fr } from './fr/index.js';
import { parisInstant } from './paris-instant.js';
import { frenchSpacing, mapTexts } from './typography.js';

const source = fileURLToPath(new URL('..', import.meta.url));
const flat = (tree: object, at = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${at}${key}`, value] as [string, string]]
      : flat(value as object, `${at}${key}.`),
  );
const french = new Map(flat(fr));
const english = new Map(flat(en));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((one) => /\.tsx?$/.test(one));
const code = files
  .filter((one) => !/^i18n\//.test(one))
  .map((one) => readFileSync(path.join(source, one), 'utf8'))
  .join('\n');
const placeholders = (text: string) => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();

describe('the two languages of the console', () => {
  it('say the same things', () => {
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
  });

  it('leave no sentence empty', () => {
    expect([...french, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill in the same values', () => {
    const differing = [...french.keys()].filter(
      (key) => String(placeholders(french.get(key) ?? '')) !== String(placeholders(english.get(key) ?? '')),
    );
    expect(differing).toEqual([]);
  });

  it('know every sentence that a screen asks for', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1]);
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter((key) => !french.has(key))).toEqual([]);
  });

  it('write French with its own spaces and apostrophes', () => {
    const spoken = flat(mapTexts(fr, frenchSpacing));
    expect(spoken.filter(([, text]) => / [;!?:»]|« |'/.test(text))).toEqual([]);
  });
});

describe('dates as people say them', () => {
  const inFrench = dates('fr', '2026-04-04');
  const inEnglish = dates('en', '2026-04-04');

  it('are written out in Paris time', () => {
    expect(inFrench.day('2026-04-07')).toBe('mardi 7 avril 2026');
    expect(inEnglish.day('2026-04-07')).toBe('Tuesday 7 April 2026');
    expect(inFrench.day('2026-05-01')).toBe('vendredi 1er mai 2026');
    expect(parisDay('2026-03-31T22:30:00Z')).toBe('2026-04-01');
    expect(inFrench.time('2026-04-04T07:12:00Z')).toBe('09:12');
  });

  it('are counted in civil days, over the change of the hour too', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  });

  it('typed in Paris become the right instant in both seasons', () => {
    expect(parisInstant('2026-01-15', '09:00')).toBe('2026-01-15T08:00:00.000Z');
    expect(parisInstant('2026-07-15', '09:00')).toBe('2026-07-15T07:00:00.000Z');
  });
});

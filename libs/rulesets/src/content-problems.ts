import {
  defaultPolicy,
  defaultRetention,
  holidays,
  identityLevels,
  identityNeedNames,
  isCivilDay,
  refuse,
  type Refusal,
} from '#domain';
import type { RuleSetKind } from './delivered.js';

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const problem = (field: string): Refusal => refuse('rule-set-value', { field });

/** What is wrong with the content of a proposed rule set, all of it at once, by field. */
export function contentProblems(kind: RuleSetKind, content: unknown): Refusal[] {
  if (!isFields(content)) return [problem('content')];
  if (kind === 'calendar') return calendarProblems(content);
  if (kind === 'retention') return numberProblems(content, defaultRetention);
  const { identityNeeds, ...figures } = content;
  const { identityNeeds: _table, ...known } = defaultPolicy;
  return [...numberProblems(figures, known), ...identityProblems(identityNeeds)];
}

/** Whole numbers, every one of them and no other: a value left out would be somebody's guess. */
function numberProblems(content: Fields, known: object): Refusal[] {
  const names = Object.keys(known).filter((name) => name !== 'version');
  const strange = Object.keys(content).filter((name) => name !== 'version' && !names.includes(name));
  const wrong = names.filter((name) => {
    const value = content[name];
    return !(typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1200);
  });
  return [...wrong, ...strange].map(problem);
}

/** Every right has its row: a level of the ladder, and whether lost access may be made good for it. */
function identityProblems(table: unknown): Refusal[] {
  if (!isFields(table)) return [problem('identityNeeds')];
  const names: readonly string[] = identityNeedNames;
  const wrong = names.filter((name) => !isNeed(table[name]));
  const strange = Object.keys(table).filter((name) => !names.includes(name));
  return [...wrong, ...strange].map((name) => problem(`identityNeeds.${name}`));
}

const isNeed = (row: unknown): boolean =>
  isFields(row) &&
  Object.keys(row).length === 2 &&
  identityLevels.some((level) => level === row.needed) &&
  typeof row.lostAccess === 'boolean';

function calendarProblems({ calendars, default: ordinary, ...rest }: Fields): Refusal[] {
  const strange = Object.keys(rest).map(problem);
  if (!isFields(calendars) || Object.keys(calendars).length === 0) return [...strange, problem('calendars')];
  const known = typeof ordinary === 'string' && ordinary in calendars ? [] : [problem('default')];
  return [
    ...strange,
    ...known,
    ...Object.entries(calendars).flatMap(([name, one]) => oneCalendarProblems(name, one)),
  ];
}

function oneCalendarProblems(name: string, one: unknown): Refusal[] {
  if (!isFields(one)) return [problem(name)];
  const { fixed, afterEaster, source } = one;
  const problems = [
    ...(one.name === name ? [] : [problem(`${name}.name`)]),
    ...(typeof source === 'string' && source.trim() ? [] : [problem(`${name}.source`)]),
  ];
  if (!isFields(fixed) || !isFields(afterEaster)) return [...problems, problem(`${name}.fixed`)];
  const badDays = Object.keys(fixed).filter((day) => !isCivilDay(`2024-${day}`));
  const badOffsets = Object.keys(afterEaster).filter((days) => !/^-?\d{1,3}$/.test(days));
  const unnamed = [...Object.entries(fixed), ...Object.entries(afterEaster)].filter(
    ([, holiday]) => !holidays.some((known) => known === holiday),
  );
  const bad = [...badDays, ...badOffsets, ...unnamed.map(([day]) => day)];
  return [...problems, ...[...new Set(bad)].map((day) => problem(`${name}.${day}`))];
}

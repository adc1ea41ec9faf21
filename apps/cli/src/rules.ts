import {
  addDays,
  calendarNames,
  calendarOf,
  deadline,
  isMoment,
  parisDay,
  periodEnd,
  rollToWorkingDay,
  type CalendarName,
  type Deadline,
  type DeadlineQuestion,
} from '#domain';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clockAnswer, isClockCase, problemsOfClockCase, type ClockAnswer } from './parts/clock-case.js';

/** What the command prints and how it ends; nothing goes to standard output unless every case was good. */
export interface RulesOutcome {
  readonly exitCode: 0 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

type Length = { readonly months: number } | { readonly weeks: number };
type Question = Omit<DeadlineQuestion, 'months'> & Length;
type DeadlineCase = Question & { readonly id: string | number };
type DeadlineAnswer = { readonly id: string | number } & Deadline;

const usage = 'usage: npm run --silent rules -- deadline < cases.json';
const bad = (...lines: readonly string[]): RulesOutcome => ({
  exitCode: 2,
  stdout: '',
  stderr: `${lines.join('\n')}\n`,
});

/** `rules -- <family>`: legal rules over facts, an array in and an array out, in the same order. */
export function runRules(args: readonly string[], readInput: () => string): RulesOutcome {
  const [family, ...rest] = args;
  if (family === 'requisition' || family === 'erasure')
    return bad(`rules: ${family} is not available in this version`);
  if (family !== 'deadline') return bad(`rules: unknown rule family: ${family ?? '(none)'}`, usage);
  if (rest.length > 0) return bad(`rules: unexpected argument: ${rest.join(' ')}`, usage);
  const cases = parseCases(readInput());
  if (!cases.ok) return bad(...cases.errors.map((error) => `rules: ${error}`));
  return { exitCode: 0, stdout: `${JSON.stringify(cases.cases.map(answer), null, 1)}\n`, stderr: '' };
}

/** Days and months in, days out; a case of facts (`today`, pauses, extensions) gets its whole clock. */
function answer(one: Record<string, unknown>): DeadlineAnswer | ClockAnswer {
  if (isClockCase(one)) return clockAnswer(one);
  const question = toCase(one as unknown as DeadlineCase);
  const { receiptDay, rawLastDay, lastDay } = deadlineOf(question);
  return { id: question.id, receiptDay, rawLastDay, lastDay };
}

/** A period of weeks ends on the weekday of its event, then rolls like any other. */
function deadlineOf(question: Question): Deadline {
  if ('months' in question) return deadline(question);
  const { receivedAt, pauseDays, calendar, weeks } = question;
  const receiptDay = parisDay(receivedAt);
  const rawLastDay = addDays(periodEnd(receiptDay, { weeks }), pauseDays);
  return { receiptDay, rawLastDay, lastDay: rollToWorkingDay(rawLastDay, calendarOf(calendar)) };
}

type Parsed =
  | { readonly ok: true; readonly cases: readonly Record<string, unknown>[] }
  | { readonly ok: false; readonly errors: readonly string[] };

function parseCases(input: string): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(input.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, errors: [input.trim() ? `the input is not JSON: ${why}` : 'the input is empty'] };
  }
  if (!Array.isArray(json)) return { ok: false, errors: ['the input must be an array of cases'] };
  const errors = json.flatMap(problemsOf);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, cases: json as Record<string, unknown>[] };
}

/** Only the fields of the question are read; a case may carry its expected result along. */
function toCase({ id, receivedAt, pauseDays, calendar, ...rest }: DeadlineCase): DeadlineCase {
  const length = 'weeks' in rest ? { weeks: rest.weeks } : { months: rest.months };
  return { id, receivedAt, pauseDays, calendar, ...length };
}

function problemsOf(one: unknown, index: number): string[] {
  if (typeof one !== 'object' || one === null || Array.isArray(one))
    return [`case ${index + 1}: must be an object`];
  const { id, receivedAt, months, weeks, pauseDays, calendar } = one as Record<string, unknown>;
  const checks: readonly (readonly [boolean, string])[] = [
    [typeof id === 'string' || typeof id === 'number', 'id must be a text or a number'],
    [
      typeof receivedAt === 'string' && isMoment(receivedAt),
      'receivedAt must be a date and time that exists, with its offset or in Paris time (2026-03-05T09:00)',
    ],
    weeks === undefined
      ? [isCount(months, 1, 120), 'months must be a whole number from 1 to 120']
      : [
          isCount(weeks, 1, 520) && months === undefined,
          'weeks must be a whole number from 1 to 520, and no months beside it',
        ],
    [isCount(pauseDays, 0, 36_500), 'pauseDays must be a whole number from 0 to 36500'],
    [isCalendarName(calendar), `calendar must be ${calendarNames.join(' or ')}`],
  ];
  const name =
    typeof id === 'string' || typeof id === 'number' ? `case ${index + 1} (${id})` : `case ${index + 1}`;
  if (isClockCase(one as Record<string, unknown>))
    return problemsOfClockCase(one).map((problem) => `${name}: ${problem}`);
  return checks.flatMap(([fine, problem]) => (fine ? [] : [`${name}: ${problem}`]));
}

const isCount = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

const isCalendarName = (value: unknown): value is CalendarName =>
  calendarNames.some((name) => name === value);

/** Was this file started as a command, rather than imported? */
function isCommand(): boolean {
  const [, started] = process.argv;
  return started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url);
}

if (isCommand()) {
  const { exitCode, stdout, stderr } = runRules(process.argv.slice(2), () => readFileSync(0, 'utf8'));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}

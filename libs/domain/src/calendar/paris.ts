import { addDays, isCivilDay, type CivilDay } from './civil-day.js';

/**
 * A point in time as the desk meets it: a `Date`, an ISO text with its offset (`2026-03-05T23:30:00Z`), a Paris
 * wall-clock text without offset (`2026-03-05T09:00`), or a mere civil day.
 */
export type Moment = Date | string;

const wallClock = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;
const withOffset = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

const minute = 60_000;
const parisClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** How far Paris is ahead of UTC at this instant, asked of the zone database. */
function askOffset(epochMs: number): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of parisClock.formatToParts(epochMs)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, part.minute ?? 0, second) - Math.floor(epochMs / 1000) * 1000;
}

interface OffsetSpan {
  readonly from: number;
  readonly offset: number;
}

/** The instant, to the minute, at which the offset changes between two instants that differ in it. */
function findChange(before: OffsetSpan, after: number): number {
  let [low, high] = [before.from, after];
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute;
    if (askOffset(middle) === before.offset) low = middle;
    else high = middle;
  }
  return high;
}

/** The zone database is slow to ask; a year has two clock changes at most, so its spans are asked once. */
const spansByYear = new Map<number, readonly OffsetSpan[]>();

function offsetSpans(year: number): readonly OffsetSpan[] {
  const known = spansByYear.get(year);
  if (known) return known;
  const first = Date.UTC(year, 0, 1);
  const spans: OffsetSpan[] = [{ from: first, offset: askOffset(first) }];
  for (let month = 1; month < 12; month += 1) {
    const [probe, before] = [Date.UTC(year, month, 1), spans.at(-1)];
    const offset = askOffset(probe);
    if (before && before.offset !== offset)
      spans.push({ from: findChange({ ...before, from: Date.UTC(year, month - 1, 1) }, probe), offset });
  }
  spansByYear.set(year, spans);
  return spans;
}

/** What a clock on a Paris wall shows at this instant, `2026-03-06T00:30:00.000Z` read without its Z. */
function onParisWall(epochMs: number): string {
  const spans = offsetSpans(new Date(epochMs).getUTCFullYear());
  const offset = spans.findLast((span) => span.from <= epochMs)?.offset ?? 0;
  return new Date(epochMs + offset).toISOString();
}

/** What a clock on a Paris wall shows at this instant: `2026-03-06T00:30:00`. */
export const parisWall = (at: Date): string => onParisWall(at.getTime()).slice(0, 19);

/** Is this text a moment that exists (a day of the calendar, an hour of the day)? */
export function isMoment(text: string): boolean {
  if (isCivilDay(text)) return true;
  const match = wallClock.exec(text) ?? withOffset.exec(text);
  if (!match || !isCivilDay(match[1] ?? '')) return false;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return false;
  return wallClock.test(text) || !Number.isNaN(Date.parse(text));
}

/**
 * The civil day in Paris of a moment: the day that counts, whatever the sender's own clock said.
 * A text without offset is Paris time already.
 */
export function parisDay(moment: Moment): CivilDay {
  if (typeof moment !== 'string') return onParisWall(moment.getTime()).slice(0, 10);
  if (!isMoment(moment)) throw new RangeError(`not a moment: ${moment}`);
  if (isCivilDay(moment) || wallClock.test(moment)) return moment.slice(0, 10);
  return onParisWall(Date.parse(moment)).slice(0, 10);
}

/**
 * The instant of a moment. An hour that the autumn clock change shows twice means the first; one that the spring
 * change skips means as much later. A mere day means its first instant.
 */
export function instantOf(moment: Moment): Date {
  if (typeof moment !== 'string') return moment;
  if (!isMoment(moment)) throw new RangeError(`not a moment: ${moment}`);
  if (withOffset.test(moment)) return new Date(moment.replace(' ', 'T'));
  const wall = isCivilDay(moment) ? `${moment}T00:00:00` : moment.replace(' ', 'T');
  const asUtc = Date.parse(`${wall}Z`);
  const shown = wall.slice(0, 16);
  const [summer, winter] = [asUtc - 120 * minute, asUtc - 60 * minute];
  return new Date(onParisWall(summer).slice(0, 16) === shown ? summer : winter);
}

/**
 * The instant at which a day is over in Paris (24:00): an answer stamped before it is in time.
 * @law Regulation 1182/71 art. 3(2)
 */
export function endOfParisDay(day: CivilDay): Date {
  return instantOf(addDays(day, 1));
}

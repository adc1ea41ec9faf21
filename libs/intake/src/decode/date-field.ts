const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Hours of the zone names of RFC 5322; others are read as UTC, as the RFC asks. */
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  met: 1,
  mez: 1,
  cest: 2,
  mest: 2,
  mesz: 2,
  bst: 1,
  wet: 0,
  west: 1,
  eet: 2,
  eest: 3,
  msk: 3,
  jst: 9,
};

const RFC_DATE =
  /^(?:[^\d,]{0,20},)?\s*(\d{1,2})[\s-]+([a-z]{3})[a-z]{0,6}\.?[\s-]+(\d{2,4})[\s,]+(\d{1,2})\s*[:.h]\s*(\d{1,2})(?:\s*[:.]\s*(\d{1,2}))?(?:[.,]\d{1,9})?\s*(.*)$/i;
/** `Mon Oct  5 10:00:00 2026 +0200`, the form of ctime. */
const CTIME =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]{0,6}\.?\s+(\d{1,2}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([a-z]{2,5}|[+-]\d{4})\s+)?(\d{4})\s*(.*)$/i;

/** The Date field as an instant; null where it cannot be read. A time without zone is UTC on every machine. */
export function readDate(field: string): Date | null {
  const value = field
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const rfc = RFC_DATE.exec(value);
  if (rfc) {
    const [, day, month, year, hour, minute, second, zone] = rfc;
    return instant(fullYear(year), month, +day, [+hour, +minute, +(second ?? 0)], zone);
  }
  const ctime = CTIME.exec(value);
  if (ctime) {
    const [, month, day, hour, minute, second, zone, year, after] = ctime;
    return instant(+year, month, +day, [+hour, +minute, +(second ?? 0)], zone ?? after);
  }
  return otherForm(value);
}

function instant(
  year: number,
  monthName: string,
  day: number,
  [hour, minute, second]: readonly number[],
  zone: string,
): Date | null {
  const month = MONTHS.indexOf(monthName.toLowerCase());
  if (month < 0 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  const at = new Date(Date.UTC(year, month, day, hour, minute, second));
  at.setUTCFullYear(year, month, day);
  return new Date(at.getTime() - zoneMinutes(zone) * 60_000);
}

function zoneMinutes(zone: string): number {
  const offset = /^(?:GMT|UTC|UT)?\s*([+-])\s*(\d{1,2}):?(\d{2})?/i.exec(zone);
  if (offset) {
    const minutes = +offset[2] * 60 + +(offset[3] ?? 0);
    return minutes > 24 * 60 ? 0 : offset[1] === '-' ? -minutes : minutes;
  }
  const name = /^["']?([a-z]+)/i.exec(zone)?.[1]?.toLowerCase() ?? '';
  return (ZONES[name] ?? 0) * 60;
}

/** Two digits: RFC 5322 4.3; three digits count from 1900. */
function fullYear(written: string): number {
  const year = +written;
  if (written.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return written.length === 3 ? 1900 + year : year;
}

/** ISO 8601 and whatever else the platform reads; never in the zone of this machine. */
function otherForm(value: string): Date | null {
  const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(value);
  const parsed = new Date(iso ? `${value.replace(' ', 'T')}Z` : value);
  return Number.isNaN(parsed.getTime()) ? null : parsed;
}

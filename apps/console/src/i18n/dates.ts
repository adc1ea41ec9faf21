import type { Locale } from './provider.js';

const zone = 'Europe/Paris';
const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };
const made = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale}${timeZone}${JSON.stringify(options)}`;
  let formatter = made.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(tags[locale], { ...options, timeZone });
    made.set(key, formatter);
  }
  return formatter;
}

/** A civil day has no hour and no zone: it is read at noon UTC so that no zone can move it. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const DAY = 86_400_000;

/** The civil day in Paris of an instant. */
export const parisDay = (instant: string | Date): string => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant));
  return parts;
};

export const daysBetween = (from: string, to: string): number =>
  Math.round((noon(to).getTime() - noon(from).getTime()) / DAY);

export const addDays = (day: string, count: number): string =>
  new Date(noon(day).getTime() + count * DAY).toISOString().slice(0, 10);

const first = (day: string, locale: Locale) =>
  locale === 'fr' ? day.replace(/\b1 (?=\p{L})/u, '1er ') : day;

export interface Dates {
  /** lundi 7 avril 2026 */ day(civil: string): string;
  /** lun. 7 avril, with its year when it is not this year's */ short(civil: string): string;
  /** 7 avr. */ tiny(civil: string): string;
  /** 7 avril, of any year, from `04-07` */ dayOfYear(monthDay: string): string;
  /** lundi 7 avril 2026 à 09:12 */ instant(at: string): string;
  /** 09:12 today, 7 avr. this year, 7 avr. 2025 before */ brief(at: string): string;
  /** aujourd’hui à 09:12, le 7 avr. before */ moment(at: string): string;
  time(at: string): string;
  number(value: number): string;
  size(bytes: number): string;
}

/** Dates as people say them, always in Paris time. */
export function dates(locale: Locale, today: string): Dates {
  const civil = (day: string, options: Intl.DateTimeFormatOptions) =>
    first(format(locale, options, 'UTC').format(noon(day)).replace(/,/g, ''), locale);
  const sameYear = (day: string) => day.slice(0, 4) === today.slice(0, 4);
  const year = (day: string) => (sameYear(day) ? {} : { year: 'numeric' as const });
  const time = (at: string) =>
    format(locale, { hour: '2-digit', minute: '2-digit' }, zone).format(new Date(at));
  const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return {
    day: (day) => civil(day, long),
    short: (day) => civil(day, { weekday: 'short', day: 'numeric', month: 'long', ...year(day) }),
    tiny: (day) => civil(day, { day: 'numeric', month: 'short', ...year(day) }),
    dayOfYear: (monthDay) => civil(`2024-${monthDay}`, { day: 'numeric', month: 'long' }),
    instant: (at) => `${civil(parisDay(at), long)}${locale === 'fr' ? ' à ' : ' at '}${time(at)}`,
    brief: (at) => {
      const day = parisDay(at);
      return day === today ? time(at) : civil(day, { day: 'numeric', month: 'short', ...year(day) });
    },
    moment: (at) => {
      const day = parisDay(at);
      const on = civil(day, { day: 'numeric', month: 'short', ...year(day) });
      if (locale === 'fr') return day === today ? `aujourd’hui à ${time(at)}` : `le ${on}`;
      return day === today ? `today at ${time(at)}` : `on ${on}`;
    },
    time,
    number: (value) => new Intl.NumberFormat(tags[locale]).format(value),
    size: (bytes) => {
      const units = locale === 'fr' ? ['o', 'Ko', 'Mo', 'Go'] : ['B', 'KB', 'MB', 'GB'];
      let [value, unit] = [bytes, 0];
      while (value >= 1024 && unit < 3) [value, unit] = [value / 1024, unit + 1];
      const digits = value < 10 && unit > 0 ? 1 : 0;
      return `${new Intl.NumberFormat(tags[locale], { maximumFractionDigits: digits }).format(value)}\u00a0${units[unit]}`;
    },
  };
}

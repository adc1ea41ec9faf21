import { type LetterLanguage, type Wording } from '../words/letters.js';
import { partsOf, weekday, type CivilDay } from './civil-day.js';
import { type Holiday } from './working-calendar.js';

const weekdays: Readonly<Record<LetterLanguage, readonly string[]>> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const months: Readonly<Record<LetterLanguage, readonly string[]>> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** « mardi 7 avril 2026 », « lundi 1er juin 2026 »; "Tuesday 7 April 2026". */
export function writtenDay(civil: CivilDay, language: LetterLanguage): string {
  const { year, month, day } = partsOf(civil);
  const number = language === 'fr' && day === 1 ? '1er' : String(day);
  return `${weekdayName(civil, language)} ${number} ${monthName(month, language)} ${year}`;
}

/** « mardi », "Tuesday". */
export function weekdayName(day: CivilDay, language: LetterLanguage): string {
  return weekdays[language][weekday(day) - 1] ?? '';
}

/** « avril », "April"; months count from 1. */
export function monthName(month: number, language: LetterLanguage): string {
  return months[language][month - 1] ?? '';
}

export const holidayNames: Readonly<Record<Holiday, Wording>> = {
  'new-year': { fr: 'jour de l’An', en: 'New Year’s Day' },
  'good-friday': { fr: 'Vendredi saint', en: 'Good Friday' },
  'easter-monday': { fr: 'lundi de Pâques', en: 'Easter Monday' },
  'labour-day': { fr: 'fête du Travail', en: 'Labour Day' },
  'victory-1945': { fr: 'Victoire de 1945', en: 'Victory Day 1945' },
  ascension: { fr: 'Ascension', en: 'Ascension Day' },
  'whit-monday': { fr: 'lundi de Pentecôte', en: 'Whit Monday' },
  'bastille-day': { fr: 'fête nationale', en: 'national day' },
  assumption: { fr: 'Assomption', en: 'Assumption Day' },
  'all-saints': { fr: 'Toussaint', en: 'All Saints’ Day' },
  'armistice-1918': { fr: 'Armistice de 1918', en: 'Armistice Day 1918' },
  christmas: { fr: 'Noël', en: 'Christmas Day' },
  'saint-stephen': { fr: 'Saint-Étienne', en: 'St Stephen’s Day' },
};

import { partsOf, weekday, type CivilDay } from '../calendar/civil-day.js';
import { writtenDay } from '../calendar/written-day.js';
import { type ReaderLanguage } from './languages.js';

const monthNames = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
} as const;

const weekdayNames = {
  es: 'lunes martes miércoles jueves viernes sábado domingo',
  it: 'lunedì martedì mercoledì giovedì venerdì sabato domenica',
  nl: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
} as const;

/**
 * A day as it stands inside a sentence of a letter, in the form that fits behind the words of the templates: German and
 * Portuguese do without the weekday, whose case or article would change with the sentence; Italian does without the article.
 */
export function dayInLetter(civil: CivilDay, language: ReaderLanguage): string {
  if (language === 'fr' || language === 'en') return writtenDay(civil, language);
  const { year, month, day } = partsOf(civil);
  const name = monthNames[language].split(' ')[month - 1];
  if (language === 'de') return `${day}. ${name} ${year}`;
  if (language === 'pt') return `${day} de ${name} de ${year}`;
  const week = weekdayNames[language].split(' ')[weekday(civil) - 1];
  if (language === 'es') return `${week} ${day} de ${name} de ${year}`;
  return `${week} ${language === 'it' && day === 1 ? '1°' : day} ${name} ${year}`;
}

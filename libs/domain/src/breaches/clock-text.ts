import { writtenDay } from '../calendar/written-day.js';
import { parisDay, parisWall } from '../calendar/paris.js';
import { frenchSpacing } from '../wording/french.js';
import { type LetterLanguage } from '../words/letters.js';
import { type BreachClockCode, type BreachClockLine } from './clock.js';

/** One line of "why this hour" as a sentence. */
export function breachClockText(line: BreachClockLine, language: LetterLanguage): string {
  const say = sentences[line.code] as (params: BreachClockLine['params'], language: LetterLanguage) => string;
  const sentence = say(line.params, language);
  return language === 'fr' ? frenchSpacing(sentence) : sentence;
}

type ParamsOf<Code extends BreachClockCode> = Extract<BreachClockLine, { code: Code }>['params'];
type Sentences = {
  readonly [Code in BreachClockCode]: (params: ParamsOf<Code>, language: LetterLanguage) => string;
};

/** « lundi 7 avril 2026 à 10 h 20 », "Monday 7 April 2026 at 10:20". */
export function writtenInstant(at: Date | string, language: LetterLanguage): string {
  const instant = new Date(at);
  const [hour, minute] = [parisWall(instant).slice(11, 13), parisWall(instant).slice(14, 16)];
  const day = writtenDay(parisDay(instant), language);
  return language === 'fr' ? `${day} à ${Number(hour)}\u00a0h\u00a0${minute}` : `${day} at ${hour}:${minute}`;
}

const sentences: Sentences = {
  known: ({ at }, language) =>
    language === 'fr'
      ? `Violation connue le ${writtenInstant(at, 'fr')} (heure de Paris) : le responsable en avait alors une certitude raisonnable.`
      : `Breach known on ${writtenInstant(at, 'en')} (Paris time): the controller was then aware of it with reasonable certainty.`,
  hours: ({ at }, language) =>
    language === 'fr'
      ? `Soixante-douze heures plus tard, à la minute près : ${writtenInstant(at, 'fr')}. C’est l’objectif prudent.`
      : `Seventy-two hours later, to the minute: ${writtenInstant(at, 'en')}. This is the safe target.`,
  'clock-change': ({ hours }, language) =>
    language === 'fr'
      ? `Le changement d’heure n’ajoute ni ne retire rien : les heures écoulées comptent, et l’horloge affiche une heure de ${hours > 0 ? 'plus' : 'moins'}.`
      : `The change of clocks adds and takes nothing: elapsed hours count, and the clock shows one hour ${hours > 0 ? 'more' : 'less'}.`,
  'days-off-count': ({ days }, language) =>
    language === 'fr'
      ? `Les samedis, dimanches et jours fériés sont compris (${days === 1 ? 'un jour de fin de semaine' : `${days} jours de fin de semaine`}), et un délai exprimé en heures n’est pas reporté au jour ouvré suivant.`
      : `Saturdays, Sundays and public holidays are included (${days === 1 ? 'one day of a weekend' : `${days} days of a weekend`}), and a period in hours does not run on to the next working day.`,
  'hour-begun': ({ from }, language) =>
    language === 'fr'
      ? `L’heure entamée n’est pas comptée : le délai commence le ${writtenInstant(from, 'fr')}.`
      : `The hour already begun is not counted: the period starts on ${writtenInstant(from, 'en')}.`,
  'last-hour': ({ at }, language) =>
    language === 'fr'
      ? `Dernière limite : ${writtenInstant(at, 'fr')}. Une notification plus tardive donne les motifs du retard.`
      : `Last permitted instant: ${writtenInstant(at, 'en')}. A later notification gives the reasons for the delay.`,
  'two-working-days': (_params, language) =>
    language === 'fr'
      ? 'On soutient que tout délai de deux jours ou plus comprend deux jours ouvrés ; le service ne s’appuie pas sur cette lecture.'
      : 'Some read the Regulation as giving any period of two days or more two working days; the desk does not rely on it.',
  notified: ({ at, late }, language) =>
    language === 'fr'
      ? `Notifiée à la CNIL le ${writtenInstant(at, 'fr')}, ${late ? 'hors délai' : 'dans le délai'}.`
      : `The CNIL was notified on ${writtenInstant(at, 'en')}, ${late ? 'late' : 'in time'}.`,
  overdue: ({ since }, language) =>
    language === 'fr'
      ? `Délai dépassé depuis le ${writtenInstant(since, 'fr')} : notifier sans attendre, avec les motifs du retard.`
      : `Past since ${writtenInstant(since, 'en')}: notify without waiting, with the reasons for the delay.`,
};

import { weekday, type CivilDay } from '../calendar/civil-day.js';
import { holidayNames, monthName, weekdayName, writtenDay } from '../calendar/written-day.js';
import { type LetterLanguage, type Wording } from '../words/letters.js';
import { type PauseGround } from '../words/requests.js';
import { frenchSpacing } from '../wording/french.js';
import { type ExplanationCode, type ExplanationLine } from './explanation.js';
import { type ExtensionObjection, type PauseObjection } from './facts.js';

/** One line of "why this date" as a sentence. */
export function explanationText(line: ExplanationLine, language: LetterLanguage): string {
  const say = sentences[line.code] as (params: ExplanationLine['params'], language: LetterLanguage) => string;
  const sentence = say(line.params, language);
  return language === 'fr' ? frenchSpacing(sentence) : sentence;
}

type ParamsOf<Code extends ExplanationCode> = Extract<ExplanationLine, { code: Code }>['params'];
type Sentences = {
  readonly [Code in ExplanationCode]: (params: ParamsOf<Code>, language: LetterLanguage) => string;
};

const on = writtenDay;
const frenchCounts = ['zéro', 'un', 'deux', 'trois'];
const englishCounts = ['zero', 'one', 'two', 'three'];

function monthsText(months: number, language: LetterLanguage): string {
  if (language === 'fr') return `${frenchCounts[months] ?? months} mois`;
  return `${englishCounts[months] ?? months} ${months === 1 ? 'month' : 'months'}`;
}

function daysText(days: number, language: LetterLanguage): string {
  if (language === 'fr') return `${days} ${days > 1 ? 'jours' : 'jour'}`;
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

const grounds: Readonly<Record<PauseGround, Wording>> = {
  identity: { fr: 'question d’identité', en: 'identity question' },
  clarification: { fr: 'demande de précision', en: 'request for clarification' },
};

const pauseObjectionTexts: Readonly<Record<PauseObjection, Wording>> = {
  'no-reason-recorded': {
    fr: 'aucun doute raisonnable n’a été consigné',
    en: 'no reasonable doubt was recorded',
  },
  'asked-too-late': {
    fr: 'elle n’a pas été posée dans les meilleurs délais',
    en: 'it was not asked without undue delay',
  },
  'asked-after-last-day': {
    fr: 'l’échéance était déjà passée',
    en: 'the last day had already passed',
  },
};

const extensionObjectionTexts: Readonly<Record<ExtensionObjection, Wording>> = {
  'no-reasons': { fr: 'la lettre ne donne pas de motifs', en: 'the letter gives no reasons' },
  'already-extended': { fr: 'le délai a déjà été prolongé', en: 'the period has been extended already' },
  'notice-too-late': {
    fr: 'la lettre est partie après l’échéance initiale',
    en: 'the letter left after the first last day',
  },
  'not-longer-than-a-month': {
    fr: 'elle n’ajoute rien au mois initial',
    en: 'it adds nothing to the first month',
  },
  'beyond-three-months': {
    fr: 'le total ne peut dépasser trois mois',
    en: 'the total cannot go beyond three months',
  },
};

function notWorkedText(day: CivilDay, why: Wording | null, language: LetterLanguage): string {
  const reason = why && weekday(day) < 6 ? why[language] : weekdayName(day, language);
  return language === 'fr'
    ? `Le ${on(day, 'fr')} n’est pas un jour ouvré (${reason}) : le délai court jusqu’au jour ouvré suivant.`
    : `${on(day, 'en')} is not a working day (${reason}): the period runs to the next working day.`;
}

const sentences: Sentences = {
  received: ({ day }, language) =>
    language === 'fr'
      ? `Demande reçue le ${on(day, 'fr')} (heure de Paris) ; le jour de réception n’est pas compté.`
      : `Request received on ${on(day, 'en')} (Paris time); the day of receipt is not counted.`,
  'first-arrival': ({ day }, language) =>
    language === 'fr'
      ? `Elle était d’abord arrivée le ${on(day, 'fr')} à une adresse qui n’est pas prévue pour les demandes : l’objectif prudent compte à partir de ce jour.`
      : `It had first arrived on ${on(day, 'en')} at an address not offered for requests: the safe target counts from that day.`,
  months: ({ months, day }, language) =>
    language === 'fr'
      ? `Délai ${months === 1 ? 'd’un mois' : `de ${monthsText(months, 'fr')}`} à compter de la réception : jusqu’au ${on(day, 'fr')}.`
      : `A period of ${monthsText(months, 'en')} from receipt: until ${on(day, 'en')}.`,
  'no-such-day': ({ dayOfMonth, month, day }, language) =>
    language === 'fr'
      ? `Il n’y a pas de ${dayOfMonth} ${monthName(month, 'fr')} cette année-là : le délai expire le dernier jour du mois, ${on(day, 'fr')}.`
      : `There is no ${dayOfMonth} ${monthName(month, 'en')} that year: the period ends on the last day of the month, ${on(day, 'en')}.`,
  extended: ({ noticeDay, months, day }, language) =>
    language === 'fr'
      ? `Prolongation motivée, notifiée le ${on(noticeDay, 'fr')} : ${monthsText(months, 'fr')} au total, comptés de la réception, soit jusqu’au ${on(day, 'fr')}.`
      : `Extension with reasons, notified on ${on(noticeDay, 'en')}: ${monthsText(months, 'en')} in all, counted from receipt, until ${on(day, 'en')}.`,
  'extension-void': ({ noticeDay, objection }, language) =>
    language === 'fr'
      ? `La prolongation notifiée le ${on(noticeDay, 'fr')} est sans effet : ${extensionObjectionTexts[objection].fr}.`
      : `The extension notified on ${on(noticeDay, 'en')} has no effect: ${extensionObjectionTexts[objection].en}.`,
  paused: ({ ground, from, to, days }, language) =>
    language === 'fr'
      ? `Délai suspendu du ${on(from, 'fr')} au ${on(to, 'fr')} (${grounds[ground].fr}) : ${daysText(days, 'fr')}.`
      : `Clock suspended from ${on(from, 'en')} to ${on(to, 'en')} (${grounds[ground].en}): ${daysText(days, 'en')}.`,
  'pause-open': ({ ground, from, days }, language) =>
    language === 'fr'
      ? `Délai suspendu depuis le ${on(from, 'fr')} (${grounds[ground].fr}), dans l’attente d’une réponse suffisante : ${daysText(days, 'fr')} à ce jour.`
      : `Clock suspended since ${on(from, 'en')} (${grounds[ground].en}), waiting for a sufficient answer: ${daysText(days, 'en')} so far.`,
  'pause-not-counted': ({ ground, from, objection }, language) =>
    language === 'fr'
      ? `La ${grounds[ground].fr} du ${on(from, 'fr')} ne suspend pas le délai : ${pauseObjectionTexts[objection].fr}.`
      : `The ${grounds[ground].en} of ${on(from, 'en')} does not suspend the clock: ${pauseObjectionTexts[objection].en}.`,
  'answer-insufficient': ({ ground, day }, language) =>
    language === 'fr'
      ? `Réponse insuffisante reçue le ${on(day, 'fr')} (${grounds[ground].fr}) : la suspension continue.`
      : `Insufficient answer received on ${on(day, 'en')} (${grounds[ground].en}): the suspension goes on.`,
  'pauses-added': ({ days, day }, language) =>
    language === 'fr'
      ? `Suspensions ajoutées au délai (${daysText(days, 'fr')}) : jusqu’au ${on(day, 'fr')}.`
      : `Suspended time added to the period (${daysText(days, 'en')}): until ${on(day, 'en')}.`,
  'not-worked': ({ day, holiday }, language) =>
    notWorkedText(day, holiday ? holidayNames[holiday] : null, language),
  'last-day': ({ day }, language) =>
    language === 'fr'
      ? `Dernier jour permis : ${on(day, 'fr')}, jusqu’à 24 heures (heure de Paris).`
      : `Last permitted day: ${on(day, 'en')}, until 24:00 (Paris time).`,
  'safe-target': ({ day }, language) =>
    language === 'fr'
      ? `Objectif prudent, sans report ni suspension : ${on(day, 'fr')}.`
      : `Safe target, without roll or pause: ${on(day, 'en')}.`,
  overdue: ({ since }, language) =>
    language === 'fr' ? `En retard depuis le ${on(since, 'fr')}.` : `Overdue since ${on(since, 'en')}.`,
  'refusal-not-extended': ({ day }, language) =>
    language === 'fr'
      ? `La prolongation ne couvre pas un refus : il devait partir au plus tard le ${on(day, 'fr')}.`
      : `The extension does not cover a refusal: it had to leave by ${on(day, 'en')}.`,
  stopped: ({ day, late }, language) =>
    language === 'fr'
      ? `Délai arrêté le ${on(day, 'fr')}, ${late ? 'après l’échéance' : 'dans les temps'}.`
      : `Clock stopped on ${on(day, 'en')}, ${late ? 'after the last day' : 'in time'}.`,
};

import { addDays, type CivilDay } from '../calendar/civil-day.js';
import { dayInLetter } from '../letters/day-in-letter.js';
import { type ReaderLanguage } from '../letters/languages.js';
import { frenchSpacing } from '../wording/french.js';
import { type RequestState, type Right, type TrackOutcome } from '../words/requests.js';

/** An earlier request of the same person, as far as it counts. */
export interface EarlierRequest {
  readonly receivedOn: CivilDay;
  readonly state: RequestState;
  readonly answeredOn: CivilDay | null;
  readonly tracks: readonly { readonly right: Right; readonly outcome: TrackOutcome | null }[];
}

/** How often the same person asked the same before. */
export interface Repetition {
  readonly right: Right;
  readonly count: number;
  readonly lastYear: number;
  readonly firstOn: CivilDay;
  readonly lastOn: CivilDay;
  readonly lastAnsweredOn: CivilDay | null;
}

/**
 * Counts, and says no more: how often this person invoked the same right before, and when. What was withdrawn was not
 * asked of us in the end. Whether it is excessive is for a person to weigh and for the controller to prove.
 * @law GDPR art. 12(5); CJEU C-526/24
 */
export function repetitionOf(
  right: Right,
  earlier: readonly EarlierRequest[],
  receivedOn: CivilDay,
): Repetition | null {
  const same = earlier.filter(
    ({ state, tracks }) => state !== 'withdrawn' && tracks.some((track) => track.right === right),
  );
  const days = same.map((one) => one.receivedOn).sort();
  const [firstOn] = days;
  const lastOn = days.at(-1);
  if (firstOn === undefined || lastOn === undefined) return null;
  const answers = same.flatMap(({ answeredOn }) => (answeredOn === null ? [] : [answeredOn])).sort();
  return {
    right,
    count: same.length,
    lastYear: days.filter((day) => day >= addDays(receivedOn, -365)).length,
    firstOn,
    lastOn,
    lastAnsweredOn: answers.at(-1) ?? null,
  };
}

type Sentence = (count: number, first: string, last: string) => string;

const sentences: Readonly<Record<ReaderLanguage, Sentence>> = {
  fr: (count, first, last) =>
    count === 1
      ? `Vous nous avez déjà adressé une demande portant sur le même droit, reçue le ${first}.`
      : `Vous nous avez déjà adressé ${count} demandes portant sur le même droit, reçues entre le ${first} et le ${last}.`,
  en: (count, first, last) =>
    count === 1
      ? `You have already sent us a request concerning the same right, received on ${first}.`
      : `You have already sent us ${count} requests concerning the same right, received between ${first} and ${last}.`,
  de: (count, first, last) =>
    count === 1
      ? `Sie haben bereits einen Antrag zu demselben Recht gestellt, der am ${first} bei uns eingegangen ist.`
      : `Sie haben bereits ${count} Anträge zu demselben Recht gestellt, die zwischen dem ${first} und dem ${last} bei uns eingegangen sind.`,
  es: (count, first, last) =>
    count === 1
      ? `Ya nos había enviado una solicitud sobre el mismo derecho, recibida el ${first}.`
      : `Ya nos había enviado ${count} solicitudes sobre el mismo derecho, recibidas entre el ${first} y el ${last}.`,
  it: (count, first, last) =>
    count === 1
      ? `Ci aveva già inviato una richiesta relativa allo stesso diritto, ricevuta ${first}.`
      : `Ci aveva già inviato ${count} richieste relative allo stesso diritto, ricevute tra ${first} e ${last}.`,
  nl: (count, first, last) =>
    count === 1
      ? `U hebt ons al een verzoek over hetzelfde recht gestuurd, ontvangen op ${first}.`
      : `U hebt ons al ${count} verzoeken over hetzelfde recht gestuurd, ontvangen tussen ${first} en ${last}.`,
  pt: (count, first, last) =>
    count === 1
      ? `Já nos tinha enviado um pedido relativo ao mesmo direito, recebido em ${first}.`
      : `Já nos tinha enviado ${count} pedidos relativos ao mesmo direito, recebidos entre ${first} e ${last}.`,
};

/** The number in words, for the reasons that an officer writes; it decides nothing. */
export function repetitionText({ count, firstOn, lastOn }: Repetition, language: ReaderLanguage): string {
  const text = sentences[language](count, dayInLetter(firstOn, language), dayInLetter(lastOn, language));
  return language === 'fr' ? frenchSpacing(text) : text;
}

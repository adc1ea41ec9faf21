import type { MailFacts, TriageEvidence } from '../triage/index.js';

/** Words that press, in the languages of the desk; matched on text without accents. */
const PRESSING = [
  'urgen(?:t|te|ts|tes|tissime|tissimo|cia|za|tly|temente|tement|tie)',
  'urgences?',
  'immediate(?:ment|ly)|immediatement|inmediatamente|imediatamente|immediatamente|de inmediato',
  'au plus vite|dans les plus brefs delais|sans delai|sans attendre|sous (?:24|48|72) ?h(?:eures)?',
  'asap|as soon as possible|without delay|within (?:24|48|72) ?h(?:ours)?|right away',
  'dringend|eilig|umgehend|sofort(?:ige[rns]?)?|unverzuglich|so schnell wie moglich|schnellstmoglich',
  'lo antes posible|cuanto antes|il prima possibile|al piu presto|o mais rapido possivel|com urgencia',
  'spoed|met spoed|zo snel mogelijk|onmiddellijk|per omgaande',
].join('|');
const PATTERN = new RegExp(`\\b(?:${PRESSING})\\b`, 'g');
/** « rien d’urgent », “not urgent”, „nicht dringend“. */
const DENIED = /(?:\b(?:pas|non|rien d|not|no|nothing|nicht|kein\w{0,2}|niet|geen|nao)\b[^.!?\n]{0,12})$/;
const READ_CHARACTERS = 8_000;
const SHOWN = 3;

/**
 * The words of a mail that press. They say nothing about what it is, only that somebody waits: no deadline follows from them.
 * Looked for in the subject and in what was written now, not in what is quoted.
 */
export function urgentWording({
  subject,
  text,
  segments,
}: Pick<MailFacts, 'subject' | 'text' | 'segments'>): TriageEvidence[] {
  const found = pressingIn(subject.slice(0, 500), 'subject', 0);
  for (const { zone, start, end } of segments) {
    if (zone !== 'fresh' || start >= READ_CHARACTERS) continue;
    found.push(...pressingIn(text.slice(start, Math.min(end, READ_CHARACTERS)), 'text', start));
  }
  return found.slice(0, SHOWN);
}

function pressingIn(written: string, place: 'subject' | 'text', from: number): TriageEvidence[] {
  const plain = withoutAccents(written);
  return [...plain.matchAll(PATTERN)]
    .filter(({ index }) => !DENIED.test(plain.slice(Math.max(0, index - 24), index)))
    .map(({ 0: words, index }) => ({
      rule: 'urgent-wording',
      quote: written.slice(index, index + words.length),
      in: place,
      start: from + index,
      end: from + index + words.length,
      weight: 1,
      supports: 'urgent',
    }));
}

/** One character for one, so that offsets stay. */
const withoutAccents = (text: string): string =>
  text
    .replace(/[^\x00-\x7f]/g, (letter) => {
      const bare = letter.normalize('NFD')[0].toLowerCase();
      return bare >= 'a' && bare <= 'z' ? bare : ' ';
    })
    .toLowerCase();

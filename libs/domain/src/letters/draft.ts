import { isCivilDay } from '../calendar/civil-day.js';
import { type LetterKind } from '../words/letters.js';
import { type Right } from '../words/requests.js';
import { dayInLetter } from './day-in-letter.js';
import { isLetterField, letterFields, type LetterField, type LetterValues } from './fields.js';
import { type Audience, type ReaderLanguage } from './languages.js';
import { languageWords, letterWords } from './languages/index.js';
import { fillPlaceholders, letterTemplateOf, placeholdersIn, withoutOptional } from './templates.js';

export interface LetterDraft {
  readonly kind: LetterKind;
  readonly language: ReaderLanguage;
  readonly audience: Audience;
  readonly templateVersion: string;
  readonly subject: string;
  /** Plain text. What could not be filled still stands between braces, for the officer to see. */
  readonly body: string;
  readonly unfilled: readonly string[];
}

/** Control characters are dropped; what belongs on one line is put on one line, so that no value can add a header. */
function clean(field: LetterField, value: string): string {
  const printable = value
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029]/g, '');
  return letterFields[field].type === 'text' ? printable.trim() : printable.replace(/\s+/g, ' ').trim();
}

function written(field: LetterField, value: string, language: ReaderLanguage): string | undefined {
  const text = clean(field, value);
  if (text === '') return undefined;
  if (letterFields[field].type !== 'day') return text;
  return isCivilDay(text) ? dayInLetter(text, language) : undefined;
}

/** « a, b et c »: a list as one reads it aloud. */
function enumerated(items: readonly string[], language: ReaderLanguage): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  const { and } = languageWords(language);
  return `${items.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** The rights of a request as a letter enumerates them. */
export function rightsText(rights: readonly Right[], language: ReaderLanguage, audience?: Audience): string {
  const names = letterWords(language, audience).rights;
  return enumerated(
    rights.map((right) => names[right]),
    language,
  );
}

/** Writes a letter from its template with the values known so far; the officer edits the rest. */
export function draftLetter(
  kind: LetterKind,
  language: ReaderLanguage,
  values: LetterValues,
  audience: Audience = 'adult',
): LetterDraft {
  const template = letterTemplateOf(kind, language, audience);
  const fill = (name: string): string | undefined => {
    const value = isLetterField(name) ? values[name] : undefined;
    return isLetterField(name) && value !== undefined ? written(name, value, language) : undefined;
  };
  const filled = (text: string): string => withoutOptional(fillPlaceholders(text, fill));
  const [subject, body] = [filled(template.subject), filled(template.body)];
  const unfilled = placeholdersIn(`${subject}\n${body}`);
  return {
    kind,
    language,
    audience: template.audience,
    templateVersion: template.version,
    subject,
    body,
    unfilled,
  };
}

import { writtenDay } from '../calendar/written-day.js';
import { isCivilDay } from '../calendar/civil-day.js';
import { enumerate, rightNames } from '../words/names.js';
import { type LetterKind, type LetterLanguage } from '../words/letters.js';
import { type Right } from '../words/requests.js';
import { isLetterField, letterFields, type LetterField, type LetterValues } from './fields.js';
import { fillPlaceholders, letterTemplateOf, placeholdersIn, withoutOptional } from './templates.js';

export interface LetterDraft {
  readonly kind: LetterKind;
  readonly language: LetterLanguage;
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

function written(field: LetterField, value: string, language: LetterLanguage): string | undefined {
  const text = clean(field, value);
  if (text === '') return undefined;
  if (letterFields[field].type !== 'day') return text;
  return isCivilDay(text) ? writtenDay(text, language) : undefined;
}

/** The rights of a request as a letter enumerates them. */
export function rightsText(rights: readonly Right[], language: LetterLanguage): string {
  return enumerate(
    rights.map((right) => rightNames[right][language]),
    language,
  );
}

/** Writes a letter from its template with the values known so far; the officer edits the rest. */
export function draftLetter(kind: LetterKind, language: LetterLanguage, values: LetterValues): LetterDraft {
  const template = letterTemplateOf(kind, language);
  const fill = (name: string): string | undefined => {
    const value = isLetterField(name) ? values[name] : undefined;
    return isLetterField(name) && value !== undefined ? written(name, value, language) : undefined;
  };
  const filled = (text: string): string => withoutOptional(fillPlaceholders(text, fill));
  const [subject, body] = [filled(template.subject), filled(template.body)];
  const unfilled = placeholdersIn(`${subject}\n${body}`);
  return { kind, language, templateVersion: template.version, subject, body, unfilled };
}

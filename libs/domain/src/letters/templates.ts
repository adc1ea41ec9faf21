import { letterKinds, letterLanguages, type LetterKind, type LetterLanguage } from '../words/letters.js';
import { isLetterField, type LetterField } from './fields.js';
import { englishTexts } from './templates-en.js';
import { frenchTexts } from './templates-fr.js';

/** The wording of one kind of letter in one language. A letter stores the version it was written from. */
export interface LetterTemplate {
  readonly id: string;
  readonly kind: LetterKind;
  readonly language: LetterLanguage;
  readonly version: string;
  readonly subject: string;
  readonly body: string;
}

export const templatesVersion = '2026-1';

const texts = { fr: frenchTexts, en: englishTexts } as const;

/** Every template: each kind in each language. */
export const letterTemplates: readonly LetterTemplate[] = letterKinds.flatMap((kind) =>
  letterLanguages.map((language) => ({
    id: `${kind}.${language}`,
    kind,
    language,
    version: templatesVersion,
    ...texts[language][kind],
  })),
);

/** The template of a kind in a language. */
export function letterTemplateOf(kind: LetterKind, language: LetterLanguage): LetterTemplate {
  return { id: `${kind}.${language}`, kind, language, version: templatesVersion, ...texts[language][kind] };
}

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names between braces in a text, in order, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}

/** Fields that a letter can do without: the sentence closes over them. */
const optionalFields: readonly LetterField[] = ['person.name', 'authority.actReference'];

/** The fields of a template, each required or not. */
export function fieldsOf(
  template: Pick<LetterTemplate, 'subject' | 'body'>,
): { name: LetterField; required: boolean }[] {
  return placeholdersIn(`${template.subject}\n${template.body}`)
    .filter(isLetterField)
    .map((name) => ({ name, required: !optionalFields.includes(name) }));
}

/** The fields that a template cannot be sent without. */
export function requiredFields(template: Pick<LetterTemplate, 'subject' | 'body'>): LetterField[] {
  return fieldsOf(template).flatMap(({ name, required }) => (required ? [name] : []));
}

/** Closes the gap that an optional field leaves: « Bonjour , » becomes « Bonjour, ». */
export function withoutOptional(text: string): string {
  const gaps = optionalFields.map((name) => ` {{${name}}}`);
  return gaps.reduce((closed, gap) => closed.replaceAll(gap, ''), text);
}

/** Replaces each placeholder by what `fill` gives, in one pass: a value is never read as a template. */
export function fillPlaceholders(text: string, fill: (name: string) => string | undefined): string {
  return text.replace(placeholder, (whole, name: string) => fill(name) ?? whole);
}

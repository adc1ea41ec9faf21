import { letterKinds, type LetterKind } from '../words/letters.js';
import { isLetterField, type LetterField } from './fields.js';
import {
  audiences,
  forAdultsOnly,
  readerLanguages,
  type Audience,
  type ReaderLanguage,
} from './languages.js';
import { letterTexts } from './languages/index.js';

/** The wording of one kind of letter in one language for one kind of reader. A letter stores the version it was written from. */
export interface LetterTemplate {
  readonly id: string;
  readonly kind: LetterKind;
  readonly language: ReaderLanguage;
  readonly audience: Audience;
  readonly version: string;
  readonly subject: string;
  readonly body: string;
}

export const templatesVersion = '2026-2';

/** Is a child ever the reader of this kind? An authority is none, nor is who asks in somebody's place. */
export const audiencesOf = (kind: LetterKind): readonly Audience[] =>
  kind === 'supervisory-answer' || forAdultsOnly.some((one) => one === kind) ? ['adult'] : audiences;

/** The template of a kind in a language, for one kind of reader. */
export function letterTemplateOf(
  kind: LetterKind,
  language: ReaderLanguage,
  audience: Audience = 'adult',
): LetterTemplate {
  const reader = audiencesOf(kind).includes(audience) ? audience : 'adult';
  const id = reader === 'adult' ? `${kind}.${language}` : `${kind}.${language}.${reader}`;
  const text = letterTexts(language, reader)[kind];
  return { id, kind, language, audience: reader, version: templatesVersion, ...text };
}

/** Every template: each kind in each language for each kind of reader. */
export const letterTemplates: readonly LetterTemplate[] = letterKinds.flatMap((kind) =>
  readerLanguages.flatMap((language) =>
    audiencesOf(kind).map((audience) => letterTemplateOf(kind, language, audience)),
  ),
);

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names between braces in a text, in order, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}

/** Fields that a letter can do without: the sentence closes over them. */
const optionalFields: readonly LetterField[] = ['person.name', 'authority.actReference', 'self-service'];

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

/** Closes the gap that an optional field leaves: « Bonjour , » becomes « Bonjour, », « Hola, : » becomes « Hola: ». */
export function withoutOptional(text: string): string {
  const gaps = optionalFields.flatMap((name) => [`, {{${name}}}`, ` {{${name}}}`, `\n\n{{${name}}}`]);
  return gaps.reduce((closed, gap) => closed.replaceAll(gap, ''), text);
}

/** Replaces each placeholder by what `fill` gives, in one pass: a value is never read as a template. */
export function fillPlaceholders(text: string, fill: (name: string) => string | undefined): string {
  return text.replace(placeholder, (whole, name: string) => fill(name) ?? whole);
}

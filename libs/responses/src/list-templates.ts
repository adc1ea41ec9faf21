import {
  letterTemplates,
  mentionsOf,
  mentionText,
  placeholdersIn,
  requiredFields,
  type LetterKind,
  type Audience,
  type ReaderLanguage,
} from '#domain';

export interface TemplateDetails {
  readonly id: string;
  readonly kind: LetterKind;
  readonly language: ReaderLanguage;
  readonly audience: Audience;
  readonly version: string;
  readonly subject: string;
  readonly body: string;
  readonly fields: { name: string; required: boolean }[];
  /** The legal wording that the desk adds below the officer's text. */
  readonly mentions: string[];
}

/** Every template with its merge fields and the legal mentions that a reply to a request carries. */
export function listTemplates(): TemplateDetails[] {
  return letterTemplates.map((template) => {
    const required: readonly string[] = requiredFields(template);
    const tracks = [{ right: 'access' as const, outcome: 'granted' as const }];
    return {
      ...template,
      fields: placeholdersIn(`${template.subject}\n${template.body}`).map((name) => ({
        name,
        required: required.includes(name),
      })),
      mentions: mentionsOf({ kind: template.kind, tracks }).map((mention) =>
        mentionText(mention, template.language, template.audience),
      ),
    };
  });
}

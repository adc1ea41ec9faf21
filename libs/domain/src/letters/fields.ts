import { type Wording } from '../words/letters.js';

/**
 * What a letter can be filled with. `line` stays on one line, `text` may have paragraphs, `day` is a civil day
 * and is written out, `rights` is made from the tracks.
 */
export const letterFields = {
  'person.name': { type: 'line', label: { fr: 'Nom de la personne', en: 'Name of the person' } },
  'request.reference': { type: 'line', label: { fr: 'Référence', en: 'Reference' } },
  'request.receiptDay': { type: 'day', label: { fr: 'Date de réception', en: 'Day of receipt' } },
  'request.dueDay': { type: 'day', label: { fr: 'Échéance', en: 'Due day' } },
  'request.rights': { type: 'line', label: { fr: 'Droits invoqués', en: 'Rights invoked' } },
  'officer.name': { type: 'line', label: { fr: 'Signataire', en: 'Signing officer' } },
  'decider.name': { type: 'line', label: { fr: 'Responsable qui décide', en: 'Deciding manager' } },
  reasons: { type: 'text', label: { fr: 'Motifs', en: 'Reasons' } },
  answer: { type: 'text', label: { fr: 'Réponse', en: 'Answer' } },
  'identity.doubt': { type: 'text', label: { fr: 'Doute raisonnable', en: 'Reasonable doubt' } },
  'identity.proof': { type: 'text', label: { fr: 'Élément demandé', en: 'What is asked' } },
  'clarification.question': { type: 'text', label: { fr: 'Précision demandée', en: 'Question' } },
  'requester.papers': { type: 'text', label: { fr: 'Pièces demandées', en: 'Papers asked for' } },
  'self-service': {
    type: 'text',
    label: { fr: 'Ce que le compte permet', en: 'What the account does at once' },
  },
  'extension.until': { type: 'day', label: { fr: 'Nouvelle échéance', en: 'Extended until' } },
  'silence.askedDay': { type: 'day', label: { fr: 'Date de notre question', en: 'Day of our question' } },
  'authority.actReference': {
    type: 'line',
    label: { fr: 'Référence de l’acte', en: 'Reference of the act' },
  },
} as const satisfies Record<string, { type: 'line' | 'text' | 'day'; label: Wording }>;

export type LetterField = keyof typeof letterFields;
export const letterFieldNames = Object.keys(letterFields) as [LetterField, ...LetterField[]];

/** Values for the fields; days as civil days, the rest as plain text. */
export type LetterValues = Readonly<Partial<Record<LetterField, string>>>;

/** Is this the name of a field? */
export function isLetterField(name: string): name is LetterField {
  return Object.hasOwn(letterFields, name);
}

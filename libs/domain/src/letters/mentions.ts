import { frenchSpacing } from '../wording/french.js';
import { type LetterKind, type Wording } from '../words/letters.js';
import { type Right, type TrackOutcome } from '../words/requests.js';

/** The version of the wording below; stored with every letter. */
export const mentionsVersion = '2026-1';

const mention = (fr: string, en: string): Wording => ({ fr: frenchSpacing(fr), en });

/** Blocks of legal wording that the desk adds itself. No officer edits them. */
export const mentionTexts = {
  /**
   * The same words in every reply to a request for access or erasure, whether or not anything is kept.
   * @law GDPR art. 17(3)(b), 23; Code de procédure pénale art. 11
   */
  'neutral-retention': mention(
    'Certaines données peuvent être conservées aussi longtemps qu’une obligation légale l’exige.',
    'Some data may be kept for as long as a legal obligation requires.',
  ),
  /** @law GDPR art. 12(4), 77; loi 78-17 art. 8 */
  complaint: mention(
    'Si vous estimez, après nous avoir contactés, que vos droits ne sont pas respectés, vous pouvez introduire une réclamation auprès de la Commission nationale de l’informatique et des libertés (CNIL) : en ligne, sur www.cnil.fr, ou par courrier, à l’adresse CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
    'If you consider, after contacting us, that your rights have not been respected, you may lodge a complaint with the French data protection authority (Commission nationale de l’informatique et des libertés, CNIL): online at www.cnil.fr, or by post to CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France.',
  ),
  /** @law GDPR art. 12(4), 79 */
  court: mention(
    'Vous disposez également du droit de former un recours devant la juridiction compétente (article 79 du RGPD).',
    'You also have the right to bring the matter before the competent court (Article 79 GDPR).',
  ),
  /** @law GDPR art. 13(1)(b), 38(4) */
  'dpo-contact': mention(
    'Pour toute question, vous pouvez écrire au délégué à la protection des données de Mailo, à l’adresse contact@mailo.com, ou répondre simplement à ce message.',
    'If you have any question, you can write to the Data Protection Officer of Mailo at contact@mailo.com, or simply reply to this message.',
  ),
} as const satisfies Record<string, Wording>;

export type Mention = keyof typeof mentionTexts;
export const mentions = Object.keys(mentionTexts) as [Mention, ...Mention[]];

interface Answered {
  readonly kind: LetterKind;
  readonly tracks: readonly { readonly right: Right; readonly outcome: TrackOutcome | null }[];
}

/**
 * The mentions of a letter. A refusal, whole or in part, and a closing without answer name CNIL and court; so
 * does every answer, since the person may find it incomplete. Access and erasure replies all carry the same
 * neutral sentence.
 * @law GDPR art. 12(4)
 */
export function mentionsOf({ kind, tracks }: Answered): Mention[] {
  if (kind === 'authority-acknowledgement') return [];
  const replies = kind === 'answer' || kind === 'refusal' || kind === 'closing-without-answer';
  if (!replies) return ['dpo-contact'];
  const concernsCopies = tracks.some(({ right }) => right === 'access' || right === 'erasure');
  return [...(concernsCopies ? (['neutral-retention'] as const) : []), 'complaint', 'court', 'dpo-contact'];
}

import { type Wording } from '../words/letters.js';
import { type Right } from '../words/requests.js';
import { frenchSpacing } from '../wording/french.js';

/** One thing that the law makes somebody do about a right. */
export interface TrackTask {
  readonly right: Right;
  /** Left undone it warns; what the law forbids is refused by its own rule. */
  readonly required: boolean;
  /** Only where this is asked as well. */
  readonly ifAsked?: readonly Right[];
  readonly article: string;
  readonly title: Wording;
}

const task = (
  right: Right,
  article: string,
  fr: string,
  en: string,
  more: Partial<Pick<TrackTask, 'required' | 'ifAsked'>> = {},
): TrackTask => ({ right, article, title: { fr: frenchSpacing(fr), en }, required: true, ...more });

/** What is proposed when a track opens, in the order in which it is done. An officer adds what else there is. */
export const trackTaskTable = {
  'access-collect': task(
    'access',
    'GDPR art. 15(1)',
    'Réunir les éléments de l’article 15',
    'Gather what Article 15 asks for',
  ),
  'access-rights-of-others': task(
    'access',
    'GDPR art. 15(4)',
    'Vérifier les droits des autres personnes',
    'Check the rights of other people',
  ),
  'access-deliver': task('access', 'GDPR art. 15(3)', 'Remettre la copie', 'Deliver the copy'),
  'rectification-check': task(
    'rectification',
    'GDPR art. 16',
    'Vérifier la valeur exacte',
    'Check the true value',
  ),
  'rectification-correct': task(
    'rectification',
    'GDPR art. 16',
    'Corriger ou compléter les données',
    'Correct or complete the data',
  ),
  'rectification-tell-recipients': task(
    'rectification',
    'GDPR art. 19',
    'Prévenir les destinataires',
    'Tell the recipients',
  ),
  'erasure-copy-first': task(
    'erasure',
    'GDPR art. 15(3), 20(1)',
    'Remettre d’abord la copie demandée',
    'Deliver the copy that was asked for first',
    { ifAsked: ['access', 'portability'] },
  ),
  'erasure-check-retention': task(
    'erasure',
    'GDPR art. 17(3)(b)',
    'Vérifier ce que la loi impose de conserver',
    'Check what the law makes us keep',
  ),
  'erasure-tell-recipients': task(
    'erasure',
    'GDPR art. 17(2), 19',
    'Prévenir les destinataires',
    'Tell the recipients',
  ),
  'erasure-erase': task('erasure', 'GDPR art. 17(1)', 'Effacer', 'Erase'),
  'restriction-mark': task(
    'restriction',
    'GDPR art. 18(1)',
    'Marquer les données et les verrouiller',
    'Mark the data and lock them',
  ),
  'restriction-tell-recipients': task(
    'restriction',
    'GDPR art. 19',
    'Prévenir les destinataires',
    'Tell the recipients',
  ),
  'restriction-tell-before-lifting': task(
    'restriction',
    'GDPR art. 18(3)',
    'Prévenir la personne avant de lever la limitation',
    'Tell the person before lifting the restriction',
    { required: false },
  ),
  'portability-collect': task(
    'portability',
    'GDPR art. 20(1)',
    'Réunir les données fournies par la personne',
    'Gather the data that the person provided',
  ),
  'portability-rights-of-others': task(
    'portability',
    'GDPR art. 20(4)',
    'Vérifier les droits des autres personnes',
    'Check the rights of other people',
  ),
  'portability-deliver': task(
    'portability',
    'GDPR art. 20(1)-(2)',
    'Remettre un fichier lisible par une machine',
    'Deliver a machine-readable file',
  ),
  'objection-stop': task(
    'objection',
    'GDPR art. 21(1)',
    'Cesser le traitement pendant l’examen',
    'Stop the processing while it is weighed',
  ),
  'objection-weigh': task(
    'objection',
    'GDPR art. 21(1)',
    'Mettre en balance les motifs impérieux',
    'Weigh the compelling grounds',
  ),
  'marketing-stop': task(
    'objection-marketing',
    'GDPR art. 21(3)',
    'Cesser la prospection',
    'Stop the marketing',
  ),
  'marketing-mark': task(
    'objection-marketing',
    'GDPR art. 21(2)-(3)',
    'Inscrire la marque de refus',
    'Keep a mark of refusal',
  ),
  'consent-stop': task(
    'consent-withdrawal',
    'GDPR art. 7(3)',
    'Cesser le traitement fondé sur le consentement',
    'Stop the processing that rests on consent',
  ),
  'post-mortem-proofs': task(
    'post-mortem',
    'loi 78-17 art. 85',
    'Vérifier l’acte de décès et la qualité d’héritier',
    'Check the death certificate and the proof of heirship',
  ),
  'post-mortem-directives': task(
    'post-mortem',
    'loi 78-17 art. 84-85',
    'Rechercher les directives de la personne décédée',
    'Look for directives of the person who died',
  ),
  'post-mortem-carry-out': task(
    'post-mortem',
    'loi 78-17 art. 85',
    'Exécuter les directives ou la demande des héritiers',
    'Carry out the directives or what the heirs ask',
  ),
} as const satisfies Record<string, TrackTask>;

export type TrackTaskKind = keyof typeof trackTaskTable;
export const trackTaskKinds = Object.keys(trackTaskTable) as [TrackTaskKind, ...TrackTaskKind[]];

/** The tasks of one right in a request that asks for these rights. */
export function proposedTasks(right: Right, asked: readonly Right[]): TrackTaskKind[] {
  return trackTaskKinds.filter((kind) => {
    const row: TrackTask = trackTaskTable[kind];
    return row.right === right && (row.ifAsked?.some((other) => asked.includes(other)) ?? true);
  });
}

import { frenchSpacing } from '../wording/french.js';
import { type LetterLanguage, type Wording } from './letters.js';
import { type Right, type TrackOutcome } from './requests.js';

/** A right as a letter names it, with its article. */
export const rightNames: Readonly<Record<Right, Wording>> = {
  access: { fr: 'droit d’accès (article 15 du RGPD)', en: 'right of access (Article 15 GDPR)' },
  rectification: {
    fr: 'droit de rectification (article 16 du RGPD)',
    en: 'right to rectification (Article 16 GDPR)',
  },
  erasure: { fr: 'droit à l’effacement (article 17 du RGPD)', en: 'right to erasure (Article 17 GDPR)' },
  restriction: {
    fr: 'droit à la limitation du traitement (article 18 du RGPD)',
    en: 'right to restriction of processing (Article 18 GDPR)',
  },
  portability: {
    fr: 'droit à la portabilité des données (article 20 du RGPD)',
    en: 'right to data portability (Article 20 GDPR)',
  },
  objection: { fr: 'droit d’opposition (article 21(1) du RGPD)', en: 'right to object (Article 21(1) GDPR)' },
  'objection-marketing': {
    fr: 'droit d’opposition à la prospection (article 21(2) du RGPD)',
    en: 'right to object to direct marketing (Article 21(2) GDPR)',
  },
  'consent-withdrawal': {
    fr: 'retrait de votre consentement (article 7(3) du RGPD)',
    en: 'withdrawal of your consent (Article 7(3) GDPR)',
  },
  'post-mortem': {
    fr: 'droits relatifs aux données d’une personne décédée (articles 84 et 85 de la loi n° 78-17 du 6 janvier 1978)',
    en: 'rights over the data of a deceased person (Articles 84 and 85 of French Act 78-17)',
  },
};

/** An outcome as a letter names it. */
export const outcomeNames: Readonly<Record<TrackOutcome, Wording>> = {
  granted: { fr: 'il y est fait droit', en: 'granted' },
  partly: { fr: 'il y est fait droit en partie', en: 'granted in part' },
  refused: { fr: 'il n’y est pas fait droit', en: 'refused' },
  'not-applicable': { fr: 'sans objet', en: 'not applicable' },
};

/** « a, b et c »: a list as one reads it aloud. */
export function enumerate(items: readonly string[], language: LetterLanguage): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  const list = `${items.slice(0, -1).join(', ')} ${language === 'fr' ? 'et' : 'and'} ${last}`;
  return language === 'fr' ? frenchSpacing(list) : list;
}

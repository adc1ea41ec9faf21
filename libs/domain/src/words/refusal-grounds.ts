import { frenchSpacing } from '../wording/french.js';
import { type Wording } from './letters.js';
import { rights, type Right } from './requests.js';

/** One lawful ground of refusal: its article, the rights it can be raised against, and how a letter puts it. */
export interface RefusalGroundRow {
  readonly article: string;
  readonly rights: readonly Right[];
  readonly wording: Wording;
  /** What the W3C Data Privacy Vocabulary calls it; none where its justifications know no such reason. */
  readonly dpv: readonly string[];
}

/** The vocabulary that the codes are taken from: a report of a W3C Community Group, no standard. */
export const dpvJustifications = {
  version: '2.3',
  namespace: 'https://w3id.org/dpv/justifications#',
} as const;

const row = (
  article: string,
  against: readonly Right[],
  fr: string,
  en: string,
  dpv: readonly string[] = [],
): RefusalGroundRow => ({ article, rights: against, wording: { fr: frenchSpacing(fr), en }, dpv });

/** The closed list of grounds: an outcome `refused` or `partly` names at least one of them. */
export const refusalGroundTable = {
  'identity-not-shown': row(
    'GDPR art. 12(2), 12(6)',
    rights,
    'nous n’avons pas pu nous assurer de votre identité (articles 12(2) et 12(6) du RGPD)',
    'we have not been able to make sure of your identity (Articles 12(2) and 12(6) GDPR)',
    ['IdentityVerificationFailure'],
  ),
  'person-not-identifiable': row(
    'GDPR art. 11(2)',
    ['access', 'rectification', 'erasure', 'restriction', 'portability'],
    'les données en cause ne nous permettent pas de vous identifier (article 11(2) du RGPD)',
    'the data concerned do not enable us to identify you (Article 11(2) GDPR)',
  ),
  'mandate-insufficient': row(
    'décret 2019-536 art. 77',
    rights,
    'le mandat produit est absent ou ne précise pas suffisamment son objet et sa durée (article 77 du décret n° 2019-536 du 29 mai 2019)',
    'the mandate is missing or does not state its object and length clearly enough (Article 77 of French decree 2019-536)',
  ),
  'manifestly-unfounded': row(
    'GDPR art. 12(5)',
    rights,
    'votre demande est manifestement infondée (article 12(5) du RGPD)',
    'your request is manifestly unfounded (Article 12(5) GDPR)',
    ['ProcessUnfounded'],
  ),
  excessive: row(
    'GDPR art. 12(5)',
    rights,
    'votre demande est excessive, notamment en raison de son caractère répétitif (article 12(5) du RGPD)',
    'your request is excessive, in particular because of its repetitive character (Article 12(5) GDPR)',
    ['ProcessExcessive'],
  ),
  'rights-of-others': row(
    'GDPR art. 15(4), 20(4)',
    ['access', 'portability'],
    'y faire droit porterait atteinte aux droits et libertés d’autrui (articles 15(4) et 20(4) du RGPD)',
    'granting it would adversely affect the rights and freedoms of others (Articles 15(4) and 20(4) GDPR)',
    ['ThirdPartyRightsImpaired'],
  ),
  'secrecy-of-correspondence': row(
    'CPCE art. L32-3; Code pénal art. 226-15',
    ['access', 'erasure', 'portability', 'post-mortem'],
    'le secret des correspondances protège les échanges d’autres personnes (article L. 32-3 du code des postes et des communications électroniques)',
    'the secrecy of correspondence protects other people’s exchanges (Article L. 32-3 of the French Post and Electronic Communications Code)',
    ['ConfidentialityObligationCompromised'],
  ),
  'data-accurate': row(
    'GDPR art. 16',
    ['rectification'],
    'les données en cause sont exactes (article 16 du RGPD)',
    'the data concerned are accurate (Article 16 GDPR)',
  ),
  'evidence-missing': row(
    'GDPR art. 16, 18(1)(a)',
    ['rectification'],
    'l’exactitude de la valeur que vous indiquez n’est pas établie ; dans l’attente d’éléments nouveaux, vous pouvez demander la limitation du traitement (articles 16 et 18(1)(a) du RGPD)',
    'the accuracy of the value you give has not been shown; until you can show it, you may ask for restriction of processing (Articles 16 and 18(1)(a) GDPR)',
  ),
  'no-erasure-ground': row(
    'GDPR art. 17(1)',
    ['erasure'],
    'aucun des motifs d’effacement prévus par l’article 17(1) du RGPD n’est réuni',
    'none of the grounds for erasure in Article 17(1) GDPR applies',
  ),
  'freedom-of-expression': row(
    'GDPR art. 17(3)(a)',
    ['erasure'],
    'le traitement est nécessaire à l’exercice du droit à la liberté d’expression et d’information (article 17(3)(a) du RGPD)',
    'the processing is necessary for exercising the right of freedom of expression and information (Article 17(3)(a) GDPR)',
    ['FreedomOfExpressionImpaired'],
  ),
  'legal-obligation': row(
    'GDPR art. 17(3)(b)',
    ['erasure'],
    'une obligation légale nous impose de conserver ces données (article 17(3)(b) du RGPD)',
    'a legal obligation requires us to keep these data (Article 17(3)(b) GDPR)',
    ['LegalObligationImpaired'],
  ),
  'public-health': row(
    'GDPR art. 17(3)(c)',
    ['erasure'],
    'le traitement est nécessaire pour des motifs d’intérêt public dans le domaine de la santé publique (article 17(3)(c) du RGPD)',
    'the processing is necessary for reasons of public interest in public health (Article 17(3)(c) GDPR)',
    ['PublicHealthCompromised'],
  ),
  'archiving-research': row(
    'GDPR art. 17(3)(d)',
    ['erasure'],
    'le traitement est nécessaire à des fins archivistiques, de recherche ou statistiques (article 17(3)(d) du RGPD)',
    'the processing is necessary for archiving, research or statistical purposes (Article 17(3)(d) GDPR)',
    ['PublicInterestArchivingImpaired', 'ScientificHistoricalResearchImpaired', 'OfficialStatisticsImpaired'],
  ),
  'legal-claims': row(
    'GDPR art. 17(3)(e), 21(1)',
    ['erasure', 'objection'],
    'ces données sont nécessaires à la constatation, à l’exercice ou à la défense de droits en justice (articles 17(3)(e) et 21(1) du RGPD)',
    'these data are necessary for the establishment, exercise or defence of legal claims (Articles 17(3)(e) and 21(1) GDPR)',
    ['LegalClaimImpaired'],
  ),
  'no-restriction-case': row(
    'GDPR art. 18(1)',
    ['restriction'],
    'aucun des quatre cas de limitation prévus par l’article 18(1) du RGPD n’est réuni',
    'none of the four cases of restriction in Article 18(1) GDPR applies',
  ),
  'data-not-provided': row(
    'GDPR art. 20(1)',
    ['portability'],
    'la portabilité ne couvre que les données que vous nous avez fournies, et non celles que nous en avons déduites (article 20(1) du RGPD)',
    'portability covers only the data you provided to us, not what was derived from them (Article 20(1) GDPR)',
  ),
  'not-consent-or-contract': row(
    'GDPR art. 20(1)(a)',
    ['portability'],
    'le traitement de ces données ne repose ni sur votre consentement ni sur un contrat (article 20(1)(a) du RGPD)',
    'the processing of these data is based neither on your consent nor on a contract (Article 20(1)(a) GDPR)',
  ),
  'compelling-grounds': row(
    'GDPR art. 21(1)',
    ['objection'],
    'des motifs légitimes et impérieux prévalent sur vos intérêts, droits et libertés (article 21(1) du RGPD)',
    'compelling legitimate grounds override your interests, rights and freedoms (Article 21(1) GDPR)',
    ['LegitimateInterestOverride'],
  ),
  'not-an-heir': row(
    'loi 78-17 art. 85',
    ['post-mortem'],
    'votre qualité d’héritier n’est pas établie (article 85 de la loi n° 78-17 du 6 janvier 1978)',
    'it has not been shown that you are an heir (Article 85 of French Act 78-17)',
  ),
  'directives-forbid': row(
    'loi 78-17 art. 85',
    ['post-mortem'],
    'les directives laissées par la personne décédée s’y opposent (article 85 de la loi n° 78-17 du 6 janvier 1978)',
    'the directives left by the deceased person forbid it (Article 85 of French Act 78-17)',
  ),
} as const satisfies Record<string, RefusalGroundRow>;

export type RefusalGround = keyof typeof refusalGroundTable;
export const refusalGrounds = Object.keys(refusalGroundTable) as [RefusalGround, ...RefusalGround[]];

/** The grounds that can be raised against one right. Objection to marketing has no ground of its own: it is never weighed. */
export function refusalGroundsFor(right: Right): RefusalGround[] {
  return refusalGrounds.filter((ground) => refusalGroundTable[ground].rights.some((one) => one === right));
}

/** What an outcome keeps beside its grounds: their codes in the vocabulary, each once. */
export const dpvCodesOf = (grounds: readonly RefusalGround[]): string[] => [
  ...new Set(grounds.flatMap((ground) => refusalGroundTable[ground].dpv)),
];

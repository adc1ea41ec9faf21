import { identityProofs } from '../../../identity/ladder.js';
import { frenchSpacing } from '../../../wording/french.js';
import { outcomeNames, rightNames } from '../../../words/names.js';
import { refusalGrounds, refusalGroundTable } from '../../../words/refusal-grounds.js';
import { identityLevels, rights, trackOutcomes } from '../../../words/requests.js';
import { type LanguageWords, type LetterWords } from '../../languages.js';
import { frenchRequester } from './requester.js';

const table = <Key extends string>(keys: readonly Key[], text: (key: Key) => string): Record<Key, string> =>
  Object.fromEntries(keys.map((key) => [key, text(key)])) as Record<Key, string>;

export const frenchLanguage: LanguageWords = {
  and: 'et',
  colon: '\u00a0: ',
  semicolon: '\u202f; ',
  proofs: table(identityLevels, (level) => identityProofs[level].fr),
  unknownPerson: 'Madame, Monsieur',
  office: 'Le service de protection des données',
  requester: frenchRequester,
};

export const frenchWords: LetterWords = {
  rights: table(rights, (right) => rightNames[right].fr),
  outcomes: table(trackOutcomes, (outcome) => outcomeNames[outcome].fr),
  grounds: table(refusalGrounds, (ground) => refusalGroundTable[ground].wording.fr),
  blocks: {
    purposes: 'Finalités du traitement',
    held: 'Données vous concernant que nous détenons',
    recipients: 'Destinataires de vos données',
    retention: 'Durée de conservation',
    source: 'Origine des données',
    transfers: 'Transferts vers des pays tiers',
    'automated-decisions': 'Décisions automatisées, y compris le profilage',
  },
  mentions: {
    'neutral-retention':
      'Certaines données peuvent être conservées aussi longtemps qu’une obligation légale l’exige.',
    'other-rights':
      'Vous pouvez également demander la rectification ou l’effacement de vos données, ou la limitation de leur traitement, ou vous opposer à ce traitement (articles 16, 17, 18 et 21 du RGPD).',
    complaint: frenchSpacing(
      'Si vous estimez, après nous avoir contactés, que vos droits ne sont pas respectés, vous pouvez introduire une réclamation auprès de la Commission nationale de l’informatique et des libertés (CNIL ; article 77 du RGPD) : en ligne, sur www.cnil.fr, ou par courrier, à l’adresse CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
    ),
    court:
      'Vous disposez également du droit de former un recours devant la juridiction compétente (article 79 du RGPD).',
    'dpo-contact':
      'Pour toute question, vous pouvez écrire au délégué à la protection des données de Mailo, à l’adresse contact@mailo.com, ou répondre simplement à ce message.',
  },
  reasons: frenchSpacing('Ce à quoi nous n’avons pas fait droit, en tout ou en partie, et pourquoi :'),
  decider: 'Décision prise, pour Mailo, par',
  notApplicable: 'Sans objet',
};

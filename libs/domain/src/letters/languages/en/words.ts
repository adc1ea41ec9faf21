import { identityProofs } from '../../../identity/ladder.js';
import { outcomeNames, rightNames } from '../../../words/names.js';
import { refusalGrounds, refusalGroundTable } from '../../../words/refusal-grounds.js';
import { identityLevels, rights, trackOutcomes } from '../../../words/requests.js';
import { type LanguageWords, type LetterWords } from '../../languages.js';
import { englishRequester } from './requester.js';

const table = <Key extends string>(keys: readonly Key[], text: (key: Key) => string): Record<Key, string> =>
  Object.fromEntries(keys.map((key) => [key, text(key)])) as Record<Key, string>;

export const englishLanguage: LanguageWords = {
  and: 'and',
  colon: ': ',
  semicolon: '; ',
  proofs: table(identityLevels, (level) => identityProofs[level].en),
  unknownPerson: 'Sir or Madam',
  office: 'The data protection team',
  requester: englishRequester,
};

export const englishWords: LetterWords = {
  rights: table(rights, (right) => rightNames[right].en),
  outcomes: table(trackOutcomes, (outcome) => outcomeNames[outcome].en),
  grounds: table(refusalGrounds, (ground) => refusalGroundTable[ground].wording.en),
  blocks: {
    purposes: 'Purposes of the processing',
    held: 'Personal data that we hold about you',
    recipients: 'Recipients of your data',
    retention: 'Storage period',
    source: 'Source of the data',
    transfers: 'Transfers to third countries',
    'automated-decisions': 'Automated decision-making, including profiling',
  },
  mentions: {
    'neutral-retention': 'Some data may be kept for as long as a legal obligation requires.',
    'other-rights':
      'You may also request rectification or erasure of your data or restriction of their processing, or object to such processing (Articles 16, 17, 18 and 21 GDPR).',
    complaint:
      'If you consider, after contacting us, that your rights have not been respected, you may lodge a complaint with the French data protection authority (Commission nationale de l’informatique et des libertés, CNIL; Article 77 GDPR): online at www.cnil.fr, or by post to CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France.',
    court: 'You also have the right to bring the matter before the competent court (Article 79 GDPR).',
    'dpo-contact':
      'If you have any question, you can write to the Data Protection Officer of Mailo at contact@mailo.com, or simply reply to this message.',
  },
  reasons: 'What we have not granted, in whole or in part, and why:',
  decider: 'Decided for Mailo by',
  notApplicable: 'Not applicable',
};

import { frenchSpacing } from '../../../wording/french.js';
import { type LetterText, type LetterTexts } from '../../languages.js';
import { frenchRequester } from './requester.js';

const opening = 'Bonjour {{person.name}},';
const closing = `Cordialement,

{{officer.name}}
Mailo – Protection des données
contact@mailo.com`;

const letter = (subject: string, ...paragraphs: readonly string[]): LetterText => ({
  subject: frenchSpacing(subject),
  body: frenchSpacing([opening, ...paragraphs, closing].join('\n\n')),
});

/** French wording of every letter, written with ordinary spaces; the typography is set by the rule. */
export const frenchTexts: LetterTexts = {
  acknowledgement: letter(
    'Votre demande a bien été reçue ({{request.reference}})',
    'Nous avons bien reçu, le {{request.receiptDay}}, votre demande relative à vos données personnelles. Elle est enregistrée sous la référence {{request.reference}}.',
    'Nous la comprenons comme l’exercice des droits suivants : {{request.rights}}. Si ce n’est pas ce que vous souhaitez, il vous suffit de nous le dire en répondant à ce message.',
    'Nous vous répondrons dans les meilleurs délais, et au plus tard le {{request.dueDay}}.',
    '{{self-service}}',
  ),
  'identity-question': letter(
    'Nous avons besoin de nous assurer de votre identité ({{request.reference}})',
    'Nous avons bien reçu votre demande du {{request.receiptDay}}, enregistrée sous la référence {{request.reference}}. Pour ne pas risquer de communiquer ou d’effacer les données de quelqu’un d’autre, nous devons nous assurer que vous en êtes bien l’auteur.',
    'Ce qui nous fait hésiter : {{identity.doubt}}',
    'Ce que nous vous demandons : {{identity.proof}}',
    'Nous n’avons besoin de rien de plus. Merci de ne pas nous envoyer de copie d’une pièce d’identité, sauf si nous vous le demandons expressément.',
    'Dans l’intervalle, le délai de réponse est suspendu dans les conditions prévues par la loi (article 12(6) du RGPD ; article 77 du décret n° 2019-536 du 29 mai 2019). Il reprendra dès que nous aurons reçu votre réponse.',
  ),
  'clarification-question': letter(
    'Une précision sur votre demande ({{request.reference}})',
    'Nous avons bien reçu votre demande du {{request.receiptDay}}, enregistrée sous la référence {{request.reference}}.',
    'Afin de vous répondre exactement, nous avons besoin d’une précision : {{clarification.question}}',
    'Si vous préférez que votre demande porte sur l’ensemble de vos données, dites-le-nous simplement : nous la traiterons ainsi.',
    'Dans l’intervalle, le délai de réponse est suspendu ; il reprendra dès que nous aurons reçu votre réponse (considérant 63 du RGPD).',
  ),
  'papers-question': letter(...frenchRequester.papersQuestion),
  extension: letter(
    'Un délai supplémentaire pour vous répondre ({{request.reference}})',
    'Nous avons bien reçu votre demande du {{request.receiptDay}}, enregistrée sous la référence {{request.reference}}, et nous y travaillons.',
    'Nous ne pourrons toutefois pas vous répondre complètement dans le délai d’un mois, pour les raisons suivantes, propres à votre demande :',
    '{{reasons}}',
    'Comme le permet l’article 12(3) du RGPD, nous prolongeons donc ce délai jusqu’au {{extension.until}}. Nous vous répondrons plus tôt si nous le pouvons.',
  ),
  answer: letter(
    'Réponse à votre demande ({{request.reference}})',
    'Vous nous avez adressé, le {{request.receiptDay}}, une demande enregistrée sous la référence {{request.reference}}, concernant : {{request.rights}}. Voici notre réponse.',
    '{{answer}}',
  ),
  refusal: letter(
    'Réponse à votre demande ({{request.reference}})',
    'Vous nous avez adressé, le {{request.receiptDay}}, une demande enregistrée sous la référence {{request.reference}}, concernant : {{request.rights}}.',
    'Après examen, nous ne pouvons pas y faire droit, pour les motifs suivants :',
    '{{reasons}}',
    'Cette décision a été prise, pour Mailo, responsable du traitement, par {{decider.name}}.',
  ),
  'closing-without-answer': letter(
    'Clôture de votre demande, faute de réponse de votre part ({{request.reference}})',
    'Vous nous avez adressé, le {{request.receiptDay}}, une demande enregistrée sous la référence {{request.reference}}, concernant : {{request.rights}}.',
    'Pour y répondre, nous avions besoin d’un élément que nous vous avons demandé le {{silence.askedDay}}, puis rappelé. Sans réponse de votre part à ce jour, nous ne sommes pas en mesure de donner suite à votre demande et nous la clôturons.',
    'Cette clôture ne vous prive d’aucun droit : si vous nous répondez, même plus tard, votre demande sera rouverte.',
  ),
  'authority-acknowledgement': {
    subject: frenchSpacing('Accusé de réception ({{request.reference}})'),
    body: frenchSpacing(
      [
        'Madame, Monsieur,',
        'Nous accusons réception, le {{request.receiptDay}}, de votre envoi {{authority.actReference}}, enregistré sous la référence {{request.reference}}. Il est transmis à notre service juridique, qui prendra contact avec vous.',
        'Le présent accusé de réception ne préjuge ni de l’existence de données, ni de la suite donnée. Merci de rappeler cette référence dans toute correspondance.',
        'Veuillez agréer, Madame, Monsieur, l’expression de notre considération distinguée.',
        '{{officer.name}}\nMailo\ncontact@mailo.com',
      ].join('\n\n'),
    ),
  },
};

import { frenchSpacing } from '../../../wording/french.js';
import { letterBetween, type LetterText, type LetterWords, type PlainTexts } from '../../languages.js';

const words: LetterWords = {
  rights: {
    access: 'voir tes données',
    rectification: 'corriger tes données',
    erasure: 'effacer tes données',
    restriction: 'mettre tes données de côté',
    portability: 'emporter tes données ailleurs',
    objection: 'que nous arrêtions d’utiliser tes données',
    'objection-marketing': 'ne plus recevoir de publicité de notre part',
    'consent-withdrawal': 'retirer ton accord',
    'post-mortem': 'les données d’une personne qui est morte',
  },
  outcomes: {
    granted: 'oui',
    partly: 'oui, en partie',
    refused: 'non',
    'not-applicable': 'il n’y a rien à faire',
  },
  grounds: {
    'identity-not-shown': 'nous n’avons pas pu vérifier que c’est bien toi',
    'person-not-identifiable': 'ces données ne nous disent pas qui tu es',
    'mandate-insufficient':
      'le papier qui permet à quelqu’un de demander à ta place manque ou n’est pas assez clair',
    'manifestly-unfounded': 'cette demande n’a clairement pas de raison d’être',
    excessive: 'tu as fait la même demande trop souvent',
    'rights-of-others': 'cela ferait du tort à d’autres personnes',
    'secrecy-of-correspondence': 'les messages des autres sont secrets : la loi les protège',
    'data-accurate': 'ces données sont justes',
    'evidence-missing':
      'rien ne montre encore que ces données sont fausses ; en attendant, tu peux nous demander de ne plus les utiliser',
    'no-erasure-ground': 'la loi ne prévoit pas d’effacer ces données dans ton cas',
    'freedom-of-expression': 'ces données servent à la liberté de s’exprimer et de s’informer',
    'legal-obligation': 'la loi nous oblige à garder ces données',
    'public-health': 'ces données servent à protéger la santé de tous',
    'archiving-research': 'ces données servent à des archives ou à la recherche',
    'legal-claims': 'ces données peuvent servir devant un juge',
    'no-restriction-case': 'la loi ne prévoit pas de mettre ces données de côté dans ton cas',
    'data-not-provided': 'tu peux emporter ce que tu nous as donné, pas ce que nous en avons déduit',
    'not-consent-or-contract': 'nous n’utilisons ces données ni avec ton accord, ni pour un contrat avec toi',
    'compelling-grounds': 'nous avons une raison très importante de continuer',
    'not-an-heir': 'rien ne montre que tu es l’héritier de cette personne',
    'directives-forbid': 'la personne qui est morte ne le voulait pas',
  },
  blocks: {
    purposes: 'À quoi servent tes données',
    held: 'Les données que nous avons sur toi',
    recipients: 'À qui nous les donnons',
    retention: 'Combien de temps nous les gardons',
    source: 'D’où elles viennent',
    transfers: 'Est-ce qu’elles partent loin, hors d’Europe ?',
    'automated-decisions': 'Est-ce qu’un ordinateur décide tout seul ?',
  },
  mentions: {
    'neutral-retention': 'Certaines données peuvent être gardées aussi longtemps que la loi l’exige.',
    'other-rights':
      'Tu peux aussi nous demander de corriger tes données, de les effacer, de les mettre de côté, ou d’arrêter de les utiliser (articles 16, 17, 18 et 21 du RGPD).',
    complaint:
      'Tu n’es pas d’accord avec notre réponse ? Tu peux te plaindre à la CNIL. C’est elle qui protège les données en France. C’est gratuit (article 77 du RGPD). Sur internet : www.cnil.fr. Par la poste : CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
    court: 'Tu peux aussi aller devant un juge (article 79 du RGPD). Un adulte peut t’aider.',
    'dpo-contact':
      'Tu as une question ? Écris à la personne qui protège les données chez Mailo : contact@mailo.com. Tu peux aussi répondre à ce message.',
  },
  reasons: 'Ce que nous n’avons pas accepté, et pourquoi :',
  decider: 'La personne qui a décidé, chez Mailo :',
  notApplicable: 'Cela ne te concerne pas',
};

const spaced = <Table extends Readonly<Record<string, string>>>(table: Table): Table =>
  Object.fromEntries(Object.entries(table).map(([key, text]) => [key, frenchSpacing(text)])) as Table;

/** What the desk says to a child in French; written with ordinary spaces, set by the rule. */
export const frenchPlainWords: LetterWords = {
  rights: spaced(words.rights),
  outcomes: spaced(words.outcomes),
  grounds: spaced(words.grounds),
  blocks: spaced(words.blocks),
  mentions: spaced(words.mentions),
  reasons: frenchSpacing(words.reasons),
  decider: frenchSpacing(words.decider),
  notApplicable: words.notApplicable,
};

const between = letterBetween(
  'Bonjour {{person.name}},',
  'À bientôt,\n\n{{officer.name}}\nMailo – Protection des données\ncontact@mailo.com',
);
const letter = (...parts: Parameters<typeof between>): LetterText => {
  const { subject, body } = between(...parts);
  return { subject: frenchSpacing(subject), body: frenchSpacing(body) };
};
const yours =
  'Tu nous as écrit le {{request.receiptDay}}. Ton dossier porte le numéro {{request.reference}}.';
const asked = 'Tu nous as demandé : {{request.rights}}.';
const help =
  'Un mot est difficile ? Demande-nous. Tu peux aussi en parler à un adulte en qui tu as confiance.';

export const frenchPlainTexts: PlainTexts = {
  acknowledgement: letter(
    'Nous avons reçu ta demande ({{request.reference}})',
    `${yours} Nous avons bien reçu ta demande.`,
    'Voici ce que nous avons compris : {{request.rights}}. Ce n’est pas ça ? Réponds à ce message et dis-le-nous.',
    'Nous te répondrons vite. Ce sera au plus tard le {{request.dueDay}}.',
    '{{self-service}}',
    help,
  ),
  'identity-question': letter(
    'Nous devons vérifier que c’est bien toi ({{request.reference}})',
    yours,
    'Nous ne voulons pas montrer ou effacer les données de quelqu’un d’autre. Nous devons donc vérifier que c’est bien toi.',
    'Pourquoi nous hésitons : {{identity.doubt}}',
    'Ce que nous te demandons : {{identity.proof}}',
    'Rien de plus. N’envoie pas de photo de ta carte d’identité, sauf si nous te le demandons.',
    'En attendant ta réponse, le délai est en pause. La loi le permet (article 12(6) du RGPD). Il repart dès que tu nous réponds.',
    help,
  ),
  'clarification-question': letter(
    'Une question sur ta demande ({{request.reference}})',
    yours,
    'Pour bien te répondre, nous avons une question : {{clarification.question}}',
    'Tu veux que ta demande porte sur toutes tes données ? Dis-le-nous, c’est tout.',
    'En attendant ta réponse, le délai est en pause. Il repart dès que tu nous réponds (considérant 63 du RGPD).',
    help,
  ),
  extension: letter(
    'Nous avons besoin de plus de temps ({{request.reference}})',
    `${yours} Nous y travaillons.`,
    'Un mois ne nous suffit pas pour tout te répondre. Voici pourquoi :',
    '{{reasons}}',
    'La loi nous permet de prendre plus de temps (article 12(3) du RGPD). Tu auras notre réponse au plus tard le {{extension.until}}. Plus tôt si nous pouvons.',
    help,
  ),
  answer: letter(
    'Notre réponse ({{request.reference}})',
    `${yours} ${asked} Voici notre réponse.`,
    '{{answer}}',
    help,
  ),
  refusal: letter(
    'Notre réponse ({{request.reference}})',
    `${yours} ${asked}`,
    'Nous avons bien regardé ta demande. Nous ne pouvons pas dire oui. Voici pourquoi :',
    '{{reasons}}',
    'Cette décision a été prise, pour Mailo, par {{decider.name}}.',
    help,
  ),
  'closing-without-answer': letter(
    'Nous fermons ta demande, car tu n’as pas répondu ({{request.reference}})',
    `${yours} ${asked}`,
    'Il nous manquait quelque chose. Nous te l’avons demandé le {{silence.askedDay}}, puis encore une fois. Tu n’as pas répondu. Nous ne pouvons donc rien faire, et nous fermons ta demande.',
    'Tu ne perds aucun droit. Si tu réponds, même plus tard, nous rouvrons ta demande.',
    help,
  ),
};

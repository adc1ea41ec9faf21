import { frenchSpacing } from '../../../wording/french.js';
import { type RequesterWords } from '../../languages.js';

const spaced = <Key extends string>(table: Readonly<Record<Key, string>>): Record<Key, string> =>
  Object.fromEntries(
    Object.entries<string>(table).map(([key, text]) => [key, frenchSpacing(text)]),
  ) as Record<Key, string>;

/** What is said in French to who asks in another's place; written with ordinary spaces, set by the rule. */
export const frenchRequester: RequesterWords = {
  papersQuestion: [
    'Ce qu’il nous faut pour vous répondre ({{request.reference}})',
    frenchSpacing(
      'Nous avons bien reçu, le {{request.receiptDay}}, votre demande concernant les données d’une autre personne. Elle est enregistrée sous la référence {{request.reference}}.',
    ),
    frenchSpacing(
      'Ces données sont protégées : nous ne pouvons ni les communiquer, ni confirmer qu’elles existent, avant d’avoir vu ce qui vous permet d’agir. Merci de nous faire parvenir, en répondant à ce message :',
    ),
    '{{requester.papers}}',
    frenchSpacing(
      'Des copies suffisent, et vous pouvez masquer tout ce qui n’est pas utile. Nous notons seulement que ces pièces ont été vues ; nous n’en gardons pas de copie.',
    ),
    frenchSpacing(
      'Notre délai de réponse continue de courir ; il s’achève le {{request.dueDay}}. Sans ces éléments d’ici là, nous devrons refuser la demande ; vous pourrez toujours la présenter à nouveau.',
    ),
  ],
  papers: spaced({
    mandate:
      'le mandat signé par la personne, qui précise son objet, les droits à exercer, sa durée et l’adresse à laquelle envoyer notre réponse',
    'lawyer-standing':
      'votre qualité d’avocat (barreau d’inscription), le nom de la personne que vous représentez et l’objet de votre mission',
    'parental-authority':
      'ce qui établit l’autorité parentale : livret de famille, acte de naissance ou jugement',
    'death-certificate': 'l’acte de décès',
    heirship: 'ce qui établit la qualité d’héritier : acte de notoriété ou attestation d’un notaire',
    directives: 'les directives laissées par la personne, qui vous chargent de les exécuter',
    'requester-identity':
      'ce qui établit votre propre identité : une pièce d’identité, dont le numéro et la photographie peuvent être masqués',
  }),
  secrecy: frenchSpacing(
    [
      'La correspondance de chacun est secrète. Ce secret couvre le contenu des messages, leur objet, les pièces jointes et l’identité des correspondants ; il s’impose à Mailo et à son personnel (article L. 32-3 du code des postes et des communications électroniques ; articles 226-15 et 432-9 du code pénal).',
      'Personne ne peut donc obtenir de Mailo la lecture, la copie ou l’effacement de messages qui se trouveraient dans la boîte de quelqu’un d’autre, ni savoir si une adresse correspond à un compte. Cette réponse est la même dans tous les cas : elle ne dit ni qu’un compte existe, ni qu’il n’existe pas.',
      'Si vous êtes victime d’une infraction, vous pouvez porter plainte : la justice peut nous demander, dans le cadre de la loi, ce dont elle a besoin. Si votre demande porte sur votre propre compte, ou si vous représentez la personne concernée, il suffit de nous le dire en répondant à ce message.',
    ].join('\n\n'),
  ),
  cookies: frenchSpacing(
    [
      'Dans Mailo Free, des bannières sont affichées. Les régies publicitaires ne peuvent déposer de cookies dans votre navigateur qu’avec votre accord.',
      'Vous pouvez modifier ou retirer cet accord à tout moment : ouvrez la page « Votre compte » de Mailo, puis cliquez sur « Gérer le dépôt des cookies publicitaires ». Votre choix est gardé par un cookie du domaine consentframework.com (plateforme de gestion du consentement n° 92, exploitée par la société Sirdata). Vous pouvez aussi désactiver la collecte de vos données par Sirdata : https://www.sirdata.com/opt-out/.',
      'Ces cookies se trouvent dans votre navigateur et ne sont reliés ni à votre profil ni à votre compte Mailo : nous n’en détenons rien et ne pouvons pas les retirer à votre place.',
    ].join('\n\n'),
  ),
  selfService: {
    before: frenchSpacing(
      'Pour aller plus vite, sans attendre notre réponse, le titulaire d’un compte Mailo peut aussi, en s’y connectant :',
    ),
    paths: spaced({
      profile:
        'consulter, modifier ou supprimer les informations de son profil (Options, rubrique « Profil »)',
      'login-history':
        'consulter et effacer l’historique des connexions (Options, rubrique « Votre compte »)',
      'data-export':
        'télécharger tous les contenus du compte : messages, contacts, agendas, notes (Options, rubrique « Export des données »)',
      'mail-analysis':
        'désactiver l’analyse automatique des messages : antivirus, antispam, tri (Options, rubrique « Réception des e-mails »)',
      'account-closing':
        'supprimer le compte (Options, rubrique « Votre compte ») ; les contenus sont alors gardés un mois, sauf ceux effacés avant',
      'advertising-cookies':
        'modifier ou retirer l’accord donné aux cookies publicitaires (page « Votre compte », bouton « Gérer le dépôt des cookies publicitaires »)',
    }),
    after: frenchSpacing(
      'Cela ne remplace pas notre réponse : la demande reste ouverte, et nous y répondrons dans tous les cas.',
    ),
  },
};

import type { RightStory } from './rights-films.js';

const inSession = ['options-form', 'no-risk-sign'] as const;
const link = {
  fr: { proofs: inSession, note: 'Formulaire des Options, aucun signe de risque' },
  en: { proofs: inSession, note: 'Form inside Options, no sign of risk' },
} as const;
const seen = {
  fr: { proofs: ['heirship', 'document'], note: 'Acte de notoriété et pièce d’identité vus' },
  en: { proofs: ['heirship', 'document'], note: 'Proof of heirship and identity document seen' },
} as const;

const french: readonly Omit<RightStory, 'locale'>[] = [
  {
    right: 'access',
    from: 'lucile.ferrandier@mailo.com',
    person: 'Lucile Ferrandier',
    subject: 'Copie de mes données',
    text: 'Bonjour,\n\nJe souhaite obtenir une copie de toutes les données que vous détenez sur moi (article 15 du RGPD).\n\nLucile Ferrandier',
    answer: 'Vous trouverez ci-dessous ce que nous détenons sur vous.',
    identity: link.fr,
  },
  {
    right: 'rectification',
    from: 'achille.montbrun@mailo.com',
    person: 'Achille Montbrun',
    subject: 'Mon nom est mal orthographié',
    text: 'Bonjour,\n\nMon nom est mal orthographié dans mon profil. Je vous demande de le rectifier (article 16 du RGPD) : Montbrun et non Montbrin.\n\nAchille Montbrun',
    answer: 'Votre nom est corrigé dans votre profil.',
    identity: link.fr,
  },
  {
    right: 'erasure',
    from: 'ondine.castelbajac@mailo.com',
    person: 'Ondine Castelbajac',
    subject: 'Effacement de mon compte',
    text: 'Bonjour,\n\nJe vous demande d’effacer toutes mes données personnelles, en application de l’article 17 du RGPD.\n\nOndine Castelbajac',
    answer: 'Votre compte et son contenu sont effacés.',
    identity: link.fr,
  },
  {
    right: 'restriction',
    from: 'tancrede.villedieu@mailo.com',
    person: 'Tancrède Villedieu',
    subject: 'Limitation du traitement',
    text: 'Bonjour,\n\nJe conteste l’exactitude de mon historique de connexion. Je demande la limitation du traitement le temps que vous vérifiiez (article 18 du RGPD).\n\nTancrède Villedieu',
    answer: 'Votre historique est mis de côté le temps de la vérification.',
    identity: link.fr,
  },
  {
    right: 'portability',
    from: 'sidonie.larrivoire@mailo.com',
    person: 'Sidonie Larrivoire',
    subject: 'Portabilité de mes données',
    text: 'Bonjour,\n\nJe souhaite recevoir mes données dans un format structuré et lisible par machine afin de les transmettre à un autre prestataire (article 20 du RGPD).\n\nSidonie Larrivoire',
    answer: 'Vos messages et vos contacts sont prêts dans un format ouvert.',
    identity: link.fr,
  },
  {
    right: 'objection',
    from: 'baptiste.ormesson@mailo.com',
    person: 'Baptiste Ormesson',
    subject: 'Opposition au traitement',
    text: 'Bonjour,\n\nJe m’oppose, pour des raisons tenant à ma situation particulière, au traitement de mes données fondé sur votre intérêt légitime (article 21 du RGPD).\n\nBaptiste Ormesson',
    answer: 'Nous avons mis fin à ce traitement.',
    identity: link.fr,
  },
  {
    right: 'consent-withdrawal',
    from: 'clemence.daubrac@mailo.com',
    person: 'Clémence Daubrac',
    subject: 'Retrait de mon consentement',
    text: 'Bonjour,\n\nJe retire mon consentement aux enquêtes de satisfaction (article 7 du RGPD).\n\nClémence Daubrac',
    answer: 'Votre retrait est enregistré : plus aucune enquête ne vous sera envoyée.',
    identity: link.fr,
  },
  {
    right: 'post-mortem',
    from: 'heloise.ravignan@exemple.fr',
    person: 'Héloïse Ravignan',
    subject: 'Décès de mon père',
    text: 'Bonjour,\n\nMon père est décédé le mois dernier. En tant qu’héritière, je demande la clôture de son compte et la communication des données utiles à la succession (article 85 de la loi Informatique et Libertés).\n\nHéloïse Ravignan',
    answer: 'Le compte est clos et les données utiles à la succession vous sont communiquées.',
    identity: seen.fr,
  },
];

const english: readonly Omit<RightStory, 'locale'>[] = [
  {
    right: 'access',
    from: 'harriet.pemberley@mailo.com',
    person: 'Harriet Pemberley',
    subject: 'A copy of my data',
    text: 'Hello,\n\nPlease send me a copy of all the personal data that you hold about me, under Article 15 GDPR.\n\nHarriet Pemberley',
    answer: 'Below is what we hold about you.',
    identity: link.en,
  },
  {
    right: 'rectification',
    from: 'edmund.thackeray@mailo.com',
    person: 'Edmund Thackeray',
    subject: 'My name is misspelt',
    text: 'Hello,\n\nMy name is misspelt in my profile. Please rectify it under Article 16 GDPR: Thackeray, not Thackery.\n\nEdmund Thackeray',
    answer: 'Your name is corrected in your profile.',
    identity: link.en,
  },
  {
    right: 'erasure',
    from: 'rosalind.wexford@mailo.com',
    person: 'Rosalind Wexford',
    subject: 'Please erase my data',
    text: 'Hello,\n\nPlease erase all my personal data under Article 17 GDPR.\n\nRosalind Wexford',
    answer: 'The account and part of its content are erased.',
    identity: link.en,
    outcome: {
      outcome: 'partly',
      ground: 'legal-obligation',
      reasons: 'Your invoices are kept for ten years, as the Commercial Code asks of us.',
    },
  },
  {
    right: 'restriction',
    from: 'percival.langstroth@mailo.com',
    person: 'Percival Langstroth',
    subject: 'Restriction of processing',
    text: 'Hello,\n\nI contest the accuracy of my login history and ask you to restrict its processing while you verify it (Article 18 GDPR).\n\nPercival Langstroth',
    answer: 'Your history is set aside while we verify it.',
    identity: link.en,
  },
  {
    right: 'portability',
    from: 'beatrix.holloway@mailo.com',
    person: 'Beatrix Holloway',
    subject: 'Data portability',
    text: 'Hello,\n\nI would like to receive my data in a structured, machine-readable format to transmit it to another provider (Article 20 GDPR).\n\nBeatrix Holloway',
    answer: 'The scores that were derived of you are not portable.',
    identity: link.en,
    outcome: {
      outcome: 'refused',
      ground: 'data-not-provided',
      reasons: 'The spam scores that you ask for were derived by our servers; you did not provide them.',
    },
  },
  {
    right: 'objection',
    from: 'ambrose.fairfax@mailo.com',
    person: 'Ambrose Fairfax',
    subject: 'I object to the processing',
    text: 'Hello,\n\nI object, on grounds relating to my particular situation, to the processing of my data based on your legitimate interests (Article 21 GDPR).\n\nAmbrose Fairfax',
    answer: 'We have ended this processing.',
    identity: link.en,
  },
  {
    right: 'consent-withdrawal',
    from: 'cordelia.ashdown@mailo.com',
    person: 'Cordelia Ashdown',
    subject: 'I withdraw my consent',
    text: 'Hello,\n\nI withdraw my consent to satisfaction surveys (Article 7 GDPR).\n\nCordelia Ashdown',
    answer: 'Your withdrawal is recorded: no further survey will be sent to you.',
    identity: link.en,
  },
  {
    right: 'post-mortem',
    from: 'imogen.blackwood@example.org',
    person: 'Imogen Blackwood',
    subject: 'My late father’s account',
    text: 'Hello,\n\nMy father died last month. As his heir I ask you to close his account and to give me the data needed for the estate.\n\nImogen Blackwood',
    answer: 'The account is closed and the data needed for the estate are communicated to you.',
    identity: seen.en,
  },
];

const told = (locale: 'fr' | 'en', stories: readonly Omit<RightStory, 'locale'>[]): RightStory[] =>
  stories.map((story) => ({ ...story, locale }));

/** Each of the eight rights in both languages. */
export const everyStory: readonly RightStory[] = [...told('fr', french), ...told('en', english)];

/** Each right once, the languages by turns. */
export const eachRightOnce: readonly RightStory[] = french.map(({ right }, place) => {
  const locale = place % 2 === 0 ? 'fr' : 'en';
  return everyStory.find((story) => story.right === right && story.locale === locale)!;
});

import fc from 'fast-check';
import { directoryOf, TRIAGE_CLASSES, triage, triageVersion, type MailFacts } from './index.js';

/** Short mails in everyday wording, not of the sample: class, rights, language, subject, text, sender. */
type Case = readonly [string, string, string, string, string, string?];
const CASES: readonly Case[] = [
  [
    'subject-request',
    'erasure',
    'fr',
    'Compte',
    "Bonjour, je n'utilise plus ma boîte depuis des années. Pourriez-vous fermer mon compte paul.durand@mailo.com et supprimer tout ce qui s'y trouve ? Merci",
  ],
  [
    'subject-request',
    'access',
    'fr',
    'RGPD',
    "Madame, Monsieur, conformément à l'article 15 du RGPD, merci de me transmettre une copie de l'ensemble des données à caractère personnel que vous détenez à mon sujet.",
  ],
  [
    'not-privacy',
    '',
    'fr',
    'Accès',
    "Bonjour, je n'ai plus accès à ma boîte, mon mot de passe est refusé. Que faire ?",
  ],
  ['subject-request', 'access', 'fr', 'demande', 'Je souhaite accéder à toutes mes données personnelles.'],
  [
    'subject-request',
    'objection',
    'fr',
    'Stop',
    "Veuillez cesser de m'envoyer vos offres commerciales et vos newsletters.",
  ],
  [
    'subject-request',
    'consent-withdrawal',
    'fr',
    'cookies',
    "J'avais accepté les cookies publicitaires, je retire mon consentement dès aujourd'hui.",
  ],
  [
    'subject-request',
    'portability',
    'fr',
    'Changement de messagerie',
    "Je change d'opérateur. Merci de me fournir mes mails et mes contacts dans un format structuré et lisible par machine (mbox, vcf).",
  ],
  [
    'subject-request',
    'restriction',
    'fr',
    'Blocage',
    "Dans l'attente de la vérification de l'exactitude de mes données, je vous demande d'en limiter le traitement (article 18 du RGPD).",
  ],
  [
    'subject-request',
    'post-mortem',
    'fr',
    'Ma mère',
    'Ma mère, Jeanne Petit, est décédée le 3 mars. Elle avait une adresse jeanne.petit@mailo.com. Comment faire fermer son compte et récupérer ses photos ? Je suis son seul héritier.',
  ],
  [
    'subject-request',
    'rectification',
    'fr',
    'Erreur date',
    "Ma date de naissance est fausse dans mon profil, c'est le 4 mai 1970 et pas 1907. Pouvez-vous la corriger ?",
  ],
  [
    'privacy-enquiry',
    '',
    'fr',
    'question',
    "Bonjour, avant de m'inscrire je voudrais savoir où sont hébergées les données et si vous lisez les mails pour la publicité.",
  ],
  [
    'not-privacy',
    '',
    'fr',
    'facture',
    "Bonjour, je n'arrive pas à télécharger ma facture Premium du mois d'août, pouvez-vous me l'envoyer ?",
  ],
  ['not-privacy', '', 'fr', 'supprimer', 'Comment supprimer un dossier vide dans le webmail ?'],
  [
    'subject-request',
    'erasure',
    'en',
    'bye',
    'Please delete my account and all data associated with it. john@mailo.com',
  ],
  [
    'subject-request',
    'access',
    'en',
    'my data',
    'Hello, I would like to know what personal data you hold about me and who you share it with.',
  ],
  ['subject-request', 'objection', 'en', 'stop', 'Please stop sending me your marketing emails and surveys.'],
  [
    'subject-request',
    'rectification',
    'en',
    'name change',
    'I got married and my surname has changed. Please update my last name from Smith to Jones in your records.',
  ],
  [
    'subject-request',
    'portability',
    'en',
    'moving',
    'I am moving to another provider, please send me all my mails and contacts in a machine-readable format.',
  ],
  [
    'subject-request',
    'restriction',
    'en',
    'hold',
    'I dispute the accuracy of the login records. Please restrict the processing of my data until this is resolved.',
  ],
  [
    'subject-request',
    'consent-withdrawal',
    'en',
    'ads',
    'I hereby withdraw my consent to personalised advertising.',
  ],
  [
    'subject-request',
    'post-mortem',
    'en',
    'my late husband',
    'My husband passed away in June. He had the address tom@mailo.com. I would like to close the account and obtain his family photos. I am the executor.',
  ],
  ['not-privacy', '', 'en', 'help', 'I cannot access my account since yesterday, it says wrong password.'],
  ['not-privacy', '', 'en', 'delete folder', 'How do I delete a folder in the app?'],
  [
    'privacy-enquiry',
    '',
    'en',
    'gdpr',
    'Hi, do you have a data processing agreement and where are your servers located? We are considering Mailo for our company.',
  ],
  [
    'subject-request',
    'erasure',
    'de',
    'Löschung',
    'Sehr geehrte Damen und Herren, bitte löschen Sie mein Konto und alle meine personenbezogenen Daten gemäß Art. 17 DSGVO.',
  ],
  [
    'subject-request',
    'access',
    'de',
    'Auskunft',
    'Welche Daten haben Sie über mich gespeichert? Bitte senden Sie mir eine Kopie.',
  ],
  [
    'subject-request',
    'objection',
    'de',
    'Werbung',
    'Ich möchte keine Werbung und keinen Newsletter mehr von Ihnen erhalten.',
  ],
  [
    'subject-request',
    'rectification',
    'de',
    'Name',
    'Bitte korrigieren Sie meinen Nachnamen in Ihrem System, er ist falsch geschrieben.',
  ],
  [
    'subject-request',
    'portability',
    'de',
    'Export',
    'Ich bitte um Herausgabe meiner Daten in einem strukturierten, maschinenlesbaren Format nach Art. 20 DSGVO.',
  ],
  [
    'not-privacy',
    '',
    'de',
    'Passwort',
    'Ich kann mich nicht mehr einloggen, mein Passwort wird nicht akzeptiert.',
  ],
  [
    'privacy-enquiry',
    '',
    'de',
    'Frage',
    'Guten Tag, wo stehen Ihre Server und wie lange speichern Sie IP-Adressen? Ich überlege zu wechseln.',
  ],
  [
    'subject-request',
    'erasure',
    'es',
    'Baja',
    'Hola, quiero darme de baja y que borren todos mis datos personales. Gracias',
  ],
  [
    'subject-request',
    'access',
    'es',
    'datos',
    'Les solicito que me informen de qué datos personales míos conservan.',
  ],
  [
    'subject-request',
    'rectification',
    'es',
    'apellido',
    'Mi apellido está mal escrito en la cuenta, por favor corríjanlo: es Gutiérrez.',
  ],
  ['subject-request', 'objection', 'es', 'publicidad', 'Me opongo a que usen mis datos para publicidad.'],
  [
    'not-privacy',
    '',
    'es',
    'factura',
    'Hola, no encuentro la factura de mi suscripción, ¿pueden enviármela?',
  ],
  [
    'subject-request',
    'erasure',
    'it',
    'Cancellazione',
    "Buongiorno, chiedo la cancellazione del mio account e di tutti i miei dati ai sensi dell'art. 17 GDPR.",
  ],
  [
    'subject-request',
    'access',
    'it',
    'dati',
    'Vorrei sapere quali dati personali conservate su di me e a chi li avete comunicati.',
  ],
  [
    'subject-request',
    'consent-withdrawal',
    'it',
    'consenso',
    'Revoco il consenso al trattamento dei miei dati per finalità di marketing.',
  ],
  [
    'not-privacy',
    '',
    'it',
    'aiuto',
    'Ciao, non riesco ad accedere alla mia casella, la password non funziona.',
  ],
  [
    'subject-request',
    'erasure',
    'nl',
    'account weg',
    'Beste, ik wil graag dat u mijn account en al mijn gegevens verwijdert.',
  ],
  [
    'subject-request',
    'access',
    'nl',
    'inzage',
    'Graag ontvang ik een kopie van alle persoonsgegevens die u van mij heeft.',
  ],
  [
    'subject-request',
    'objection',
    'nl',
    'nieuwsbrief',
    'Ik maak bezwaar tegen het gebruik van mijn gegevens voor reclame en wil geen nieuwsbrief meer.',
  ],
  [
    'subject-request',
    'erasure',
    'pt',
    'conta',
    'Olá, gostaria que apagassem a minha conta e todos os meus dados pessoais. Obrigado',
  ],
  [
    'subject-request',
    'access',
    'pt',
    'dados',
    'Solicito uma cópia de todos os dados pessoais que têm sobre mim.',
  ],
  [
    'authority-request',
    '',
    'fr',
    'Réquisition judiciaire n° 2026/445',
    "Madame, Monsieur, agissant en enquête préliminaire, je vous requiers de me communiquer l'identité du titulaire de l'adresse x@mailo.com et ses adresses IP de connexion. Réquisition ci-jointe. Lieutenant Martin, OPJ",
    'brigade@gendarmerie.interieur.gouv.fr',
  ],
  [
    'authority-request',
    '',
    'en',
    'Search warrant',
    'Dear Custodian of Records, please find attached a search warrant for the account y@mailo.com issued in an ongoing criminal investigation. Do not notify the user. Special Agent Doe',
    'doe@fbi.gov',
  ],
  [
    'authority-request',
    '',
    'de',
    'Auskunftsersuchen',
    'Sehr geehrte Damen und Herren, in dem Ermittlungsverfahren 12 Js 44/26 bitte ich um Mitteilung der Bestandsdaten zum Konto z@mailo.com. Kriminalhauptkommissar Meier',
    'k12@polizei.bayern.de',
  ],
  [
    'authority-request',
    '',
    'es',
    'Oficio',
    'Se adjunta mandamiento judicial del Juzgado de Instrucción nº 3 en diligencias previas 55/2026. Se solicita el titular de la cuenta w@mailo.com.',
    'udef@policia.es',
  ],
  [
    'authority-request',
    '',
    'nl',
    'Vordering',
    'Bijgaand een vordering ex artikel 126na Wetboek van Strafvordering betreffende het account v@mailo.com. Brigadier Jansen, politie eenheid Den Haag',
    'digi@politie.nl',
  ],
  [
    'not-privacy',
    '',
    'en',
    'Great offer',
    'We can boost your website rankings on the first page of Google. Free audit. Reply STOP to be removed.',
  ],
  [
    'subject-request',
    'erasure+access',
    'fr',
    'Mes droits',
    "Je vous demande de m'envoyer une copie de toutes mes données puis de supprimer définitivement mon compte.",
  ],
  [
    'subject-request',
    'objection+erasure',
    'en',
    'Fed up',
    'I object to the use of my data for profiling. Also erase my account and everything you hold.',
  ],
  [
    'not-privacy',
    '',
    'fr',
    'Synchronisation',
    'La synchronisation de mes contacts ne marche plus sur mon téléphone Android, mes contacts ont disparu.',
  ],
  [
    'subject-request',
    'erasure',
    'fr',
    'photo',
    'Bonjour, une photo de moi est visible dans un album public hébergé chez vous sans mon accord, je demande son retrait immédiat.',
  ],
  [
    'subject-request',
    'access',
    'fr',
    'Tutelle',
    "Je suis la tutrice de M. Albert Roux, titulaire de albert.roux@mailo.com. Je demande à connaître l'ensemble des informations que vous conservez sur lui.",
  ],
  [
    'subject-request',
    'objection',
    'fr',
    'plus de mails',
    "Bonjour, j'en ai assez de recevoir vos mails publicitaires. Désinscrivez-moi de toutes vos listes.",
  ],
  [
    'supervisory-authority',
    '',
    'fr',
    'Plainte n° 26001',
    "Madame la Déléguée, la CNIL a été saisie d'une plainte de M. X relative à son droit d'effacement. Je vous demande de répondre sous un mois.",
    'plaintes@cnil.fr',
  ],
  [
    'privacy-enquiry',
    '',
    'it',
    'domanda',
    'Buongiorno, prima di iscrivermi vorrei sapere dove sono i server e se leggete le mail per la pubblicità.',
  ],
  [
    'privacy-enquiry',
    '',
    'es',
    'duda',
    'Hola, una pregunta: ¿dónde están los servidores y cuánto tiempo guardáis los datos de conexión?',
  ],
  [
    'not-privacy',
    '',
    'nl',
    'factuur',
    'Hallo, ik kan de factuur van mijn abonnement niet vinden. Kunt u die sturen?',
  ],
  [
    'subject-request',
    'rectification',
    'it',
    'indirizzo',
    'Il mio cognome è sbagliato nel profilo, vi chiedo di correggerlo: Bianchi e non Bianci.',
  ],
  [
    'subject-request',
    'rectification',
    'nl',
    'naam',
    'Mijn achternaam is verkeerd gespeld. Kunt u die corrigeren?',
  ],
  [
    'subject-request',
    'consent-withdrawal',
    'de',
    'Einwilligung',
    'Hiermit widerrufe ich meine Einwilligung in die Nutzung von Werbe-Cookies.',
  ],
  [
    'subject-request',
    'consent-withdrawal',
    'es',
    'cookies',
    'Retiro mi consentimiento para las cookies publicitarias.',
  ],
  [
    'subject-request',
    'restriction',
    'es',
    'limitacion',
    'Solicito la limitación del tratamiento de mis datos mientras se resuelve mi reclamación.',
  ],
  [
    'subject-request',
    'restriction',
    'de',
    'Sperre',
    'Bitte sperren Sie meine Daten bis zur Klärung, sie dürfen nicht gelöscht werden.',
  ],
  [
    'subject-request',
    'post-mortem',
    'it',
    'mio padre',
    "Mio padre è deceduto il 2 maggio, aveva la casella mario.rossi@mailo.eu. Come erede vorrei chiudere l'account.",
  ],
];

const NONE = directoryOf([]);

function facts(
  subject: string,
  text: string,
  from = 'someone@example.org',
  more: Partial<MailFacts> = {},
): MailFacts {
  return {
    messageId: null,
    inReplyTo: null,
    references: [],
    subject,
    text,
    segments: [{ zone: 'fresh', start: 0, end: text.length }],
    from: { name: '', address: from },
    replyTo: [],
    returnPath: null,
    date: '2026-10-01T00:00:00Z',
    headers: {
      autoSubmitted: null,
      precedence: null,
      listId: null,
      listUnsubscribe: null,
      autoResponseSuppress: null,
      spamFlag: null,
      contentLanguage: null,
      contentType: 'text/plain',
      contentTypeField: null,
    },
    authentication: null,
    report: null,
    attachmentNames: [],
    attachedMessages: [],
    ...more,
  };
}

describe('everyday wording beside the sample', () => {
  it.each(CASES.map(([a, b, c, d, e, from = 'someone@example.org']) => [a, b, c, d, e, from]))(
    '%s %s %s: %s',
    (name, rights, language, subject, text, from) => {
      const seen = triage(facts(subject, text, from), NONE, []);
      expect([seen.class, [...seen.rights].sort().join('+'), seen.language]).toEqual([
        name,
        rights.split('+').sort().join('+'),
        language,
      ]);
    },
  );
});

describe('evidence', () => {
  it('points at the words, so that the console can highlight them', () => {
    const text = 'Bonjour,\n\nJe souhaite exercer mon droit d’accès. Merci.';
    const seen = triage(facts('RGPD', text), NONE, []);
    const words = seen.evidence.find(({ supports, in: place }) => supports === 'access' && place === 'text')!;
    expect(text.slice(words.start, words.end)).toBe(words.quote);
    expect(words.quote).toBe('Je souhaite exercer mon droit d’accès.');
    expect(seen.triageVersion).toBe(triageVersion);
  });

  it('does not read quoted history as a wish of today', () => {
    const now = 'Merci, tout est réglé.\n';
    const text = `${now}> Je demande la suppression de mon compte.`;
    const segments = [
      { zone: 'fresh' as const, start: 0, end: now.length },
      { zone: 'quoted' as const, start: now.length, end: text.length },
    ];
    expect(triage(facts('Re: compte', text, undefined, { segments }), NONE, []).rights).toEqual([]);
  });
});

describe('the account', () => {
  const account = (address: string, more: object = {}) => ({
    address,
    aliases: [],
    firstName: 'Anne',
    lastName: 'Martin',
    birthDate: '1980-02-01',
    language: 'fr',
    plan: 'free',
    recoveryAddress: null,
    parent: null,
    domains: [],
    ...more,
  });
  const two = directoryOf([
    account('anne.martin@mailo.com', { aliases: ['am@netc.fr'] }),
    account('annemartin@netc.fr', { birthDate: '1991-05-06' }),
  ]);

  it('is the main address where an alias is written', () => {
    expect(triage(facts('Compte', 'Merci de supprimer mon compte am@netc.fr'), two, []).account).toBe(
      'anne.martin@mailo.com',
    );
  });
  it('stays open between two holders of one name', () => {
    expect(triage(facts('Compte', 'Merci de supprimer mon compte. Anne Martin'), two, []).account).toBeNull();
  });
  it('is told apart by the birth date', () => {
    const seen = triage(
      facts('Compte', 'Merci de supprimer mon compte. Anne Martin, née le 6 mai 1991'),
      two,
      [],
    );
    expect(seen.account).toBe('annemartin@netc.fr');
    expect(seen.accountCandidates[0]).toMatchObject({ reason: 'name-and-birth-date', strength: 'strong' });
  });
});

describe('signs that a person must look at', () => {
  const REQUISITION =
    'Dans le cadre d’une enquête préliminaire, je vous requiers de me communiquer les connexions du compte x@mailo.com. Réquisition ci-jointe.';
  it.each([
    'police.nationale@gmail.com',
    'requisitions@gendarmerie-nationale.example',
    'opj@police-gouv.com',
  ])('a French authority from %s', (from) => {
    const seen = triage(facts('Réquisition judiciaire', REQUISITION, from), NONE, []);
    expect(seen).toMatchObject({
      class: 'authority-request',
      autoReplyAllowed: false,
      flags: { suspicious: true },
    });
  });
  it('not the same words from the State itself', () => {
    const seen = triage(
      facts('Réquisition judiciaire', REQUISITION, 'bta@gendarmerie.interieur.gouv.fr'),
      NONE,
      [],
    );
    expect(seen).toMatchObject({
      class: 'authority-request',
      flags: { suspicious: false },
      authoritySign: 'strong',
    });
  });
  it('a person who speaks of the police keeps a weak sign at most', () => {
    const seen = triage(
      facts('Question', 'La gendarmerie vous a-t-elle envoyé une réquisition judiciaire sur mon compte ?'),
      NONE,
      [],
    );
    expect(seen.class).not.toBe('authority-request');
    expect(seen.authoritySign).not.toBe('strong');
  });
  it('danger to life', () => {
    expect(
      triage(
        facts('urgent', 'Ma sœur a disparu, sa vie est en danger, donnez-moi accès à ses messages'),
        NONE,
        [],
      ).flags.threatToLife,
    ).toBe(true);
  });
});

describe('any text', () => {
  it('gives a suggestion in time, whatever is written', () => {
    const word = fc.constantFrom(
      'je',
      'supprimer',
      'mon',
      'compte',
      'article',
      '15',
      'droit',
      'a@mailo.com',
      '\n',
      '. ',
      'ſ',
      '\ud800',
      'É',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), (words) => {
        const seen = triage(facts('x', words.join(' ')), NONE, []);
        expect(TRIAGE_CLASSES).toContain(seen.class);
        expect(seen.confidence).toBeGreaterThanOrEqual(0);
        expect(seen.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    'je souhaite ',
    'a',
    'supprimer compte ',
    'a@b.',
    ' '.repeat(7),
    'art. 15 ',
    '1 mai 2000 ',
    'é\n',
    'Aa',
  ])('stays linear over a megabyte of %j', (piece) => {
    const started = performance.now();
    triage(facts('x', piece.repeat(Math.ceil(1_000_000 / piece.length))), NONE, []);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

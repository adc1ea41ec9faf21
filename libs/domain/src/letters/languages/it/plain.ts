import { letterBetween, type LetterWords, type PlainTexts } from '../../languages.js';

/** What the desk says to a child in Italian. */
export const italianPlainWords: LetterWords = {
  rights: {
    access: 'vedere i tuoi dati',
    rectification: 'correggere i tuoi dati',
    erasure: 'cancellare i tuoi dati',
    restriction: 'mettere da parte i tuoi dati',
    portability: 'portare i tuoi dati altrove',
    objection: 'che smettiamo di usare i tuoi dati',
    'objection-marketing': 'non ricevere più pubblicità da noi',
    'consent-withdrawal': 'ritirare il tuo consenso',
    'post-mortem': 'i dati di una persona che è morta',
  },
  outcomes: {
    granted: 'sì',
    partly: 'sì, in parte',
    refused: 'no',
    'not-applicable': 'non c’è nulla da fare',
  },
  grounds: {
    'identity-not-shown': 'non abbiamo potuto verificare che sei davvero tu',
    'person-not-identifiable': 'questi dati non ci dicono chi sei',
    'mandate-insufficient':
      'il foglio che permette a qualcuno di chiedere per te manca o non è abbastanza chiaro',
    'manifestly-unfounded': 'è chiaro che questa richiesta non ha motivo',
    excessive: 'hai chiesto la stessa cosa troppe volte',
    'rights-of-others': 'farebbe un danno ad altre persone',
    'secrecy-of-correspondence': 'i messaggi degli altri sono segreti: la legge li protegge',
    'data-accurate': 'questi dati sono giusti',
    'evidence-missing':
      'nulla dimostra ancora che questi dati siano sbagliati; intanto puoi chiederci di non usarli',
    'no-erasure-ground': 'nel tuo caso la legge non ci chiede di cancellare questi dati',
    'freedom-of-expression': 'questi dati servono perché tutti possano esprimersi e informarsi liberamente',
    'legal-obligation': 'la legge ci obbliga a conservare questi dati',
    'public-health': 'questi dati servono a proteggere la salute di tutti',
    'archiving-research': 'questi dati servono per gli archivi o per la ricerca',
    'legal-claims': 'questi dati possono servire davanti a un giudice',
    'no-restriction-case': 'nel tuo caso la legge non ci chiede di mettere da parte questi dati',
    'data-not-provided': 'puoi portare via ciò che ci hai dato, non ciò che ne abbiamo ricavato',
    'not-consent-or-contract': 'non usiamo questi dati né con il tuo consenso né per un contratto con te',
    'compelling-grounds': 'abbiamo un motivo molto importante per continuare',
    'not-an-heir': 'nulla dimostra che erediti da questa persona',
    'directives-forbid': 'la persona che è morta non lo voleva',
  },
  blocks: {
    purposes: 'A che cosa servono i tuoi dati',
    held: 'I dati che abbiamo su di te',
    recipients: 'A chi li diamo',
    retention: 'Per quanto tempo li teniamo',
    source: 'Da dove vengono',
    transfers: 'Vanno lontano, fuori dall’Europa?',
    'automated-decisions': 'Decide un computer da solo?',
  },
  mentions: {
    'neutral-retention': 'Alcuni dati possono essere conservati per il tempo richiesto dalla legge.',
    'other-rights':
      'Puoi anche chiederci di correggere i tuoi dati, di cancellarli, di metterli da parte o di smettere di usarli (articoli 16, 17, 18 e 21 del GDPR).',
    complaint:
      'Non sei d’accordo con la nostra risposta? Puoi fare reclamo alla CNIL. Protegge i dati delle persone in Francia. È gratis (articolo 77 del GDPR). Su internet: www.cnil.fr. Per posta: CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, Francia.',
    court: 'Puoi anche andare da un giudice (articolo 79 del GDPR). Un adulto può aiutarti.',
    'dpo-contact':
      'Hai una domanda? Scrivi alla persona che protegge i dati in Mailo: contact@mailo.com. Puoi anche rispondere a questo messaggio.',
  },
  reasons: 'A che cosa abbiamo detto di no, e perché:',
  decider: 'La persona che ha deciso, in Mailo:',
  notApplicable: 'Questo non ti riguarda',
};

const letter = letterBetween(
  'Ciao {{person.name}},',
  'Un saluto\n\n{{officer.name}}\nMailo – Protezione dei dati\ncontact@mailo.com',
);
const yours = 'Ci hai scritto {{request.receiptDay}}. La tua richiesta ha il numero {{request.reference}}.';
const asked = 'Ci hai chiesto: {{request.rights}}.';
const help = 'Una parola è difficile? Chiedi a noi. Puoi anche parlarne con un adulto di cui ti fidi.';

export const italianPlainTexts: PlainTexts = {
  acknowledgement: letter(
    'Abbiamo ricevuto la tua richiesta ({{request.reference}})',
    `${yours} L’abbiamo ricevuta.`,
    'Ecco che cosa abbiamo capito: {{request.rights}}. Non è così? Rispondi a questo messaggio e diccelo.',
    'Ti risponderemo presto. Al più tardi {{request.dueDay}}.',
    '{{self-service}}',
    help,
  ),
  'identity-question': letter(
    'Dobbiamo verificare che sei tu ({{request.reference}})',
    yours,
    'Non vogliamo mostrare o cancellare i dati di qualcun altro. Per questo dobbiamo verificare che sei davvero tu.',
    'Perché abbiamo un dubbio: {{identity.doubt}}',
    'Che cosa ti chiediamo: {{identity.proof}}',
    'Niente di più. Non mandare una foto del tuo documento d’identità, a meno che non te la chiediamo.',
    'Finché non rispondi, il termine è in pausa. La legge lo permette (articolo 12, paragrafo 6, del GDPR). Riparte quando ci rispondi.',
    help,
  ),
  'clarification-question': letter(
    'Una domanda sulla tua richiesta ({{request.reference}})',
    yours,
    'Per risponderti bene abbiamo una domanda: {{clarification.question}}',
    'Vuoi che riguardi tutti i tuoi dati? Basta dircelo.',
    'Finché non rispondi, il termine è in pausa. Riparte quando ci rispondi (considerando 63 del GDPR).',
    help,
  ),
  extension: letter(
    'Ci serve più tempo ({{request.reference}})',
    `${yours} Ci stiamo lavorando.`,
    'Un mese non ci basta per risponderti del tutto. Ecco perché:',
    '{{reasons}}',
    'La legge ci permette di prendere più tempo (articolo 12, paragrafo 3, del GDPR). Avrai la nostra risposta al più tardi {{extension.until}}. Prima, se possiamo.',
    help,
  ),
  answer: letter(
    'La nostra risposta ({{request.reference}})',
    `${yours} ${asked} Ecco la nostra risposta.`,
    '{{answer}}',
    help,
  ),
  refusal: letter(
    'La nostra risposta ({{request.reference}})',
    `${yours} ${asked}`,
    'Abbiamo guardato con attenzione la tua richiesta. Non possiamo dire di sì. Ecco perché:',
    '{{reasons}}',
    'Questa decisione è stata presa, per Mailo, da {{decider.name}}.',
    help,
  ),
  'closing-without-answer': letter(
    'Chiudiamo la tua richiesta perché non hai risposto ({{request.reference}})',
    `${yours} ${asked}`,
    'Ci mancava qualcosa. Te l’abbiamo chiesto {{silence.askedDay}}, e poi un’altra volta. Non hai risposto. Quindi non possiamo fare nulla e chiudiamo la tua richiesta.',
    'Non perdi nessun diritto. Se rispondi, anche più tardi, la riapriamo.',
    help,
  ),
};

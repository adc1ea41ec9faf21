import { frenchSpacing } from '../../wording/french.js';
import { letterBetween, type EnquiryLetterKind, type LetterText, type ReaderLanguage } from '../languages.js';

/** The answers to what is no request: to a person or a child who asked something, and to the supervisory authority. */
export interface EnquiryTexts {
  readonly adult: Readonly<Record<EnquiryLetterKind, LetterText>>;
  readonly minor: Readonly<Record<'enquiry-answer', LetterText>>;
}

interface Words {
  /** Greeting and ending to a person, to an authority, to a child. */
  readonly person: readonly [string, string];
  readonly official: readonly [string, string];
  readonly child: readonly [string, string];
  readonly desk: string;
  /** Subject, then what it answers. */
  readonly asked: readonly [string, string];
  readonly wrote: readonly [string, string, string];
  readonly plain: readonly [string, string, string];
}

const between = ([greeting, ending]: readonly [string, string], desk: string) =>
  letterBetween(greeting, `${ending}\n\n{{officer.name}}\n${desk}\ncontact@mailo.com`);

function textsOf({ person, official, child, desk, asked, wrote, plain }: Words): EnquiryTexts {
  return {
    adult: {
      'enquiry-answer': between(person, desk)(asked[0], asked[1], '{{answer}}'),
      'supervisory-answer': between(official, desk)(wrote[0], wrote[1], '{{answer}}', wrote[2]),
    },
    minor: { 'enquiry-answer': between(child, desk)(plain[0], plain[1], '{{answer}}', plain[2]) },
  };
}

const spaced = (texts: EnquiryTexts): EnquiryTexts => {
  const one = ({ subject, body }: LetterText): LetterText => ({
    subject: frenchSpacing(subject),
    body: frenchSpacing(body),
  });
  return {
    adult: {
      'enquiry-answer': one(texts.adult['enquiry-answer']),
      'supervisory-answer': one(texts.adult['supervisory-answer']),
    },
    minor: { 'enquiry-answer': one(texts.minor['enquiry-answer']) },
  };
};

export const enquiryTexts: Readonly<Record<ReaderLanguage, EnquiryTexts>> = {
  fr: spaced(
    textsOf({
      person: ['Bonjour {{person.name}},', 'Cordialement,'],
      official: [
        'Madame, Monsieur,',
        'Veuillez agréer, Madame, Monsieur, l’expression de notre considération distinguée.',
      ],
      child: ['Bonjour {{person.name}},', 'À bientôt,'],
      desk: 'Mailo – Protection des données',
      asked: [
        'Notre réponse à votre question ({{request.reference}})',
        'Vous nous avez posé, le {{request.receiptDay}}, une question sur la protection des données ; elle porte la référence {{request.reference}}. Voici notre réponse.',
      ],
      wrote: [
        'Notre réponse à votre courrier ({{request.reference}})',
        'Nous répondons à votre courrier {{authority.actReference}}, reçu le {{request.receiptDay}} et enregistré sous la référence {{request.reference}}.',
        'Nous restons à la disposition de vos services pour tout élément complémentaire.',
      ],
      plain: [
        'Notre réponse à ta question ({{request.reference}})',
        'Tu nous as posé une question le {{request.receiptDay}}. Son numéro est {{request.reference}}. Voici notre réponse.',
        'Tu n’as pas tout compris ? Réponds à ce message, nous t’expliquerons.',
      ],
    }),
  ),
  en: textsOf({
    person: ['Hello {{person.name}},', 'Kind regards,'],
    official: ['Dear Sir or Madam,', 'Yours faithfully,'],
    child: ['Hello {{person.name}},', 'Best wishes,'],
    desk: 'Mailo – Data protection',
    asked: [
      'Our answer to your question ({{request.reference}})',
      'On {{request.receiptDay}} you asked us a question about data protection; its reference is {{request.reference}}. Here is our answer.',
    ],
    wrote: [
      'Our answer to your letter ({{request.reference}})',
      'We are replying to your letter {{authority.actReference}}, received on {{request.receiptDay}} and registered under the reference {{request.reference}}.',
      'We remain at your disposal for anything further that you may need.',
    ],
    plain: [
      'Our answer to your question ({{request.reference}})',
      'You asked us a question on {{request.receiptDay}}. Its number is {{request.reference}}. Here is our answer.',
      'Is something not clear? Just reply to this message and we will explain.',
    ],
  }),
  de: textsOf({
    person: ['Guten Tag {{person.name}},', 'Mit freundlichen Grüßen'],
    official: ['Sehr geehrte Damen und Herren,', 'Mit freundlichen Grüßen'],
    child: ['Hallo {{person.name}},', 'Viele Grüße'],
    desk: 'Mailo – Datenschutz',
    asked: [
      'Unsere Antwort auf Ihre Frage ({{request.reference}})',
      'Sie haben uns am {{request.receiptDay}} eine Frage zum Datenschutz gestellt; sie trägt das Aktenzeichen {{request.reference}}. Hier ist unsere Antwort.',
    ],
    wrote: [
      'Unsere Antwort auf Ihr Schreiben ({{request.reference}})',
      'wir antworten auf Ihr Schreiben {{authority.actReference}}, eingegangen am {{request.receiptDay}} und unter dem Aktenzeichen {{request.reference}} erfasst.',
      'Für weitere Auskünfte stehen wir Ihnen gerne zur Verfügung.',
    ],
    plain: [
      'Unsere Antwort auf deine Frage ({{request.reference}})',
      'Du hast uns am {{request.receiptDay}} eine Frage gestellt. Die Nummer ist {{request.reference}}. Hier ist unsere Antwort.',
      'Ist etwas nicht klar? Antworte einfach auf diese Nachricht, dann erklären wir es dir.',
    ],
  }),
  es: textsOf({
    person: ['Buenos días, {{person.name}}:', 'Atentamente,'],
    official: ['Señores:', 'Les saludamos atentamente,'],
    child: ['Hola, {{person.name}}:', 'Un saludo,'],
    desk: 'Mailo – Protección de datos',
    asked: [
      'Nuestra respuesta a su pregunta ({{request.reference}})',
      'El {{request.receiptDay}} nos planteó una pregunta sobre protección de datos, con la referencia {{request.reference}}. Esta es nuestra respuesta.',
    ],
    wrote: [
      'Nuestra respuesta a su escrito ({{request.reference}})',
      'Respondemos a su escrito {{authority.actReference}}, recibido el {{request.receiptDay}} y registrado con la referencia {{request.reference}}.',
      'Quedamos a su disposición para cualquier información adicional.',
    ],
    plain: [
      'Nuestra respuesta a tu pregunta ({{request.reference}})',
      'El {{request.receiptDay}} nos hiciste una pregunta. Su número es {{request.reference}}. Esta es nuestra respuesta.',
      '¿Hay algo que no entiendes? Responde a este mensaje y te lo explicamos.',
    ],
  }),
  it: textsOf({
    person: ['Buongiorno {{person.name}},', 'Cordiali saluti'],
    official: ['Gentili Signore, egregi Signori,', 'Distinti saluti'],
    child: ['Ciao {{person.name}},', 'A presto'],
    desk: 'Mailo – Protezione dei dati',
    asked: [
      'La nostra risposta alla Sua domanda ({{request.reference}})',
      '{{request.receiptDay}} ci ha rivolto una domanda sulla protezione dei dati; il riferimento è {{request.reference}}. Ecco la nostra risposta.',
    ],
    wrote: [
      'La nostra risposta alla Vostra comunicazione ({{request.reference}})',
      'Rispondiamo alla Vostra comunicazione {{authority.actReference}}, ricevuta {{request.receiptDay}} e registrata con il riferimento {{request.reference}}.',
      'Restiamo a Vostra disposizione per ogni ulteriore elemento.',
    ],
    plain: [
      'La nostra risposta alla tua domanda ({{request.reference}})',
      'Ci hai fatto una domanda {{request.receiptDay}}. Il suo numero è {{request.reference}}. Ecco la nostra risposta.',
      'Qualcosa non è chiaro? Rispondi a questo messaggio e te lo spieghiamo.',
    ],
  }),
  nl: textsOf({
    person: ['Geachte {{person.name}},', 'Met vriendelijke groet,'],
    official: ['Geachte heer of mevrouw,', 'Hoogachtend,'],
    child: ['Hallo {{person.name}},', 'Groetjes,'],
    desk: 'Mailo – Gegevensbescherming',
    asked: [
      'Ons antwoord op uw vraag ({{request.reference}})',
      'Op {{request.receiptDay}} hebt u ons een vraag over gegevensbescherming gesteld, met kenmerk {{request.reference}}. Hier is ons antwoord.',
    ],
    wrote: [
      'Ons antwoord op uw brief ({{request.reference}})',
      'Wij antwoorden op uw brief {{authority.actReference}}, ontvangen op {{request.receiptDay}} en geregistreerd onder kenmerk {{request.reference}}.',
      'Voor verdere inlichtingen blijven wij tot uw beschikking.',
    ],
    plain: [
      'Ons antwoord op je vraag ({{request.reference}})',
      'Je hebt ons op {{request.receiptDay}} een vraag gesteld. Het nummer is {{request.reference}}. Hier is ons antwoord.',
      'Is iets niet duidelijk? Antwoord op dit bericht, dan leggen we het uit.',
    ],
  }),
  pt: textsOf({
    person: ['Exmo.(a) Senhor(a) {{person.name}},', 'Com os melhores cumprimentos,'],
    official: ['Exmos. Senhores,', 'Com os melhores cumprimentos,'],
    child: ['Olá {{person.name}},', 'Até breve,'],
    desk: 'Mailo – Proteção de dados',
    asked: [
      'A nossa resposta à sua pergunta ({{request.reference}})',
      'Em {{request.receiptDay}} colocou-nos uma pergunta sobre proteção de dados, com a referência {{request.reference}}. Segue a nossa resposta.',
    ],
    wrote: [
      'A nossa resposta à vossa carta ({{request.reference}})',
      'Respondemos à vossa carta {{authority.actReference}}, recebida em {{request.receiptDay}} e registada com a referência {{request.reference}}.',
      'Ficamos ao vosso dispor para qualquer elemento adicional.',
    ],
    plain: [
      'A nossa resposta à tua pergunta ({{request.reference}})',
      'Fizeste-nos uma pergunta em {{request.receiptDay}}. O número é {{request.reference}}. Aqui está a nossa resposta.',
      'Há algo que não percebes? Responde a esta mensagem e nós explicamos.',
    ],
  }),
};

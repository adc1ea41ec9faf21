import { letterBetween, type LetterWords, type PlainTexts } from '../../languages.js';

/** What the desk says to a child in Dutch. */
export const dutchPlainWords: LetterWords = {
  rights: {
    access: 'je gegevens zien',
    rectification: 'je gegevens laten verbeteren',
    erasure: 'je gegevens laten wissen',
    restriction: 'je gegevens opzij laten zetten',
    portability: 'je gegevens meenemen',
    objection: 'dat we je gegevens niet meer gebruiken',
    'objection-marketing': 'geen reclame meer van ons krijgen',
    'consent-withdrawal': 'je toestemming intrekken',
    'post-mortem': 'de gegevens van iemand die is overleden',
  },
  outcomes: {
    granted: 'ja',
    partly: 'voor een deel ja',
    refused: 'nee',
    'not-applicable': 'er hoeft niets te gebeuren',
  },
  grounds: {
    'identity-not-shown': 'we konden niet nagaan of jij het echt bent',
    'person-not-identifiable': 'deze gegevens vertellen ons niet wie je bent',
    'mandate-insufficient':
      'het papier waarmee iemand voor jou mag vragen ontbreekt of is niet duidelijk genoeg',
    'manifestly-unfounded': 'er is duidelijk geen reden voor dit verzoek',
    excessive: 'je hebt te vaak hetzelfde gevraagd',
    'rights-of-others': 'het zou andere mensen schaden',
    'secrecy-of-correspondence': 'berichten van anderen zijn geheim: de wet beschermt ze',
    'data-accurate': 'deze gegevens kloppen',
    'evidence-missing':
      'nog niets laat zien dat deze gegevens fout zijn; tot die tijd kun je vragen dat we ze niet gebruiken',
    'no-erasure-ground': 'volgens de wet hoeven deze gegevens in jouw geval niet gewist te worden',
    'freedom-of-expression':
      'deze gegevens zijn nodig zodat iedereen vrij kan spreken en zich kan informeren',
    'legal-obligation': 'de wet zegt dat we deze gegevens moeten bewaren',
    'public-health': 'deze gegevens helpen de gezondheid van iedereen te beschermen',
    'archiving-research': 'deze gegevens zijn nodig voor archieven of onderzoek',
    'legal-claims': 'deze gegevens kunnen nodig zijn bij een rechter',
    'no-restriction-case': 'volgens de wet hoeven deze gegevens in jouw geval niet opzij gezet te worden',
    'data-not-provided': 'je kunt meenemen wat je ons hebt gegeven, niet wat we daaruit hebben afgeleid',
    'not-consent-or-contract':
      'we gebruiken deze gegevens niet omdat jij dat goed vond en ook niet door een contract met jou',
    'compelling-grounds': 'we hebben een heel belangrijke reden om door te gaan',
    'not-an-heir': 'niets laat zien dat je van deze persoon erft',
    'directives-forbid': 'de persoon die is overleden wilde dit niet',
  },
  blocks: {
    purposes: 'Waar we je gegevens voor gebruiken',
    held: 'Welke gegevens we van je hebben',
    recipients: 'Aan wie we ze geven',
    retention: 'Hoelang we ze bewaren',
    source: 'Waar ze vandaan komen',
    transfers: 'Gaan ze ver weg, buiten Europa?',
    'automated-decisions': 'Beslist een computer helemaal alleen?',
  },
  mentions: {
    'neutral-retention': 'Sommige gegevens kunnen worden bewaard zolang de wet dat eist.',
    'other-rights':
      'Je kunt ons ook vragen je gegevens te verbeteren, te wissen, opzij te zetten of niet meer te gebruiken (artikelen 16, 17, 18 en 21 AVG).',
    complaint:
      'Ben je het niet eens met ons antwoord? Je kunt een klacht sturen naar de CNIL. Die beschermt in Frankrijk de gegevens van mensen. Dat is gratis (artikel 77 AVG). Op internet: www.cnil.fr. Met de post: CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, Frankrijk.',
    court: 'Je kunt ook naar een rechter gaan (artikel 79 AVG). Een volwassene kan je helpen.',
    'dpo-contact':
      'Heb je een vraag? Schrijf naar de persoon die bij Mailo de gegevens beschermt: contact@mailo.com. Je kunt ook gewoon op dit bericht antwoorden.',
  },
  reasons: 'Waar we nee op hebben gezegd, en waarom:',
  decider: 'Bij Mailo is dit beslist door',
  notApplicable: 'Dit geldt niet voor jou',
};

const letter = letterBetween(
  'Hallo {{person.name}},',
  'Groeten,\n\n{{officer.name}}\nMailo – Gegevensbescherming\ncontact@mailo.com',
);
const yours =
  'Je hebt ons op {{request.receiptDay}} geschreven. Je verzoek heeft nummer {{request.reference}}.';
const asked = 'Je vroeg ons: {{request.rights}}.';
const help =
  'Is een woord moeilijk? Vraag het ons. Je kunt er ook over praten met een volwassene die je vertrouwt.';

export const dutchPlainTexts: PlainTexts = {
  acknowledgement: letter(
    'We hebben je verzoek ontvangen ({{request.reference}})',
    `${yours} We hebben het goed ontvangen.`,
    'Dit hebben we begrepen: {{request.rights}}. Klopt dat niet? Antwoord op dit bericht en zeg het ons.',
    'We antwoorden je snel. Uiterlijk op {{request.dueDay}}.',
    '{{self-service}}',
    help,
  ),
  'identity-question': letter(
    'We moeten nagaan of jij het bent ({{request.reference}})',
    yours,
    'We willen niet de gegevens van iemand anders laten zien of wissen. Daarom moeten we nagaan of jij het echt bent.',
    'Waarom we twijfelen: {{identity.doubt}}',
    'Wat we je vragen: {{identity.proof}}',
    'Meer niet. Stuur geen foto van je identiteitskaart, behalve als we erom vragen.',
    'Tot je antwoordt, staat de termijn op pauze. Dat mag van de wet (artikel 12, lid 6, AVG). De termijn loopt verder als je antwoordt.',
    help,
  ),
  'clarification-question': letter(
    'Een vraag over je verzoek ({{request.reference}})',
    yours,
    'Om je goed te antwoorden, hebben we een vraag: {{clarification.question}}',
    'Gaat het je om al je gegevens? Zeg dat dan gewoon.',
    'Tot je antwoordt, staat de termijn op pauze. De termijn loopt verder als je antwoordt (overweging 63 AVG).',
    help,
  ),
  extension: letter(
    'We hebben meer tijd nodig ({{request.reference}})',
    `${yours} We zijn ermee bezig.`,
    'Eén maand is te kort om je alles te antwoorden. Dit is waarom:',
    '{{reasons}}',
    'De wet geeft ons meer tijd (artikel 12, lid 3, AVG). Je krijgt ons antwoord uiterlijk op {{extension.until}}. Eerder als het kan.',
    help,
  ),
  answer: letter(
    'Ons antwoord ({{request.reference}})',
    `${yours} ${asked} Hier is ons antwoord.`,
    '{{answer}}',
    help,
  ),
  refusal: letter(
    'Ons antwoord ({{request.reference}})',
    `${yours} ${asked}`,
    'We hebben goed naar je verzoek gekeken. We kunnen geen ja zeggen. Dit is waarom:',
    '{{reasons}}',
    'Dit is voor Mailo beslist door {{decider.name}}.',
    help,
  ),
  'closing-without-answer': letter(
    'We sluiten je verzoek af omdat je niet hebt geantwoord ({{request.reference}})',
    `${yours} ${asked}`,
    'Er ontbrak iets. We hebben je er op {{silence.askedDay}} om gevraagd, en daarna nog een keer. Je hebt niet geantwoord. Daarom kunnen we niets doen en sluiten we je verzoek af.',
    'Je verliest geen enkel recht. Als je antwoordt, ook later, gaan we verder.',
    help,
  ),
};

import { letterBetween, type LetterTexts } from '../../languages.js';
import { dutchRequester } from './requester.js';

const letter = letterBetween(
  'Geachte {{person.name}},',
  'Met vriendelijke groet,\n\n{{officer.name}}\nMailo – Gegevensbescherming\ncontact@mailo.com',
);
const official = letterBetween(
  'Geachte heer of mevrouw,',
  'Hoogachtend,\n\n{{officer.name}}\nMailo\ncontact@mailo.com',
);

/** Dutch wording of every letter. */
export const dutchTexts: LetterTexts = {
  acknowledgement: letter(
    'Wij hebben uw verzoek ontvangen ({{request.reference}})',
    'Op {{request.receiptDay}} hebben wij uw verzoek over uw persoonsgegevens ontvangen. Het is geregistreerd onder kenmerk {{request.reference}}.',
    'Wij begrijpen dat u de volgende rechten uitoefent: {{request.rights}}. Bedoelt u iets anders, laat het ons dan weten door op dit bericht te antwoorden.',
    'Wij antwoorden u onverwijld en uiterlijk op {{request.dueDay}}.',
    '{{self-service}}',
  ),
  'identity-question': letter(
    'Wij moeten uw identiteit kunnen vaststellen ({{request.reference}})',
    'Op {{request.receiptDay}} hebben wij uw verzoek ontvangen; het is geregistreerd onder kenmerk {{request.reference}}. Om te voorkomen dat gegevens van iemand anders worden verstrekt of gewist, moeten wij er zeker van zijn dat het verzoek van u komt.',
    'Waarom wij twijfelen: {{identity.doubt}}',
    'Wat wij u vragen: {{identity.proof}}',
    'Meer hebben wij niet nodig. Stuurt u ons alstublieft geen kopie van een identiteitsbewijs, tenzij wij daar uitdrukkelijk om vragen.',
    'Intussen is de antwoordtermijn opgeschort zoals de wet bepaalt (artikel 12, lid 6, AVG; artikel 77 van het Franse decreet nr. 2019-536 van 29 mei 2019). De termijn loopt verder zodra wij uw antwoord hebben ontvangen.',
  ),
  'clarification-question': letter(
    'Een vraag over uw verzoek ({{request.reference}})',
    'Op {{request.receiptDay}} hebben wij uw verzoek ontvangen; het is geregistreerd onder kenmerk {{request.reference}}.',
    'Om u precies te kunnen antwoorden, vragen wij u om de volgende verduidelijking: {{clarification.question}}',
    'Wilt u dat uw verzoek al uw gegevens betreft, dan volstaat het dat u dit laat weten; wij behandelen het dan zo.',
    'Intussen is de antwoordtermijn opgeschort; deze loopt verder zodra wij uw antwoord hebben ontvangen (overweging 63 AVG).',
  ),
  'papers-question': letter(...dutchRequester.papersQuestion),
  extension: letter(
    'Wij hebben meer tijd nodig om u te antwoorden ({{request.reference}})',
    'Op {{request.receiptDay}} hebben wij uw verzoek ontvangen, geregistreerd onder kenmerk {{request.reference}}. Wij werken eraan.',
    'Wij kunnen u echter niet binnen een maand volledig antwoorden, om de volgende redenen, die uw verzoek betreffen:',
    '{{reasons}}',
    'Zoals artikel 12, lid 3, AVG toestaat, verlengen wij de termijn daarom tot {{extension.until}}. Als het kan, antwoorden wij u eerder.',
  ),
  answer: letter(
    'Ons antwoord op uw verzoek ({{request.reference}})',
    'Op {{request.receiptDay}} hebt u ons een verzoek gestuurd, kenmerk {{request.reference}}, dat het volgende betreft: {{request.rights}}. Hierbij ontvangt u ons antwoord.',
    '{{answer}}',
  ),
  refusal: letter(
    'Ons antwoord op uw verzoek ({{request.reference}})',
    'Op {{request.receiptDay}} hebt u ons een verzoek gestuurd, kenmerk {{request.reference}}, dat het volgende betreft: {{request.rights}}.',
    'Na onderzoek kunnen wij dit niet inwilligen, om de volgende redenen:',
    '{{reasons}}',
    'Dit besluit is namens Mailo, de verwerkingsverantwoordelijke, genomen door {{decider.name}}.',
  ),
  'closing-without-answer': letter(
    'Afsluiting van uw verzoek bij gebrek aan antwoord ({{request.reference}})',
    'Op {{request.receiptDay}} hebt u ons een verzoek gestuurd, kenmerk {{request.reference}}, dat het volgende betreft: {{request.rights}}.',
    'Om het te beantwoorden hadden wij iets nodig waarom wij u op {{silence.askedDay}} hebben gevraagd en waaraan wij u daarna hebben herinnerd. Omdat wij tot op heden niets van u hebben vernomen, kunnen wij aan uw verzoek geen gevolg geven en sluiten wij het af.',
    'U verliest hierdoor geen enkel recht: als u ons alsnog antwoordt, ook later, wordt uw verzoek heropend.',
  ),
  'authority-acknowledgement': official(
    'Ontvangstbevestiging ({{request.reference}})',
    'Wij bevestigen de ontvangst, op {{request.receiptDay}}, van uw bericht {{authority.actReference}}, geregistreerd onder kenmerk {{request.reference}}. Het is doorgezonden aan onze juridische afdeling, die contact met u zal opnemen.',
    'Deze ontvangstbevestiging zegt niets over het bestaan van gegevens of over het verdere gevolg. Wij verzoeken u dit kenmerk in alle correspondentie te vermelden.',
  ),
};

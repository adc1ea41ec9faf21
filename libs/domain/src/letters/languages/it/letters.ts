import { letterBetween, type LetterTexts } from '../../languages.js';
import { italianRequester } from './requester.js';

const letter = letterBetween(
  'Buongiorno {{person.name}},',
  'Cordiali saluti\n\n{{officer.name}}\nMailo – Protezione dei dati\ncontact@mailo.com',
);
const official = letterBetween(
  'Gentili Signore, egregi Signori,',
  'Distinti saluti\n\n{{officer.name}}\nMailo\ncontact@mailo.com',
);

/** Italian wording of every letter. */
export const italianTexts: LetterTexts = {
  acknowledgement: letter(
    'Abbiamo ricevuto la Sua richiesta ({{request.reference}})',
    'Abbiamo ricevuto {{request.receiptDay}} la Sua richiesta relativa ai Suoi dati personali, registrata con il riferimento {{request.reference}}.',
    'Intendiamo che Lei esercita i seguenti diritti: {{request.rights}}. Se non è ciò che desidera, Le basta comunicarcelo rispondendo a questo messaggio.',
    'Le risponderemo senza ingiustificato ritardo e, al più tardi, {{request.dueDay}}.',
    '{{self-service}}',
  ),
  'identity-question': letter(
    'Dobbiamo accertare la Sua identità ({{request.reference}})',
    'Abbiamo ricevuto {{request.receiptDay}} la Sua richiesta, registrata con il riferimento {{request.reference}}. Per non comunicare o cancellare per errore i dati di un’altra persona, dobbiamo accertarci che la richiesta provenga da Lei.',
    'Il motivo del nostro dubbio: {{identity.doubt}}',
    'Ciò che Le chiediamo: {{identity.proof}}',
    'Non ci occorre altro. La preghiamo di non inviarci copia di un documento d’identità, salvo nostra espressa richiesta.',
    'Nel frattempo il termine di risposta è sospeso alle condizioni previste dalla legge (articolo 12, paragrafo 6, del GDPR; articolo 77 del decreto francese n. 2019-536 del 29 maggio 2019). Riprenderà a decorrere non appena avremo ricevuto la Sua risposta.',
  ),
  'clarification-question': letter(
    'Una precisazione sulla Sua richiesta ({{request.reference}})',
    'Abbiamo ricevuto {{request.receiptDay}} la Sua richiesta, registrata con il riferimento {{request.reference}}.',
    'Per risponderLe con esattezza ci occorre una precisazione: {{clarification.question}}',
    'Se preferisce che la richiesta riguardi tutti i Suoi dati, ce lo comunichi semplicemente: la tratteremo in tal senso.',
    'Nel frattempo il termine di risposta è sospeso; riprenderà a decorrere non appena avremo ricevuto la Sua risposta (considerando 63 del GDPR).',
  ),
  'papers-question': letter(...italianRequester.papersQuestion),
  extension: letter(
    'Ci occorre più tempo per risponderLe ({{request.reference}})',
    'Abbiamo ricevuto {{request.receiptDay}} la Sua richiesta, registrata con il riferimento {{request.reference}}, e la stiamo esaminando.',
    'Non potremo tuttavia risponderLe in modo completo entro un mese, per i seguenti motivi, che riguardano la Sua richiesta:',
    '{{reasons}}',
    'Come consentito dall’articolo 12, paragrafo 3, del GDPR, proroghiamo pertanto il termine fino a {{extension.until}}. Se ci sarà possibile, Le risponderemo prima.',
  ),
  answer: letter(
    'Risposta alla Sua richiesta ({{request.reference}})',
    'Lei ci ha inviato, {{request.receiptDay}}, una richiesta, registrata con il riferimento {{request.reference}}, relativa a: {{request.rights}}. Ecco la nostra risposta.',
    '{{answer}}',
  ),
  refusal: letter(
    'Risposta alla Sua richiesta ({{request.reference}})',
    'Lei ci ha inviato, {{request.receiptDay}}, una richiesta, registrata con il riferimento {{request.reference}}, relativa a: {{request.rights}}.',
    'Dopo averla esaminata, non possiamo accoglierla per i seguenti motivi:',
    '{{reasons}}',
    'Questa decisione è stata adottata, per Mailo, titolare del trattamento, da {{decider.name}}.',
  ),
  'closing-without-answer': letter(
    'Chiusura della Sua richiesta per mancata risposta ({{request.reference}})',
    'Lei ci ha inviato, {{request.receiptDay}}, una richiesta, registrata con il riferimento {{request.reference}}, relativa a: {{request.rights}}.',
    'Per risponderLe ci occorreva un elemento che Le abbiamo chiesto {{silence.askedDay}} e poi ricordato. Non avendo ricevuto a oggi alcuna risposta, non siamo in grado di dare seguito alla richiesta e la chiudiamo.',
    'La chiusura non La priva di alcun diritto: se ci risponderà, anche in seguito, la Sua richiesta sarà riaperta.',
  ),
  'authority-acknowledgement': official(
    'Conferma di ricezione ({{request.reference}})',
    'Confermiamo di aver ricevuto, {{request.receiptDay}}, la Vostra comunicazione {{authority.actReference}}, registrata con il riferimento {{request.reference}}. È stata trasmessa al nostro ufficio legale, che Vi contatterà.',
    'La presente conferma non pregiudica in alcun modo né l’esistenza di dati né il seguito che sarà dato. Vi preghiamo di citare questo riferimento in tutta la corrispondenza.',
  ),
};

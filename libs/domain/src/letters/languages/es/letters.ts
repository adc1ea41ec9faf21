import { letterBetween, type LetterTexts } from '../../languages.js';
import { spanishRequester } from './requester.js';

const letter = letterBetween(
  'Buenos días, {{person.name}}:',
  'Atentamente,\n\n{{officer.name}}\nMailo – Protección de datos\ncontact@mailo.com',
);
const official = letterBetween(
  'Señores:',
  'Les saludamos atentamente,\n\n{{officer.name}}\nMailo\ncontact@mailo.com',
);

/** Spanish wording of every letter. */
export const spanishTexts: LetterTexts = {
  acknowledgement: letter(
    'Hemos recibido su solicitud ({{request.reference}})',
    'Recibimos el {{request.receiptDay}} su solicitud relativa a sus datos personales. Ha quedado registrada con la referencia {{request.reference}}.',
    'Entendemos que ejerce los siguientes derechos: {{request.rights}}. Si no es eso lo que desea, basta con que nos lo diga respondiendo a este mensaje.',
    'Le responderemos sin dilación indebida y, a más tardar, el {{request.dueDay}}.',
    '{{self-service}}',
  ),
  'identity-question': letter(
    'Necesitamos confirmar su identidad ({{request.reference}})',
    'Recibimos el {{request.receiptDay}} su solicitud, registrada con la referencia {{request.reference}}. Para no comunicar ni suprimir por error los datos de otra persona, debemos asegurarnos de que la solicitud procede de usted.',
    'El motivo de nuestra duda: {{identity.doubt}}',
    'Lo que le pedimos: {{identity.proof}}',
    'No necesitamos nada más. Le rogamos que no nos envíe copia de ningún documento de identidad, salvo que se la pidamos expresamente.',
    'Entretanto, el plazo de respuesta queda suspendido en las condiciones previstas por la ley (artículo 12, apartado 6, del RGPD; artículo 77 del Decreto francés n.º 2019-536, de 29 de mayo de 2019). Se reanudará en cuanto recibamos su respuesta.',
  ),
  'clarification-question': letter(
    'Una precisión sobre su solicitud ({{request.reference}})',
    'Recibimos el {{request.receiptDay}} su solicitud, registrada con la referencia {{request.reference}}.',
    'Para responderle con exactitud, necesitamos la siguiente precisión: {{clarification.question}}',
    'Si prefiere que su solicitud abarque todos sus datos, díganoslo sin más y así la tramitaremos.',
    'Entretanto, el plazo de respuesta queda suspendido; se reanudará en cuanto recibamos su respuesta (considerando 63 del RGPD).',
  ),
  'papers-question': letter(...spanishRequester.papersQuestion),
  extension: letter(
    'Necesitamos más tiempo para responderle ({{request.reference}})',
    'Recibimos el {{request.receiptDay}} su solicitud, registrada con la referencia {{request.reference}}, y estamos trabajando en ella.',
    'No obstante, no podremos responderle por completo en el plazo de un mes, por los siguientes motivos, propios de su solicitud:',
    '{{reasons}}',
    'Como permite el artículo 12, apartado 3, del RGPD, prorrogamos por ello este plazo hasta el {{extension.until}}. Le responderemos antes si nos es posible.',
  ),
  answer: letter(
    'Respuesta a su solicitud ({{request.reference}})',
    'El {{request.receiptDay}} nos dirigió una solicitud, con referencia {{request.reference}}, relativa a: {{request.rights}}. Esta es nuestra respuesta.',
    '{{answer}}',
  ),
  refusal: letter(
    'Respuesta a su solicitud ({{request.reference}})',
    'El {{request.receiptDay}} nos dirigió una solicitud, con referencia {{request.reference}}, relativa a: {{request.rights}}.',
    'Tras examinarla, no podemos atenderla por los siguientes motivos:',
    '{{reasons}}',
    'Esta decisión ha sido adoptada, en nombre de Mailo, responsable del tratamiento, por {{decider.name}}.',
  ),
  'closing-without-answer': letter(
    'Cierre de su solicitud por falta de respuesta ({{request.reference}})',
    'El {{request.receiptDay}} nos dirigió una solicitud, con referencia {{request.reference}}, relativa a: {{request.rights}}.',
    'Para responderle necesitábamos una información que le pedimos el {{silence.askedDay}} y que después le recordamos. Al no haber recibido respuesta suya hasta hoy, no podemos dar curso a su solicitud y la cerramos.',
    'Este cierre no le priva de ningún derecho: si nos responde, incluso más adelante, reabriremos su solicitud.',
  ),
  'authority-acknowledgement': official(
    'Acuse de recibo ({{request.reference}})',
    'Acusamos recibo, el {{request.receiptDay}}, de su escrito {{authority.actReference}}, registrado con la referencia {{request.reference}}. Se ha trasladado a nuestro servicio jurídico, que se pondrá en contacto con ustedes.',
    'El presente acuse de recibo no prejuzga la existencia de datos ni el curso que se dará al escrito. Les rogamos que indiquen esta referencia en toda la correspondencia.',
  ),
};

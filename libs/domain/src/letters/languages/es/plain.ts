import { letterBetween, type LetterWords, type PlainTexts } from '../../languages.js';

/** What the desk says to a child in Spanish. */
export const spanishPlainWords: LetterWords = {
  rights: {
    access: 'ver tus datos',
    rectification: 'corregir tus datos',
    erasure: 'borrar tus datos',
    restriction: 'dejar tus datos apartados',
    portability: 'llevarte tus datos a otro sitio',
    objection: 'que dejemos de usar tus datos',
    'objection-marketing': 'no recibir más publicidad nuestra',
    'consent-withdrawal': 'retirar tu permiso',
    'post-mortem': 'los datos de una persona que ha muerto',
  },
  outcomes: {
    granted: 'sí',
    partly: 'sí, en parte',
    refused: 'no',
    'not-applicable': 'no hay nada que hacer',
  },
  grounds: {
    'identity-not-shown': 'no hemos podido comprobar que eres tú',
    'person-not-identifiable': 'estos datos no nos dicen quién eres',
    'mandate-insufficient': 'falta el papel que permite a alguien pedirlo por ti, o no está claro',
    'manifestly-unfounded': 'está claro que esta solicitud no tiene motivo',
    excessive: 'has pedido lo mismo demasiadas veces',
    'rights-of-others': 'perjudicaría a otras personas',
    'secrecy-of-correspondence': 'los mensajes de los demás son secretos: la ley los protege',
    'data-accurate': 'estos datos son correctos',
    'evidence-missing':
      'todavía nada muestra que estos datos estén mal; mientras tanto, puedes pedirnos que no los usemos',
    'no-erasure-ground': 'en tu caso, la ley no obliga a borrar estos datos',
    'freedom-of-expression': 'estos datos hacen falta para que todos puedan opinar e informarse con libertad',
    'legal-obligation': 'la ley nos obliga a guardar estos datos',
    'public-health': 'estos datos ayudan a proteger la salud de todos',
    'archiving-research': 'estos datos hacen falta para archivos o para investigar',
    'legal-claims': 'estos datos pueden hacer falta ante un juez',
    'no-restriction-case': 'en tu caso, la ley no obliga a apartar estos datos',
    'data-not-provided': 'puedes llevarte lo que nos diste, no lo que nosotros hemos deducido',
    'not-consent-or-contract': 'no usamos estos datos por tu permiso ni por un contrato contigo',
    'compelling-grounds': 'tenemos un motivo muy importante para seguir',
    'not-an-heir': 'nada muestra que heredes de esta persona',
    'directives-forbid': 'la persona que ha muerto no lo quería',
  },
  blocks: {
    purposes: 'Para qué usamos tus datos',
    held: 'Los datos que tenemos sobre ti',
    recipients: 'A quién se los damos',
    retention: 'Cuánto tiempo los guardamos',
    source: 'De dónde vienen',
    transfers: '¿Se van lejos, fuera de Europa?',
    'automated-decisions': '¿Decide un ordenador él solo?',
  },
  mentions: {
    'neutral-retention': 'Algunos datos pueden guardarse durante el tiempo que exija la ley.',
    'other-rights':
      'También puedes pedirnos que corrijamos tus datos, que los borremos, que los apartemos o que dejemos de usarlos (artículos 16, 17, 18 y 21 del RGPD).',
    complaint:
      '¿No estás de acuerdo con nuestra respuesta? Puedes reclamar ante la CNIL. Es quien protege los datos de las personas en Francia. Es gratis (artículo 77 del RGPD). En internet: www.cnil.fr. Por correo: CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, Francia.',
    court: 'También puedes acudir a un juez (artículo 79 del RGPD). Una persona adulta puede ayudarte.',
    'dpo-contact':
      '¿Tienes una pregunta? Escribe a la persona que protege los datos en Mailo: contact@mailo.com. También puedes responder a este mensaje.',
  },
  reasons: 'A qué hemos dicho que no, y por qué:',
  decider: 'La persona que lo ha decidido, en Mailo:',
  notApplicable: 'Esto no te afecta',
};

const letter = letterBetween(
  'Hola, {{person.name}}:',
  'Un saludo,\n\n{{officer.name}}\nMailo – Protección de datos\ncontact@mailo.com',
);
const yours = 'Nos escribiste el {{request.receiptDay}}. Tu solicitud tiene el número {{request.reference}}.';
const asked = 'Nos pediste: {{request.rights}}.';
const help = '¿Hay una palabra difícil? Pregúntanos. También puedes hablarlo con un adulto de confianza.';

export const spanishPlainTexts: PlainTexts = {
  acknowledgement: letter(
    'Hemos recibido tu solicitud ({{request.reference}})',
    `${yours} Ya la tenemos.`,
    'Esto es lo que hemos entendido: {{request.rights}}. ¿No es eso? Responde a este mensaje y dínoslo.',
    'Te responderemos pronto. Como muy tarde, el {{request.dueDay}}.',
    '{{self-service}}',
    help,
  ),
  'identity-question': letter(
    'Tenemos que comprobar que eres tú ({{request.reference}})',
    yours,
    'No queremos enseñar ni borrar los datos de otra persona. Por eso tenemos que comprobar que eres tú.',
    'Por qué dudamos: {{identity.doubt}}',
    'Lo que te pedimos: {{identity.proof}}',
    'Nada más. No envíes una foto de tu documento de identidad, salvo que te la pidamos.',
    'Hasta que respondas, el plazo está en pausa. La ley lo permite (artículo 12, apartado 6, del RGPD). Vuelve a contar cuando respondas.',
    help,
  ),
  'clarification-question': letter(
    'Una pregunta sobre tu solicitud ({{request.reference}})',
    yours,
    'Para responderte bien, tenemos una pregunta: {{clarification.question}}',
    '¿Quieres que sea sobre todos tus datos? Dínoslo y ya está.',
    'Hasta que respondas, el plazo está en pausa. Vuelve a contar cuando respondas (considerando 63 del RGPD).',
    help,
  ),
  extension: letter(
    'Necesitamos más tiempo ({{request.reference}})',
    `${yours} Estamos en ello.`,
    'Un mes no nos basta para responderte del todo. Este es el motivo:',
    '{{reasons}}',
    'La ley nos permite tardar más (artículo 12, apartado 3, del RGPD). Tendrás nuestra respuesta, como muy tarde, el {{extension.until}}. Antes, si podemos.',
    help,
  ),
  answer: letter(
    'Nuestra respuesta ({{request.reference}})',
    `${yours} ${asked} Esta es nuestra respuesta.`,
    '{{answer}}',
    help,
  ),
  refusal: letter(
    'Nuestra respuesta ({{request.reference}})',
    `${yours} ${asked}`,
    'Hemos mirado bien tu solicitud. No podemos decir que sí. Este es el motivo:',
    '{{reasons}}',
    'Esta decisión la ha tomado, en nombre de Mailo, {{decider.name}}.',
    help,
  ),
  'closing-without-answer': letter(
    'Cerramos tu solicitud porque no has respondido ({{request.reference}})',
    `${yours} ${asked}`,
    'Nos faltaba algo. Te lo pedimos el {{silence.askedDay}}, y luego otra vez. No has respondido. Por eso no podemos hacer nada y cerramos tu solicitud.',
    'No pierdes ningún derecho. Si respondes, aunque sea más tarde, la volvemos a abrir.',
    help,
  ),
};

import { type LanguageWords, type LetterWords } from '../../languages.js';
import { spanishRequester } from './requester.js';

export const spanishLanguage: LanguageWords = {
  and: 'y',
  colon: ': ',
  semicolon: '; ',
  proofs: {
    L0: 'nada',
    L1: 'un mensaje enviado desde la dirección de su cuenta',
    L2: 'que abra, con la sesión iniciada en su cuenta, el enlace de un solo uso que le enviaremos a ella, o que utilice el formulario de las Opciones',
    L3: 'que abra en su cuenta el enlace de un solo uso y lo confirme con su segundo factor',
    L4: 'su nombre, sus apellidos y su fecha de nacimiento, la respuesta a un mensaje enviado a su dirección o teléfono de recuperación y un dato del historial de la cuenta',
    L5: 'que nos muestre un documento de identidad (parcialmente tapado, en blanco y negro y con el número oculto); la imagen se destruye tras la comprobación',
  },
  unknownPerson: null,
  office: 'El equipo de protección de datos',
  requester: spanishRequester,
};

export const spanishWords: LetterWords = {
  rights: {
    access: 'derecho de acceso (artículo 15 del RGPD)',
    rectification: 'derecho de rectificación (artículo 16 del RGPD)',
    erasure: 'derecho de supresión (artículo 17 del RGPD)',
    restriction: 'derecho a la limitación del tratamiento (artículo 18 del RGPD)',
    portability: 'derecho a la portabilidad de los datos (artículo 20 del RGPD)',
    objection: 'derecho de oposición (artículo 21, apartado 1, del RGPD)',
    'objection-marketing':
      'derecho de oposición a la mercadotecnia directa (artículo 21, apartado 2, del RGPD)',
    'consent-withdrawal': 'retirada de su consentimiento (artículo 7, apartado 3, del RGPD)',
    'post-mortem':
      'derechos sobre los datos de una persona fallecida (artículos 84 y 85 de la Ley francesa n.º 78-17, de 6 de enero de 1978)',
  },
  outcomes: {
    granted: 'estimado',
    partly: 'estimado en parte',
    refused: 'denegado',
    'not-applicable': 'sin objeto',
  },
  grounds: {
    'identity-not-shown': 'no hemos podido verificar su identidad (artículo 12, apartados 2 y 6, del RGPD)',
    'person-not-identifiable':
      'los datos en cuestión no nos permiten identificarle (artículo 11, apartado 2, del RGPD)',
    'mandate-insufficient':
      'falta el mandato o este no precisa suficientemente su objeto y su duración (artículo 77 del Decreto francés n.º 2019-536, de 29 de mayo de 2019)',
    'manifestly-unfounded': 'su solicitud es manifiestamente infundada (artículo 12, apartado 5, del RGPD)',
    excessive:
      'su solicitud es excesiva, especialmente por su carácter repetitivo (artículo 12, apartado 5, del RGPD)',
    'rights-of-others':
      'atenderla afectaría negativamente a los derechos y libertades de otros (artículos 15, apartado 4, y 20, apartado 4, del RGPD)',
    'secrecy-of-correspondence':
      'el secreto de la correspondencia protege las comunicaciones de otras personas (artículo L. 32-3 del Código francés de Correos y de las Comunicaciones Electrónicas)',
    'data-accurate': 'los datos en cuestión son exactos (artículo 16 del RGPD)',
    'evidence-missing':
      'no se ha acreditado la exactitud del dato que usted indica; mientras no se acredite, puede solicitar la limitación del tratamiento (artículos 16 y 18, apartado 1, letra a), del RGPD)',
    'no-erasure-ground':
      'no concurre ninguna de las circunstancias de supresión previstas en el artículo 17, apartado 1, del RGPD',
    'freedom-of-expression':
      'el tratamiento es necesario para ejercer el derecho a la libertad de expresión e información (artículo 17, apartado 3, letra a), del RGPD)',
    'legal-obligation':
      'una obligación legal nos exige conservar estos datos (artículo 17, apartado 3, letra b), del RGPD)',
    'public-health':
      'el tratamiento es necesario por razones de interés público en el ámbito de la salud pública (artículo 17, apartado 3, letra c), del RGPD)',
    'archiving-research':
      'el tratamiento es necesario con fines de archivo, de investigación o estadísticos (artículo 17, apartado 3, letra d), del RGPD)',
    'legal-claims':
      'estos datos son necesarios para la formulación, el ejercicio o la defensa de reclamaciones (artículos 17, apartado 3, letra e), y 21, apartado 1, del RGPD)',
    'no-restriction-case':
      'no concurre ninguno de los cuatro supuestos de limitación del artículo 18, apartado 1, del RGPD',
    'data-not-provided':
      'la portabilidad solo abarca los datos que usted nos ha facilitado, y no los deducidos de ellos (artículo 20, apartado 1, del RGPD)',
    'not-consent-or-contract':
      'el tratamiento de estos datos no se basa ni en su consentimiento ni en un contrato (artículo 20, apartado 1, letra a), del RGPD)',
    'compelling-grounds':
      'existen motivos legítimos imperiosos que prevalecen sobre sus intereses, derechos y libertades (artículo 21, apartado 1, del RGPD)',
    'not-an-heir':
      'no se ha acreditado su condición de heredero (artículo 85 de la Ley francesa n.º 78-17, de 6 de enero de 1978)',
    'directives-forbid':
      'las instrucciones dejadas por la persona fallecida se oponen a ello (artículo 85 de la Ley francesa n.º 78-17, de 6 de enero de 1978)',
  },
  blocks: {
    purposes: 'Fines del tratamiento',
    held: 'Datos suyos que tratamos',
    recipients: 'Destinatarios de sus datos',
    retention: 'Plazo de conservación',
    source: 'Origen de los datos',
    transfers: 'Transferencias a terceros países',
    'automated-decisions': 'Decisiones automatizadas, incluida la elaboración de perfiles',
  },
  mentions: {
    'neutral-retention': 'Algunos datos pueden conservarse durante el tiempo que exija una obligación legal.',
    'other-rights':
      'También puede solicitar la rectificación o la supresión de sus datos o la limitación de su tratamiento, u oponerse a dicho tratamiento (artículos 16, 17, 18 y 21 del RGPD).',
    complaint:
      'Si, después de habernos contactado, considera que no se respetan sus derechos, puede presentar una reclamación ante la autoridad francesa de control (Commission nationale de l’informatique et des libertés, CNIL; artículo 77 del RGPD): en línea, en www.cnil.fr, o por correo postal, a CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, Francia.',
    court:
      'Tiene asimismo derecho a la tutela judicial efectiva ante el tribunal competente (artículo 79 del RGPD).',
    'dpo-contact':
      'Para cualquier pregunta, puede escribir al delegado de protección de datos de Mailo, a contact@mailo.com, o simplemente responder a este mensaje.',
  },
  reasons: 'Lo que no hemos concedido, en todo o en parte, y por qué:',
  decider: 'Decisión adoptada, en nombre de Mailo, por',
  notApplicable: 'No procede',
};

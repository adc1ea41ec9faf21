import { type RequesterWords } from '../../languages.js';

/** What is said in Spanish to who asks in another's place. */
export const spanishRequester: RequesterWords = {
  papersQuestion: [
    'Lo que necesitamos para responderle ({{request.reference}})',
    'Recibimos el {{request.receiptDay}} su solicitud relativa a los datos de otra persona. Ha quedado registrada con la referencia {{request.reference}}.',
    'Estos datos están protegidos: no podemos comunicarlos ni confirmar que existan antes de haber visto lo que le permite actuar. Le rogamos que nos envíe, respondiendo a este mensaje:',
    '{{requester.papers}}',
    'Bastan copias, y puede ocultar todo lo que no sea necesario. Solo anotamos que hemos visto estos documentos; no conservamos copia de ellos.',
    'Nuestro plazo de respuesta sigue corriendo y termina el {{request.dueDay}}. Sin estos documentos tendremos que denegar la solicitud para esa fecha; siempre podrá presentarla de nuevo.',
  ],
  papers: {
    mandate:
      'el mandato firmado por la persona, que indique su objeto, los derechos que se ejercen, su duración y la dirección a la que debe enviarse nuestra respuesta',
    'lawyer-standing':
      'su condición de abogado o abogada (colegio de inscripción), el nombre de la persona a la que representa y el objeto de su encargo',
    'parental-authority':
      'lo que acredite la patria potestad: libro de familia, partida de nacimiento o resolución judicial',
    'death-certificate': 'el certificado de defunción',
    heirship: 'lo que acredite la condición de heredero: acta o certificado notarial',
    directives: 'las directivas que dejó la persona y que le encargan ejecutarlas',
    'requester-identity':
      'lo que acredite su propia identidad: un documento de identidad, cuyo número y fotografía puede ocultar',
  },
  secrecy: [
    'La correspondencia de cada persona es secreta. Este secreto abarca el contenido de los mensajes, su asunto, los archivos adjuntos y la identidad de los corresponsales, y obliga a Mailo y a su personal (artículo L. 32-3 del Código francés de Correos y Comunicaciones Electrónicas; artículos 226-15 y 432-9 del Código Penal francés).',
    'Por tanto, nadie puede obtener de Mailo que se lean, copien o borren mensajes que pudieran encontrarse en el buzón de otra persona, ni saber si una dirección corresponde a una cuenta. Esta respuesta es la misma en todos los casos: no dice que exista una cuenta ni que no exista.',
    'Si es víctima de una infracción, puede presentar una denuncia: la justicia puede pedirnos, dentro del marco legal, lo que necesite. Si su solicitud se refiere a su propia cuenta, o si representa a la persona interesada, basta con que nos lo diga respondiendo a este mensaje.',
  ].join('\n\n'),
  cookies: [
    'En Mailo Free se muestran anuncios. Las agencias de publicidad solo pueden instalar cookies en su navegador con su consentimiento.',
    'Puede modificar o retirar este consentimiento en cualquier momento: abra la página «Su cuenta» de Mailo y haga clic en «Gestionar las cookies publicitarias». Su elección se guarda mediante una cookie del dominio consentframework.com (plataforma de gestión del consentimiento n.º 92, explotada por la sociedad Sirdata). También puede desactivar la recogida de sus datos por Sirdata: https://www.sirdata.com/opt-out/.',
    'Estas cookies están en su navegador y no se vinculan ni a su perfil ni a su cuenta de Mailo: no conservamos nada de ellas y no podemos retirarlas en su lugar.',
  ].join('\n\n'),
  selfService: {
    before:
      'Para ir más rápido, sin esperar nuestra respuesta, el titular de una cuenta de Mailo también puede, al conectarse a ella:',
    paths: {
      profile: 'consultar, modificar o suprimir los datos de su perfil (Opciones, «Perfil»)',
      'login-history': 'consultar y borrar el historial de accesos (Opciones, «Su cuenta»)',
      'data-export':
        'descargar todos los contenidos de la cuenta: mensajes, contactos, agendas, notas (Opciones, «Exportación de datos»)',
      'mail-analysis':
        'desactivar el análisis automático de los mensajes: antivirus, antispam, clasificación (Opciones, «Recepción de correo»)',
      'account-closing':
        'suprimir la cuenta (Opciones, «Su cuenta»); sus contenidos se conservan entonces un mes, salvo los borrados antes',
      'advertising-cookies':
        'modificar o retirar el consentimiento a las cookies publicitarias (página «Su cuenta», botón «Gestionar las cookies publicitarias»)',
    },
    after: 'Esto no sustituye nuestra respuesta: la solicitud sigue abierta y la responderemos en todo caso.',
  },
};

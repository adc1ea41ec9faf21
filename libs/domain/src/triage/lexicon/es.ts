import { any, compile } from './rule.js';

const REQ = any(
  'quiero|quisiera|deseo|solicito|pido|exijo|ruego|me gustaria|necesito|por favor|podeis|podriais|puede|podria|pueden|podrian|solicitud|solicitamos|queremos|les pido|os pido|le ruego|les ruego|ejercer|reclamo|querria|favor de|que (?:me |se )?(?:borr|elimin|suprim)\\w{1,4}',
);
const ERASE = any(
  'suprim*|supres*|borr\\w*|elimin*|cancel*|cerr\\w*|cierr*|dar(?:me|se|nos)? de baja|baja|destru*',
);
const WHOLE = any(
  'cuentas?|datos|perfil|buzon|correo|tod[oa]s?|informacion|contenido|fotos?|registros|historial|mensajes|cuanto',
);
const PROFILE = any(
  'nombre|apellidos?|fecha de nacimiento|direccion(?: postal)?|domicilio|telefono|movil|numero|perfil|datos|titular|codigo postal|genero|sexo',
);

/** Spanish. */
export const ES = compile('es', [
  ['access', 5, 'derecho(?:s)? de acceso|solicitud de acceso (?:a|de) ~ datos|acceso a mis datos'],
  [
    'access',
    4,
    `${any('que|cuales|copia|lista|listado|saber|conocer|recibir|enviar\\w*|mand\\w*|todos?|decidme|diganme|informacion')}~${any('datos|informacion')}~${any('mios|mias|mi|mis|sobre mi|personales|de mi|conserv\\w*|tene?is|tienen|guard\\w*|trat\\w*|almacen\\w*|dispon\\w*')}`,
  ],
  [
    'access',
    4,
    `(?:que|todo lo que|lo que) ~ (?:teneis|tienen|sabeis|saben|guardais|guardan|conservais|conservan) ~ (?:de mi|sobre mi|mio)`,
  ],
  [
    'access',
    3,
    '(?:quien|cuando) ~ (?:ha entrado|se ha conectado|ha accedido) ~ (?:cuenta|correo)|historial de (?:conexiones|accesos|inicios)',
  ],
  ['access', 3, '(?:a quien|a terceros|destinatarios) ~ (?:mis datos|comunicad\\w|cedid\\w)'],
  [
    'access',
    -6,
    '(?:no (?:puedo|consigo|logro)|imposible|problema\\w? ~ para|sin) (?:\\w{1,8} ){0,2}(?:acceder|entrar|acceso)',
  ],
  ['rectification', 5, 'derecho de rectificacion|rectificacion de (?:mis|los|datos)'],
  [
    'rectification',
    4,
    `${REQ}~${any('rectif*|corr[ie]g\\w*|correg\\w*|modific\\w*|actualiz\\w*|cambi\\w*|sustitu\\w*')}~${PROFILE}`,
  ],
  [
    'rectification',
    3,
    `${PROFILE}~${any('incorrect\\w*|erroneo?a?s?|equivocad\\w*|mal escrit\\w*|inexact\\w*|no es (?:correct\\w*|el mio|la mia)|desactualizad\\w*|esta mal|antigu\\w*')}`,
  ],
  [
    'rectification',
    -5,
    '(?:cambiar|modificar|actualizar) ~ (?:contrasena|clave|plan|suscripcion|tarjeta|idioma|aplicacion)',
  ],
  ['rectification', 3, '(?:corrij|corrig|corregi|rectifi|modifi|cambi|actuali)\\w{1,6}(?:lo|la|los|las)\\b'],
  [
    'erasure',
    5,
    'derecho (?:de supresion|al olvido|de cancelacion|a la supresion|de borrado)|supresion de (?:mis|la|los|todos|datos|mi)',
  ],
  ['erasure', 5, `${REQ}~${ERASE}~${WHOLE}`],
  [
    'erasure',
    4,
    `\\b(?:suprimid|suprima\\w?|borrad|borren?|borra|eliminad|eliminen?|cerrad|cierren?) ~ ${WHOLE}`,
  ],
  ['erasure', 3, '(?:darme|dar) de baja|cerrar mi cuenta|borrar mi cuenta|eliminar mi cuenta'],
  [
    'erasure',
    -5,
    '(?:no|sin) (?:quiero |deseo |se )?(?:borr|elimin|suprim|cerrar)\\w{0,4}|como (?:puedo )?(?:borrar|eliminar) ~ (?:mensajes?|correos?|carpetas?|alias|contactos?)',
  ],
  ['restriction', 5, 'limitacion del? (?:tratamiento|uso)|derecho (?:a|de) (?:la )?limitacion'],
  [
    'restriction',
    4,
    `${REQ}~${any('bloque*|congel*|limit*|suspend*|conserv*|guarden|no (?:borr|elimin|suprim)\\w*')}~${any('datos|cuenta|tratamiento|pruebas?|registros|hasta|mientras')}`,
  ],
  ['restriction', 3, 'no (?:borr|elimin|suprim)\\w{1,4} ~ (?:nada|datos|mensajes|cuenta)'],
  ['portability', 5, 'portabilidad'],
  [
    'portability',
    5,
    `${any('export*|envi*|mand*|recib*|transf*|copia|descarg*|entreg*|facilit*|pas\\w*')}~${any('mbox|vcard|vcf|ics|csv|json|xml|lectura mecanica|formato (?:estructurado|abierto|reutilizable|que se pueda|estandar|electronico)|formatos? abiertos?')}`,
  ],
  ['portability', 4, '(?:transmit|transfer)\\w{1,6} ~ directamente ~ (?:proveedor|responsable|servicio)'],
  ['objection', 5, 'derecho de oposicion|me opongo|nos oponemos|oposicion (?:a|al)'],
  [
    'objection',
    4,
    `(?:no (?:quiero|deseo|me) |dej\\w{1,4} de|ningun\\w? mas|basta de|paren|cesen|stop|dar\\w{0,2} de baja de|no (?:me )?(?:envi|mand)\\w{1,4}) ~ ${any('publicidad|boletin\\w*|newsletters?|encuestas?|promocion\\w*|comercial\\w*|ofertas?|marketing|novedades|cuestionarios?|correos informativos')}`,
  ],
  [
    'consent-withdrawal',
    5,
    `${any('retir*|revoc*|anul*')}~${any('consentimiento|autorizacion|permiso')}|(?:retirada|revocacion) ~ (?:consentimiento|autorizacion|permiso)`,
  ],
  ['consent-withdrawal', 3, 'ya no (?:consiento|autorizo|acepto|estoy de acuerdo)'],
  [
    'post-mortem',
    4,
    '(?:mi|nuestr\\w|padre|madre|marido|mujer|esposa?o?|hijo|hija|hermano|hermana|titular) ~ (?:fallecid\\w|fallecio|ha fallecido|murio|ha muerto|fallecimiento|difunt\\w)',
  ],
  [
    'post-mortem',
    4,
    'fallecid\\w|fallecimiento|certificado de defuncion|hereder\\w{1,2}|herencia|albacea|difunt\\w|despues de mi muerte|testamento digital',
  ],
  ['first-person', 1, '\\b(?:mi|mis|me|yo|mio|mia|nuestr\\w{1,2}) '],
  [
    'enquiry',
    2,
    `${any('rgpd|lopd\\w*|privacidad|proteccion de datos|datos personales|politica de privacidad|aepd|delegad[oa] de proteccion')}`,
  ],
  [
    'enquiry',
    3,
    `(?:leeis|analizais|vendeis|compartis|guardais|usais|leen|analizan|venden|comparten|guardan|donde (?:estan|se)|cuanto tiempo|quien (?:lee|puede|tiene)|como (?:proteg|trat|funciona)\\w{0,4}) ~ ${any('correos?|datos|servidores?|mensajes|publicidad|anuncios|ip|informacion|que|otros|terceros')}`,
  ],
  [
    'enquiry',
    2,
    `${any('anuncios|publicidad|cookies?|rastreador\\w*|servidores|encargad\\w* del? tratamiento|subencargad\\w*|contrato de encargo|antispam|cifrad\\w*|pregunta|duda|consulta|antes de (?:registr\\w*|apunt\\w*)|me apunto')}`,
  ],
  [
    'authority',
    4,
    'mandamiento judicial|requerimiento (?:judicial|policial|de la)|oficio (?:judicial|policial)|juzgado de (?:instruccion|lo penal)|diligencias previas|ley de enjuiciamiento criminal|orden europea de (?:produccion|conservacion)|\\bepoc\\b',
  ],
  [
    'authority',
    3,
    'policia (?:nacional|judicial)|guardia civil|mossos|ertzaintza|fiscalia|ministerio fiscal|magistrad\\w|procedimiento penal|atestado',
  ],
  [
    'authority',
    2,
    'titular de la (?:cuenta|direccion)|datos de (?:trafico|conexion|abonado)|no inform\\w{1,4} al (?:usuario|titular)|inspector jefe|subinspector',
  ],
  ['authority', -4, 'mi cuenta|mis datos|sobre mi'],
  [
    'supervisory',
    3,
    'agencia espanola de proteccion|reclamacion (?:presentada|numero|n|interpuesta)|admision a tramite|subdireccion general de inspeccion',
  ],
  [
    'support',
    2,
    `${any('contrasena|clave|imap|smtp|thunderbird|outlook|error|no funciona|aplicacion|app|sincroniz\\w*|codigo|navegador|configur\\w*')}`,
  ],
  [
    'billing',
    2,
    `${any('facturas?|reembols\\w*|devolucion|cobro|cobrado|cargo|pago|suscripcion|tarjeta|paypal')}`,
  ],
  ['spam', 3, `${any('oferta exclusiva|posicionamiento|primera pagina|suscribete|darse de baja')}`],
  [
    'phishing',
    3,
    '(?:cuenta|buzon) ~ (?:sera|suspendid|bloquead|eliminad)|confirme su (?:cuenta|contrasena|identidad)|verifique',
  ],
  [
    'chase',
    4,
    '(?:sin|ninguna|no he recibido|no tengo|nunca) ~ respuesta|reiter\\w{1,3}|segunda (?:solicitud|vez)|recordatorio|incomplet\\w|falta\\w? ~ (?:todavia|aun|datos)|todavia (?:no|sigo|esta)|sigo (?:sin|esperando)|caducad\\w|no estoy conforme',
  ],
  [
    'follow-up',
    3,
    'como (?:solicitaron|me pidieron|acordado|pedisteis)|mi (?:solicitud|correo|mensaje|peticion) (?:anterior|del|de fecha)|recibido,? (?:muchas )?gracias|les (?:escribi|envie)|os (?:escribi|envie)|en respuesta a su|asunto por cerrado',
  ],
  [
    'thanks',
    3,
    '(?:gracias|agradezco) ~ (?:respuesta|ayuda|rapid|explicad|recibido)|recibido,? (?:muchas )?gracias',
  ],
  ['auto', 5, 'respuesta automatica|fuera de la oficina|no entregado|devuelto', 'subject'],
  [
    'minor',
    3,
    'menor(?:es)? de edad|tengo (?:[6-9]|1[0-7]) anos|(?:hij[oa]|nin[oa]) ~ (?:[1-9]|1[0-7]) anos|patria potestad',
  ],
  [
    'threat',
    4,
    'peligro de muerte|riesgo vital|amenaza\\w? de muerte|suicid\\w{1,4}|vida ~ (?:peligro|riesgo)|matarme|desaparicion de (?:un|una) menor',
  ],
  [
    'mandate',
    3,
    'en nombre de|en representacion|apoderad\\w|poder notarial|mi (?:client\\w|hij[oa]|padre|madre|marido|mujer)|abogad\\w',
  ],
]);

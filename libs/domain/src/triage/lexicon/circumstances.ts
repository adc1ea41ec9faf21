import { compile } from './rule.js';

/**
 * Circumstances in all languages: haste, and what a wish is about. They decide neither class nor right; they are shown to the person
 * who answers. « Avant de fermer mon compte » says that a copy comes first.
 */
export const CIRCUMSTANCES = compile('all', [
  [
    'urgent',
    3,
    '\\burgen(?:t|te|ts|tes|tly|ce|za|tissime|temente|temente)\\b|\\burgencia\\b|\\burgenza\\b|\\bdringend\\w{0,2}\\b|\\beilt\\b|\\beilig\\w{0,2}\\b|\\bspoed\\w{0,4}\\b|\\bimmediatement\\b|\\bimmediately\\b|\\bunverzuglich\\b|\\bsofort\\b|\\binmediat\\w{2,5}\\b|\\bimmediatament\\w\\b|\\bonmiddellijk\\b|\\bimediat\\w{2,5}\\b|\\basap\\b|\\bau plus vite\\b|\\bdans les plus brefs delais\\b|\\bas soon as possible\\b|\\bso schnell wie moglich\\b|\\blo antes posible\\b|\\bal piu presto\\b|\\bzo snel mogelijk\\b|\\bwithin (?:24|48|72) hours\\b|\\bsous (?:24|48|72) ?h',
  ],
  [
    'scope:login-history',
    2,
    '(?:historique|journa(?:l|ux)|liste|releve|adresses? ip|dates?) ~ (?:connexions?|acces|sessions?)|connexions? a (?:mon|ma) (?:compte|boite)|(?:login|sign in|access|connection) (?:history|log|logs|records)|\\bip addresses\\b|(?:anmelde|login|verbindungs|zugriffs)(?:verlauf|protokoll\\w{0,2}|daten)|historial de (?:accesos|conexiones|inicios)|(?:cronologia|elenco) ~ accessi|inloggeschiedenis|inloggegevens ~ historie|historico de acessos',
  ],
  [
    'scope:everything',
    2,
    '(?:toutes (?:les|mes) (?:donn?ees|informations)|tout ce (?:que|qui)|l (?:ensemble|integralite) (?:de|des) )|all (?:of )?(?:my|the) (?:personal )?(?:data|information)|everything (?:you|that|about|in)|alle (?:meine|mich|uber|personenbezogenen|daten)|samtliche|todos (?:mis|los) datos|toda la informacion|todo lo que|tutti i (?:miei )?dati|tutto (?:cio|quello) che|al mijn gegevens|alle (?:mijn )?(?:gegevens|persoonsgegevens)|alles wat|todos os (?:meus )?dados|tudo o que',
  ],
  [
    'scope:before-closing',
    3,
    '(?:avant (?:de |la |que )(?:\\w{1,8} ){0,3}(?:ferm|clotur|supprim|resili|suppression|effac)\\w{0,6})|before (?:you |i |the )?(?:\\w{1,8} ){0,3}(?:clos|delet|eras|terminat|remov)\\w{0,4}|bevor ~ (?:losch|schliess|kundig)\\w{0,5}|vor der (?:loschung|schliessung|kundigung)|antes de (?:\\w{1,8} ){0,3}(?:cerrar|borrar|eliminar|suprimir|cierre|encerrar|apagar)|prima (?:di|della|che) (?:\\w{1,8} ){0,3}(?:chiu|cancell|elimin)\\w{0,6}|voor(?:dat)? ~ (?:verwijder|sluit|opzeg)\\w{0,5}|(?:puis|ensuite|apres quoi) ~ (?:supprim|effac|ferm|clotur)\\w{0,5}|(?:then|after that|afterwards) ~ (?:delet|eras|clos)\\w{0,4}|(?:danach|anschliessend) ~ (?:losch|schliess)\\w{0,4}',
  ],
  [
    'scope:mail',
    2,
    '(?:copie|export|exporter|recuperer|recevoir|envoyer|sauvegarde|garder) ~ (?:mes|tous les|mes anciens) (?:mails|messages|courriels|e mails)|(?:copy|export|download|archive|send) ~ (?:my|all) ~ (?:emails|mails|messages|e mails)|(?:meine|alle) (?:e mails|mails|nachrichten)|(?:mis|todos los) (?:correos|mensajes)|(?:le mie|tutte le) (?:email|mail|e mail)|(?:mijn|alle) (?:e mails|mails|berichten)',
  ],
  [
    'scope:contacts',
    2,
    '(?:mes|my|meine|mis|i miei|mijn|os meus) (?:contacts?|kontakte|contactos|contatti|contacten|contactpersonen)|carnet d adresses|address book|adressbuch|libreta de direcciones|rubrica|adresboek',
  ],
  [
    'scope:photos',
    2,
    '(?:mes|ses|les|my|his|her|the|meine|seine|mis|sus|le mie|mijn|zijn) (?:photos?|images|pictures|fotos|bilder|foto|afbeeldingen)\\b',
  ],
  [
    'scope:invoices',
    2,
    '(?:mes|les|my|the|meine|mis|le mie|mijn) (?:factures?|donn?ees de facturation|invoices?|billing|rechnungen|facturas|fatture|facturen)|(?:historique|payment|zahlungs)\\w{0,3} ?(?:des )?(?:paiements|achats|history|verlauf)',
  ],
  [
    'scope:support-exchanges',
    2,
    '(?:echanges|messages|tickets|mails|courriers) ~ (?:assistance|support|votre equipe|service client)|(?:tickets|messages|exchanges|conversations|correspondence) ~ (?:support|helpdesk|help desk|your team)|(?:anfragen|tickets|schriftverkehr) ~ (?:support|kundendienst)',
  ],
  [
    'scope:period',
    2,
    '(?:entre le|du) \\d{1,2}(?:er)? ?\\w{3,9}? ~ (?:et le|au) \\d|depuis (?:le \\d|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|20\\d\\d|\\w{2,6} mois)|(?:between|from) \\d{0,2} ?\\w{3,9} ~ (?:and|to|until) \\d|since (?:january|february|march|april|may|june|july|august|september|october|november|december|20\\d\\d)|(?:vom|zwischen) \\d ~ (?:bis|und)|seit (?:januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|20\\d\\d)|desde (?:el \\d|20\\d\\d|enero|febrero|marzo|abril)',
  ],
]);

import { any, compile } from './rule.js';

const REQ = any(
  'bitte|ich (?:verlange|fordere|mochte|will|wunsche|beantrage|bitte|ersuche|hatte|begehre)|wir (?:bitten|fordern|mochten|verlangen|beantragen)|mochte ich|bitte ich|fordere ich|verlange ich|konnen sie|konnt ihr|konnten sie|konntet ihr|wurden sie|hiermit|teilen sie|senden sie|schicken sie|antrag|um (?:auskunft|loschung)|ich will|beantrage ich|sollen',
);
const ERASE = any(
  'losch*|geloscht|entfern*|schliess*|schlies*|geschlossen|vernicht*|kundig*|auflos*|aufgelost|beseitig*|tilg*',
);
const WHOLE = any(
  'konto|kontos|account|benutzerkonto|kundenkonto|postfach|mailbox|profil|daten|personenbezogen*|alles|alle|samtlich*|adresse|fotos?|bilder|angaben|eintrage?|protokoll\\w*|nachrichten|sicherungskopien|backups?',
);
const PROFILE = any(
  'name\\w?|nachname\\w?|vorname\\w?|familienname\\w?|geburtsdatum|geburtstag|adresse|anschrift|telefon\\w*|handynummer|mobilnummer|nummer|profil|angaben|daten|anrede|hausnummer|strasse|strase|postleitzahl|schreibweise',
);

/** German: folded, so `ß` is `s` and umlauts are plain vowels. */
export const DE = compile('de', [
  [
    'access',
    5,
    'auskunfts(?:ersuchen|anspruch|recht|begehren|anfrage|verlangen|antrag)|recht auf (?:auskunft|kopie)|selbstauskunft|datenauskunft',
  ],
  ['access', 4, `${REQ}~auskunft|auskunft ~ (?:gemas|nach|uber|zu) ~ (?:art|dsgvo|daten|mein)`],
  [
    'access',
    4,
    `${any('welche|was|alle|samtliche|ubersicht|kopie|liste|auskunft')}~${any('daten|informationen|angaben')}~${any('uber mich|zu meiner person|von mir|mich betreff\\w*|gespeichert|speichern|verarbeite\\w*|zu meinem (?:konto|account)|habt ihr|haben sie|vorliegen')}`,
  ],
  [
    'access',
    3,
    'was (?:sie|ihr) ~ uber mich ~ (?:gespeichert|wisst|wissen|habt|haben)|kopie (?:dieser|meiner|aller|der) ~ daten',
  ],
  [
    'access',
    3,
    '(?:wer|wann) ~ (?:sich )?(?:in|auf) mein\\w{1,2} (?:konto|postfach|account) ~ (?:eingeloggt|angemeldet|zugegriffen)|(?:anmelde|login) ?(?:historie|verlauf|protokoll)',
  ],
  ['access', 3, 'an wen ~ (?:daten|weitergegeben|ubermittelt)|empfanger ~ meiner daten|woher stammen'],
  [
    'access',
    -5,
    '(?:kann|komme|konnte) (?:\\w{1,8} ){0,4}nicht (?:mehr )?(?:zugreifen|einloggen|anmelden|rein|offnen)|kein\\w{0,2} zugriff|zugriff ~ (?:nicht moglich|funktioniert nicht)',
  ],
  [
    'access',
    4,
    '(?:send|schick|zusend|uberlass|erhalt|bitte|um) ?\\w{0,3} ~ kopie (?:dieser|meiner|aller|samtlicher|der) ~ daten',
  ],
  ['rectification', 5, 'recht auf berichtigung|berichtigung (?:meiner|der|nach|gemas|von)'],
  [
    'rectification',
    4,
    `${REQ}~${any('berichtig*|korrigier*|ander\\w*|aktualisier*|ersetz*|richtig ?stell*|anzupassen|anpassen|geandert')}~${PROFILE}|${REQ}~${PROFILE}~${any('berichtig*|korrigier*|ander(?:n|t)|zu andern|aktualisier*|ersetz*|richtigzustellen')}`,
  ],
  [
    'rectification',
    3,
    `${PROFILE}~${any('falsch\\w*|unrichtig\\w*|fehlerhaft\\w*|veraltet\\w*|nicht (?:mehr )?(?:richtig|korrekt|aktuell|stimm*)|stimmt nicht|uberholt|verschrieben')}`,
  ],
  [
    'rectification',
    -4,
    '(?:passwort|kennwort|tarif|abo|zahlungsart|sprache|einstellung) ~ (?:ander|wechsel|aktualisier)',
  ],
  [
    'rectification',
    3,
    '(?:korrigier|berichtig|ander|aktualisier)\\w{1,2} sie (?:das|dies|diese|ihn|es|die|sie|bitte)',
  ],
  [
    'erasure',
    5,
    'recht auf (?:loschung|vergessenwerden|vergessen)|loschantrag|loschungs?(?:antrag|ersuchen|begehren|verlangen|anspruch)',
  ],
  ['erasure', 5, `${REQ}~${ERASE}~${WHOLE}|${REQ}~${WHOLE}~${ERASE}`],
  ['erasure', 4, `(?:losch(?:en|t|e)|entfern(?:en|t|e)|schlies(?:en|t)) (?:sie |ihr )?(?:bitte )?~${WHOLE}`],
  [
    'erasure',
    3,
    `(?:loschung|schliesung|kundigung) (?:meines|meiner|des|der|aller|samtlicher|von) ~ ${WHOLE}`,
  ],
  [
    'erasure',
    -6,
    '(?:nicht|kein\\w{0,2}|ohne) (?:zu )?(?:losch|geloscht|entfern)|nicht ~ geloscht werden|(?:werden|wird|wurden?) ~ (?:automatisch |nach ~ )?geloscht',
  ],
  [
    'erasure',
    -5,
    '(?:wie|wo) (?:kann|losche|lasst|entferne) ~ (?:alias|nachrichten|ordner|mails?|kontakte?|papierkorb)|nach der synchronisierung',
  ],
  [
    'erasure',
    4,
    '(?:konto|postfach|profil|account)\\b[^\\n]{0,120}?(?:bitte|konnen sie) ~ (?:es|dieses|das|ihn) (?:zu )?(?:losch|schlies|entfern)\\w{1,3}|(?:losch|schlies|entfern)\\w{1,3} sie (?:es|dieses|das|ihn)\\b',
  ],
  [
    'restriction',
    5,
    'einschrankung der verarbeitung|recht auf einschrankung|verarbeitung ~ einschrank|einschrank\\w{1,4} ~ verarbeitung|schranken ~ verarbeitung',
  ],
  [
    'restriction',
    4,
    `${REQ}~${any('sperr*|einfrier*|einzufrier*|aufbewahr*|bewahren|sicherzustell*|zuruckhalt*')}~${any('daten|konto|protokoll\\w*|bis|postfach|historie|auf')}`,
  ],
  [
    'restriction',
    3,
    '(?:nicht|nichts) (?:losch|zu losch|geloscht|vernicht)\\w{0,3} ~ (?:bis|beweis|gericht|anzeige|da |weil)',
  ],
  ['portability', 5, 'datenubertragbarkeit|datenportabilitat|recht auf (?:daten)?ubertrag\\w{2,9}'],
  [
    'portability',
    5,
    `${any('export*|herausgabe|ubertrag*|ubermitt*|senden|schick*|zusend*|bereitstell*|kopie|erhalten|bekommen|mitnehmen')}~${any('mbox|maildir|vcard|vcf|ical\\w*|ics|csv|json|xml|pst|maschinenlesbar\\w*|strukturiert\\w*|offenen format\\w*')}`,
  ],
  [
    'portability',
    4,
    '(?:direkt|unmittelbar) ~ (?:anbieter|verantwortlichen|dienst) ~ (?:ubertrag|ubermittel|send)|(?:ubertrag|ubermittel)\\w{1,4} ~ (?:direkt|unmittelbar) ~ (?:an|zu)|vollstandig\\w{0,3} export',
  ],
  ['objection', 5, 'widerspruchsrecht|recht auf widerspruch|werbewiderspruch'],
  [
    'objection',
    5,
    '(?:ich|wir) (?:\\w{1,10} )?widersprech\\w{1,2}|widerspreche ich|lege (?:ich )?(?:hiermit )?widerspruch|widerspruch ein|widerspruch gegen',
  ],
  [
    'objection',
    4,
    `(?:kein\\w{0,2}|nicht mehr|stopp|aufhoren|abmeld\\w{1,3}|unterlass\\w{1,3}|sperrliste|austrag\\w{1,3}) ~ ${any('newsletter|werbung\\w*|werbe(?:mails?|e|post|nachrichten|briefe)?|umfrage\\w*|zufriedenheit\\w*|infomails?|angebote?|marketing|rundschreiben|direktwerbung|befragung\\w*|reklame')}`,
  ],
  [
    'consent-withdrawal',
    5,
    `${any('widerruf\\w*|zuruckzieh\\w*|ziehe|zurucknehm\\w*|nehme')}~${any('einwilligung\\w*|zustimmung|erlaubnis|genehmigung|einverstandnis')}|(?:einwilligung|zustimmung|erlaubnis|einverstandnis) ~ (?:widerruf|zuruck)`,
  ],
  ['consent-withdrawal', 3, 'widerruf (?:meiner|der) |nicht (?:mehr|langer) einverstanden'],
  [
    'post-mortem',
    4,
    '(?:meine?\\w{0,2}|unsere?\\w{0,2}|vater|mutter|frau|mann|sohn|tochter|bruder|schwester|onkel|tante|ehemann|ehefrau|lebensgefahrt\\w{1,3}) ~ (?:gestorben|verstorben|verschieden|tod|ableben)',
  ],
  [
    'post-mortem',
    4,
    'verstorben\\w{0,3}|sterbeurkunde|erbschein|nachlass?|nachlas|alleinerb\\w|erbengemeinschaft|testamentsvollstreck\\w{1,3}|todesfall',
  ],
  ['post-mortem', 6, 'nach meinem (?:tod|ableben)|digitaler nachlas'],
  ['first-person', 1, '\\b(?:mein\\w{0,2}|mich|mir|ich|wir|unser\\w{0,2}) '],
  [
    'enquiry',
    2,
    `${any('dsgvo|datenschutz\\w*|privatsphare|personenbezogen\\w*|datenschutzerklarung|datenschutzbeauftragte\\w*')}`,
  ],
  [
    'enquiry',
    2,
    `${any('auftragsverarbeit\\w*|unterauftrag\\w*|av vertrag|avv|serverstandort\\w*|server|cloud act|cookies?|tracker|verschlussel\\w*|speicherdauer|speicherfrist\\w*|sicherheitsmasnahmen')}`,
  ],
  [
    'enquiry',
    2,
    `(?:wo |wie lange|wer |werden|speichert|lest|lesen sie|analysiert|verkauft|stehen|nutzt|gebt|geben sie|welche) ~ ${any('server|daten|mails?|e mails|ip|nachrichten|werbung|frankreich|behorden|gespeichert|backups?')}`,
  ],
  [
    'enquiry',
    2,
    `${any('frage\\w?|uberlege|vor der anmeldung|interessier\\w*|bevor ich|konto habe ich noch nicht|wechseln')}`,
  ],
  ['enquiry', -4, 'webinar|einladung|seminar|anmeldung ~ http|teilnehmerzahl'],
  [
    'authority',
    4,
    'sicherungsanordnung|herausgabeanordnung|herausgabeersuchen|\\bepoc\\b|auskunftsersuchen (?:gemas|nach|der) ~ (?:stpo|polizei|staatsanwalt)|\\bstpo\\b|\\btkg\\b|ermittlungsverfahren|beschluss des amtsgerichts|durchsuchungsbeschluss|verordnung \\(eu\\) 2023/1543',
  ],
  [
    'authority',
    3,
    'staatsanwalt\\w{0,8}|kriminalpolizei|\\blka\\b|\\bbka\\b|landeskriminalamt|bundeskriminalamt|polizeiprasidium|ermittlungsrichter|kriminal(?:haupt|ober)?kommissar\\w{0,2}|js \\d',
  ],
  [
    'authority',
    2,
    'bestandsdaten|verkehrsdaten|nutzungsdaten ~ (?:konto|kennung)|nutzer darf ~ nicht|aktenzeichen',
  ],
  ['authority', -4, 'mein (?:konto|postfach)|meine daten|uber mich'],
  [
    'supervisory',
    3,
    'landesbeauftragte\\w ~ datenschutz|aufsichtsbehorde ~ (?:eingabe|anhorung|verfahren)|beschwerde (?:der|des|nr|einer) ~ (?:art· ?77|betroffen)|anhorung nach',
  ],
  [
    'support',
    2,
    `${any('imap|smtp|thunderbird|outlook|caldav|passwort|kennwort|synchronisier\\w*|fehler\\w*|funktioniert nicht|app|browser|einstellung\\w*|update|ordner|kalender')}`,
  ],
  [
    'billing',
    2,
    `${any('rechnung\\w*|erstattung|ruckerstattung|abgebucht|zahlung|abonnement|abo|paypal|kreditkarte|lastschrift')}`,
  ],
  ['spam', 3, `${any('webinar|jetzt anmelden|kostenlos\\w*|rabatt|abmelden|gratis')}`],
  [
    'phishing',
    3,
    '(?:konto|postfach) ~ (?:gesperrt|geschlossen|geloscht) ~ (?:wenn|sofern|innerhalb)|bestatigen sie ihr (?:konto|passwort)',
  ],
  [
    'chase',
    4,
    '(?:noch )?(?:keine|nie eine|ohne) (?:antwort|ruckmeldung|reaktion)|erinnerung|nachfrage|mahnung|unvollstandig|fehl(?:en|t) (?:mir |noch )|nachreichen|reichen sie ~ nach|nicht zufrieden|abgelaufen|immer noch|zum zweiten mal|nicht (?:vollstandig|ausreichend)',
  ],
  [
    'follow-up',
    3,
    'wie (?:besprochen|gewunscht|verlangt|erbeten)|meine (?:anfrage|mail|nachricht|bitte) vom|ihre (?:antwort|nachricht|auskunft|mail) vom|ich (?:habe|hatte) (?:ihnen )?(?:am|bereits|schon|vor) ~ (?:geschrieben|geschickt|gebeten)|danke fur (?:die|ihre) (?:antwort|auskunft|ruckmeldung|nachricht)|dank fur (?:die|ihre) (?:auskunft|antwort|ruckmeldung)',
  ],
  ['thanks', 3, '(?:danke|dank) ~ (?:antwort|hilfe|auskunft|ruckmeldung)'],
  [
    'auto',
    5,
    'automatische (?:antwort|ruckantwort)|^abwesend\\b|abwesenheits\\w{1,8}|unzustellbar\\w{0,2}|nicht zugestellt',
    'subject',
  ],
  ['auto', 3, 'ich bin (?:bis|vom|derzeit|zurzeit) ~ (?:nicht im|abwesend|urlaub|auser haus)'],
  [
    'minor',
    3,
    'minderjahrig\\w{0,2}|ich bin (?:[6-9]|1[0-7])\\b|(?:[1-9]|1[0-7]) jahre|(?:[1-9]|1[0-7]) ?jahrig\\w{0,2}|kinderkonto|sorgerecht|sorgeberechtigt\\w{0,2}',
  ],
  ['threat', 4, 'lebensgefahr|umbringen|selbstmord|suizid|vermisst\\w{0,2} kind|gefahr fur leib|morddrohung'],
  [
    'mandate',
    3,
    'vollmacht|im namen (?:meine|unsere)|mandant\\w{0,4}|rechtsanwalt\\w{0,3}|meine[rs]? (?:tochter|sohn\\w{0,2}|mutter|vater\\w?|frau|mann\\w?)|als (?:ehemann|erbe|betreuer|alleinerbe)',
  ],
]);

import { any, compile } from './rule.js';

const REQ = any(
  'graag|ik (?:wil|wens|verzoek|vraag|zou|eis|vorder|doe)|wij (?:willen|verzoeken|vragen)|kunt u|kunnen jullie|kun je|zou u|zouden jullie|wilt u|willen jullie|gelieve|alstublieft|aub|verzoek|verzoek ik|verzoek om|hierbij|dien ik|maak ik|wil ik|vraag ik|mag ik|stuur\\w*|verwijder|wis',
);
const ERASE = any(
  'verwijder*|wis|wissen|gewist|opheff*|opgeheven|opzeg*|sluit\\w*|gesloten|vernietig*|schrap*|weghal*|beeindig*',
);
const WHOLE = any(
  'account|gegevens|persoonsgegevens|profiel|mailbox|postvak|alles|alle|adres|foto\\w*|berichten|logs?|logbestanden|historie|bestelgeschiedenis|data|inhoud',
);
const PROFILE = any(
  'naam|achternaam|voornaam|geboortedatum|adres|postadres|telefoon\\w*|nummer|profiel|gegevens|aanhef|postcode|huisnummer|geslacht|tenaamstelling',
);

/** Dutch. */
export const NL = compile('nl', [
  [
    'access',
    5,
    'inzageverzoek|recht (?:op|van) inzage|verzoek (?:om|tot) inzage|inzage (?:in|van) (?:mijn|de|al)',
  ],
  [
    'access',
    4,
    `${any('welke|wat|kopie|overzicht|alle|lijst|ontvangen|weten')}~${any('gegevens|persoonsgegevens|informatie|data|logbestanden')}~${any('van mij|over mij|mij betreff\\w*|verwerk\\w*|bewaa?r\\w*|opgeslagen|heeft|hebben|aan mij gekoppeld|in mijn profiel')}`,
  ],
  [
    'access',
    4,
    '(?:alles|wat) (?:u|jullie) ~ (?:over|van) mij ~ (?:heeft|hebben|weet|weten|bewaart)|wat (?:heeft u|hebben jullie|weten jullie) ~ over mij',
  ],
  [
    'access',
    3,
    '(?:wie|wanneer) ~ ingelogd ~ (?:account|mailbox)|(?:inlog|login) ?(?:geschiedenis|historie|gegevens)',
  ],
  ['access', 3, '(?:aan wie|met wie|ontvangers) ~ (?:mijn gegevens|verstrekt|gedeeld)'],
  [
    'access',
    -6,
    '(?:kan|kom|lukt) ~ niet ~ (?:inloggen|bij mijn|in mijn|openen|toegang)|geen toegang (?:meer )?tot',
  ],
  ['rectification', 5, 'recht op rectificatie|rectificatie(?:verzoek)?'],
  [
    'rectification',
    4,
    `${REQ}~${any('rectific*|corriger*|wijzig*|aanpass*|aan te passen|bijwerk*|verander*|vervang*|verbeter*')}~${PROFILE}|${REQ}~${PROFILE}~${any('rectific*|corriger*|wijzig*|aanpass*|aan te passen|te wijzigen|bijwerk*|verander*|vervang*|verbeter*')}`,
  ],
  [
    'rectification',
    3,
    `${PROFILE}~${any('onjuist\\w*|verkeerd\\w*|fout\\w*|klop(?:t|pen) niet|niet (?:meer )?(?:juist|correct|van mij)|verouderd|achterhaald')}`,
  ],
  [
    'rectification',
    -5,
    '(?:wachtwoord|abonnement|betaalmethode|taal|instelling\\w*) ~ (?:wijzig|verander|aanpas)',
  ],
  [
    'rectification',
    3,
    '(?:die|dit|dat|deze|het|ze) (?:te )?(?:corrig|aanpas|wijzig|verbeter|rectific|aan te pas)\\w{1,5}',
  ],
  [
    'erasure',
    5,
    'recht (?:op|van) (?:gegevenswissing|verwijdering|vergetelheid|wissing)|recht om vergeten|verwijderingsverzoek|verzoek (?:om|tot) (?:verwijdering|wissing)',
  ],
  ['erasure', 5, `${REQ}~${ERASE}~${WHOLE}|${REQ}~${WHOLE}~${ERASE}`],
  [
    'erasure',
    4,
    `(?:account|gegevens|alles|profiel) ~ (?:opheffen|wissen|verwijderen|sluiten)|(?:verwijder|wis|sluit) (?:mijn|alle|al) `,
  ],
  ['erasure', 3, `(?:verwijdering|opheffing|wissing) van (?:mijn|alle|al|het|de) ~ ${WHOLE}`],
  [
    'erasure',
    -5,
    '(?:niet|niets|zonder) (?:te )?(?:verwijder|wis|gewist)\\w{0,4}|hoe (?:kan|verwijder|wis) ~ (?:berichten|mails?|map\\w*|alias|contacten)',
  ],
  [
    'restriction',
    5,
    'beperking van (?:de )?verwerking|recht op beperking|verwerking ~ (?:beperk|bevriez)\\w{1,3}',
  ],
  [
    'restriction',
    4,
    `${REQ}~${any('bevriez*|bevroren|blokker*|beperk*|bewaar|bewaren|opschort*|veilig ?stel*')}~${any('gegevens|account|verwerking|bewijs|totdat|tot|logs?')}`,
  ],
  [
    'restriction',
    3,
    '(?:verwijder|wis) (?:nog )?niets|niet ~ (?:verwijderen|wissen) ~ (?:tot|bewijs|rechtbank)',
  ],
  ['portability', 5, 'overdraagbaarheid|dataportabiliteit|gegevensoverdracht'],
  [
    'portability',
    5,
    `${any('exporter*|export|stur*|ontvang*|overdra*|overzett*|kopie|download*|krijgen|meenemen')}~${any('mbox|vcard|vcf|ics|ical\\w*|csv|json|xml|machineleesbaar|machine leesbaar|gestructureerd\\w*|open formaat|open formaten|gangbaar\\w*')}`,
  ],
  [
    'portability',
    4,
    'rechtstreeks ~ (?:aanbieder|provider|verantwoordelijke) ~ (?:overdra|stuur|verz)|volledige export',
  ],
  [
    'objection',
    5,
    'recht van bezwaar|(?:maak|teken|maken) (?:ik |hierbij |wij )*bezwaar|bezwaar (?:tegen|aan|maken)',
  ],
  [
    'objection',
    4,
    `(?:geen|niet meer|stop\\w{0,3}|uitschrijv\\w{1,3}|afmeld\\w{1,3}|ophouden) ~ ${any('nieuwsbrie\\w*|reclame|enquetes?|marketing|aanbieding\\w*|promotie\\w*|onderzoek\\w*|commerciele|advertenties|tevredenheid\\w*')}`,
  ],
  [
    'consent-withdrawal',
    5,
    `${any('trek|intrek*|herroep*|ingetrokken|in te trekken')}~${any('toestemming|machtiging|akkoord')}|(?:toestemming|akkoord) ~ (?:intrek|in te trekken|trek|herroep|ingetrokken)`,
  ],
  ['consent-withdrawal', 3, 'niet (?:meer|langer) akkoord'],
  [
    'post-mortem',
    4,
    '(?:mijn|onze|vader|moeder|man|vrouw|zoon|dochter|broer|zus|echtgenoot|echtgenote|partner) ~ (?:overleden|gestorven|overlijden)',
  ],
  [
    'post-mortem',
    4,
    'overleden|overlijdensakte|erfgena\\w{1,3}|nalatenschap|verklaring van erfrecht|na mijn (?:dood|overlijden)|executeur',
  ],
  ['first-person', 1, '\\b(?:mijn|mij|ik|me|ons|onze|wij) '],
  ['enquiry', 2, `${any('avg|privacy\\w*|gegevensbescherming|persoonsgegevens|privacybeleid|functionaris')}`],
  [
    'enquiry',
    2,
    `(?:waar |hoe lang|wie |geldt|worden|zijn|delen|lezen|verkopen|bewaren|gebruik\\w{0,2}) ~ ${any('servers?|gegevens|mails?|ip|berichten|reclame|openbaar|derden|gandi|paybox|afgeschermd|zichtbaar')}`,
  ],
  [
    'enquiry',
    2,
    `${any('vraag|vragen|cookies?|trackers?|verwerkersovereenkomst|subverwerkers?|bewaartermijn\\w*|overweeg|voordat ik|delen van gegevens|versleutel\\w*')}`,
  ],
  [
    'authority',
    4,
    'vordering (?:van|ex|op grond|tot)|wetboek van strafvordering|\\bepoc\\b|officier van justitie|rechter commissaris|strafrechtelijk onderzoek|bevel tot|europees (?:verstrekking|bewaring)\\w{0,4}bevel',
  ],
  [
    'authority',
    3,
    'openbaar ministerie|politie (?:eenheid|nederland)|recherche|opsporingsambtenaar|rechtbank|\\bfiod\\b|federale politie|onderzoeksrechter|parket van|procureur des konings',
  ],
  [
    'authority',
    2,
    'gebruikersgegevens|verkeersgegevens|gebruiker niet (?:informeren|op de hoogte)|brigadier|inspecteur',
  ],
  ['authority', -4, 'mijn account|mijn gegevens|over mij'],
  [
    'supervisory',
    3,
    'autoriteit persoonsgegevens|gegevensbeschermingsautoriteit ~ (?:klacht|dossier|onderzoek)|klacht (?:ontvangen|van betrokkene|nummer)',
  ],
  [
    'support',
    2,
    `${any('wachtwoord|imap|smtp|thunderbird|outlook|fout\\w*|werkt niet|app|synchronis\\w*|browser|instelling\\w*|inloggen')}`,
  ],
  [
    'billing',
    2,
    `${any('factu\\w*|terugbetal\\w*|betaald|betaling|abonnement|paypal|creditcard|verrekend|incasso|euro')}`,
  ],
  ['spam', 3, `${any('exclusieve aanbieding|eerste pagina|uitschrijven|korting|vrijblijvend')}`],
  [
    'phishing',
    3,
    '(?:account|mailbox) ~ (?:geblokkeerd|opgeschort|verwijderd) ~ (?:tenzij|binnen)|bevestig uw (?:account|wachtwoord|identiteit)',
  ],
  [
    'chase',
    4,
    '(?:geen|nooit|zonder) (?:een )?(?:antwoord|reactie)|herinnering|rappel|tweede (?:verzoek|keer)|onvolledig|ontbre\\w{1,5}|nog steeds|verlopen|niet tevreden|herhaal',
  ],
  [
    'follow-up',
    3,
    'zoals (?:gevraagd|besproken|afgesproken)|mijn (?:eerdere|vorige) (?:mail|verzoek|bericht)|mijn verzoek van|bedankt voor (?:uw|het|de) (?:antwoord|reactie)|ik (?:schreef|mailde|stuurde) u|in antwoord op uw',
  ],
  ['thanks', 3, 'bedankt ~ (?:antwoord|hulp|reactie)'],
  ['auto', 5, 'automatisch antwoord|afwezigheid|niet bezorgd|onbestelbaar', 'subject'],
  [
    'minor',
    3,
    'minderjarig\\w{0,2}|ik ben (?:[6-9]|1[0-7])\\b|(?:zoon|dochter|kind) ~ (?:[1-9]|1[0-7]) jaar|ouderlijk gezag',
  ],
  ['threat', 4, 'levensgevaar|zelfmoord|doodsbedreiging|vermist kind|in gevaar'],
  [
    'mandate',
    3,
    'namens|volmacht|machtiging van|mijn (?:client\\w?|zoon|dochter|vader|moeder|man|vrouw)|advocaat',
  ],
]);

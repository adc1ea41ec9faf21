import { any, compile } from './rule.js';

const REQ = any(
  'vorrei|voglio|desidero|chiedo|richiedo|vi (?:chiedo|prego|chiediamo)|le chiedo|si (?:chiede|richiede|prega)|per favore|per cortesia|potete|potreste|potrebbe|puo|richiesta|vorremmo|chiediamo|esigo|prego|necessito|ho bisogno|gradirei|intendo|esercitare|procedete|mi date|far',
);
const ERASE = any('cancell*|elimin*|chiud\\w*|chius\\w*|rimuov*|rimoz*|distrug*|soppress*|disattiv*');
const WHOLE = any(
  'account|casella|conto|dati|profilo|tutt[oiae]|informazioni|indirizzo|alias|foto|messaggi|contenut\\w*|cronologia|mail|posta',
);
const PROFILE = any(
  'nome|cognome|data di nascita|indirizzo|civico|telefono|cellulare|numero|profilo|dat[oi]|intestatar\\w*|codice fiscale|via|cap|sesso|fattur\\w*',
);

/** Italian. */
export const IT = compile('it', [
  [
    'access',
    5,
    'diritto (?:di|all?) ?accesso|richiesta di accesso (?:ai|a) ~ dati|accesso ai (?:miei )?dati',
  ],
  [
    'access',
    4,
    `${any('quali|copia|elenco|lista|sapere|conoscere|ricevere|inviar\\w*|tutti|comunicar\\w*|che')}~${any('dati|informazioni')}~${any('miei|mi riguard\\w*|su di me|personali|conservat\\w*|trattat\\w*|avete|possedete|detenete|in vostro possesso|trattate')}`,
  ],
  [
    'access',
    4,
    '(?:tutto|cosa|quello) (?:cio )?(?:che )?(?:avete|sapete|conservate|possedete) ~ (?:su di me|di me|mio)',
  ],
  [
    'access',
    3,
    '(?:chi|quando) ~ (?:ha avuto accesso|si e collegato|e entrato|ha effettuato) ~ (?:account|casella)|(?:cronologia|storico|elenco) ~ (?:accessi|connessioni)',
  ],
  ['access', 3, '(?:a chi|destinatari|a terzi) ~ (?:miei dati|comunicati|ceduti)'],
  [
    'access',
    -6,
    '(?:non (?:riesco|posso|mi (?:fa|lascia))|impossibile|problem\\w) ~ (?:acced|entrar|accesso)\\w{0,4}',
  ],
  ['rectification', 5, 'diritto di rettifica|rettifica de\\w{1,3} '],
  [
    'rectification',
    4,
    `${REQ}~${any('rettific*|correg*|corregg*|modific*|aggiorn*|cambi*|sostitu*')}~${PROFILE}`,
  ],
  [
    'rectification',
    3,
    `${PROFILE}~${any('sbagliat\\w*|errat\\w*|inesatt\\w*|non (?:e |piu )?(?:corrett\\w*|esatt\\w*|aggiornat\\w*|valid\\w*|mio|il mio)|vecchi\\w*|scritto male|scorrett\\w*')}`,
  ],
  [
    'rectification',
    -5,
    '(?:cambiare|modificare|aggiornare) ~ (?:password|piano|abbonamento|carta|lingua|app)',
  ],
  ['rectification', 3, '(?:corregger|rettificar|modificar|cambiar|aggiornar)(?:lo|la|li|le)\\b'],
  [
    'erasure',
    5,
    'diritto (?:alla cancellazione|all oblio|di cancellazione)|richiesta di cancellazione|cancellazione de\\w{1,3} (?:miei |mio |account|dati|tutt)',
  ],
  ['erasure', 5, `${REQ}~${ERASE}~${WHOLE}`],
  ['erasure', 4, `\\b(?:cancellate|eliminate|chiudete|rimuovete|cancelli|elimini) ~ ${WHOLE}`],
  [
    'erasure',
    -5,
    '(?:non) (?:voglio |vorrei |dovete |si )?(?:cancell|elimin|chiud)\\w{1,5}|come (?:posso )?(?:cancellare|eliminare|faccio) ~ (?:messaggi|mail|cartell\\w|contatti|alias)|ho (?:gia )?(?:cancellato|eliminato)',
  ],
  ['restriction', 5, 'limitazione del? trattamento|diritto (?:di|alla) limitazione'],
  [
    'restriction',
    4,
    `${REQ}~${any('blocc*|congel*|limit*|sospend*|conserv*')}~${any('dati|account|trattamento|prove|registri|finche|fino')}`,
  ],
  ['restriction', 3, 'non (?:cancell|elimin|distrug)\\w{1,5} ~ (?:nulla|niente|dati|messaggi|account)'],
  ['portability', 5, 'portabilita'],
  [
    'portability',
    5,
    `${any('esport*|inviar*|invio|ricever*|trasfer*|trasmett*|copia|scaric*|consegn*|avere')}~${any('mbox|vcard|vcf|ics|csv|json|xml|leggibile da|formato (?:strutturato|aperto|riutilizzabile|standard|comune|elettronico)|formati aperti')}`,
  ],
  [
    'portability',
    4,
    '(?:trasmett|trasfer)\\w{1,6} ~ direttamente ~ (?:fornitore|titolare|gestore|servizio)|esportare ~ (?:messaggi|dati|posta|tutto)',
  ],
  ['objection', 5, 'diritto di opposizione|mi oppongo|ci opponiamo|opposizione (?:al|all|alla|a)'],
  [
    'objection',
    4,
    `(?:non (?:voglio|desidero|vorrei|inviate\\w{0,2}|mandate\\w{0,2}|intendo)|smett\\w{1,4}|basta|cessate|stop|niente|nessun\\w?|disiscri\\w{1,5}|cancellat\\w{1,3} dalla lista) ~ ${any('pubblicit\\w*|newsletters?|sondagg\\w*|promozion\\w*|commercial\\w*|offert\\w*|marketing|novita|questionar\\w*|comunicazioni')}`,
  ],
  ['consent-withdrawal', 5, `${any('revoc*|ritir*|annull*')}~${any('consenso|autorizzazione|permesso')}`],
  ['consent-withdrawal', 3, 'non (?:acconsento|autorizzo|sono) piu (?:d accordo)?'],
  [
    'post-mortem',
    4,
    '(?:mi\\w|nostr\\w|padre|madre|marito|moglie|figli\\w|fratello|sorella|nonn\\w|titolare) ~ (?:decedut\\w|e mort\\w|mancat\\w|scompars\\w|defunt\\w|decesso)',
  ],
  [
    'post-mortem',
    4,
    'decedut\\w|certificato di morte|atto di morte|ered[ei]\\b|eredita|successione|defunt\\w|dopo la mia morte|esecutore testamentario',
  ],
  ['first-person', 1, '\\b(?:mi[oae]i?|miei|io|me|nostr\\w|mi) '],
  [
    'enquiry',
    2,
    `${any('gdpr|privacy|protezione dei dati|dati personali|informativa|garante|responsabile della protezione')}`,
  ],
  [
    'enquiry',
    3,
    `(?:leggete|analizzate|vendete|condividete|conservate|usate|dove (?:sono|si)|quanto tempo|chi (?:legge|puo|ha)|come (?:protegg|tratt|funzion)\\w{0,4}) ~ ${any('mail|dati|server|messaggi|pubblicit\\w*|ip|informazioni|terzi|posta|log')}`,
  ],
  [
    'enquiry',
    2,
    `${any('cookies?|traccianti|server in|responsabili? del trattamento|subresponsabil\\w*|nomina|crittograf\\w*|domanda|curiosita|prima di (?:iscriv\\w*|registr\\w*)')}`,
  ],
  [
    'authority',
    4,
    'procedimento penale|decreto (?:del|di) (?:pubblico ministero|pm|acquisizione|esibizione|sequestro)|procura della repubblica|d·?lgs·? 196/2003|codice di procedura penale|\\bc·?p·?p\\b|ordine europeo di (?:produzione|conservazione)|\\bepoc\\b|ordine di esibizione|rogatoria',
  ],
  [
    'authority',
    3,
    'pubblico ministero|polizia (?:postale|giudiziaria|di stato)|carabinieri|guardia di finanza|questura|tribunale di ~ (?:gip|giudice)|ufficiale di p',
  ],
  [
    'authority',
    2,
    'intestatario|dati (?:anagrafici|di traffico)|file di log|non informare l utente|isp· capo|ispettore|maresciallo',
  ],
  ['authority', -4, 'mio account|miei dati|su di me'],
  [
    'supervisory',
    3,
    'garante per la protezione|reclamo (?:proposto|presentato|n)|richiesta di informazioni ai sensi dell art· ?157',
  ],
  [
    'support',
    2,
    `${any('password|imap|smtp|thunderbird|outlook|errore|non funziona|applicazione|app|sincronizz\\w*|browser|configur\\w*|spazio|casella piena|quota|disco virtuale')}`,
  ],
  [
    'billing',
    2,
    `${any('fattur\\w*|rimbors\\w*|addebit\\w*|pagament\\w*|abbonament\\w*|carta di credito|paypal')}`,
  ],
  ['spam', 3, `${any('offerta esclusiva|prima pagina|posizionamento|disiscriviti|promozione')}`],
  [
    'phishing',
    3,
    '(?:account|casella) ~ (?:sara|verra|sospes|bloccat)|confermi? (?:il|la) (?:suo|sua) (?:account|password|identita)|verifica',
  ],
  [
    'chase',
    4,
    '(?:nessuna|senza|mai|non ho (?:ricevuto|avuto)) ~ (?:risposta|riscontro)|sollecit\\w{1,3}|seconda (?:richiesta|volta)|incomplet\\w|manca(?:no)? ~ (?:ancora|dati)|ancora (?:attiv|aperto|nessun)|scadut\\w|non (?:sono|mi) soddisf',
  ],
  [
    'follow-up',
    3,
    'come (?:richiesto|concordato|da voi)|(?:mia|precedente) (?:richiesta|mail|email) (?:precedente|del)|in risposta alla (?:vostra|sua)|vi ho (?:scritto|inviato)|grazie per la (?:risposta|vostra)',
  ],
  ['thanks', 3, 'grazie ~ (?:risposta|aiuto|rapid)'],
  ['auto', 5, 'risposta automatica|fuori sede|fuori ufficio|mancato recapito', 'subject'],
  [
    'minor',
    3,
    'minorenn\\w|ho (?:[6-9]|1[0-7]) anni|(?:figli[oa]|bambin[oa]|ragazz[oa]) ~ (?:[1-9]|1[0-7]) anni|responsabilita genitoriale',
  ],
  [
    'threat',
    4,
    'pericolo di (?:vita|morte)|minacci\\w ~ morte|suicid\\w{1,4}|vita ~ pericolo|scomparsa di (?:un|una) minor',
  ],
  [
    'mandate',
    3,
    'per conto d\\w|procura speciale|delega|mi[oa] (?:client\\w|figli[oa]|padre|madre|marito|moglie)|avv\\w{0,6}|in nome',
  ],
]);

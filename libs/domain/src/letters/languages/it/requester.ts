import { type RequesterWords } from '../../languages.js';

/** What is said in Italian to who asks in another's place. */
export const italianRequester: RequesterWords = {
  papersQuestion: [
    'Che cosa ci serve per risponderLe ({{request.reference}})',
    'Abbiamo ricevuto {{request.receiptDay}} la Sua richiesta relativa ai dati di un’altra persona, registrata con il riferimento {{request.reference}}.',
    'Questi dati sono protetti: prima di aver visto ciò che La autorizza ad agire non possiamo comunicarli né confermare che esistano. La preghiamo di inviarci, rispondendo a questo messaggio:',
    '{{requester.papers}}',
    'Bastano copie, e può oscurare tutto ciò che non serve. Annotiamo soltanto di aver visto questi documenti; non ne conserviamo copia.',
    'Il termine per la nostra risposta continua a decorrere e scade {{request.dueDay}}. Senza questi documenti dovremo respingere la richiesta entro tale data; potrà sempre presentarla di nuovo.',
  ],
  papers: {
    mandate:
      'la procura firmata dalla persona, con l’indicazione dell’oggetto, dei diritti da esercitare, della durata e dell’indirizzo a cui inviare la nostra risposta',
    'lawyer-standing':
      'la Sua qualità di avvocato (ordine di iscrizione), il nome della persona che rappresenta e l’oggetto dell’incarico',
    'parental-authority':
      'ciò che attesta la responsabilità genitoriale: stato di famiglia, atto di nascita o provvedimento del giudice',
    'death-certificate': 'il certificato di morte',
    heirship: 'ciò che attesta la qualità di erede: atto notorio o attestazione di un notaio',
    directives: 'le direttive lasciate dalla persona, che La incaricano di darvi esecuzione',
    'requester-identity':
      'ciò che attesta la Sua identità: un documento, di cui può oscurare il numero e la fotografia',
  },
  secrecy: [
    'La corrispondenza di ciascuno è segreta. Il segreto copre il contenuto dei messaggi, il loro oggetto, gli allegati e l’identità dei corrispondenti, e vincola Mailo e il suo personale (articolo L. 32-3 del codice francese delle poste e delle comunicazioni elettroniche; articoli 226-15 e 432-9 del codice penale francese).',
    'Nessuno può quindi ottenere da Mailo che vengano letti, copiati o cancellati messaggi eventualmente presenti nella casella di un’altra persona, né sapere se a un indirizzo corrisponda un account. Questa risposta è la stessa in ogni caso: non dice che un account esista, né che non esista.',
    'Chi è vittima di un reato può sporgere denuncia: la giustizia può chiederci, nei limiti di legge, ciò di cui ha bisogno. Se la Sua richiesta riguarda il Suo account, o se rappresenta la persona interessata, è sufficiente dircelo rispondendo a questo messaggio.',
  ].join('\n\n'),
  cookies: [
    'In Mailo Free sono visualizzati annunci pubblicitari. Le agenzie pubblicitarie possono depositare cookie nel Suo browser soltanto con il Suo consenso.',
    'Può modificare o revocare il consenso in qualsiasi momento: apra la pagina «Il Suo account» di Mailo e faccia clic su «Gestire il deposito dei cookie pubblicitari». La Sua scelta è conservata da un cookie del dominio consentframework.com (piattaforma di gestione del consenso n. 92, gestita dalla società Sirdata). Può anche disattivare la raccolta dei Suoi dati da parte di Sirdata: https://www.sirdata.com/opt-out/.',
    'Questi cookie si trovano nel Suo browser e non sono collegati né al Suo profilo né al Suo account Mailo: non ne conserviamo nulla e non possiamo rimuoverli al Suo posto.',
  ].join('\n\n'),
  selfService: {
    before:
      'Per fare prima, senza attendere la nostra risposta, il titolare di un account Mailo può anche, accedendovi:',
    paths: {
      profile: 'consultare, modificare o eliminare i dati del profilo (Opzioni, «Profilo»)',
      'login-history': 'consultare e cancellare la cronologia degli accessi (Opzioni, «Il Suo account»)',
      'data-export':
        'scaricare tutti i contenuti dell’account: messaggi, contatti, agende, note (Opzioni, «Esportazione dei dati»)',
      'mail-analysis':
        'disattivare l’analisi automatica dei messaggi: antivirus, antispam, smistamento (Opzioni, «Ricezione della posta»)',
      'account-closing':
        'eliminare l’account (Opzioni, «Il Suo account»); i contenuti sono allora conservati per un mese, tranne quelli cancellati prima',
      'advertising-cookies':
        'modificare o revocare il consenso ai cookie pubblicitari (pagina «Il Suo account», pulsante «Gestire il deposito dei cookie pubblicitari»)',
    },
    after:
      'Ciò non sostituisce la nostra risposta: la richiesta resta aperta e riceverà comunque una risposta.',
  },
};

import { type LanguageWords, type LetterWords } from '../../languages.js';
import { italianRequester } from './requester.js';

export const italianLanguage: LanguageWords = {
  and: 'e',
  colon: ': ',
  semicolon: '; ',
  proofs: {
    L0: 'nulla',
    L1: 'un messaggio inviato dall’indirizzo del Suo account',
    L2: 'di aprire, dopo aver effettuato l’accesso al Suo account, il link monouso che Le invieremo, oppure di utilizzare il modulo nelle Opzioni',
    L3: 'di aprire il link monouso nel Suo account e di confermare con il secondo fattore',
    L4: 'nome, cognome e data di nascita, la risposta a un messaggio inviato al Suo indirizzo o telefono di recupero e un dato tratto dalla cronologia dell’account',
    L5: 'di mostrarci un documento d’identità (oscurato, in bianco e nero, con il numero coperto); l’immagine viene distrutta dopo la verifica',
  },
  unknownPerson: null,
  office: 'Il servizio per la protezione dei dati',
  requester: italianRequester,
};

export const italianWords: LetterWords = {
  rights: {
    access: 'diritto di accesso (articolo 15 del GDPR)',
    rectification: 'diritto di rettifica (articolo 16 del GDPR)',
    erasure: 'diritto alla cancellazione (articolo 17 del GDPR)',
    restriction: 'diritto di limitazione di trattamento (articolo 18 del GDPR)',
    portability: 'diritto alla portabilità dei dati (articolo 20 del GDPR)',
    objection: 'diritto di opposizione (articolo 21, paragrafo 1, del GDPR)',
    'objection-marketing': 'diritto di opposizione al marketing diretto (articolo 21, paragrafo 2, del GDPR)',
    'consent-withdrawal': 'revoca del Suo consenso (articolo 7, paragrafo 3, del GDPR)',
    'post-mortem':
      'diritti relativi ai dati di una persona deceduta (articoli 84 e 85 della legge francese n. 78-17 del 6 gennaio 1978)',
  },
  outcomes: {
    granted: 'accolto',
    partly: 'accolto in parte',
    refused: 'non accolto',
    'not-applicable': 'privo di oggetto',
  },
  grounds: {
    'identity-not-shown':
      'non abbiamo potuto accertare la Sua identità (articolo 12, paragrafi 2 e 6, del GDPR)',
    'person-not-identifiable':
      'i dati in questione non ci consentono di identificarLa (articolo 11, paragrafo 2, del GDPR)',
    'mandate-insufficient':
      'la delega manca o non ne precisa a sufficienza l’oggetto e la durata (articolo 77 del decreto francese n. 2019-536 del 29 maggio 2019)',
    'manifestly-unfounded':
      'la Sua richiesta è manifestamente infondata (articolo 12, paragrafo 5, del GDPR)',
    excessive:
      'la Sua richiesta è eccessiva, in particolare per il suo carattere ripetitivo (articolo 12, paragrafo 5, del GDPR)',
    'rights-of-others':
      'accoglierla lederebbe i diritti e le libertà altrui (articoli 15, paragrafo 4, e 20, paragrafo 4, del GDPR)',
    'secrecy-of-correspondence':
      'il segreto della corrispondenza tutela le comunicazioni di altre persone (articolo L. 32-3 del codice francese delle poste e delle comunicazioni elettroniche)',
    'data-accurate': 'i dati in questione sono esatti (articolo 16 del GDPR)',
    'evidence-missing':
      'l’esattezza del dato da Lei indicato non è dimostrata; fino ad allora può chiedere la limitazione del trattamento (articoli 16 e 18, paragrafo 1, lettera a), del GDPR)',
    'no-erasure-ground':
      'non sussiste alcuno dei motivi di cancellazione di cui all’articolo 17, paragrafo 1, del GDPR',
    'freedom-of-expression':
      'il trattamento è necessario per l’esercizio del diritto alla libertà di espressione e di informazione (articolo 17, paragrafo 3, lettera a), del GDPR)',
    'legal-obligation':
      'un obbligo legale ci impone di conservare questi dati (articolo 17, paragrafo 3, lettera b), del GDPR)',
    'public-health':
      'il trattamento è necessario per motivi di interesse pubblico nel settore della sanità pubblica (articolo 17, paragrafo 3, lettera c), del GDPR)',
    'archiving-research':
      'il trattamento è necessario a fini di archiviazione, di ricerca o statistici (articolo 17, paragrafo 3, lettera d), del GDPR)',
    'legal-claims':
      'questi dati sono necessari per l’accertamento, l’esercizio o la difesa di un diritto in sede giudiziaria (articoli 17, paragrafo 3, lettera e), e 21, paragrafo 1, del GDPR)',
    'no-restriction-case':
      'non ricorre alcuna delle quattro ipotesi di limitazione di cui all’articolo 18, paragrafo 1, del GDPR',
    'data-not-provided':
      'la portabilità riguarda soltanto i dati che Lei ci ha fornito, non quelli che ne abbiamo ricavato (articolo 20, paragrafo 1, del GDPR)',
    'not-consent-or-contract':
      'il trattamento di questi dati non si basa né sul Suo consenso né su un contratto (articolo 20, paragrafo 1, lettera a), del GDPR)',
    'compelling-grounds':
      'sussistono motivi legittimi cogenti che prevalgono sui Suoi interessi, diritti e libertà (articolo 21, paragrafo 1, del GDPR)',
    'not-an-heir':
      'la Sua qualità di erede non è dimostrata (articolo 85 della legge francese n. 78-17 del 6 gennaio 1978)',
    'directives-forbid':
      'le direttive lasciate dalla persona deceduta vi si oppongono (articolo 85 della legge francese n. 78-17 del 6 gennaio 1978)',
  },
  blocks: {
    purposes: 'Finalità del trattamento',
    held: 'Dati che La riguardano in nostro possesso',
    recipients: 'Destinatari dei Suoi dati',
    retention: 'Periodo di conservazione',
    source: 'Origine dei dati',
    transfers: 'Trasferimenti verso paesi terzi',
    'automated-decisions': 'Processo decisionale automatizzato, compresa la profilazione',
  },
  mentions: {
    'neutral-retention': 'Alcuni dati possono essere conservati per il tempo richiesto da un obbligo legale.',
    'other-rights':
      'Può inoltre chiedere la rettifica o la cancellazione dei Suoi dati o la limitazione del loro trattamento, oppure opporsi a tale trattamento (articoli 16, 17, 18 e 21 del GDPR).',
    complaint:
      'Se, dopo averci contattato, ritiene che i Suoi diritti non siano rispettati, può proporre reclamo all’autorità francese di controllo (Commission nationale de l’informatique et des libertés, CNIL; articolo 77 del GDPR): online, su www.cnil.fr, o per posta, a CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, Francia.',
    court:
      'Ha inoltre diritto a un ricorso giurisdizionale effettivo dinanzi al giudice competente (articolo 79 del GDPR).',
    'dpo-contact':
      'Per qualsiasi domanda può scrivere al responsabile della protezione dei dati di Mailo, all’indirizzo contact@mailo.com, o semplicemente rispondere a questo messaggio.',
  },
  reasons: 'Ciò che non abbiamo accolto, in tutto o in parte, e perché:',
  decider: 'Decisione adottata, per Mailo, da',
  notApplicable: 'Non pertinente',
};

import { type LanguageWords, type LetterWords } from '../../languages.js';
import { germanRequester } from './requester.js';

export const germanLanguage: LanguageWords = {
  and: 'und',
  colon: ': ',
  semicolon: '; ',
  proofs: {
    L0: 'nichts',
    L1: 'eine Nachricht, die von der E-Mail-Adresse Ihres Kontos aus gesendet wird',
    L2: 'dass Sie den Einmal-Link öffnen, den wir an Ihr Konto senden, während Sie dort angemeldet sind, oder das Formular in den Optionen verwenden',
    L3: 'dass Sie den Einmal-Link in Ihrem Konto öffnen und sich mit Ihrem zweiten Faktor ausweisen',
    L4: 'Ihren Vornamen, Ihren Nachnamen und Ihr Geburtsdatum, die Antwort auf eine Nachricht an Ihre Wiederherstellungsadresse oder -nummer sowie eine Angabe zur bisherigen Nutzung des Kontos',
    L5: 'die Einsicht in ein Ausweisdokument (geschwärzt, in Schwarzweiß, Nummer verdeckt); das Bild wird nach der Prüfung vernichtet',
  },
  unknownPerson: null,
  office: 'Ihr Datenschutzteam',
  requester: germanRequester,
};

export const germanWords: LetterWords = {
  rights: {
    access: 'Auskunftsrecht (Artikel 15 DSGVO)',
    rectification: 'Recht auf Berichtigung (Artikel 16 DSGVO)',
    erasure: 'Recht auf Löschung (Artikel 17 DSGVO)',
    restriction: 'Recht auf Einschränkung der Verarbeitung (Artikel 18 DSGVO)',
    portability: 'Recht auf Datenübertragbarkeit (Artikel 20 DSGVO)',
    objection: 'Widerspruchsrecht (Artikel 21 Absatz 1 DSGVO)',
    'objection-marketing': 'Widerspruch gegen Direktwerbung (Artikel 21 Absatz 2 DSGVO)',
    'consent-withdrawal': 'Widerruf Ihrer Einwilligung (Artikel 7 Absatz 3 DSGVO)',
    'post-mortem':
      'Rechte an den Daten einer verstorbenen Person (Artikel 84 und 85 des französischen Gesetzes Nr. 78-17 vom 6. Januar 1978)',
  },
  outcomes: {
    granted: 'wird stattgegeben',
    partly: 'wird teilweise stattgegeben',
    refused: 'wird abgelehnt',
    'not-applicable': 'gegenstandslos',
  },
  grounds: {
    'identity-not-shown':
      'wir konnten uns Ihrer Identität nicht vergewissern (Artikel 12 Absätze 2 und 6 DSGVO)',
    'person-not-identifiable':
      'die betreffenden Daten ermöglichen es uns nicht, Sie zu identifizieren (Artikel 11 Absatz 2 DSGVO)',
    'mandate-insufficient':
      'die Vollmacht fehlt oder gibt ihren Gegenstand und ihre Dauer nicht hinreichend an (Artikel 77 des französischen Dekrets Nr. 2019-536 vom 29. Mai 2019)',
    'manifestly-unfounded': 'Ihr Antrag ist offenkundig unbegründet (Artikel 12 Absatz 5 DSGVO)',
    excessive:
      'Ihr Antrag ist exzessiv, insbesondere wegen häufiger Wiederholung (Artikel 12 Absatz 5 DSGVO)',
    'rights-of-others':
      'ihm stattzugeben würde die Rechte und Freiheiten anderer Personen beeinträchtigen (Artikel 15 Absatz 4 und Artikel 20 Absatz 4 DSGVO)',
    'secrecy-of-correspondence':
      'das Briefgeheimnis schützt den Schriftverkehr anderer Personen (Artikel L. 32-3 des französischen Gesetzbuchs über das Post- und elektronische Kommunikationswesen)',
    'data-accurate': 'die betreffenden Daten sind richtig (Artikel 16 DSGVO)',
    'evidence-missing':
      'die Richtigkeit Ihrer Angabe ist nicht belegt; bis Sie sie belegen, können Sie die Einschränkung der Verarbeitung verlangen (Artikel 16 und Artikel 18 Absatz 1 Buchstabe a DSGVO)',
    'no-erasure-ground': 'keiner der Löschungsgründe des Artikels 17 Absatz 1 DSGVO liegt vor',
    'freedom-of-expression':
      'die Verarbeitung ist zur Ausübung des Rechts auf freie Meinungsäußerung und Information erforderlich (Artikel 17 Absatz 3 Buchstabe a DSGVO)',
    'legal-obligation':
      'eine rechtliche Verpflichtung schreibt uns die Aufbewahrung dieser Daten vor (Artikel 17 Absatz 3 Buchstabe b DSGVO)',
    'public-health':
      'die Verarbeitung ist aus Gründen des öffentlichen Interesses im Bereich der öffentlichen Gesundheit erforderlich (Artikel 17 Absatz 3 Buchstabe c DSGVO)',
    'archiving-research':
      'die Verarbeitung ist für Archivzwecke, Forschungszwecke oder statistische Zwecke erforderlich (Artikel 17 Absatz 3 Buchstabe d DSGVO)',
    'legal-claims':
      'diese Daten sind zur Geltendmachung, Ausübung oder Verteidigung von Rechtsansprüchen erforderlich (Artikel 17 Absatz 3 Buchstabe e und Artikel 21 Absatz 1 DSGVO)',
    'no-restriction-case': 'keiner der vier Fälle des Artikels 18 Absatz 1 DSGVO liegt vor',
    'data-not-provided':
      'die Datenübertragbarkeit umfasst nur die Daten, die Sie uns bereitgestellt haben, nicht die daraus abgeleiteten (Artikel 20 Absatz 1 DSGVO)',
    'not-consent-or-contract':
      'die Verarbeitung dieser Daten beruht weder auf Ihrer Einwilligung noch auf einem Vertrag (Artikel 20 Absatz 1 Buchstabe a DSGVO)',
    'compelling-grounds':
      'zwingende schutzwürdige Gründe überwiegen Ihre Interessen, Rechte und Freiheiten (Artikel 21 Absatz 1 DSGVO)',
    'not-an-heir':
      'Ihre Erbenstellung ist nicht nachgewiesen (Artikel 85 des französischen Gesetzes Nr. 78-17 vom 6. Januar 1978)',
    'directives-forbid':
      'die Anweisungen der verstorbenen Person stehen dem entgegen (Artikel 85 des französischen Gesetzes Nr. 78-17 vom 6. Januar 1978)',
  },
  blocks: {
    purposes: 'Zwecke der Verarbeitung',
    held: 'Daten, die wir über Sie verarbeiten',
    recipients: 'Empfänger Ihrer Daten',
    retention: 'Speicherdauer',
    source: 'Herkunft der Daten',
    transfers: 'Übermittlung in Drittländer',
    'automated-decisions': 'Automatisierte Entscheidungsfindung einschließlich Profiling',
  },
  mentions: {
    'neutral-retention':
      'Bestimmte Daten können so lange aufbewahrt werden, wie eine rechtliche Verpflichtung dies verlangt.',
    'other-rights':
      'Sie können außerdem die Berichtigung oder Löschung Ihrer Daten oder die Einschränkung ihrer Verarbeitung verlangen oder der Verarbeitung widersprechen (Artikel 16, 17, 18 und 21 DSGVO).',
    complaint:
      'Sind Sie, nachdem Sie sich an uns gewandt haben, der Ansicht, dass Ihre Rechte nicht gewahrt sind, können Sie bei der französischen Datenschutzaufsichtsbehörde (Commission nationale de l’informatique et des libertés, CNIL) Beschwerde einlegen (Artikel 77 DSGVO): online unter www.cnil.fr oder per Post an CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, Frankreich.',
    court:
      'Sie haben außerdem das Recht auf einen wirksamen gerichtlichen Rechtsbehelf vor dem zuständigen Gericht (Artikel 79 DSGVO).',
    'dpo-contact':
      'Bei Fragen können Sie sich unter contact@mailo.com an den Datenschutzbeauftragten von Mailo wenden oder einfach auf diese Nachricht antworten.',
  },
  reasons: 'Was wir ganz oder teilweise abgelehnt haben und warum:',
  decider: 'Die Entscheidung hat für Mailo getroffen:',
  notApplicable: 'Nicht zutreffend',
};

import { type RequesterWords } from '../../languages.js';

/** What is said in German to who asks in another's place. */
export const germanRequester: RequesterWords = {
  papersQuestion: [
    'Was wir für unsere Antwort benötigen ({{request.reference}})',
    'Am {{request.receiptDay}} ist Ihr Antrag zu den Daten einer anderen Person bei uns eingegangen. Er trägt das Aktenzeichen {{request.reference}}.',
    'Diese Daten sind geschützt: Bevor wir gesehen haben, was Sie zum Handeln berechtigt, dürfen wir sie weder herausgeben noch bestätigen, dass es sie gibt. Bitte senden Sie uns als Antwort auf diese Nachricht:',
    '{{requester.papers}}',
    'Kopien genügen; was nicht benötigt wird, können Sie unkenntlich machen. Wir vermerken nur, dass wir diese Unterlagen gesehen haben, und bewahren keine Kopie auf.',
    'Unsere Antwortfrist läuft weiter und endet am {{request.dueDay}}. Liegen die Unterlagen bis dahin nicht vor, müssen wir den Antrag ablehnen; Sie können ihn jederzeit erneut stellen.',
  ],
  papers: {
    mandate:
      'die von der Person unterschriebene Vollmacht mit Angabe ihres Gegenstands, der auszuübenden Rechte, ihrer Dauer und der Adresse, an die unsere Antwort gehen soll',
    'lawyer-standing':
      'Ihre Zulassung als Rechtsanwältin oder Rechtsanwalt (zuständige Kammer), den Namen der vertretenen Person und den Gegenstand Ihres Mandats',
    'parental-authority':
      'einen Nachweis der elterlichen Sorge: Familienbuch, Geburtsurkunde oder Gerichtsentscheidung',
    'death-certificate': 'die Sterbeurkunde',
    heirship: 'einen Nachweis der Erbenstellung: Erbschein oder notarielle Urkunde',
    directives:
      'die Anweisungen, die die verstorbene Person hinterlassen hat und die Sie mit ihrer Ausführung betrauen',
    'requester-identity':
      'einen Nachweis Ihrer eigenen Identität: ein Ausweisdokument, dessen Nummer und Lichtbild Sie unkenntlich machen können',
  },
  secrecy: [
    'Der Schriftwechsel jeder Person ist geheim. Das Fernmeldegeheimnis umfasst den Inhalt der Nachrichten, ihren Betreff, ihre Anhänge und die Identität der Beteiligten; es bindet Mailo und sein Personal (Artikel L. 32-3 des französischen Gesetzbuchs über Post und elektronische Kommunikation; Artikel 226-15 und 432-9 des französischen Strafgesetzbuchs).',
    'Niemand kann daher von Mailo verlangen, dass Nachrichten, die sich im Postfach einer anderen Person befinden könnten, gelesen, kopiert oder gelöscht werden, oder erfahren, ob zu einer Adresse ein Konto gehört. Diese Antwort ist in jedem Fall dieselbe: Sie besagt weder, dass ein Konto besteht, noch, dass keines besteht.',
    'Wenn Sie Opfer einer Straftat sind, können Sie Anzeige erstatten: Die Justiz kann im gesetzlichen Rahmen von uns verlangen, was sie benötigt. Betrifft Ihr Antrag Ihr eigenes Konto oder vertreten Sie die betroffene Person, genügt ein Hinweis als Antwort auf diese Nachricht.',
  ].join('\n\n'),
  cookies: [
    'In Mailo Free werden Werbebanner angezeigt. Werbeagenturen können nur mit Ihrer Einwilligung Cookies in Ihrem Browser ablegen.',
    'Sie können diese Einwilligung jederzeit ändern oder widerrufen: Öffnen Sie bei Mailo die Seite „Ihr Konto“ und klicken Sie auf „Ablage von Werbe-Cookies verwalten“. Ihre Wahl wird durch ein Cookie der Domain consentframework.com gespeichert (Consent-Management-Plattform Nr. 92, betrieben von der Firma Sirdata). Sie können außerdem die Erhebung Ihrer Daten durch Sirdata abschalten: https://www.sirdata.com/opt-out/.',
    'Diese Cookies liegen in Ihrem Browser und sind weder mit Ihrem Profil noch mit Ihrem Mailo-Konto verknüpft: Wir haben nichts davon gespeichert und können sie nicht an Ihrer Stelle entfernen.',
  ].join('\n\n'),
  selfService: {
    before:
      'Schneller, ohne unsere Antwort abzuwarten: Wer ein Mailo-Konto hat, kann dort nach der Anmeldung auch selbst',
    paths: {
      profile: 'die Angaben im Profil einsehen, ändern oder löschen (Optionen, „Profil“)',
      'login-history': 'den Anmeldeverlauf einsehen und löschen (Optionen, „Ihr Konto“)',
      'data-export':
        'alle Inhalte des Kontos herunterladen: Nachrichten, Kontakte, Kalender, Notizen (Optionen, „Datenexport“)',
      'mail-analysis':
        'die automatische Prüfung der Nachrichten abschalten: Viren, Spam, Sortierung (Optionen, „E-Mail-Empfang“)',
      'account-closing':
        'das Konto löschen (Optionen, „Ihr Konto“); die Inhalte werden dann einen Monat aufbewahrt, außer den vorher gelöschten',
      'advertising-cookies':
        'die Einwilligung in Werbe-Cookies ändern oder widerrufen (Seite „Ihr Konto“, Schaltfläche „Ablage von Werbe-Cookies verwalten“)',
    },
    after:
      'Das ersetzt unsere Antwort nicht: Der Antrag bleibt offen, und wir beantworten ihn in jedem Fall.',
  },
};

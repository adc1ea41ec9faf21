import { letterBetween, type LetterTexts } from '../../languages.js';
import { germanRequester } from './requester.js';

const letter = letterBetween(
  'Guten Tag {{person.name}},',
  'Mit freundlichen Grüßen\n\n{{officer.name}}\nMailo – Datenschutz\ncontact@mailo.com',
);
const official = letterBetween(
  'Sehr geehrte Damen und Herren,',
  'Mit freundlichen Grüßen\n\n{{officer.name}}\nMailo\ncontact@mailo.com',
);

/** German wording of every letter. */
export const germanTexts: LetterTexts = {
  acknowledgement: letter(
    'Ihr Antrag ist bei uns eingegangen ({{request.reference}})',
    'Ihr Antrag zu Ihren personenbezogenen Daten ist am {{request.receiptDay}} bei uns eingegangen. Er trägt das Aktenzeichen {{request.reference}}.',
    'Wir verstehen ihn als Ausübung der folgenden Rechte: {{request.rights}}. Sollte das nicht Ihrem Anliegen entsprechen, teilen Sie es uns bitte in einer Antwort auf diese Nachricht mit.',
    'Wir antworten Ihnen unverzüglich, spätestens am {{request.dueDay}}.',
    '{{self-service}}',
  ),
  'identity-question': letter(
    'Wir müssen uns Ihrer Identität vergewissern ({{request.reference}})',
    'Ihr Antrag ist am {{request.receiptDay}} bei uns eingegangen; er trägt das Aktenzeichen {{request.reference}}. Damit nicht versehentlich Daten einer anderen Person offengelegt oder gelöscht werden, müssen wir uns vergewissern, dass der Antrag von Ihnen stammt.',
    'Warum wir zweifeln: {{identity.doubt}}',
    'Worum wir Sie bitten: {{identity.proof}}',
    'Mehr benötigen wir nicht. Bitte senden Sie uns keine Kopie eines Ausweisdokuments, es sei denn, wir bitten Sie ausdrücklich darum.',
    'In der Zwischenzeit ist die Antwortfrist nach Maßgabe des Gesetzes ausgesetzt (Artikel 12 Absatz 6 DSGVO; Artikel 77 des französischen Dekrets Nr. 2019-536 vom 29. Mai 2019). Sie läuft weiter, sobald uns Ihre Antwort vorliegt.',
  ),
  'clarification-question': letter(
    'Eine Rückfrage zu Ihrem Antrag ({{request.reference}})',
    'Ihr Antrag ist am {{request.receiptDay}} bei uns eingegangen; er trägt das Aktenzeichen {{request.reference}}.',
    'Um Ihnen genau antworten zu können, bitten wir Sie um folgende Präzisierung: {{clarification.question}}',
    'Möchten Sie, dass sich Ihr Antrag auf alle Ihre Daten bezieht, genügt ein kurzer Hinweis; wir behandeln ihn dann entsprechend.',
    'In der Zwischenzeit ist die Antwortfrist ausgesetzt; sie läuft weiter, sobald uns Ihre Antwort vorliegt (Erwägungsgrund 63 DSGVO).',
  ),
  'papers-question': letter(...germanRequester.papersQuestion),
  extension: letter(
    'Wir benötigen mehr Zeit für unsere Antwort ({{request.reference}})',
    'Ihr Antrag ist am {{request.receiptDay}} bei uns eingegangen und trägt das Aktenzeichen {{request.reference}}. Wir bearbeiten ihn.',
    'Innerhalb eines Monats können wir ihn jedoch nicht vollständig beantworten, und zwar aus folgenden Gründen, die Ihren Antrag betreffen:',
    '{{reasons}}',
    'Wie es Artikel 12 Absatz 3 DSGVO erlaubt, verlängern wir die Frist daher bis zum {{extension.until}}. Wenn es uns möglich ist, antworten wir Ihnen früher.',
  ),
  answer: letter(
    'Unsere Antwort auf Ihren Antrag ({{request.reference}})',
    'Am {{request.receiptDay}} haben Sie uns einen Antrag übermittelt (Aktenzeichen {{request.reference}}), der Folgendes betrifft: {{request.rights}}. Hier ist unsere Antwort.',
    '{{answer}}',
  ),
  refusal: letter(
    'Unsere Antwort auf Ihren Antrag ({{request.reference}})',
    'Am {{request.receiptDay}} haben Sie uns einen Antrag übermittelt (Aktenzeichen {{request.reference}}), der Folgendes betrifft: {{request.rights}}.',
    'Nach Prüfung können wir ihm aus folgenden Gründen nicht stattgeben:',
    '{{reasons}}',
    'Diese Entscheidung hat für Mailo als Verantwortlichen getroffen: {{decider.name}}.',
  ),
  'closing-without-answer': letter(
    'Abschluss Ihres Antrags mangels Rückmeldung ({{request.reference}})',
    'Am {{request.receiptDay}} haben Sie uns einen Antrag übermittelt (Aktenzeichen {{request.reference}}), der Folgendes betrifft: {{request.rights}}.',
    'Um ihn zu beantworten, benötigten wir eine Angabe, um die wir Sie am {{silence.askedDay}} gebeten und an die wir Sie danach erinnert haben. Da wir bis heute nichts von Ihnen gehört haben, können wir in Ihrer Sache nicht tätig werden und schließen sie ab.',
    'Sie verlieren dadurch kein Recht: Wenn Sie uns antworten, auch zu einem späteren Zeitpunkt, nehmen wir Ihren Antrag wieder auf.',
  ),
  'authority-acknowledgement': official(
    'Eingangsbestätigung ({{request.reference}})',
    'wir bestätigen den Eingang Ihres Schreibens {{authority.actReference}} am {{request.receiptDay}}; es trägt das Aktenzeichen {{request.reference}}. Es wurde an unsere Rechtsabteilung weitergeleitet, die sich mit Ihnen in Verbindung setzen wird.',
    'Diese Eingangsbestätigung sagt weder etwas darüber aus, ob Daten vorhanden sind, noch darüber, was weiter geschehen wird. Bitte geben Sie dieses Aktenzeichen bei jedem Schriftwechsel an.',
  ),
};

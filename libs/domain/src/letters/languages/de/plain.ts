import { letterBetween, type LetterWords, type PlainTexts } from '../../languages.js';

/** What the desk says to a child in German. */
export const germanPlainWords: LetterWords = {
  rights: {
    access: 'deine Daten sehen',
    rectification: 'deine Daten berichtigen lassen',
    erasure: 'deine Daten löschen lassen',
    restriction: 'deine Daten beiseitelegen lassen',
    portability: 'deine Daten mitnehmen',
    objection: 'dass wir deine Daten nicht mehr nutzen',
    'objection-marketing': 'keine Werbung mehr von uns bekommen',
    'consent-withdrawal': 'deine Erlaubnis zurücknehmen',
    'post-mortem': 'die Daten eines Menschen, der gestorben ist',
  },
  outcomes: {
    granted: 'ja',
    partly: 'zum Teil ja',
    refused: 'nein',
    'not-applicable': 'hier ist nichts zu tun',
  },
  grounds: {
    'identity-not-shown': 'wir konnten nicht prüfen, ob du es wirklich bist',
    'person-not-identifiable': 'diese Daten sagen uns nicht, wer du bist',
    'mandate-insufficient':
      'das Schreiben, mit dem jemand für dich fragen darf, fehlt oder ist nicht klar genug',
    'manifestly-unfounded': 'für diesen Antrag gibt es eindeutig keinen Grund',
    excessive: 'du hast zu oft dasselbe gefragt',
    'rights-of-others': 'das würde anderen Menschen schaden',
    'secrecy-of-correspondence': 'Nachrichten von anderen sind geheim: Das Gesetz schützt sie',
    'data-accurate': 'diese Daten stimmen',
    'evidence-missing':
      'noch zeigt nichts, dass diese Daten falsch sind; bis dahin kannst du verlangen, dass wir sie nicht nutzen',
    'no-erasure-ground': 'das Gesetz verlangt in deinem Fall nicht, diese Daten zu löschen',
    'freedom-of-expression': 'diese Daten sind nötig, damit alle frei reden und sich informieren können',
    'legal-obligation': 'das Gesetz schreibt vor, dass wir diese Daten behalten',
    'public-health': 'diese Daten helfen, die Gesundheit aller zu schützen',
    'archiving-research': 'diese Daten sind für Archive oder für die Forschung nötig',
    'legal-claims': 'diese Daten können vor Gericht gebraucht werden',
    'no-restriction-case': 'das Gesetz verlangt in deinem Fall nicht, diese Daten beiseitezulegen',
    'data-not-provided':
      'du kannst mitnehmen, was du uns gegeben hast, nicht, was wir daraus geschlossen haben',
    'not-consent-or-contract':
      'wir nutzen diese Daten weder mit deiner Erlaubnis noch wegen eines Vertrags mit dir',
    'compelling-grounds': 'wir haben einen sehr wichtigen Grund, weiterzumachen',
    'not-an-heir': 'nichts zeigt, dass du diesen Menschen beerbst',
    'directives-forbid': 'der Mensch, der gestorben ist, wollte das nicht',
  },
  blocks: {
    purposes: 'Wofür wir deine Daten brauchen',
    held: 'Welche Daten wir von dir haben',
    recipients: 'Wem wir sie geben',
    retention: 'Wie lange wir sie behalten',
    source: 'Woher wir sie haben',
    transfers: 'Gehen sie weit weg, aus Europa hinaus?',
    'automated-decisions': 'Entscheidet ein Computer ganz allein?',
  },
  mentions: {
    'neutral-retention': 'Manche Daten können so lange behalten werden, wie das Gesetz es verlangt.',
    'other-rights':
      'Du kannst auch verlangen, dass wir deine Daten berichtigen, löschen, beiseitelegen oder nicht mehr nutzen (Artikel 16, 17, 18 und 21 DSGVO).',
    complaint:
      'Du bist mit unserer Antwort nicht einverstanden? Du kannst dich bei der CNIL beschweren. Sie schützt in Frankreich die Daten der Menschen. Das kostet nichts (Artikel 77 DSGVO). Im Internet: www.cnil.fr. Per Post: CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, Frankreich.',
    court: 'Du kannst auch vor ein Gericht gehen (Artikel 79 DSGVO). Ein Erwachsener kann dir helfen.',
    'dpo-contact':
      'Du hast eine Frage? Schreib an die Person, die bei Mailo die Daten schützt: contact@mailo.com. Du kannst auch einfach auf diese Nachricht antworten.',
  },
  reasons: 'Wozu wir Nein gesagt haben, und warum:',
  decider: 'Bei Mailo hat das entschieden:',
  notApplicable: 'Das betrifft dich nicht',
};

const letter = letterBetween(
  'Hallo {{person.name}},',
  'Viele Grüße\n\n{{officer.name}}\nMailo – Datenschutz\ncontact@mailo.com',
);
const yours =
  'Du hast uns am {{request.receiptDay}} geschrieben. Dein Antrag hat die Nummer {{request.reference}}.';
const asked = 'Du möchtest: {{request.rights}}.';
const help =
  'Ist ein Wort schwierig? Frag uns. Du kannst auch mit einem Erwachsenen reden, dem du vertraust.';

export const germanPlainTexts: PlainTexts = {
  acknowledgement: letter(
    'Dein Antrag ist angekommen ({{request.reference}})',
    `${yours} Er ist bei uns angekommen.`,
    'Das haben wir verstanden: {{request.rights}}. Stimmt das nicht? Antworte auf diese Nachricht und sag es uns.',
    'Wir antworten dir bald. Spätestens am {{request.dueDay}}.',
    '{{self-service}}',
    help,
  ),
  'identity-question': letter(
    'Wir müssen prüfen, ob du es bist ({{request.reference}})',
    yours,
    'Wir wollen nicht die Daten von jemand anderem zeigen oder löschen. Darum müssen wir prüfen, ob du es wirklich bist.',
    'Warum wir nicht sicher sind: {{identity.doubt}}',
    'Darum bitten wir dich: {{identity.proof}}',
    'Mehr brauchen wir nicht. Schick kein Foto von deinem Ausweis, außer wir bitten dich darum.',
    'Bis du antwortest, macht die Frist eine Pause. Das Gesetz erlaubt das (Artikel 12 Absatz 6 DSGVO). Sie läuft weiter, wenn du antwortest.',
    help,
  ),
  'clarification-question': letter(
    'Eine Frage zu deinem Antrag ({{request.reference}})',
    yours,
    'Damit wir dir gut antworten können, haben wir eine Frage: {{clarification.question}}',
    'Geht es dir um alle deine Daten? Dann sag uns das einfach.',
    'Bis du antwortest, macht die Frist eine Pause. Sie läuft weiter, wenn du antwortest (Erwägungsgrund 63 DSGVO).',
    help,
  ),
  extension: letter(
    'Wir brauchen mehr Zeit ({{request.reference}})',
    `${yours} Wir arbeiten daran.`,
    'Ein Monat reicht nicht für die ganze Antwort. Das ist der Grund:',
    '{{reasons}}',
    'Das Gesetz erlaubt uns mehr Zeit (Artikel 12 Absatz 3 DSGVO). Du bekommst unsere Antwort bis zum {{extension.until}}. Früher, wenn wir können.',
    help,
  ),
  answer: letter(
    'Unsere Antwort ({{request.reference}})',
    `${yours} ${asked} Hier ist unsere Antwort.`,
    '{{answer}}',
    help,
  ),
  refusal: letter(
    'Unsere Antwort ({{request.reference}})',
    `${yours} ${asked}`,
    'Wir haben deinen Antrag genau geprüft. Wir können nicht Ja sagen. Das ist der Grund:',
    '{{reasons}}',
    'Das hat für Mailo entschieden: {{decider.name}}.',
    help,
  ),
  'closing-without-answer': letter(
    'Wir schließen deinen Antrag, weil du nicht geantwortet hast ({{request.reference}})',
    `${yours} ${asked}`,
    'Uns hat etwas gefehlt. Wir haben dich am {{silence.askedDay}} danach gefragt, und dann noch einmal. Du hast nicht geantwortet. Deshalb können wir nichts tun und schließen deinen Antrag.',
    'Du verlierst kein Recht. Wenn du antwortest, auch später, machen wir weiter.',
    help,
  ),
};

import { directoryOf } from './directory.js';
import { triage } from './triage.js';
import { automaticKind, automaticReplyHindrances } from './automatic.js';
import type { MailFacts } from './facts.js';

const headers: MailFacts['headers'] = {
  autoSubmitted: null,
  precedence: null,
  listId: null,
  listUnsubscribe: null,
  autoResponseSuppress: null,
  spamFlag: null,
  contentLanguage: null,
  contentType: 'text/plain',
  contentTypeField: null,
};
const mail = (more: Partial<MailFacts> = {}, fields: Partial<MailFacts['headers']> = {}): MailFacts => ({
  messageId: 'a@example.org',
  inReplyTo: null,
  references: [],
  subject: 'Mes données',
  text: 'Bonjour',
  segments: [{ zone: 'fresh', start: 0, end: 7 }],
  from: { name: '', address: 'camille@example.org' },
  replyTo: [],
  returnPath: 'camille@example.org',
  date: null,
  authentication: null,
  report: null,
  attachmentNames: [],
  attachedMessages: [],
  ...more,
  headers: { ...headers, ...fields },
});
const from = (address: string) => ({ from: { name: '', address } });

describe('automatic mail by its headers', () => {
  it.each<[string, MailFacts, ReturnType<typeof automaticKind>]>([
    ['a person', mail(), null],
    ['a person whose program says so', mail({}, { autoSubmitted: 'no' }), null],
    ['a notification', mail({}, { autoSubmitted: 'auto-generated' }), 'auto-reply'],
    ['a vacation notice (RFC 5230)', mail({}, { autoSubmitted: 'Auto-Replied (vacation)' }), 'auto-reply'],
    [
      'a value nobody defined yet',
      mail({}, { autoSubmitted: 'auto-notified; owner-email="a@b.c"' }),
      'auto-reply',
    ],
    ['an old answering machine', mail({}, { machineField: 'x-autoreply' }), 'auto-reply'],
    ['Precedence: auto_reply', mail({}, { precedence: 'auto_reply' }), 'auto-reply'],
    ['a read receipt', mail({ report: 'disposition' }), 'auto-reply'],
    ['a delivery report', mail({ report: 'delivery' }), 'bounce'],
    ['a complaint of a provider', mail({ report: 'feedback' }), 'bounce'],
    ['a mail server without a report', mail(from('MAILER-DAEMON@mx.example')), 'bounce'],
    ['Exim', mail({ returnPath: '' }, { failedRecipients: 'x@example.org' }), 'bounce'],
    ['a postmaster who writes', mail(from('postmaster@example.org')), null],
    ['a postmaster who bounces', mail({ ...from('postmaster@example.org'), returnPath: '' }), 'bounce'],
    ['a list', mail({}, { listField: true }), 'newsletter'],
    ['junk', mail({}, { precedence: 'junk' }), 'newsletter'],
  ])('%s', (_what, facts, kind) => expect(automaticKind(facts, [])).toBe(kind));
});

describe('who gets no automatic answer', () => {
  it('answers a person', () => {
    expect(automaticReplyHindrances(mail())).toEqual([]);
    expect(
      automaticReplyHindrances(mail({}, { autoSubmitted: 'no', autoResponseSuppress: 'DR, RN' })),
    ).toEqual([]);
    expect(automaticReplyHindrances(mail(from('noelle.reply@example.org')))).toEqual([]);
    expect(automaticReplyHindrances(mail(from('norbert@example.org')))).toEqual([]);
    expect(automaticReplyHindrances(mail(from('bounce.grandvaux@mailo.com')))).toEqual([]);
  });

  it.each<[MailFacts, string]>([
    [mail({ returnPath: '' }), 'empty-return-path'],
    [mail({}, { autoResponseSuppress: 'All' }), 'automatic-answer-not-wanted'],
    [mail({}, { autoResponseSuppress: 'OOF' }), 'automatic-answer-not-wanted'],
    [mail({ from: null }), 'no-sender'],
    [mail({ report: 'feedback' }), 'report'],
    ...[
      'noreply@a.example',
      'no-reply-123@a.example',
      'do_not_reply@a.example',
      'donotreply@a.example',
      'ne-pas-repondre@a.example',
      'nepasrepondre@a.example',
      'nicht-antworten@a.example',
      'bounce+x=1@a.example',
      'owner-debian@a.example',
      'list-owner@a.example',
      'Majordomo@a.example',
    ].map((address): [MailFacts, string] => [mail(from(address)), 'nobody-reads']),
    [mail({ returnPath: 'bounces-42@lists.example' }), 'nobody-reads'],
  ])('not %#', (facts, code) => expect(automaticReplyHindrances(facts)).toContain(code));
});

describe('an absence that sets no header', () => {
  it.each([
    ['Réponse automatique : Votre demande', 'Je suis absente jusqu’au 3 mai.'],
    ['Absence du bureau', 'Bonjour, je suis actuellement en congés et de retour le 3 mai.'],
    ['Absent du bureau : Votre demande', 'De retour lundi.'],
    ['Message d’absence', 'Je suis en déplacement, sans accès à ma messagerie.'],
    ['Automatic reply: Your request', 'I am out of the office.'],
    ['Out of Office: Your request', 'Back on Monday.'],
    ['Automatische Antwort: Ihre Anfrage', 'Ich bin bis Montag nicht im Büro.'],
    ['Abwesenheitsnotiz: Ihre Anfrage', 'Ich bin im Urlaub.'],
    ['Abwesend: Ihre Anfrage', 'Ich bin erst am 3. Mai wieder da.'],
  ])('is known by its words: %s', (subject, text) => {
    const facts = mail({ subject, text, segments: [{ zone: 'fresh', start: 0, end: text.length }] });
    expect(triage(facts, directoryOf([], ['mailo.com']), []).notPrivacyKind).toBe('auto-reply');
  });

  it('is no absence where a person speaks of one', () => {
    const text =
      'Bonjour, pendant mes congés j’ai perdu mon compte. Je souhaite accéder à mes données personnelles.';
    const facts = mail({
      subject: 'Mes données',
      text,
      segments: [{ zone: 'fresh', start: 0, end: text.length }],
    });
    expect(triage(facts, directoryOf([], ['mailo.com']), []).notPrivacyKind).not.toBe('auto-reply');
  });
});

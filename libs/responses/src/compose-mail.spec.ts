import { composeMail, type MailHead } from './compose-mail.js';

const head: MailHead = {
  from: { name: 'Mailo', address: 'contact@mailo.com' },
  replyTo: 'contact@mailo.com',
  to: { name: 'Zoé', address: 'zoe@netc.example' },
  messageId: 'a@mailo.com',
  inReplyTo: null,
  references: [],
  automatic: false,
  language: 'fr',
  date: new Date('2026-11-02T09:00:00Z'),
};
const letter = { subject: 'Votre demande', text: 'Bonjour', html: '<p>Bonjour</p>' };
const INJECTED = '\r\nBcc: all@evil.example\r\n\r\n<script>alert(1)</script>';

/** The fields of the head, unfolded. */
const fieldsOf = (mail: Buffer) =>
  mail
    .toString('latin1')
    .split('\r\n\r\n')[0]
    .replace(/\r\n[ \t]+/g, ' ')
    .split(/\r?\n|\r/)
    .map((line) => line.split(':')[0].toLowerCase());

describe('a letter to somebody whose mail meant harm', () => {
  it.each([
    ['its subject', head, { ...letter, subject: `Re: x${INJECTED}` }],
    [
      'its subject by a lone CR or LF',
      head,
      { ...letter, subject: 'x\rBcc: a@evil.example\nCc: b@evil.example' },
    ],
    ['their name', { ...head, to: { ...head.to, name: `Zoé${INJECTED}` } }, letter],
    ['the message answered', { ...head, inReplyTo: `x${INJECTED}` }, letter],
    ['the references', { ...head, references: [`x${INJECTED}`] }, letter],
  ])('carries no header that came in by %s', async (_, head, letter) => {
    const mail = await composeMail(head, letter);
    expect(fieldsOf(mail)).not.toContain('bcc');
    expect(fieldsOf(mail)).not.toContain('cc');
    expect(fieldsOf(mail).filter((name) => name === 'to')).toHaveLength(1);
  });
});

import { randomBytes } from 'node:crypto';
import { openRequest } from '#requests';
import { letterDetails } from './list-letters.query.js';
import { mailFrom, openSpecDesk, type SpecDesk } from './testing.js';

let desk: SpecDesk;
let dpo: string;
let count = 0;

beforeAll(async () => {
  desk = await openSpecDesk();
  dpo = await desk.officer({ roles: ['dpo'], actsForController: true });
}, 60_000);
afterAll(() => desk?.close());

interface Sent {
  readonly to: string;
  readonly ticketId: string;
  readonly letterId: string;
  /** Headers of the letter as it left. */
  readonly head: string;
}

/** An acknowledgement that left, to a person of its own. */
async function sent(): Promise<Sent> {
  const to = `zoe${++count}@example.org`;
  const text = 'Bonjour, je souhaite accéder à toutes mes données personnelles (article 15 du RGPD).';
  const ticketId = await desk.receive(mailFrom(to, text));
  await desk.as(dpo, (ctx) => openRequest(ctx, ticketId, { rights: ['access'], accountAddress: to }));
  await desk.work();
  const [{ id }] = await desk.system((ctx) =>
    ctx.query<{ id: string }>('select id from letter where ticket_id = $1', [ticketId]),
  );
  const { raw } = desk.sink.mails.find((mail) => mail.to.includes(to))!;
  return { to, ticketId, letterId: id, head: raw.toString('latin1').split('\r\n\r\n')[0] };
}
const letter = ({ letterId }: Sent) => desk.as(dpo, (ctx) => letterDetails(ctx, letterId));
const mail = (fields: string[], body: string): string =>
  [...fields, `Message-ID: <${randomBytes(8).toString('hex')}@mx.example.org>`, '', body, ''].join('\r\n');

/** qmail writes no MIME at all: its words, a line, the mail as it came. */
const qmail = ({ to, head }: Sent): string =>
  mail(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.example.org',
      'To: contact@mailo.com',
      'Subject: failure notice',
    ],
    [
      'Hi. This is the qmail-send program at mx.example.org.',
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      "This is a permanent error; I've given up. Sorry it didn't work out.",
      '',
      `<${to}>:`,
      'Sorry, no mailbox here by that name. (#5.1.1)',
      '',
      '--- Below this line is a copy of the message.',
      '',
      'Return-Path: <contact@mailo.com>',
      head,
      '',
      'Bonjour',
    ].join('\r\n'),
  );

/** Exim names the recipient in a field of its own and copies the headers into the text. */
const exim = ({ to, head }: Sent): string =>
  mail(
    [
      'Return-Path: <>',
      `X-Failed-Recipients: ${to}`,
      'Auto-Submitted: auto-replied',
      'From: Mail Delivery System <Mailer-Daemon@mx.example.org>',
      'To: contact@mailo.com',
      'Subject: Mail delivery failed: returning message to sender',
    ],
    [
      'This message was created automatically by mail delivery software.',
      '',
      'A message that you sent could not be delivered to one or more of its recipients.',
      '',
      `  ${to}`,
      '    SMTP error from remote mail server after RCPT TO:',
      '    550 5.1.1 <zoe>: Recipient address rejected: User unknown',
      '',
      '------ This is a copy of the message, including all the headers. ------',
      '',
      head,
    ].join('\r\n'),
  );

const multipart = (from: string, subject: string, words: string, returned: string): string =>
  mail(
    [
      'Return-Path: <>',
      `From: ${from}`,
      'To: contact@mailo.com',
      `Subject: ${subject}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="----_=_NextPart"',
    ],
    [
      '------_=_NextPart',
      'Content-Type: text/plain; charset="iso-8859-1"',
      'Content-Transfer-Encoding: 8bit',
      '',
      words,
      '------_=_NextPart',
      'Content-Type: message/rfc822',
      '',
      returned,
      '',
      'Bonjour',
      '------_=_NextPart--',
    ].join('\r\n'),
  );

/** Exchange 5.5 attaches the mail and says nothing to machines. */
const exchange = ({ to, head }: Sent): string =>
  multipart(
    'System Administrator <postmaster@example.org>',
    'Undeliverable: Votre demande',
    `Your message\r\n\r\n  To:      ${to}\r\n  Subject: Votre demande\r\n\r\ndid not reach the following recipient(s):\r\n\r\n` +
      `${to} on Mon, 2 Nov 2026 10:00:00 +0100\r\n    The recipient name is not recognized\r\n    MSEXCH:IMS:EXAMPLE:PARIS:MAIL1 0 (000C05A6) Unknown Recipient`,
    head,
  );

/** A French gateway in front of an old sendmail. */
const french = ({ to, head }: Sent): string =>
  multipart(
    'Mail Delivery Subsystem <MAILER-DAEMON@passerelle.example.org>',
    '=?iso-8859-1?Q?Message_non_distribu=E9?=',
    Buffer.from(
      `Votre message n'a pas pu être remis.\r\n\r\n   ----- Les adresses suivantes sont en erreur permanente -----\r\n<${to}>\r\n    550 boîte inconnue`,
      'latin1',
    ).toString('latin1'),
    head,
  );

describe('a bounce that speaks to people only', () => {
  it.each([
    ['of qmail', qmail, '#5.1.1'],
    ['of Exim', exim, '550 5.1.1'],
    ['of Exchange 5.5, with the mail attached', exchange, 'Undeliverable'],
    ['of a French gateway', french, '550'],
  ])('%s sends its letter back, as a report for machines does', async (_who, bounce, said) => {
    const one = await sent();
    expect(await desk.receive(bounce(one))).toBe(one.ticketId);
    const back = await letter(one);
    expect(back.state).toBe('bounced');
    expect(back.bounceReason).toContain(said);
  });

  it('of a server that still tries delays its letter, and no more', async () => {
    const one = await sent();
    const warning = exim(one)
      .replace('Mail delivery failed: returning message to sender', 'Warning: message delayed 24 hours')
      .replace(/^X-Failed-Recipients:.*\r\n/m, '')
      .replace(
        'could not be delivered to one or more of its recipients.',
        'has not yet been delivered. No action is required on your part.',
      );
    expect(await desk.receive(warning)).toBe(one.ticketId);
    expect(await letter(one)).toMatchObject({ state: 'sent', bouncedAt: null });
    expect((await letter(one)).delayedAt).not.toBeNull();
  });

  it('with an id that we did not issue concerns no letter and joins nothing', async () => {
    const one = await sent();
    const forged = qmail(one).replace(
      /(dpo-[0-9a-z]{4}-[0-9a-z]{4}\.[0-9a-f]{16}\.)[0-9a-f]{24}@/g,
      `$1${'0'.repeat(24)}@`,
    );
    expect(forged).toContain('0'.repeat(24));
    expect(await desk.receive(forged)).not.toBe(one.ticketId);
    expect(await letter(one)).toMatchObject({ state: 'sent' });
    const [{ report }] = await desk.system((ctx) =>
      ctx.query<{ report: unknown }>(
        `select facts -> 'report' as report from message order by journaled_at desc limit 1`,
      ),
    );
    expect(report).toBeNull();
  });

  it.each([
    [
      'an absence that quotes the whole letter',
      (one: Sent) =>
        mail(
          [
            'Return-Path: <>',
            `From: ${one.to}`,
            'To: contact@mailo.com',
            'Subject: Absence du bureau',
            'Auto-Submitted: auto-replied',
          ],
          `Je suis absente jusqu'au 12.\r\n\r\n> ${one.head.replaceAll('\r\n', '\r\n> ')}`,
        ),
    ],
    [
      'a person who quotes a failure',
      (one: Sent) =>
        mail(
          [`Return-Path: <${one.to}>`, `From: ${one.to}`, 'To: contact@mailo.com', 'Subject: undeliverable'],
          `I got this: could not be delivered\r\n${one.head}`,
        ),
    ],
  ])('is not %s', async (_who, write) => {
    const one = await sent();
    await desk.receive(write(one));
    expect(await letter(one)).toMatchObject({ state: 'sent', bouncedAt: null, delayedAt: null });
  });
});

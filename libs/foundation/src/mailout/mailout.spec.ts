import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { newId } from '../context/uuid.js';
import { Keyring } from '../crypto/keyring.js';
import { MasterKey } from '../crypto/master-key.js';
import { jobs } from '../queue/catalogue.js';
import { JobHandlers } from '../queue/job-handlers.js';
import { runDueJobs, testDatabase, type TestDatabase } from '../testing.js';
import { Mailout, type MailOutcome } from './mailout.js';
import { SmtpTransport } from './transport.js';
import { oneMailbox, oneMailboxSql } from './one-mailbox.js';

const system = { kind: 'system', scope: 'spec' } as const;
const BODY = 'From: contact@mailo.com\r\nSubject: =?utf-8?Q?R=C3=A9ponse?=\r\n\r\n.Une ligne\r\nFin\r\n';

let db: TestDatabase;
let server: SMTPServer;
let mailout: Mailout;
let handlers: JobHandlers;
let received: { to: string[]; from: string; bytes: Buffer }[];
let answer: { code: number; message: string } | undefined;
let told: MailOutcome[];

beforeAll(async () => {
  db = await testDatabase();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(answer ? Object.assign(new Error(answer.message), { responseCode: answer.code }) : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        received.push({
          to: session.envelope.rcptTo.map((r) => r.address),
          from,
          bytes: Buffer.concat(chunks),
        });
        done(null, 'queued as 4711');
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await db.close();
});

const port = () => (server.server.address() as AddressInfo).port;

function open(url = `smtp://127.0.0.1:${port()}`): Mailout {
  const settings = {
    MAIL_CAP_ADDRESS_DAY: 2,
    MAIL_CAP_TICKET_DAY: 2,
    MAIL_CAP_HOUR: 5,
    MAIL_SEND_ATTEMPTS: 3,
  };
  const opened = new Mailout(settings, new Keyring(new MasterKey(randomBytes(32))), new SmtpTransport(url));
  opened.onOutcome('letter', async (_ctx, outcome) => void told.push(outcome));
  handlers = new JobHandlers();
  handlers.on(jobs.dispatchMail, (ctx, { outgoingMailId }) => opened.dispatchMail(ctx, outgoingMailId));
  return opened;
}

beforeEach(async () => {
  await db.ownerQuery('delete from outbox');
  await db.ownerQuery('delete from outgoing_mail');
  received = [];
  told = [];
  answer = undefined;
  mailout = open();
});

const letter = (more: Partial<Parameters<Mailout['queueMail']>[1]> = {}) => ({
  ownerKind: 'letter',
  ownerId: newId(),
  from: 'contact@mailo.com',
  to: ['Camille@example.org'],
  messageId: `<${newId()}@mailo.com>`,
  bytes: Buffer.from(BODY),
  ...more,
});
const queue = (mail = letter()) => db.contexts.run(system, (ctx) => mailout.queueMail(ctx, mail));
const row = async (id: string) => (await db.ownerQuery('select * from outgoing_mail where id = $1', [id]))[0];

describe('an outgoing mail', () => {
  it('leaves as the bytes that were stored, and keeps what the server said', async () => {
    const mail = letter();
    const { id } = await queue(mail);
    expect((await row(id)).bytes).not.toEqual(Buffer.from(BODY));
    await runDueJobs(db.contexts, handlers);
    expect(received).toHaveLength(1);
    expect(received[0].bytes.toString()).toBe(BODY);
    expect(received[0]).toMatchObject({ from: 'contact@mailo.com', to: ['camille@example.org'] });
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 1, smtp_response: '250 queued as 4711' });
    expect(told).toMatchObject([
      { mailId: id, ownerId: mail.ownerId, messageId: mail.messageId, outcome: 'sent' },
    ]);
    expect(String(await db.contexts.run(system, (ctx) => mailout.readMail(ctx, id)))).toBe(BODY);
  });

  it('does not leave when its transaction fails', async () => {
    const failed = db.contexts.run(system, async (ctx) => {
      await mailout.queueMail(ctx, letter());
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await runDueJobs(db.contexts, handlers);
    expect(received).toEqual([]);
  });

  it('leaves once, however often its job runs', async () => {
    const { id } = await queue();
    await runDueJobs(db.contexts, handlers);
    await db.contexts.run(system, (ctx) => mailout.dispatchMail(ctx, id));
    expect(received).toHaveLength(1);
  });

  it('refused for good has failed at once, and its owner knows', async () => {
    answer = { code: 550, message: 'no such user' };
    const { id } = await queue();
    await runDueJobs(db.contexts, handlers);
    expect(await row(id)).toMatchObject({ state: 'failed', attempts: 1 });
    expect(told).toMatchObject([{ mailId: id, outcome: 'failed' }]);
    expect(told[0].response).toContain('550');
    answer = undefined;
    await db.contexts.run(system, (ctx) => mailout.release(ctx, id));
    await runDueJobs(db.contexts, handlers);
    expect((await row(id)).state).toBe('sent');
  });

  it('put off is tried later, not at once, and fails after the last try', async () => {
    answer = { code: 451, message: 'greylisted' };
    const { id } = await queue();
    await runDueJobs(db.contexts, handlers);
    expect(await row(id)).toMatchObject({ state: 'queued', attempts: 1 });
    expect(told).toEqual([]);
    expect(await runDueJobs(db.contexts, handlers)).toEqual([]);
    for (const _ of [2, 3]) {
      await db.ownerQuery('update outgoing_mail set not_before = now()');
      await db.contexts.run(system, (ctx) => mailout.dispatchMail(ctx, id));
    }
    expect(await row(id)).toMatchObject({ state: 'failed', attempts: 3 });
    expect(told).toMatchObject([{ outcome: 'failed' }]);
  });

  it('waits when nobody answers at the server', async () => {
    mailout = open('smtp://127.0.0.1:1');
    const { id } = await queue();
    await runDueJobs(db.contexts, handlers);
    expect(await row(id)).toMatchObject({ state: 'queued', attempts: 1 });
    expect((await row(id)).last_error).toMatch(/ECONNREFUSED/);
  });
});

describe('the caps on automatic mail', () => {
  const automatic = (more = {}) => letter({ automatic: true, ...more });

  it('hold the mail over the cap of an address, in whatever case it is written', async () => {
    expect((await queue(automatic())).state).toBe('queued');
    expect((await queue(automatic({ to: ['CAMILLE@example.org'] }))).state).toBe('queued');
    expect(await queue(automatic())).toMatchObject({ state: 'held', heldBy: 'address' });
    expect((await queue(letter())).state).toBe('queued');
    await runDueJobs(db.contexts, handlers);
    expect(received).toHaveLength(3);
  });

  it('hold the mail over the cap of a ticket, whoever gets it', async () => {
    const ticket = newId();
    const to = (n: number) =>
      automatic({ to: [`p${n}@example.org`], relatedOwnerIds: [ticket], ownerId: ticket });
    expect((await queue(to(1))).state).toBe('queued');
    expect((await queue(to(2))).state).toBe('queued');
    expect(await queue(to(3))).toMatchObject({ state: 'held', heldBy: 'ticket' });
  });

  it('let what exceeds the hour of the desk wait, not vanish', async () => {
    for (let n = 0; n < 6; n++) await queue(automatic({ to: [`q${n}@example.org`] }));
    await runDueJobs(db.contexts, handlers);
    expect(received).toHaveLength(5);
    const waiting = await db.ownerQuery(
      `select 1 from outgoing_mail where state = 'queued' and not_before > now() + interval '50 minutes'`,
    );
    expect(waiting).toHaveLength(1);
  });

  it('give however many wait their turn: no hour holds more than the cap', async () => {
    for (let n = 0; n < 13; n++) await queue(automatic({ to: [`r${n}@example.org`] }));
    const hours = await db.ownerQuery(
      `select round(extract(epoch from not_before - now()) / 3600)::int as hour, count(*)::int as count
       from outgoing_mail where state = 'queued' group by 1 order by 1`,
    );
    expect(hours).toEqual([
      { hour: 0, count: 5 },
      { hour: 1, count: 5 },
      { hour: 2, count: 3 },
    ]);
  });

  it('take all plus-addresses of one mailbox for one', async () => {
    for (const tag of ['a', 'b'])
      expect((await queue(automatic({ to: [`victim+${tag}@example.org`] }))).state).toBe('queued');
    expect(await queue(automatic({ to: ['Victim@example.org'] }))).toMatchObject({ heldBy: 'address' });
  });

  it('take all ways to write one mailbox of Gmail for one, and leave those of others apart', async () => {
    for (const to of ['a.victim+x@gmail.com', 'avic.tim@googlemail.com'])
      expect((await queue(automatic({ to: [to] }))).state).toBe('queued');
    expect(await queue(automatic({ to: ['A.Vic.Tim@Gmail.com'] }))).toMatchObject({ heldBy: 'address' });
    for (const to of ['a.victim@example.org', 'avictim@example.org', 'a.vic.tim@example.org'])
      expect((await queue(automatic({ to: [to] }))).state).toBe('queued');
    await runDueJobs(db.contexts, handlers);
    expect(received.map(({ to }) => to[0])).toContain('a.victim+x@gmail.com');
  });

  it('fold an address alike in the program and in the database', async () => {
    const odd = [
      'a.b+c@gmail.com',
      'a+b@x.org',
      '+a@x.org',
      '..@gmail.com',
      'a.b@gmail.com.org',
      'a@notgmail.com',
    ];
    const rows = await db.ownerQuery<{ a: string; box: string }>(
      `select a, ${oneMailboxSql('a')} as box from unnest($1::text[]) a`,
      [odd],
    );
    expect(rows).toHaveLength(odd.length);
    for (const { a, box } of rows) expect(box).toBe(oneMailbox(a));
  });

  it('keep to an objection however the mailbox is written', async () => {
    await db.contexts.run(system, (ctx) => mailout.object(ctx, 'no.more+spam@gmail.com', 'marked-as-spam'));
    expect(await queue(automatic({ to: ['nomore@googlemail.com'] }))).toMatchObject({ heldBy: 'objection' });
  });

  it('hold what is written by itself to who called us spam, and nothing that a person sends', async () => {
    await db.contexts.run(system, (ctx) => mailout.object(ctx, 'Tired@example.org', 'marked-as-spam'));
    await db.contexts.run(system, (ctx) => mailout.object(ctx, 'tired@example.org', 'marked-as-spam'));
    expect(await queue(automatic({ to: ['TIRED@example.org'] }))).toMatchObject({ heldBy: 'objection' });
    expect((await queue(letter({ to: ['tired@example.org'] }))).state).toBe('queued');
    const [{ address_hash }] = await db.ownerQuery('select address_hash from mail_objection');
    expect(address_hash).toHaveLength(32);
  });

  it('hold when two are queued at the same moment', async () => {
    const states = await Promise.all([1, 2, 3, 4].map(() => queue(automatic())));
    expect(states.map((mail) => mail.state).sort()).toEqual(['held', 'held', 'queued', 'queued']);
  });
});

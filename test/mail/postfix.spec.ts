import { startListeningDesk, type ListeningDesk } from '../servers/listening-desk.js';
import { postfixUsable, startPostfix, type Postfix } from '../servers/postfix.js';
import { SmtpDialogue } from '../servers/smtp-dialogue.js';
import { startTcpProxy, type TcpProxy } from '../servers/tcp-proxy.js';

if (!postfixUsable)
  console.warn('Postfix specs skipped: they need postfix (apt-get install postfix) and root');

const COUNT = 20;
const mail = (n: number): string =>
  `From: a@example.com\r\nTo: contact@mailo.com\r\nSubject: relais ${n}\r\nMessage-ID: <relais-${n}@example.com>\r\n\r\nMail ${n}\r\n..\r\n`;

(postfixUsable ? describe : describe.skip).each([
  ['SMTP', 'smtp:[127.0.0.1]:', '0'],
  ['LMTP', 'lmtp:inet:127.0.0.1:', '1'],
])('a Postfix that hands on by %s', (_name, transport, lmtp) => {
  let desk: ListeningDesk;
  let line: TcpProxy;
  let postfix: Postfix;

  beforeAll(async () => {
    desk = await startListeningDesk({ SMTP_LISTEN_LMTP: lmtp });
    line = await startTcpProxy({ port: desk.port });
    postfix = await startPostfix(`${transport}${line.port}`);
  }, 60_000);
  afterAll(async () => {
    await postfix?.stop();
    await line?.close();
    await desk?.close();
  });
  beforeEach(() => desk.empty());

  async function take(numbers: readonly number[]): Promise<void> {
    const client = await SmtpDialogue.open(postfix.port);
    for (const n of numbers) {
      expect(await client.deliver(mail(n))).toMatch(/^250 /);
      await client.say('RSET');
    }
    client.close();
  }
  async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 40_000; !(await holds());) {
      if (Date.now() > end) throw new Error(`not in time: ${what}\n${postfix.log().slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const numbers = Array.from({ length: COUNT }, (_, i) => i);
  /** Every mail once: as many rows as mails, none twice. */
  async function allOnce(): Promise<void> {
    await until('an empty queue', () => postfix.queued() === 0);
    const rows = await desk.journal();
    expect(rows).toHaveLength(COUNT);
    expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(COUNT);
  }

  it('keeps what comes while the database is away, and hands it on afterwards: none lost, none doubled', async () => {
    desk.database.down();
    try {
      await take(numbers);
      await until('a 451 for it', () => /status=deferred .*451 4\.3\.0/.test(postfix.log()));
      // One that is just moved from queue to queue is seen in both, or in none.
      await until('all of them in its queues', () => postfix.queued() === COUNT);
      expect(await desk.journal()).toEqual([]);
    } finally {
      desk.database.up();
    }
    await allOnce();
  }, 120_000);

  it('hands on once what it gives again because the line broke under it', async () => {
    let over = false;
    const storm = (async () => {
      while (!over) {
        await new Promise((resolve) => setTimeout(resolve, 40));
        line.drop();
      }
    })();
    await take(numbers);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    over = true;
    await storm;
    await allOnce();
  }, 120_000);

  it('sends a mail back for good whose recipient is none of ours', async () => {
    const client = await SmtpDialogue.open(postfix.port);
    expect(await client.deliver(mail(99), ['nobody@mailo.com'])).toMatch(/^250 /);
    client.close();
    await until('a bounce', () => /to=<nobody@mailo\.com>.*dsn=5\.1\.1, status=bounced/.test(postfix.log()));
    expect(await desk.journal()).toEqual([]);
  }, 60_000);
});

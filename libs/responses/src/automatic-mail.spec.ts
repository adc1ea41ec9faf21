import { randomBytes } from 'node:crypto';
import { actOnRequest, openRequest, requestDetails } from '#requests';
import { DecideHeldLetter } from './decide-held-letter.js';
import { letterDetails, listLetters } from './list-letters.query.js';
import { bounceOf, mailFrom, openSpecDesk, type SpecDesk } from './testing.js';

const ASK =
  'Bonjour, je souhaite accéder à toutes mes données personnelles (article 15 du RGPD). Camille Durand';
const LONG = 60_000;

let desk: SpecDesk;
let dpo: string;
let person = 0;

beforeAll(async () => {
  desk = await openSpecDesk({ MAIL_CAP_ADDRESS_DAY: '4', MAIL_CAP_TICKET_DAY: '3' });
  dpo = await desk.officer({ roles: ['dpo'], actsForController: true });
}, LONG);
afterAll(() => desk?.close());

const address = () => `lou.${++person}@example.org`;
const query = <T>(sql: string, params: unknown[] = []) =>
  desk.system((ctx) => ctx.query<T & Record<string, unknown>>(sql, params));
const sentTo = (to: string) => desk.sink.mails.filter((mail) => mail.to.includes(to));

/** An officer opens a request on the mail; what the desk does by itself happens. */
async function opened(raw: string, accountAddress: string) {
  const ticketId = await desk.receive(raw);
  const requestId = await desk.as(dpo, (ctx) =>
    openRequest(ctx, ticketId, { rights: ['access'], accountAddress }),
  );
  await desk.work();
  return { ticketId, requestId };
}
async function acknowledged() {
  const from = address();
  const ids = await opened(mailFrom(from, ASK), from);
  const [letter] = await query<{ id: string; messageId: string }>(
    'select id, message_id as "messageId" from letter where ticket_id = $1',
    [ids.ticketId],
  );
  const [mail] = sentTo(from);
  return { from, ...ids, letterId: letter.id, messageId: letter.messageId, raw: mail.raw };
}
const letter = (id: string) => desk.as(dpo, (ctx) => letterDetails(ctx, id));

/** A complaint as providers pass it on (RFC 5965). */
function complaintAbout(raw: Buffer, type = 'abuse'): string {
  const messageId = /^message-id:\s*(<[^>]+>)/im.exec(raw.toString('latin1'))?.[1] ?? '';
  return [
    'Return-Path: <fbl@provider.example>',
    'From: Feedback <fbl@provider.example>',
    'To: contact@mailo.com',
    'Subject: FW: Votre demande',
    `Message-ID: <${randomBytes(8).toString('hex')}@provider.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="arf"',
    '',
    '--arf',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is an email abuse report.',
    '--arf',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: Provider-FBL/1.0',
    'Version: 1',
    'Original-Rcpt-To: <redacted@example.org>',
    '',
    '--arf',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${messageId}`,
    'From: contact@mailo.com',
    'Subject: Votre demande',
    '',
    'Bonjour',
    '--arf--',
    '',
  ].join('\r\n');
}

describe('an acknowledgement', () => {
  it('waits for the triage: nothing leaves for a mail that nobody looked at', async () => {
    const from = address();
    await desk.receive(mailFrom(from, ASK));
    await desk.work();
    expect(sentTo(from)).toEqual([]);
  });

  it('leaves for a person whose sender is proved, says that a machine wrote it, and asks for no answer', async () => {
    const { raw } = await acknowledged();
    const text = raw.toString('latin1');
    expect(text).toMatch(/^Auto-Submitted: auto-replied\r$/m);
    expect(text).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
  });

  it.each<
    [string, { from?: string; headers?: string; authenticated?: boolean; returnPath?: string }, string]
  >([
    ['a sender nobody proved', { authenticated: false }, 'unauthenticated'],
    ['our own address', { from: 'contact@mailo.com' }, 'from-ourselves'],
    ['a no-reply robot (freescout#3670)', { from: 'no-reply@shop.example' }, 'nobody-reads'],
    ['a French no-reply robot', { from: 'ne-pas-repondre@boutique.example' }, 'nobody-reads'],
    ['the robot of a list', { from: 'debian-user-request@lists.example' }, 'nobody-reads'],
    ['a mail server', { from: 'mailer-daemon@mx.example' }, 'nobody-reads'],
    ['a notification', { headers: 'Auto-Submitted: auto-generated' }, 'auto-submitted'],
    ['an absence', { headers: 'Auto-Submitted: auto-replied (vacation)' }, 'auto-submitted'],
    ['an old answering machine', { headers: 'X-Autorespond: on' }, 'auto-submitted'],
    ['a list by its id', { headers: 'List-Id: <news.example.org>' }, 'mailing-list'],
    ['a list by any of its fields', { headers: 'List-Post: <mailto:a@example.org>' }, 'mailing-list'],
    ['bulk', { headers: 'Precedence: bulk' }, 'bulk'],
    ['junk', { headers: 'Precedence: junk' }, 'bulk'],
    [
      'who asks for none',
      { headers: 'X-Auto-Response-Suppress: OOF, AutoReply' },
      'automatic-answer-not-wanted',
    ],
    ['a null return path', { returnPath: '' }, 'empty-return-path'],
  ])('never leaves for %s', async (_who, { from = address(), headers, authenticated, returnPath }, code) => {
    const raw = mailFrom(from, ASK, { headers, authenticated });
    const before = desk.sink.mails.length;
    const { requestId } = await opened(
      returnPath === undefined ? raw : raw.replace(/^Return-Path: .*\r$/m, `Return-Path: <${returnPath}>\r`),
      'camille@mailo.com',
    );
    expect(desk.sink.mails).toHaveLength(before);
    expect(await query(`select id from letter where request_id = $1`, [requestId])).toEqual([]);
    const reasons = await desk.system((ctx) => notAcknowledged(ctx, requestId));
    expect(reasons).toContain(code);
  });

  it('asks the message, not the officer: a list corrected to a request gets none either', async () => {
    const from = address();
    const raw = mailFrom(from, 'Notre lettre du mois', {
      headers: 'List-Unsubscribe: <mailto:x@example.org>',
    });
    await opened(raw, from);
    expect(sentTo(from)).toEqual([]);
  });
});

describe('a report of a machine on our letter', () => {
  const report = (raw: Buffer, to: string, action: string, status: string) =>
    bounceOf(raw, to).replace('Action: failed', `Action: ${action}`).replaceAll('5.1.1', status);

  it('delayed: the letter says so and stands; its ticket is not woken', async () => {
    const { from, ticketId, letterId, raw } = await acknowledged();
    await query(`update ticket set unread = false where id = $1`, [ticketId]);
    expect(await desk.receive(report(raw, from, 'delayed', '4.4.1'))).toBe(ticketId);
    expect(await letter(letterId)).toMatchObject({ state: 'sent', bouncedAt: null });
    expect((await letter(letterId)).delayReason).toContain('4.4.1');
    expect(await query('select unread from ticket where id = $1', [ticketId])).toEqual([{ unread: false }]);
    expect(await desk.receive(report(raw, from, 'failed', '5.4.7'))).toBe(ticketId);
    expect(await letter(letterId)).toMatchObject({ state: 'bounced' });
  });

  it('delivered: the letter is, without waiting for the quiet time', async () => {
    const { from, letterId, raw } = await acknowledged();
    await desk.receive(report(raw, from, 'delivered', '2.0.0'));
    expect(await letter(letterId)).toMatchObject({ state: 'delivered', bouncedAt: null });
  });

  it('that returns nothing of the letter is known by what it answers', async () => {
    const { from, ticketId, letterId, messageId, raw } = await acknowledged();
    const bare = bounceOf(raw, from)
      .replace(/--report-boundary\r\nContent-Type: text\/rfc822-headers[\s\S]*?(?=--report-boundary--)/, '')
      .replace('Auto-Submitted: auto-replied', `Auto-Submitted: auto-replied\r\nIn-Reply-To: <${messageId}>`);
    expect(await desk.receive(bare)).toBe(ticketId);
    expect(await letter(letterId)).toMatchObject({ state: 'bounced' });
  });

  it('on a mail that is not ours concerns no letter and joins nothing', async () => {
    const { ticketId, letterId } = await acknowledged();
    const foreign = Buffer.from(
      'Message-ID: <dpo-aaaa-bbbb.0123456789abcdef.0123456789abcdef01234567@mailo.com>\r\n',
    );
    expect(await desk.receive(bounceOf(foreign, 'x@example.org'))).not.toBe(ticketId);
    expect(await letter(letterId)).toMatchObject({ state: 'sent' });
  });

  it('marked as spam: the letter shows it, and nothing automatic leaves for that address again', async () => {
    const { from, ticketId, letterId, raw } = await acknowledged();
    expect(await desk.receive(complaintAbout(raw))).toBe(ticketId);
    const marked = await letter(letterId);
    expect(marked.complainedAt).not.toBeNull();
    expect(marked.state).toBe('sent');
    await desk.receive(complaintAbout(raw));
    expect(
      await query(`select 1 from audit_event where object_id = $1 and type = 'letter.marked-as-spam'`, [
        letterId,
      ]),
    ).toHaveLength(1);
    const again = await opened(mailFrom(from, ASK, { subject: 'Encore' }), from);
    expect(sentTo(from)).toHaveLength(1);
    const [held] = await query<{ state: string; why: string }>(
      'select state, bounce_reason as why from letter where request_id = $1',
      [again.requestId],
    );
    expect(held).toEqual({ state: 'failed', why: 'held:objection' });
    expect(await query('select * from mail_objection')).not.toEqual(
      expect.arrayContaining([expect.objectContaining({ address_hash: from })]),
    );
  });

  it('that it is no spam holds nothing', async () => {
    const { letterId, raw } = await acknowledged();
    await desk.receive(complaintAbout(raw, 'not-spam'));
    expect((await letter(letterId)).complainedAt).toBeNull();
  });
});

describe('two machines that answer each other', () => {
  /** The other side answers whatever comes, as badly as machines do, and an officer opens whatever it wrote. */
  async function pingPong(write: (round: number, ours: Buffer | null) => string, from: string, rounds = 12) {
    let ours: Buffer | null = null;
    for (let round = 0; round < rounds; round += 1) {
      const ticketId = await desk.receive(write(round, ours));
      const [open] = await query('select 1 from request where ticket_id = $1', [ticketId]);
      if (!open)
        await desk.as(dpo, (ctx) =>
          openRequest(ctx, ticketId, { rights: ['access'], accountAddress: 'camille@mailo.com' }),
        );
      await desk.work();
      ours = sentTo(from).at(-1)?.raw ?? null;
    }
    return sentTo(from).length;
  }

  it('end after the first mail where the other one says what it is (two desks)', async () => {
    const from = address();
    const count = await pingPong(
      (round) =>
        mailFrom(from, ASK, {
          subject: `Ticket ${round}`,
          headers: round === 0 ? '' : 'Auto-Submitted: auto-replied',
        }),
      from,
    );
    expect(count).toBe(1);
  });

  it('end at the cap of the address where it hides what it is, changing subject and plus-address; nothing is lost', async () => {
    const base = address();
    let round = 0;
    const alias = () => base.replace('@', `+${round}@`);
    for (round = 0; round < 10; round += 1)
      await opened(mailFrom(alias(), ASK, { subject: `Re: ticket ${round}` }), 'camille@mailo.com');
    const all = desk.sink.mails.filter(({ to }) => to[0].startsWith(base.split('@')[0] + '+'));
    expect(all).toHaveLength(4);
    const held = await query<{ state: string; why: string; events: number }>(
      `select l.state, l.bounce_reason as why,
              (select count(*)::int from audit_event e where e.object_id = l.id::text and e.type = 'letter.held') as events
       from letter l where l.to_address like $1 and l.state <> 'sent'`,
      [`${base.split('@')[0]}+%`],
    );
    expect(held).toHaveLength(6);
    expect(new Set(held.map(({ state, why, events }) => `${state} ${why} ${events}`))).toEqual(
      new Set(['failed held:address 1']),
    );
  });

  describe('what was held', () => {
    /** A fifth request of one mailbox in a day. */
    async function held(): Promise<{ letterId: string; to: string; requestId: string }> {
      const base = address();
      let last = { requestId: '', ticketId: '' };
      for (let round = 0; round < 5; round += 1)
        last = await opened(
          mailFrom(base.replace('@', `+h${round}@`), ASK, { subject: `Encore ${round}` }),
          'camille@mailo.com',
        );
      const [row] = await query<{ id: string; to: string }>(
        'select id, to_address as to from letter where request_id = $1',
        [last.requestId],
      );
      return { letterId: row.id, to: row.to, requestId: last.requestId };
    }
    const decide = (id: string, decision: 'released' | 'discarded', reason = 'La personne attend.') =>
      desk.as(dpo, (ctx) => desk.get(DecideHeldLetter).run(ctx, id, decision, reason));
    const events = (id: string) =>
      query<{ type: string }>('select type from audit_event where object_id = $1 order by id', [id]).then(
        (rows) => rows.map(({ type }) => type),
      );

    it('is listed, and leaves when an officer says so and why', async () => {
      const { letterId, to } = await held();
      const list = () => desk.as(dpo, (ctx) => listLetters(ctx, { held: true, limit: 200 }));
      expect((await list()).items.map(({ id }) => id)).toContain(letterId);
      await decide(letterId, 'released');
      await desk.work();
      expect(sentTo(to)).toHaveLength(1);
      expect(await letter(letterId)).toMatchObject({ state: 'sent', bounceReason: null });
      expect((await list()).items.map(({ id }) => id)).not.toContain(letterId);
      expect(await events(letterId)).toEqual(
        expect.arrayContaining(['letter.held', 'letter.released', 'letter.sent']),
      );
      await expect(decide(letterId, 'released')).rejects.toMatchObject({ code: 'letter.not-held' });
    });

    it('is thrown away and never leaves', async () => {
      const { letterId, to } = await held();
      await decide(letterId, 'discarded', 'Deux machines se répondent.');
      await desk.work();
      expect(sentTo(to)).toEqual([]);
      expect(await letter(letterId)).toMatchObject({ state: 'discarded' });
      expect(await events(letterId)).toContain('letter.held-discarded');
      await expect(decide(letterId, 'released')).rejects.toMatchObject({ code: 'letter.not-held' });
    });

    it('does not leave for a request that is over, nor for what may concern an authority', async () => {
      const over = await held();
      await query(`update request set state = 'closed' where id = $1`, [over.requestId]);
      await expect(decide(over.letterId, 'released')).rejects.toMatchObject({ code: 'letter.held-too-late' });
      const counsel = await desk.officer({ roles: ['counsel'], authorityDesk: true });
      const secret = await held();
      await desk.database.ownerQuery('update letter set restricted = true where id = $1', [secret.letterId]);
      await desk.database.ownerQuery(
        `update ticket set restricted = true where id = (select ticket_id from letter where id = $1)`,
        [secret.letterId],
      );
      await expect(
        desk.as(counsel, (ctx) => desk.get(DecideHeldLetter).run(ctx, secret.letterId, 'released', 'Non')),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^letter\.(held-restricted|not-found)$/) });
      expect(sentTo(secret.to)).toEqual([]);
    });

    it('is nothing that a person wrote', async () => {
      const { letterId } = await acknowledged();
      await expect(decide(letterId, 'discarded')).rejects.toMatchObject({ code: 'letter.not-held' });
    });
  });

  it('never get a second acknowledgement for one request, whatever comes back under it', async () => {
    const { from, requestId, ticketId, messageId, raw } = await acknowledged();
    const subject = /^subject: (.*)$/im.exec(raw.toString('latin1'))?.[1] ?? '';
    for (let round = 0; round < 5; round += 1) {
      const place = await desk.receive(
        mailFrom(from, 'Nous avons bien reçu votre message et vous répondrons.', {
          headers: `In-Reply-To: <${messageId}>\r\nAuto-Submitted: auto-replied`,
          subject,
        }),
      );
      expect(place).toBe(ticketId);
    }
    expect(sentTo(from)).toHaveLength(1);
    const { version } = await desk.as(dpo, (ctx) => requestDetails(ctx, requestId));
    await desk.as(dpo, (ctx) => actOnRequest(ctx, requestId, 'assess', { version }));
  });
});

async function notAcknowledged(
  ctx: { query: <R>(sql: string, params: unknown[]) => Promise<R[]> },
  requestId: string,
): Promise<string[]> {
  const [event] = await ctx.query<{ reasons: string[] }>(
    `select content->'reasons' as reasons from audit_event where object_id = $1 and type = 'request.not-acknowledged'`,
    [requestId],
  );
  return event?.reasons ?? [];
}

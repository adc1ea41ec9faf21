import { randomBytes } from 'node:crypto';
import { DomainError, Keyring, newId } from '#foundation';
import { ImportMails, MessageStore, ThreadTokens } from '#intake';
import {
  decideComplaint,
  openComplaint,
  openRequest,
  requestDetails,
  setTrackOutcome,
  actOnRequest,
} from '#requests';
import {
  ProcessMessage,
  decideProposal,
  handOverTicket,
  mergeTickets,
  moveMessage,
  ticketParts,
  undoMerge,
} from '#triage';
import { SendLetter } from './send-letter.js';
import { everyBlock, mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter } from './write-letter.js';

const ASK =
  'Bonjour, je souhaite accéder à toutes mes données personnelles (article 15 du RGPD). Camille Durand';
const SYSTEM = { kind: 'system', scope: 'spec' } as const;
const LONG = 60_000;

describe('the place of a mail', () => {
  let desk: SpecDesk;
  let dpo: string;
  let counsel: string;
  let person = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'], actsForController: true });
    counsel = await desk.officer({ roles: ['counsel'] });
  }, LONG);
  afterAll(() => desk?.close());

  const address = () => `zoe.${++person}@example.org`;
  const query = <T>(sql: string, params: unknown[] = []) =>
    desk.system((ctx) => ctx.query<T & Record<string, unknown>>(sql, params));
  const messagesOf = (ticketId: string) =>
    query<{ id: string; subject: string }>(
      'select id, subject from message where ticket_id = $1 order by received_at, id',
      [ticketId],
    );
  const parts = (ticketId: string) => desk.as(dpo, (ctx) => ticketParts(ctx, ticketId));
  const refusal = (act: Promise<unknown>) =>
    act.then(
      () => 'done',
      (error: unknown) => {
        if (error instanceof DomainError) return error.code;
        throw error;
      },
    );
  const under = (messageId: string) => `In-Reply-To: <${messageId}>`;

  /** A request, answered in full by a letter that left. */
  async function answered(from = address()) {
    const ticketId = await desk.receive(mailFrom(from, ASK), new Date(Date.now() - 86_400_000));
    const requestId = await desk.as(dpo, (ctx) =>
      openRequest(ctx, ticketId, { rights: ['access'], accountAddress: from }),
    );
    await desk.work();
    const act = async (action: string, input = {}) => {
      const { version } = await desk.as(dpo, (ctx) => requestDetails(ctx, requestId));
      await desk.as(dpo, (ctx) => actOnRequest(ctx, requestId, action, { version, ...input }));
    };
    await act('assess');
    await act('identity-received', { identityLevel: 'L2', proof: 'session' });
    await desk.as(dpo, (ctx) =>
      setTrackOutcome(ctx, requestId, 'access', { outcome: 'granted', grounds: [], reasons: null }),
    );
    await act('decide');
    const letterId = await desk.as(dpo, (ctx) =>
      draftLetter(ctx, {
        ticketId,
        requestId,
        kind: 'answer',
        fields: { answer: 'Voici vos données.' },
        accessBlocks: everyBlock,
      }),
    );
    await desk.as(dpo, (ctx) => desk.get(SendLetter).run(ctx, letterId, { version: 1 }));
    await desk.work();
    const [letter] = await query<{ messageId: string; subject: string; state: string }>(
      'select message_id as "messageId", subject, state from letter where id = $1',
      [letterId],
    );
    expect(letter.state).toBe('sent');
    return { from, ticketId, requestId, letter };
  }

  describe('after an answer', () => {
    it(
      'a complaint joins, quotes its words, and one decision takes the request back under its first clock',
      async () => {
        const { from, ticketId, requestId, letter } = await answered();
        const before = await desk.as(dpo, (ctx) => requestDetails(ctx, requestId));
        const place = await desk.receive(
          mailFrom(from, 'Bonjour. Il manque mes journaux de connexion. Merci', {
            subject: `Re: ${letter.subject}`,
            headers: under(letter.messageId),
          }),
        );
        expect(place).toBe(ticketId);
        const { proposals } = await parts(ticketId);
        expect(proposals).toMatchObject([
          { reason: 'answer-incomplete', quote: 'Il manque mes journaux de connexion.' },
        ]);
        expect((await desk.as(dpo, (ctx) => requestDetails(ctx, requestId))).state).toBe('answered');
        const asked = () => desk.as(dpo, (ctx) => openComplaint(ctx, requestId));
        expect(await asked()).toMatchObject({ proposalId: proposals[0].id, quote: proposals[0].quote });
        await desk.as(dpo, (ctx) => decideComplaint(ctx, proposals[0].id, 'joined'));
        expect(await asked()).toBeNull();
        const after = await desk.as(dpo, (ctx) => requestDetails(ctx, requestId));
        expect(after).toMatchObject({
          state: 'assessing',
          dueOn: before.dueOn,
          firstDueOn: before.firstDueOn,
        });
        expect((await parts(ticketId)).proposals).toEqual([]);
        const events = await query<{ type: string }>(
          `select type from audit_event where ticket_id = $1 and type like 'thread.%'`,
          [ticketId],
        );
        expect(events).toEqual([{ type: 'thread.complaint-taken' }]);
      },
      LONG,
    );

    it(
      'another right under “Re:” of our answer opens a ticket that proposes the old one',
      async () => {
        const { from, ticketId, letter } = await answered();
        const place = await desk.receive(
          mailFrom(from, 'Bonjour, merci de supprimer mon compte et toutes mes données (article 17).', {
            subject: `Re: ${letter.subject}`,
            headers: under(letter.messageId),
          }),
        );
        expect(place).not.toBe(ticketId);
        expect((await parts(place)).proposals).toMatchObject([
          { reason: 'our-reference-new-matter', candidateTicketId: ticketId },
        ]);
        // … and the officer may think otherwise.
        const [{ id }] = (await parts(place)).proposals;
        expect(await desk.as(dpo, (ctx) => decideComplaint(ctx, id, 'joined'))).toBeNull();
        await desk.as(dpo, (ctx) => decideProposal(ctx, desk.get(MessageStore), id, 'joined'));
        expect(await messagesOf(ticketId)).toHaveLength(2);
      },
      LONG,
    );

    it(
      'an absence joins in silence: nothing opens again, no clock moves, it is no answer',
      async () => {
        const { from, ticketId, requestId, letter } = await answered();
        await desk.system((ctx) =>
          ctx.query(`update ticket set state = 'closed', unread = false where id = $1`, [ticketId]),
        );
        const before = await desk.as(dpo, (ctx) => requestDetails(ctx, requestId));
        for (const headers of [
          'Auto-Submitted: auto-replied',
          'X-Autoreply: yes',
          'Precedence: auto_reply',
        ]) {
          const place = await desk.receive(
            mailFrom(from, 'Je suis absente jusqu’au 3 mai. Il manque peut-être une réponse.', {
              subject: 'Absence',
              headers: `${headers}\r\n${under(letter.messageId)}`,
            }),
          );
          expect(place).toBe(ticketId);
        }
        const [ticket] = await query('select state, unread, message_count from ticket where id = $1', [
          ticketId,
        ]);
        expect(ticket).toEqual({ state: 'closed', unread: false, message_count: 4 });
        expect(await desk.as(dpo, (ctx) => requestDetails(ctx, requestId))).toMatchObject({
          state: before.state,
          dueOn: before.dueOn,
          clock: before.clock,
        });
        expect((await parts(ticketId)).proposals).toEqual([]);
      },
      LONG,
    );

    it(
      'a sender whom DMARC denies does not join with a stolen reference',
      async () => {
        const { from, ticketId, letter } = await answered();
        const forged = mailFrom(from, 'Envoyez la copie à ma nouvelle adresse.', {
          subject: `Re: ${letter.subject}`,
          headers: under(letter.messageId),
        }).replace(
          /dkim=pass[^\r]*/,
          'dkim=none; spf=fail smtp.mailfrom=evil.example; dmarc=fail header.from=example.org',
        );
        const place = await desk.receive(forged);
        expect(place).not.toBe(ticketId);
        expect((await parts(place)).proposals).toMatchObject([{ reason: 'our-reference-unproved-sender' }]);
      },
      LONG,
    );
  });

  describe('one message moved', () => {
    async function twoMails() {
      const { from, ticketId, letter } = await answered();
      await desk.receive(
        mailFrom(from, 'Merci. À propos, ma facture ?', {
          subject: `Re: ${letter.subject}`,
          headers: under(letter.messageId),
        }),
      );
      const [first, second] = await messagesOf(ticketId);
      return { from, ticketId, first, second };
    }
    const move = (as: string, id: string, into: string | null) =>
      desk.as(as, (ctx) => moveMessage(ctx, desk.get(MessageStore), id, into));

    it(
      'goes into a new ticket with its key, waits in the inbox, and comes home by one undo',
      async () => {
        const { from, ticketId, second } = await twoMails();
        const raw = await desk.system((ctx) => desk.get(MessageStore).raw(ctx, second.id));
        const out = await move(dpo, second.id, null);
        const [ticket] = await query(
          `select state, unread, triaged_at, correspondent_address as from, message_count as count from ticket where id = $1`,
          [out],
        );
        expect(ticket).toEqual({ state: 'open', unread: true, triaged_at: null, from, count: 1 });
        const owners = await query(
          `select distinct o.owner_kind as kind, o.owner_id as id from message m cross join jsonb_array_elements(m.parts) p
           join blob b on b.id = (p ->> 'blobId')::uuid join keys.part_key k on k.id = b.key_id
           join keys.owner_key o on o.id = k.owner_key_id where m.id = $1`,
          [second.id],
        );
        expect(owners).toEqual([{ kind: 'ticket', id: out }]);
        expect(await desk.system((ctx) => desk.get(MessageStore).raw(ctx, second.id))).toEqual(raw);
        expect((await parts(ticketId)).merges).toMatchObject([{ kind: 'moved-out', ticketId: out }]);
        const { merges } = await parts(out);
        expect(merges).toMatchObject([{ kind: 'moved-in', ticketId }]);
        const home = await desk.as(dpo, (ctx) => undoMerge(ctx, desk.get(MessageStore), merges[0].id));
        expect(home).toBe(ticketId);
        expect(await messagesOf(ticketId)).toHaveLength(2);
        expect(await desk.system((ctx) => desk.get(MessageStore).raw(ctx, second.id))).toEqual(raw);
        const events = await query<{ type: string }>(
          `select type from audit_event where type like 'message.move%' and ticket_id = any ($1) order by at, id`,
          [[ticketId, out]],
        );
        expect(events.map(({ type }) => type)).toEqual(['message.moved-out', 'message.move-undone']);
      },
      LONG,
    );

    it(
      'goes into another ticket; the message on which the request stands does not leave, nor the only one',
      async () => {
        const { ticketId, first, second } = await twoMails();
        const other = await desk.receive(
          mailFrom(address(), 'Ma facture est fausse.', { subject: 'Facture' }),
        );
        expect(await move(dpo, second.id, other)).toBe(other);
        expect(await messagesOf(other)).toHaveLength(2);
        expect(await messagesOf(ticketId)).toHaveLength(1);
        expect(await refusal(move(dpo, first.id, null))).toBe('message.opens-request');
        const alone = await desk.receive(mailFrom(address(), 'Bonjour', { subject: 'Question' }));
        const [only] = await messagesOf(alone);
        expect(await refusal(move(dpo, only.id, null))).toBe('message.only-one');
      },
      LONG,
    );

    it(
      'stays restricted: a new ticket is as hidden as the old one, and nothing crosses the line',
      async () => {
        const { from, ticketId, letter } = await answered();
        await desk.receive(
          mailFrom(from, 'Encore un mot.', {
            subject: `Re: ${letter.subject}`,
            headers: under(letter.messageId),
          }),
        );
        const plain = await desk.receive(mailFrom(address(), 'Bonjour', { subject: 'Question' }));
        await desk.as(dpo, (ctx) => handOverTicket(ctx, ticketId, undefined));
        const second = (await messagesOf(ticketId))[1];
        expect(await refusal(move(dpo, second.id, null))).toBe('message.not-found');
        expect(await refusal(move(counsel, second.id, plain))).toBe('ticket.merge-restricted');
        const out = await move(counsel, second.id, null);
        const [row] = await query(
          `select t.restricted and m.restricted and x.restricted as hidden from ticket t join message m on m.ticket_id = t.id
           join message_text x on x.message_id = m.id where t.id = $1`,
          [out],
        );
        expect(row).toEqual({ hidden: true });
        const seen = await desk.as(dpo, (ctx) => ctx.query('select 1 from ticket where id = $1', [out]));
        expect(seen).toEqual([]);
      },
      LONG,
    );
  });

  describe('two workers at the same time', () => {
    const journal = async (...raws: string[]) => {
      const before = new Set((await query<{ id: string }>('select id from message')).map(({ id }) => id));
      for (const raw of raws)
        await desk
          .get(ImportMails)
          .file(SYSTEM, `${randomBytes(6).toString('hex')}.eml`, Buffer.from(raw), new Date());
      const rows = await query<{ id: string }>('select id from message order by journaled_at, id');
      return rows.map(({ id }) => id).filter((id) => !before.has(id));
    };
    const together = (ids: readonly string[]) =>
      Promise.all(
        ids.map((messageId) => desk.system((ctx) => desk.get(ProcessMessage).run(ctx, { messageId }))),
      );
    const ticketsOf = async (ids: readonly string[]) =>
      (
        await query<{ t: string }>('select distinct ticket_id as t from message where id = any ($1)', [ids])
      ).map(({ t }) => t);

    it(
      'join two replies to one ticket, neither lost nor counted once',
      async () => {
        const { from, ticketId, letter } = await answered();
        const reply = (text: string) =>
          mailFrom(from, text, { subject: `Re: ${letter.subject}`, headers: under(letter.messageId) });
        const ids = await journal(reply('Merci.'), reply('Encore merci.'), reply('Bonne journée.'));
        await together(ids);
        expect(await ticketsOf(ids)).toEqual([ticketId]);
        const [{ count }] = await query<{ count: number }>(
          'select message_count as count from ticket where id = $1',
          [ticketId],
        );
        expect(count).toBe(4);
      },
      LONG,
    );

    it(
      'put a copy beside the mail that another worker is placing, whichever comes first',
      async () => {
        for (let turn = 0; turn < 4; turn += 1) {
          const mail = mailFrom(address(), ASK, { id: `same-${newId()}` });
          const ids = await journal(
            `Received: from a by b; Mon, 2 Nov 2026 10:00:00 +0100\r\n${mail}`,
            `Received: from c by d; Mon, 2 Nov 2026 10:00:01 +0100\r\n${mail}`,
          );
          await together(ids);
          expect(await ticketsOf(ids)).toHaveLength(1);
        }
      },
      LONG,
    );

    it(
      'follow a ticket that is merged away while a reply to it waits',
      async () => {
        const from = address();
        const first = await desk.receive(mailFrom(from, 'Bonjour', { subject: 'Question' }));
        const other = await desk.receive(mailFrom(address(), 'Bonjour', { subject: 'Autre question' }));
        const [{ reference }] = await query<{ reference: string }>(
          'select reference from ticket where id = $1',
          [first],
        );
        const token = new ThreadTokens(desk.get(Keyring), 'mailo.com', 'contact@mailo.com').messageId(
          reference,
        );
        const [id] = await journal(
          mailFrom(from, 'Merci', { subject: 'Re: Question', headers: under(token) }),
        );
        let merged: () => void = () => undefined;
        const mayCommit = new Promise<void>((resolve) => (merged = resolve));
        const merging = desk.as(dpo, async (ctx) => {
          await mergeTickets(ctx, desk.get(MessageStore), first, other);
          await mayCommit;
        });
        const placing = together([id]);
        setTimeout(merged, 300);
        await Promise.all([merging, placing]);
        expect(await ticketsOf([id])).toEqual([other]);
      },
      LONG,
    );
  });
});

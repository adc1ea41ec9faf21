import {
  exportJournal,
  ExportVerifier,
  listEvents,
  pruneReads,
  recordRead,
  sealJournals,
  verifyStored,
} from '#audit';
import { auditMonths } from '#domain';
import { Blobs, Keyring, Mailout } from '#foundation';
import { MessageStore } from '#intake';
import {
  actOnRequest,
  decideForController,
  openRequest,
  putToController,
  recordTrackStep,
  requestDetails,
  setTrackOutcome,
} from '#requests';
import { draftLetter, letterDetails, readLetter, SendLetter } from '#responses';
import { decideRefusal, everyBlock, mailFrom, openSpecDesk, type SpecDesk } from '#responses/testing';
import { retentionInForce } from '#rulesets';
import { addNote, addTask, attachFile, markRead, mergeTickets, setTags, setTaskDone } from '#triage';
import { fingerprintOf } from './certify.js';
import { destroyFiles } from './destroy-files.js';
import { liftClaim, putClaim } from './legal-claims.js';
import { listCertificates } from './list-certificates.query.js';
import { lockFiles } from './lock-files.js';
import { openLockedFile } from './open-locked-file.js';
import { planRetention } from './plan-retention.js';
import { findInDump } from './testing.js';

const WORD = 'zqxvkanari';
/** Cut before what a dictionary of French or English words would cut. */
const TRACE = 'zqxvk';
const LONG_AGO = new Date('2019-02-03T10:00:00Z');

function mailWithAttachment(address: string): string {
  const lines = mailFrom(address, '', {
    subject: `Mes données ${WORD}`,
    headers: 'X-Note: ' + WORD,
  }).split('\r\n');
  const typed = lines.map((line) => {
    if (line.startsWith('Content-Type')) return 'Content-Type: multipart/mixed; boundary="b"';
    return line.startsWith('From:') ? `From: ${WORD} Durand <${address}>` : line;
  });
  return [
    ...typed,
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Bonjour, je souhaite accéder à toutes mes données personnelles. Je m’appelle ${WORD}.`,
    '--b',
    `Content-Type: application/octet-stream; name="${WORD}.bin"`,
    `Content-Disposition: attachment; filename="${WORD}.bin"`,
    '',
    `${WORD} `.repeat(2_000),
    '--b--',
    '',
  ].join('\r\n');
}

describe('the destruction of a file', () => {
  let desk: SpecDesk;
  let dpo: string;
  let counsel: string;
  let manager: string;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'] });
    manager = await desk.officer({ roles: ['counsel'], name: 'Paul Renaud', actsForController: true });
    counsel = await desk.officer({ roles: ['counsel'], name: 'Maître Noël' });
  }, 60_000);
  afterAll(() => desk?.close());

  const as = <T>(act: Parameters<typeof desk.as<T>>[1], now?: Date) => desk.as(dpo, act, now);
  const act = async (id: string, action: string, input: Record<string, unknown> = {}) => {
    const { version } = await as((ctx) => requestDetails(ctx, id));
    await as((ctx) => actOnRequest(ctx, id, action, { version, ...input }));
  };
  const answer = async (ticketId: string, requestId: string) => {
    const decide = (right: 'access' | 'erasure', reasons: string | null) =>
      as((ctx) =>
        setTrackOutcome(ctx, requestId, right, {
          outcome: reasons ? 'refused' : 'granted',
          grounds: reasons ? ['legal-obligation'] : [],
          reasons,
        }),
      );
    await act(requestId, 'assess');
    await act(requestId, 'identity-received', { identityLevel: 'L3', proof: `Lien ouvert par ${WORD}` });
    await decide('access', null);
    await decide('erasure', `La facture de ${WORD} doit être gardée.`);
    const seen = async () => (await as((ctx) => requestDetails(ctx, requestId))).version;
    const put = { version: await seen(), officerId: manager };
    await as((ctx) => putToController(ctx, requestId, put));
    const back = { version: await seen(), verdict: 'returned' as const, note: `Quelle facture de ${WORD} ?` };
    await desk.as(manager, (ctx) => decideForController(ctx, requestId, back));
    await decideRefusal(desk, requestId, { preparedBy: dpo, decidedBy: manager });
    await act(requestId, 'decide');
    const delivered = {
      version: await seen(),
      step: 'carried-out' as const,
      done: true,
      how: `Lien de ${WORD}`,
    };
    await as((ctx) => recordTrackStep(ctx, requestId, 'access', delivered));
    const letterId = await as((ctx) =>
      draftLetter(ctx, {
        ticketId,
        requestId,
        kind: 'answer',
        fields: { answer: `Voici, ${WORD}.` },
        accessBlocks: everyBlock,
      }),
    );
    const { version } = await as((ctx) => letterDetails(ctx, letterId));
    await desk.as(counsel, (ctx) =>
      readLetter(ctx, letterId, { version, verdict: 'approved', note: `Bien pour ${WORD}` }),
    );
    await as((ctx) => desk.get(SendLetter).run(ctx, letterId, { version }));
    // No bounce came for as long as the rules wait for one.
    await desk.work(new Date(Date.now() + 3 * 86_400_000));
    await act(requestId, 'close');
    await desk.database.ownerQuery(
      `update request set requester_because = $2, mandate = jsonb_build_object('object', $2::text) where id = $1`,
      [requestId, `Je suis l’avocat de ${WORD}`],
    );
    await desk.database.ownerQuery(
      `update request_track set stop_by = now(), stop_state = 'done', stop_done_at = now(), stop_trouble = $2,
         stop_proof = jsonb_build_object('account', $2::text) where request_id = $1`,
      [requestId, `${WORD}@mailo.com`],
    );
  };
  const workOn = async (ticketId: string) => {
    await as((ctx) => addNote(ctx, ticketId, `Rappelé ${WORD}`));
    await as((ctx) => addTask(ctx, ticketId, { title: `Écrire à ${WORD}` }));
    await as((ctx) => setTags(ctx, ticketId, [WORD]));
    const file = { fileName: `${WORD}.txt`, mimeType: 'text/plain', bytes: Buffer.from(`pièce de ${WORD}`) };
    await as((ctx) => attachFile(ctx, desk.get(Blobs), ticketId, file));
    for (const { id } of await desk.database.ownerQuery<{ id: string }>(
      `select id from task where ticket_id = $1`,
      [ticketId],
    ))
      await as((ctx) => setTaskDone(ctx, id, true));
    await as((ctx) => markRead(ctx, ticketId));
  };
  /** As if it had been closed, announced and locked years ago. */
  const years = async (ticketId: string) => {
    await desk.database.ownerQuery(`update ticket set closed_at = $2, state = 'closed' where id = $1`, [
      ticketId,
      LONG_AGO,
    ]);
    await desk.database.ownerQuery(`update request set closed_at = $2 where ticket_id = $1`, [
      ticketId,
      LONG_AGO,
    ]);
    await desk.system((ctx) => planRetention(ctx), LONG_AGO);
    await desk.system((ctx) => planRetention(ctx));
  };
  const destroy = () =>
    desk.system((ctx) =>
      destroyFiles(ctx, {
        blobs: desk.get(Blobs),
        keyring: desk.get(Keyring),
        mailout: desk.get(Mailout),
        backupDays: 35,
      }),
    );
  const secrets = async (): Promise<string> => {
    const mails = await desk.database.ownerQuery<{ id: string }>(
      `select id from outgoing_mail where length(bytes) > 0`,
    );
    const blobs = await desk.database.ownerQuery<{ id: string }>(`select id from blob`);
    const opened = await desk.system(async (ctx) => [
      ...(await desk.get(Blobs).read(
        ctx,
        blobs.map(({ id }) => id),
      )),
      ...(await Promise.all(mails.map(({ id }) => desk.get(Mailout).readMail(ctx, id)))),
    ]);
    const events = await desk.system((ctx) => listEvents(ctx, { limit: 5_000 }));
    return [...opened.map((bytes) => bytes.toString('utf8')), JSON.stringify(events)]
      .join('\n')
      .toLowerCase();
  };

  it('leaves no word of it anywhere, and everything that must remain', async () => {
    const address = `${WORD}.durand@mailo.com`;
    const ticketId = await desk.receive(mailWithAttachment(address));
    const second = await desk.receive(
      mailFrom(`${WORD}@ailleurs.example`, `Encore moi, ${WORD}.`, { subject: `Suite ${WORD}` }),
    );
    await as((ctx) => mergeTickets(ctx, desk.get(MessageStore), second, ticketId));
    const requestId = await as((ctx) =>
      openRequest(ctx, ticketId, { rights: ['access', 'erasure'], accountAddress: address }),
    );
    await workOn(ticketId);
    await answer(ticketId, requestId);
    await as(
      (ctx) => recordRead(ctx, { type: 'desk.searched', route: '/search', filter: { q: WORD } }),
      LONG_AGO,
    );
    await desk.database.ownerQuery(`update ticket set unread = false where id = $1`, [ticketId]);
    await as((ctx) =>
      putClaim(ctx, ticketId, { reason: `Litige ${WORD}`, until: null, reviewOn: '2100-01-01' }),
    );
    await years(ticketId);
    await desk.system((ctx) => lockFiles(ctx));
    await as((ctx) => openLockedFile(ctx, ticketId, `Question de ${WORD}`));
    await desk.system((ctx) => sealJournals(ctx));
    expect(await destroy()).toBe(0);
    await as((ctx) => liftClaim(ctx, ticketId, `Accord avec ${WORD}`));
    await desk.database.ownerQuery(
      `update retention_file set announced_on = '2019-02-03' where ticket_id = $1`,
      [ticketId],
    );
    await desk.system((ctx) => planRetention(ctx));

    const before = new Set((await findInDump(desk.database, TRACE)).map(({ table }) => table));
    expect([...before]).toEqual(
      expect.arrayContaining(
        [
          'message',
          'message_text',
          'ticket',
          'request',
          'request_track',
          'ticket_note',
          'task',
          'letter',
          'outgoing_mail',
        ].map((table) => `public.${table}`),
      ),
    );
    expect(await secrets()).toContain(TRACE);
    const [kept] = await desk.database.ownerQuery<{ reference: string }>(
      `select reference from request where id = $1`,
      [requestId],
    );

    expect(await destroy()).toBe(1);
    await desk.system(async (ctx) => pruneReads(ctx, auditMonths(await retentionInForce(ctx))));
    expect(await findInDump(desk.database, TRACE)).toEqual([]);
    expect(await secrets()).not.toContain(TRACE);

    const { items } = await as((ctx) => listCertificates(ctx, { limit: 10 }));
    expect(items).toHaveLength(1);
    const [{ statement, sha256 }] = items;
    expect(fingerprintOf(statement)).toBe(sha256);
    expect(statement).toMatchObject({
      kind: 'rights-file',
      requests: [{ reference: kept.reference, rights: ['access', 'erasure'], outcome: 'partly' }],
      closedOn: '2019-02-03',
      keptUntil: '2024-02-03',
      counts: { tickets: 2, messages: 2, files: 1, notes: 1, tasks: 8 },
    });
    expect(statement.fingerprints.letters.map(({ kind }) => kind)).toContain('answer');
    const tracks = await desk.database.ownerQuery(
      `select "right", outcome, grounds from request_track where request_id = $1 order by position`,
      [requestId],
    );
    expect(tracks).toEqual([
      { right: 'access', outcome: 'granted', grounds: [] },
      { right: 'erasure', outcome: 'refused', grounds: ['legal-obligation'] },
    ]);
    expect(await destroy()).toBe(0);
    await desk.system((ctx) => sealJournals(ctx));
    expect(await desk.system((ctx) => verifyStored(ctx, 'desk'))).toBeNull();
    const verifier = new ExportVerifier();
    for await (const line of exportJournal(desk.database.contexts, { kind: 'system', scope: 'spec' }, 'desk'))
      verifier.take(line);
    expect(verifier.end().fault).toBeNull();
  }, 60_000);
});

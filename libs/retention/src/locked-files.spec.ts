import { listEvents } from '#audit';
import { decodeMail } from '#intake';
import { actOnRequest, openRequest, requestDetails } from '#requests';
import { draftLetter } from '#responses';
import { mailFrom, openSpecDesk, type SpecDesk } from '#responses/testing';
import { addNote, addTask, markRead, reopenTicket, setTags } from '#triage';
import { AnnounceDestruction } from './announce-destruction.js';
import { OfficerMail } from '#requests';
import { Blobs, JobHandlers, jobs, Keyring, Mailout } from '#foundation';
import { destroyFiles } from './destroy-files.js';
import { liftClaim, putClaim } from './legal-claims.js';
import { listCertificates } from './list-certificates.query.js';
import { listFiles } from './list-files.query.js';
import { assertOpened, openLockedFile } from './open-locked-file.js';
import { planRetention } from './plan-retention.js';
import { fillClosedTickets } from './testing.js';

const DAY = 86_400_000;
const LONG_AGO = new Date('2019-02-04T10:00:00Z');
const ASK = 'Bonjour, je souhaite accéder à toutes mes données personnelles (article 15 du RGPD).';

describe('a closed file', () => {
  let desk: SpecDesk;
  let dpo: string;
  let counsel: string;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'], actsForController: true });
    counsel = await desk.officer({ roles: ['counsel'] });
    // Run by hand below, so that each spec says what goes when.
    desk.get(JobHandlers).on(jobs.destroyFiles, () => Promise.resolve());
  }, 60_000);
  afterAll(() => desk?.close());

  const as = <T>(act: Parameters<typeof desk.as<T>>[1], who = dpo) => desk.as(who, act);
  const plan = (at?: Date) => desk.system((ctx) => planRetention(ctx), at);
  const tools = () => ({
    blobs: desk.get(Blobs),
    keyring: desk.get(Keyring),
    mailout: desk.get(Mailout),
    backupDays: undefined,
  });
  const destroy = () => desk.system((ctx) => destroyFiles(ctx, tools()));
  const fill = async (count: number, restricted = false) => {
    const ids = await fillClosedTickets(desk.database, { count, closedAt: LONG_AGO, restricted });
    await plan(LONG_AGO);
    await plan();
    return ids;
  };
  const rowOf = async (id: string) => {
    const [row] = await desk.database.ownerQuery<{
      state: string;
      locked: boolean;
      destroyed: boolean;
      planned: boolean;
    }>(
      `select state, locked_at is not null as locked, destroyed_at is not null as destroyed,
              exists (select from retention_file a where a.ticket_id = t.id and a.destroyed_at is null) as planned from ticket t where id = $1`,
      [id],
    );
    return row;
  };
  const code = (act: Promise<unknown>) =>
    act.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );
  /** A withdrawn request of a day long enough ago. */
  const locked = async (name: string) => {
    const from = `${name}@mailo.com`;
    const ticketId = await desk.receive(mailFrom(from, ASK));
    const id = await as((ctx) => openRequest(ctx, ticketId, { rights: ['access'] }));
    await desk.work();
    await as((ctx) => markRead(ctx, ticketId));
    const draft = await as((ctx) =>
      draftLetter(ctx, { ticketId, kind: 'clarification-question', requestId: id }),
    );
    const { version } = await as((ctx) => requestDetails(ctx, id));
    await as((ctx) =>
      actOnRequest(ctx, id, 'withdraw', { version, note: 'La personne a retiré sa demande.' }),
    );
    await plan(new Date(Date.now() + 31 * DAY));
    return { from, ticketId, id, draft };
  };

  it('is locked after its days, and what was never sent is gone with the key to it', async () => {
    const { ticketId, id, draft } = await locked('une');
    expect(await rowOf(ticketId)).toMatchObject({ state: 'closed', locked: true });
    expect(await code(as((ctx) => addNote(ctx, ticketId, 'Encore un mot')))).toBe('DF001');
    expect(await code(as((ctx) => addTask(ctx, ticketId, { title: 'Rappeler' })))).toBe('DF001');
    expect(await code(as((ctx) => setTags(ctx, ticketId, ['vu'])))).toBe('DF001');
    expect(await code(as((ctx) => openRequest(ctx, ticketId, { rights: ['erasure'] })))).toBe('DF001');
    const [letter] = await desk.database.ownerQuery(`select state, body from letter where id = $1`, [draft]);
    expect(letter).toEqual({ state: 'discarded', body: '' });
    const { items } = await as((ctx) => listFiles(ctx, { limit: 50 }));
    expect(items.find((one) => one.id === ticketId)).toMatchObject({ kind: 'rights-file', locked: true });
    // The request knows its way back, and the lock goes with it.
    const { version } = await as((ctx) => requestDetails(ctx, id));
    await as((ctx) => actOnRequest(ctx, id, 'reopen', { version, note: 'La réponse était incomplète.' }));
    expect(await rowOf(ticketId)).toMatchObject({ state: 'open', locked: false });
    await plan();
    expect(await rowOf(ticketId)).toMatchObject({ planned: false });
    await as((ctx) => addNote(ctx, ticketId, 'De nouveau ouvert'));
  });

  it('is read for a reason only, on the record, by whoever gave it', async () => {
    const { ticketId, id } = await locked('deux');
    for (const shown of [ticketId, id])
      expect(await code(as((ctx) => assertOpened(ctx, [shown])))).toBe('file.needs-reason');
    await as((ctx) => openLockedFile(ctx, ticketId, 'La CNIL demande la preuve'));
    await as((ctx) => assertOpened(ctx, [id, ticketId]));
    expect(await code(as((ctx) => assertOpened(ctx, [ticketId]), counsel))).toBe('file.needs-reason');
    expect(await code(desk.as(dpo, (ctx) => assertOpened(ctx, [ticketId]), new Date(Date.now() + DAY)))).toBe(
      'file.needs-reason',
    );
    const { items } = await desk.system((ctx) => listEvents(ctx, { type: 'retention.opened', limit: 5 }));
    expect(JSON.stringify(items)).toContain('La CNIL demande la preuve');
    expect(await code(as((ctx) => addNote(ctx, ticketId, 'Lu')))).toBe('DF001');
  });

  it('is unlocked by a reply of the person', async () => {
    const { from, ticketId } = await locked('trois');
    const sent = desk.sink.mails.findLast(({ to }) => to.includes(from))!;
    const { messageId } = await decodeMail(sent.raw);
    const reply = mailFrom(from, 'Bonjour, où en est-on ?', { headers: `In-Reply-To: <${messageId}>` });
    expect(await desk.receive(reply)).toBe(ticketId);
    expect(await rowOf(ticketId)).toMatchObject({ state: 'open', locked: false });
  });

  it('takes nothing in once it is destroyed: whoever writes again begins anew', async () => {
    const { from, ticketId, id } = await locked('quatre');
    const sent = desk.sink.mails.findLast(({ to }) => to.includes(from))!;
    const { messageId } = await decodeMail(sent.raw);
    await desk.database.ownerQuery(`update ticket set closed_at = $2 where id = $1`, [ticketId, LONG_AGO]);
    await desk.database.ownerQuery(`update request set closed_at = $2 where id = $1`, [id, LONG_AGO]);
    await desk.database.ownerQuery(
      `update retention_file set closed_on = '2019-02-04', announced_on = '2019-02-04', kept_until = '2019-02-04' where ticket_id = $1`,
      [ticketId],
    );
    await plan();
    expect(await destroy()).toBe(1);
    expect(await rowOf(ticketId)).toMatchObject({ state: 'closed', destroyed: true, planned: false });
    const reply = mailFrom(from, 'Bonjour, où en est-on ?', { headers: `In-Reply-To: <${messageId}>` });
    expect(await desk.receive(reply)).not.toBe(ticketId);
    expect(await code(as((ctx) => reopenTicket(ctx, ticketId)))).toBe('DF002');
    expect(await code(as((ctx) => openLockedFile(ctx, ticketId, 'Pour voir')))).toBe('file.destroyed');
    expect(
      await code(
        as((ctx) => putClaim(ctx, ticketId, { reason: 'Trop tard', until: null, reviewOn: '2100-01-01' })),
      ),
    ).toBe('file.destroyed');
  });

  it('is kept while a legal claim stands, and given notice when it is lifted', async () => {
    const [id] = await fill(1);
    const claim = { reason: 'Assignation du 3 mars', until: null, reviewOn: '2100-01-01' };
    await as((ctx) => putClaim(ctx, id, claim));
    expect(await code(as((ctx) => putClaim(ctx, id, claim)))).toBe('retention.claim-stands');
    await plan();
    expect(await destroy()).toBe(0);
    const { items } = await as((ctx) => listFiles(ctx, { claim: true, limit: 5 }));
    expect(items).toMatchObject([{ id, destroyOn: null, claim: { reason: claim.reason } }]);
    await as((ctx) => liftClaim(ctx, id, 'Désistement'));
    expect(await destroy()).toBe(0);
    const [{ days }] = await desk.database.ownerQuery<{ days: number }>(
      `select destroy_on - (now() at time zone 'Europe/Paris')::date as days from retention_file where ticket_id = $1`,
      [id],
    );
    expect(days).toBe(30);
  });

  it('from which an enquiry or a breach hangs is kept until a rule says for how long', async () => {
    const [id] = await fill(1);
    await desk.database.ownerQuery(
      `insert into breach (reference, ticket_id, kind, what, known_at, safe_at, last_at)
       values ('VIO-TEST-0001', $1, 'other', 'Un courrier égaré', now(), now() + interval '1 hour', now() + interval '3 days')`,
      [id],
    );
    expect(await destroy()).toBe(0);
    await plan();
    expect(await rowOf(id)).toMatchObject({ destroyed: false, planned: false });
  });

  it('is destroyed by nobody but the desk, and not a day early, whatever the desk says', async () => {
    const [id] = await fill(1);
    const byHand = (who: 'officer' | 'desk') => {
      const act = (ctx: { query(sql: string, params: unknown[]): Promise<unknown> }) =>
        ctx.query('select retention_destroy($1::uuid[])', [[id]]);
      return code(who === 'desk' ? desk.system(act) : as(act));
    };
    expect(await byHand('officer')).toBe('42501');
    await desk.database.ownerQuery(
      `update retention_file set destroy_on = now()::date + 2 where ticket_id = $1`,
      [id],
    );
    expect(await byHand('desk')).toBe('23514');
    await desk.database.ownerQuery(`delete from retention_file where ticket_id = $1`, [id]);
    expect(await byHand('desk')).toBe('23514');
  });

  it('of an authority shows neither row nor number nor certificate to a DPO who was not named for it', async () => {
    const ids = await fill(2, true);
    await desk.database.ownerQuery(
      `insert into access_grant (resource_kind, resource_id, officer_id, reason) select 'ticket', unnest($1::uuid[]), $2, 'named'`,
      [ids, counsel],
    );
    const of = async (who: string) =>
      (await as((ctx) => listFiles(ctx, { kind: ['authority-file'], limit: 50 }), who)).items;
    expect(await of(dpo)).toEqual([]);
    expect((await of(counsel)).map(({ id }) => id).sort()).toEqual(ids.toSorted());
    // The last half past ten in Paris that is over.
    const morning = 9.5 * 3_600_000;
    const when = new Date(Math.floor((Date.now() - morning) / DAY) * DAY + morning);
    await desk.system((ctx) => new AnnounceDestruction(desk.get(OfficerMail)).run(ctx), when);
    await desk.work();
    const mails = desk.sink.mails.filter(({ raw }) => /détruit/.test(decodedSubject(raw)));
    const references = await desk.database.ownerQuery<{ reference: string }>(
      `select reference from ticket where id = any ($1)`,
      [ids],
    );
    const told = mails.map(
      ({ raw }) => references.filter(({ reference }) => raw.toString().includes(reference)).length,
    );
    expect(told.filter((named) => named > 0)).toEqual([2]);
    expect(await destroy()).toBeGreaterThanOrEqual(2);
    const certificates = async (who: string) =>
      (await as((ctx) => listCertificates(ctx, { kind: ['authority-file'], limit: 50 }), who)).items.length;
    expect([await certificates(dpo), await certificates(counsel)]).toEqual([0, 2]);
  });

  it('goes whole or not at all: a connection that is cut leaves everything, the next run finishes', async () => {
    const ids = await fill(5);
    const cut = Object.create(desk.get(Blobs)) as Blobs;
    cut.remove = async (ctx) => {
      await ctx.query('select pg_terminate_backend(pg_backend_pid())');
    };
    const standing = () =>
      desk.database.ownerQuery<{ notes: number; keys: number; certificates: number }>(
        `select (select count(*)::int from ticket_note where ticket_id = any ($1)) as notes,
                (select count(*)::int from keys.part_key where id = any ($1)) as keys,
                (select count(*)::int from destruction_certificate where ticket_id = any ($1)) as certificates`,
        [ids],
      );
    const before = await standing();
    expect(before).toEqual([{ notes: 5, keys: 5, certificates: 0 }]);
    await expect(desk.system((ctx) => destroyFiles(ctx, { ...tools(), blobs: cut }))).rejects.toThrow();
    expect(await standing()).toEqual(before);
    // In small batches, two at a time: no file twice, none left.
    const runs = () => desk.system((ctx) => destroyFiles(ctx, tools(), 2));
    for (let round = 0; round < 20; round++)
      if ((await Promise.all([runs(), runs()])).every((gone) => gone === 0)) break;
    expect(await standing()).toEqual([{ notes: 0, keys: 0, certificates: 5 }]);
  });

  it('says of every table that hangs from it what becomes of it', async () => {
    const rows = await desk.database.ownerQuery<{ name: string }>(HANGING);
    expect(rows.map(({ name }) => name)).toEqual(KNOWN);
  });
});

const decodedSubject = (raw: Buffer): string => {
  const line = /^subject: (.*(?:\r\n[ \t].*)*)/im.exec(raw.toString('latin1'))?.[1] ?? '';
  return line.replace(/=\?utf-8\?[QB]\?([^?]*)\?=/gi, (whole, text: string) =>
    /\?B\?/i.test(whole)
      ? Buffer.from(text, 'base64').toString()
      : Buffer.from(
          text
            .replace(/_/g, ' ')
            .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        ).toString(),
  );
};

/** Tables that refer, over any number of steps, to a ticket. */
const HANGING = `
  with recursive hangs (oid) as (
    select 'ticket'::regclass::oid
    union select c.conrelid from pg_constraint c join hangs h on c.confrelid = h.oid where c.contype = 'f'
  )
  select oid::regclass::text as name from hangs where oid <> 'ticket'::regclass order by 1`;

/** A new table that hangs from a ticket is added here together with what \`retention_destroy\` does to it. */
const KNOWN = [
  'authority_file',
  'breach',
  'breach_fact',
  'channel_probe',
  'controller_decision',
  'destruction_certificate',
  'enquiry',
  'enquiry_fact',
  'enquiry_handover',
  'identity_document',
  'identity_proof',
  'letter',
  'letter_reading',
  'message',
  'message_text',
  'pass_on',
  'request',
  'request_fact',
  'request_pause',
  'request_track',
  'retention_claim',
  'retention_file',
  'retention_opening',
  'task',
  'thread_proposal',
  'ticket_attachment',
  'ticket_link',
  'ticket_merge',
  'ticket_note',
  'triage_decision',
  'triage_suggestion',
];

import { DomainError } from '#foundation';
import { openAuthorityFile } from '#authority';
import {
  actOnBreach,
  breachDetails,
  describeBreach,
  listBreaches,
  openBreach,
  RemindBreach,
  settleEnquiry,
  type BreachActInput,
  type NewBreach,
} from '#requests';
import { confirmTriage } from '#triage';
import { SendLetter } from './send-letter.js';
import { mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter } from './write-letter.js';

const HOUR = 3_600_000;
const QUESTION = 'Bonjour, comment protégez-vous les données des enfants ? Merci de votre réponse.';

let desk: SpecDesk;
let dpo: string;
let other: string;
let support: string;
let count = 0;

beforeAll(async () => {
  desk = await openSpecDesk();
  dpo = await desk.officer({ roles: ['dpo'], name: 'Claire Martin' });
  other = await desk.officer({ roles: ['dpo'], name: 'Denis Roche' });
  support = await desk.officer({ roles: ['support'] });
}, 60_000);
afterAll(() => desk?.close());

const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      const refusals = error.params?.refusals as { code: string }[] | undefined;
      return refusals ? refusals.map(({ code }) => code).join() : error.code;
    },
  );
const ticket = () =>
  desk.receive(mailFrom(`breach${++count}@example.org`, QUESTION, { subject: 'Question' }));
const breachOf = async (more: Partial<NewBreach> = {}, now?: Date): Promise<string> => {
  const at = now ?? new Date();
  const found = {
    ticketId: await ticket(),
    kind: 'unauthorised-access',
    natures: ['confidentiality'],
    what: 'Un écran est resté ouvert.',
    knownAt: new Date(at.getTime() - HOUR),
    ...more,
  } as const;
  return desk.as(support, (ctx) => openBreach(ctx, found), now);
};
const view = (id: string, now?: Date) => desk.as(dpo, (ctx) => breachDetails(ctx, id), now);
/** Acts in the version that stands. */
const act = async (id: string, action: string, input: Omit<BreachActInput, 'version'> = {}, now?: Date) => {
  const { version } = await view(id, now);
  return desk.as(dpo, (ctx) => actOnBreach(ctx, id, action, { ...input, version }), now);
};
const reminders = (id: string): Promise<string[]> => desk.mailsOf('breach-reminder', id);

describe('a letter to the wrong person', () => {
  it('is a breach: opened from the letter, notified, the person told by another letter, closed', async () => {
    const ticketId = await ticket();
    await desk.as(dpo, (ctx) => confirmTriage(ctx, ticketId, { class: 'privacy-enquiry', rights: [] }));
    await desk.system((ctx) => settleEnquiry(ctx, ticketId));
    const sendLetter = async () => {
      const letterId = await desk.as(dpo, (ctx) =>
        draftLetter(ctx, {
          ticketId,
          kind: 'enquiry-answer',
          language: 'fr',
          fields: { answer: 'Voici vos factures.' },
        }),
      );
      expect(await codeOf(breachOf({ ticketId: undefined, letterId, kind: 'wrong-recipient' }))).toBe(
        'breach.letter-not-sent',
      );
      await desk.as(dpo, (ctx) => desk.get(SendLetter).run(ctx, letterId, { version: 1 }));
      await desk.work();
      return letterId;
    };
    const letterId = await sendLetter();
    const id = await breachOf({ ticketId: undefined, letterId, kind: 'wrong-recipient' });
    expect(await codeOf(breachOf({ ticketId: undefined, letterId }))).toBe('breach.already-open');
    expect(await view(id)).toMatchObject({ ticketId, letterId, state: 'open', nextAction: 'decide-notify' });
    expect((await view(id)).clock.because[0].code).toBe('known');

    expect(await codeOf(act(id, 'close'))).toBe(
      'consequences-missing,measures-missing,notify-undecided,tell-undecided',
    );
    const { version } = await view(id);
    await desk.as(support, (ctx) =>
      describeBreach(ctx, id, {
        version,
        consequences: 'Un inconnu a lu un nom.',
        measures: 'Effacement demandé.',
      }),
    );
    await act(id, 'decide-notify', { notify: 'notify', reasons: 'Des factures ont été lues.' });
    await act(id, 'record-notification', { at: new Date(), cnilReference: 'NOT-12', moreToFollow: true });
    await act(id, 'decide-tell', { tell: 'tell', reasons: 'Risque d’usurpation.' });
    const told = await sendLetter();
    await act(id, 'record-told', { at: new Date(), way: 'letter', people: 1, letterIds: [told] });
    expect(await codeOf(act(id, 'close'))).toBe('information-to-follow');
    await act(id, 'add-information', {
      note: 'Le destinataire a confirmé l’effacement.',
      moreToFollow: false,
    });
    await act(id, 'close');
    const closed = await view(id);
    expect(closed).toMatchObject({ state: 'closed', toldCount: 1, cnilReference: 'NOT-12', hoursLeft: null });
    expect(closed.history.map(({ kind }) => kind)).toEqual([
      'opened',
      'decide-notify',
      'record-notification',
      'decide-tell',
      'record-told',
      'add-information',
      'close',
    ]);
  });
});

describe('the register', () => {
  it('refuses a late notification without its reasons, in the database as well', async () => {
    const id = await breachOf({ knownAt: new Date(Date.now() - 80 * HOUR) });
    await act(id, 'decide-notify', { notify: 'notify', reasons: 'Risque.' });
    expect(await codeOf(act(id, 'record-notification', { at: new Date() }))).toBe('late-reasons-missing');
    const raw = (sql: string) => desk.as(dpo, (ctx) => ctx.query(sql, [id]));
    await expect(raw(`update breach set notified_at = now() where id = $1`)).rejects.toThrow(/breach_late/);
    await expect(raw(`update breach set state = 'closed' where id = $1`)).rejects.toThrow(/breach_whole/);
    await expect(raw(`update breach_fact set kind = 'x' where breach_id = $1`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(raw(`delete from breach where id = $1`)).rejects.toThrow(/permission denied/);
    await act(id, 'record-notification', { at: new Date(), lateReasons: 'Le journal était illisible.' });
    expect((await view(id)).clock.notifiedLate).toBe(true);
  });

  it('lets the first of two officers act, and tells the second', async () => {
    const id = await breachOf();
    const { version } = await view(id);
    const decide = (who: string) =>
      codeOf(
        desk.as(who, (ctx) =>
          actOnBreach(ctx, id, 'decide-notify', { version, notify: 'no-risk', reasons: 'Chiffré.' }),
        ),
      );
    expect((await Promise.all([decide(dpo), decide(other)])).sort()).toEqual(['breach.stale', 'done']);
    expect((await view(id)).history.filter(({ kind }) => kind === 'decide-notify')).toHaveLength(1);
  });

  it('opens one breach where two officers press the key at once', async () => {
    const ticketId = await ticket();
    const codes = await Promise.all([codeOf(breachOf({ ticketId })), codeOf(breachOf({ ticketId }))]);
    expect(codes.sort()).toEqual(['breach.already-open', 'done']);
  });

  it('moves its clock with the instant of awareness, and keeps the old one', async () => {
    const id = await breachOf();
    const { version, lastAt } = await view(id);
    const knownAt = new Date(Date.now() - 30 * HOUR);
    await desk.as(dpo, (ctx) => describeBreach(ctx, id, { version, knownAt }));
    const moved = await view(id);
    expect(moved.lastAt < lastAt).toBe(true);
    expect(moved.history.at(-1)).toMatchObject({
      kind: 'known-moved',
      data: { after: knownAt.toISOString() },
    });
    expect(await codeOf(breachOf({ knownAt: new Date(Date.now() + HOUR) }))).toBe('breach.known-in-future');
  });

  it('tells officers by number and hour, once at each stage, until the CNIL knows', async () => {
    const id = await breachOf({ ticketId: undefined, what: 'Vol d’un ordinateur portable.' });
    const { knownAt, reference } = await view(id);
    const later = (hours: number) => new Date(knownAt.getTime() + hours * HOUR);
    const look = (hours: number) => desk.system((ctx) => desk.get(RemindBreach).run(ctx, id), later(hours));
    await look(47);
    expect(await reminders(id)).toEqual([]);
    await look(49);
    await look(50);
    const told = await reminders(id);
    // Whoever opened it, and both DPOs.
    expect(told).toHaveLength(3);
    for (const mail of told) {
      expect(mail).toContain(reference);
      expect(mail).not.toMatch(/ordinateur|Vol/);
    }
    await act(id, 'decide-notify', { notify: 'no-risk', reasons: 'Disque chiffré.' });
    await look(80);
    expect(await reminders(id)).toHaveLength(3);
  });
});

describe('a breach of a secret ticket', () => {
  const listed = (who: string) => desk.as(who, (ctx) => listBreaches(ctx, { limit: 200 }));

  it('vanishes with it, history and all, and comes back with it', async () => {
    const counsel = await desk.officer({ roles: ['counsel'] });
    const ticketId = await ticket();
    const id = await breachOf({ ticketId });
    expect((await listed(support)).items.map((one) => one.id)).toContain(id);
    await desk.as(counsel, (ctx) => openAuthorityFile(ctx, ticketId));
    for (const who of [support, dpo]) {
      expect((await listed(who)).items.map((one) => one.id)).not.toContain(id);
      expect(await codeOf(desk.as(who, (ctx) => breachDetails(ctx, id)))).toBe('breach.not-found');
      expect(
        await desk.as(who, (ctx) => ctx.query('select 1 from breach_fact where breach_id = $1', [id])),
      ).toEqual([]);
    }
    expect(await desk.as(counsel, (ctx) => breachDetails(ctx, id))).toMatchObject({ id, restricted: true });
    const [event] = await desk.database.ownerQuery<{ journal: string }>(
      `select journal from audit_event where type = 'breach.opened' and ticket_id = $1`,
      [ticketId],
    );
    expect(event.journal).toBe('desk');
    const secret = await desk.as(counsel, (ctx) =>
      openBreach(ctx, { ticketId, kind: 'other', natures: [], what: 'x', knownAt: ctx.now }).catch(
        (error: DomainError) => error.code,
      ),
    );
    expect(secret).toBe('breach.already-open');
  });
});

import { refusalGroundTable, type Right, type TrackOutcome, type TrackStep } from '#domain';
import { DomainError, type Context } from '#foundation';
import {
  actOnRequest,
  addTrackTask,
  assignRequest,
  assignTrack,
  decideForController,
  earlierOfTicket,
  homeView,
  openRequest,
  putToController,
  recordTrackStep,
  requestDetails,
  setTrackOutcome,
} from '#requests';
import { endSoleDecider, recordSoleDecider } from '#staff';
import { setTaskDone } from '#triage';
import { letterDetails } from './list-letters.query.js';
import { readLetter } from './second-reading.js';
import { SendLetter } from './send-letter.js';
import { decideRefusal, everyBlock, mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter, editLetter } from './write-letter.js';

const DAY = 86_400_000;
const ASK = 'Bonjour, je souhaite accéder à mes données, puis que vous effaciez mon compte. Camille Durand';

describe('the tracks of a request', () => {
  let desk: SpecDesk;
  let dpo: string;
  let other: string;
  let manager: string;
  let admin: string;
  let person = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'], name: 'Claire Martin' });
    other = await desk.officer({ roles: ['dpo'], name: 'Marc Delaunay' });
    manager = await desk.officer({ roles: ['counsel'], name: 'Paul Renaud', actsForController: true });
    admin = await desk.officer({ roles: ['administrator'], name: 'Nadia Roussel' });
  }, 60_000);
  afterAll(() => desk?.close());

  /** Why an act was refused; empty when it was done. */
  const codes = (act: Promise<unknown>): Promise<string[]> =>
    act.then(
      () => [],
      (error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        const refusals = (error.params?.refusals ?? []) as { code: string }[];
        return refusals.length > 0 ? refusals.map(({ code }) => code) : [error.code];
      },
    );
  const view = (id: string, by = dpo) => desk.as(by, (ctx) => requestDetails(ctx, id));
  const track = async (id: string, right: Right) =>
    (await view(id)).tracks.find((one) => one.right === right)!;
  const open = async (rights: Right[], from = `suzanne.${++person}@mailo.com`, daysAgo = 1) => {
    const ticketId = await desk.receive(mailFrom(from, ASK), new Date(Date.now() - daysAgo * DAY));
    const id = await desk.as(dpo, (ctx) => openRequest(ctx, ticketId, { rights, accountAddress: from }));
    return { id, ticketId, from };
  };
  const withVersion = async (
    id: string,
    by: string,
    run: (ctx: Context, version: number) => Promise<void>,
  ): Promise<void> => {
    const { version } = await view(id);
    await desk.as(by, (ctx) => run(ctx, version));
  };
  const act = (id: string, action: string, input: Record<string, unknown> = {}, by = dpo) =>
    withVersion(id, by, (ctx, version) => actOnRequest(ctx, id, action, { version, ...input }));
  const settle = (id: string, right: Right, outcome: TrackOutcome, reasons: string | null = null, by = dpo) =>
    desk.as(by, (ctx) =>
      setTrackOutcome(ctx, id, right, { outcome, grounds: reasons === null ? [] : ['excessive'], reasons }),
    );
  const put = (id: string, officerId: string, by = dpo) =>
    withVersion(id, by, (ctx, version) => putToController(ctx, id, { version, officerId }));
  const decide = (id: string, by: string, verdict: 'confirmed' | 'returned' = 'confirmed', note?: string) =>
    withVersion(id, by, (ctx, version) => decideForController(ctx, id, { version, verdict, note }));
  const step = (id: string, right: Right, name: TrackStep, done = true) =>
    withVersion(id, dpo, (ctx, version) =>
      recordTrackStep(ctx, id, right, { version, step: name, done, how: 'Lien ouvert par la personne' }),
    );
  const write = (id: string, ticketId: string, kind: 'answer' | 'refusal') =>
    desk.as(dpo, (ctx) =>
      draftLetter(ctx, {
        ticketId,
        requestId: id,
        kind,
        fields: { answer: 'Voici notre réponse.' },
        accessBlocks: everyBlock,
      }),
    );
  const send = async (letterId: string, by = dpo) => {
    const { version } = await desk.as(by, (ctx) => letterDetails(ctx, letterId));
    await desk.as(by, (ctx) => desk.get(SendLetter).run(ctx, letterId, { version }));
  };
  /** A second officer reads what turns something down. */
  const read = async (letterId: string) => {
    const { version } = await desk.as(other, (ctx) => letterDetails(ctx, letterId));
    await desk.as(other, (ctx) => readLetter(ctx, letterId, { version, verdict: 'approved' }));
    return letterId;
  };
  const assessed = async (rights: Right[]) => {
    const opened = await open(rights);
    await act(opened.id, 'assess');
    await act(opened.id, 'identity-received', { identityLevel: 'L3', proof: 'Session ouverte' });
    return opened;
  };
  const waitsFor = async (officerId: string) =>
    (await desk.as(officerId, (ctx) => homeView(ctx))).toDecide.map(({ id }) => id);

  describe('their owner and their tasks', () => {
    it('each has its own owner, and is whose the request is otherwise', async () => {
      const { id } = await open(['access', 'erasure']);
      await desk.as(dpo, (ctx) => assignRequest(ctx, id, dpo));
      await desk.as(dpo, (ctx) => assignTrack(ctx, id, 'erasure', other));
      expect(await track(id, 'erasure')).toMatchObject({ owner: { id: other } });
      expect(await track(id, 'access')).toMatchObject({ owner: null });
      expect((await view(id)).assignee).toMatchObject({ id: dpo });
      await desk.as(dpo, (ctx) => assignTrack(ctx, id, 'erasure', null));
      expect((await track(id, 'erasure')).owner).toBeNull();
      expect(await codes(desk.as(dpo, (ctx) => assignTrack(ctx, id, 'portability', other)))).toEqual([
        'request.no-such-track',
      ]);
      expect(await codes(desk.as(dpo, (ctx) => assignTrack(ctx, id, 'access', admin)))).toEqual([
        'request.assignee-unknown',
      ]);
    });

    it('propose what the law makes somebody do, in its order; a copy first only where one is asked', async () => {
      const both = await open(['access', 'erasure']);
      const kinds = (await view(both.id)).tasks.map(({ kind }) => kind);
      expect(kinds).toEqual([
        'access-collect',
        'access-rights-of-others',
        'access-deliver',
        'erasure-copy-first',
        'erasure-check-retention',
        'erasure-tell-recipients',
        'erasure-erase',
      ]);
      const alone = await open(['erasure']);
      expect((await view(alone.id)).tasks.map(({ kind }) => kind)).not.toContain('erasure-copy-first');
    });

    it('are ticked, and added to by hand; what is left undone warns and holds no ticket open', async () => {
      const { id, ticketId } = await open(['restriction']);
      const [mark] = (await view(id)).tasks;
      await desk.as(dpo, (ctx) => setTaskDone(ctx, mark.id, true));
      await desk.as(dpo, (ctx) => addTrackTask(ctx, id, 'restriction', { title: 'Appeler la plateforme' }));
      const { tasks } = await view(id);
      expect(tasks.find((one) => one.id === mark.id)?.doneAt).not.toBeNull();
      expect(tasks.find(({ title }) => title === 'Appeler la plateforme')).toMatchObject({
        kind: null,
        required: false,
        trackId: (await track(id, 'restriction')).id,
      });
      expect(tasks.some(({ required, doneAt }) => required && doneAt === null)).toBe(true);
      const other = await open(['objection']);
      await desk.as(dpo, async (ctx) =>
        ctx.query(`update ticket set unread = false where id = $1`, [other.ticketId]),
      );
      await act(other.id, 'withdraw', { note: 'Retirée par courriel' });
      const [ticket] = await desk.database.ownerQuery<{ state: string }>(
        `select state from ticket where id = $1`,
        [other.ticketId],
      );
      expect(ticket.state).toBe('closed');
      expect(ticketId).not.toBe(other.ticketId);
    });
  });

  describe('grounds', () => {
    it('keep the code of the vocabulary with the outcome, where it has one', async () => {
      const { id } = await assessed(['access']);
      await settle(id, 'access', 'refused', 'Cinquième demande en un mois.');
      const { dpvCodes, fittingGrounds } = await track(id, 'access');
      expect(dpvCodes).toEqual(['ProcessExcessive']);
      expect(fittingGrounds.find(({ ground }) => ground === 'excessive')).toEqual({
        ground: 'excessive',
        article: refusalGroundTable.excessive.article,
        dpv: ['https://w3id.org/dpv/justifications#ProcessExcessive'],
      });
      await settle(id, 'access', 'granted');
      expect((await track(id, 'access')).dpvCodes).toEqual([]);
    });
  });

  describe('who decides for the controller', () => {
    const refusedTrack = async () => {
      const opened = await assessed(['access']);
      await settle(opened.id, 'access', 'refused', 'Cinquième demande en un mois.');
      return opened;
    };

    it('is asked by name, finds it on their morning page, and decides in person', async () => {
      const { id, ticketId } = await refusedTrack();
      expect(await codes(act(id, 'decide'))).toEqual(['controller-not-decided']);
      expect(await codes(put(id, other))).toEqual(['decider-not-controller']);
      expect(await codes(decide(id, manager))).toEqual(['not-put-to-controller']);
      await put(id, manager);
      expect(await waitsFor(manager)).toContain(id);
      expect(await view(id)).toMatchObject({
        waiting: 'second-officer',
        nextAction: 'decide-for-controller',
        decision: { officer: { id: manager }, askedBy: { id: dpo }, verdict: null, present: true },
      });
      expect(await codes(decide(id, dpo))).toEqual(['decision-of-another']);
      await decide(id, manager);
      expect(await waitsFor(manager)).not.toContain(id);
      expect(await view(id)).toMatchObject({ waiting: null, decision: { verdict: 'confirmed' } });
      expect(await codes(put(id, manager))).toEqual(['controller-decided']);
      await act(id, 'decide');
      const letterId = await read(await write(id, ticketId, 'refusal'));
      expect((await desk.as(dpo, (ctx) => letterDetails(ctx, letterId))).refusals).toEqual([]);
      expect(await codes(send(letterId, manager))).toEqual(['same-person']);
      await send(letterId);
      expect((await desk.as(dpo, (ctx) => letterDetails(ctx, letterId))).decidedBy).toMatchObject({
        id: manager,
      });
      const events = await desk.database.ownerQuery<{ type: string; actor_id: string }>(
        `select type, actor_id from audit_event where object_id = $1 and type like 'request.%controller%' order by id`,
        [id],
      );
      expect(events).toEqual([
        { type: 'request.put-to-controller', actor_id: dpo },
        { type: 'request.controller-confirmed', actor_id: manager },
      ]);
    });

    it('sends it back with a reason, or is asked about other words when they change', async () => {
      const { id } = await refusedTrack();
      await put(id, manager);
      expect(await codes(decide(id, manager, 'returned'))).toEqual(['note-missing']);
      await decide(id, manager, 'returned', 'Le caractère excessif n’est pas démontré.');
      expect(await view(id)).toMatchObject({ decision: { verdict: 'returned' } });
      expect(await codes(act(id, 'decide'))).toEqual(['controller-not-decided']);
      await settle(id, 'access', 'refused', 'Sixième demande identique en dix jours.');
      await put(id, manager);
      await settle(id, 'access', 'refused', 'Autres mots.');
      expect(await waitsFor(manager)).not.toContain(id);
      expect(await codes(decide(id, manager))).toEqual(['not-put-to-controller']);
      await put(id, manager);
      await decide(id, manager);
      await settle(id, 'access', 'refused', 'Encore d’autres mots.');
      expect(await codes(act(id, 'decide'))).toEqual(['controller-not-decided']);
    });

    it('is not asked where nothing is turned down', async () => {
      const { id } = await assessed(['access']);
      await settle(id, 'access', 'granted');
      expect(await codes(put(id, manager))).toEqual(['nothing-turned-down']);
      await act(id, 'decide');
    });

    it('is another person than who prepared it, unless the controller recorded otherwise', async () => {
      const { id, ticketId } = await assessed(['access']);
      await settle(id, 'access', 'refused', 'Cinquième demande en un mois.', manager);
      expect(await codes(put(id, manager))).toEqual(['same-person']);
      const said = {
        source: 'Décision du directeur général du 3 novembre',
        validFrom: '2026-01-01',
        validUntil: null,
      };
      expect(await codes(desk.as(manager, (ctx) => recordSoleDecider(ctx, manager, said)))).toEqual([
        'own-power',
      ]);
      expect(await codes(desk.as(admin, (ctx) => recordSoleDecider(ctx, dpo, said)))).toEqual([
        'decider-not-controller',
      ]);
      await desk.as(admin, (ctx) => recordSoleDecider(ctx, manager, said));
      expect(await codes(desk.as(admin, (ctx) => recordSoleDecider(ctx, manager, said)))).toEqual([
        'sole-decider-recorded',
      ]);
      await put(id, manager, manager);
      await decide(id, manager);
      await act(id, 'decide');
      const letterId = await read(await write(id, ticketId, 'refusal'));
      await desk.as(admin, (ctx) => endSoleDecider(ctx, manager));
      // What was decided under the record stays decided; signing it as well is a new act.
      expect(await codes(send(letterId, manager))).toEqual(['same-person']);
      await send(letterId);
      const rows = await desk.database.ownerQuery(
        `select recorded_by, ended_by, source from sole_decider where officer_id = $1`,
        [manager],
      );
      expect(rows).toEqual([{ recorded_by: admin, ended_by: admin, source: said.source }]);
    });

    it('decides in the database as well: in nobody else’s name, and never over what they prepared', async () => {
      const { id } = await refusedTrack();
      await put(id, manager);
      const set = (by: string, verdict: string) =>
        desk.as(by, (ctx) =>
          ctx.query(
            `update controller_decision set verdict = $2, decided_at = now() where request_id = $1 and verdict is null`,
            [id, verdict],
          ),
        );
      await expect(set(dpo, 'confirmed')).rejects.toThrow(/in person/);
      await desk.database.ownerQuery(`update request_track set decided_by = $2 where request_id = $1`, [
        id,
        manager,
      ]);
      await expect(set(manager, 'confirmed')).rejects.toThrow(/prepared a refusal/);
    });

    it('of two officers at once, one is told that the page is old', async () => {
      const { id } = await refusedTrack();
      const { version } = await view(id);
      const both = await Promise.all(
        [dpo, other].map((by) =>
          codes(desk.as(by, (ctx) => putToController(ctx, id, { version, officerId: manager }))),
        ),
      );
      expect(both.sort()).toEqual([[], ['request.stale']]);
    });
  });

  describe('the copy before the erasure', () => {
    const bothGranted = async () => {
      const opened = await assessed(['access', 'erasure']);
      await settle(opened.id, 'access', 'granted');
      await settle(opened.id, 'erasure', 'granted');
      await act(opened.id, 'decide');
      return opened;
    };

    it('nothing is erased and no erasure is announced before the copy is delivered (D88)', async () => {
      const { id, ticketId } = await bothGranted();
      expect(await codes(step(id, 'erasure', 'carried-out'))).toEqual(['export-not-delivered']);
      const letterId = await write(id, ticketId, 'answer');
      expect(await codes(send(letterId))).toEqual(['export-not-delivered']);
      await expect(
        desk.as(dpo, (ctx) =>
          ctx.query(
            `update request_track set carried_out_at = now() where request_id = $1 and "right" = 'erasure'`,
            [id],
          ),
        ),
      ).rejects.toThrow(/copy is delivered/);
      await step(id, 'access', 'carried-out');
      await step(id, 'erasure', 'carried-out');
      expect(await codes(step(id, 'access', 'carried-out', false))).toEqual(['erased-since']);
      expect(await codes(step(id, 'erasure', 'carried-out', false))).toEqual(['erased-for-good']);
      await send(letterId);
      await desk.work();
      expect((await view(id)).state).toBe('answered');
    });

    it('what was carried out does not turn into a refusal', async () => {
      const { id } = await bothGranted();
      await step(id, 'access', 'carried-out');
      await act(id, 'reconsider');
      expect(await codes(settle(id, 'access', 'refused', 'Demande répétée.'))).toEqual(['track-carried-out']);
      expect(await codes(step(id, 'access', 'carried-out', false))).toEqual([]);
      expect(await codes(settle(id, 'access', 'not-applicable'))).toEqual([]);
    });

    it('a copy that is refused is waited for by nobody', async () => {
      const { id, ticketId } = await assessed(['access', 'erasure']);
      await settle(id, 'access', 'refused', 'Demande répétée.');
      await settle(id, 'erasure', 'granted');
      await decideRefusal(desk, id, { preparedBy: dpo, decidedBy: manager });
      await act(id, 'decide');
      await step(id, 'erasure', 'carried-out');
      await send(await read(await write(id, ticketId, 'answer')));
    });

    it('a restriction is lifted only after the person was told', async () => {
      const { id } = await assessed(['restriction']);
      expect(await codes(step(id, 'restriction', 'carried-out'))).toEqual(['wrong-state']);
      await settle(id, 'restriction', 'granted');
      await act(id, 'decide');
      expect(await codes(step(id, 'restriction', 'person-told'))).toEqual(['not-carried-out']);
      await step(id, 'restriction', 'carried-out');
      expect(await codes(step(id, 'restriction', 'lifted'))).toEqual(['person-not-told']);
      await step(id, 'restriction', 'person-told');
      await step(id, 'restriction', 'lifted');
      expect(await codes(step(id, 'restriction', 'person-told', false))).toEqual(['step-rests-on-it']);
    });
  });

  describe('an answer', () => {
    it('written from other outcomes than those that stand is stopped until it is read again', async () => {
      const { id, ticketId } = await assessed(['access', 'objection']);
      await settle(id, 'access', 'granted');
      await settle(id, 'objection', 'granted');
      await act(id, 'decide');
      const letterId = await write(id, ticketId, 'answer');
      await act(id, 'reconsider');
      await settle(id, 'objection', 'not-applicable');
      await act(id, 'decide');
      expect(await codes(send(letterId))).toEqual(['letter.tracks-changed']);
      const { version, subject, body, refusals } = await desk.as(dpo, (ctx) => letterDetails(ctx, letterId));
      expect(refusals.map(({ code }) => code)).toEqual(['letter.tracks-changed']);
      await desk.as(dpo, (ctx) => editLetter(ctx, letterId, { version, subject, body }));
      await send(letterId);
    });

    it('leaves only when every right has its outcome', async () => {
      const { id, ticketId } = await assessed(['access', 'objection']);
      await settle(id, 'access', 'granted');
      expect(await codes(act(id, 'decide'))).toEqual(['track-undecided']);
      expect(await codes(send(await write(id, ticketId, 'answer')))).toEqual(['track-undecided']);
    });
  });

  describe('repetition', () => {
    it('shows what the same person asked before, with dates and outcomes, and refuses nothing', async () => {
      const from = `suzanne.${++person}@mailo.com`;
      const first = await open(['access'], from, 60);
      await act(first.id, 'assess');
      await act(first.id, 'identity-received', { identityLevel: 'L3', proof: 'Session ouverte' });
      await settle(first.id, 'access', 'granted');
      await act(first.id, 'decide');
      await send(await write(first.id, first.ticketId, 'answer'));
      await desk.work();
      const ticketId = await desk.receive(
        mailFrom(from, ASK, { subject: 'Encore' }),
        new Date(Date.now() - DAY),
      );
      const { earlier } = await desk.as(dpo, (ctx) => earlierOfTicket(ctx, ticketId, from));
      expect(earlier).toMatchObject([
        { id: first.id, state: 'answered', tracks: [{ right: 'access', outcome: 'granted' }] },
      ]);
      const id = await desk.as(dpo, (ctx) => openRequest(ctx, ticketId, { rights: ['access', 'erasure'] }));
      const { repetition } = await track(id, 'access');
      expect(repetition).toMatchObject({ count: 1, lastYear: 1 });
      expect(repetition?.lastAnsweredOn).not.toBeNull();
      expect(repetition?.suggestion).toContain('déjà adressé une demande');
      expect((await track(id, 'erasure')).repetition).toBeNull();
      await act(id, 'assess');
      await act(id, 'identity-received', { identityLevel: 'L3', proof: 'Session ouverte' });
      expect(await codes(settle(id, 'access', 'granted'))).toEqual([]);
    });
  });
});

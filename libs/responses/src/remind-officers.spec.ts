import { parisDay } from '#domain';
import { enqueue, jobs, Mailout } from '#foundation';
import { decodeMail } from '#intake';
import { assignRequests, openRequest, RemindTasks, requestDetails } from '#requests';
import { addTask } from '#triage';
import { mailFrom, openSpecDesk, type SpecDesk } from './testing.js';

const DAY = 86_400_000;
const ASK = 'Je souhaite accéder à mes données personnelles (article 15 du RGPD).';

/** What the desk or an officer left, beside what the law proposes for a right. */
const ownTasks = async (desk: SpecDesk, officerId: string, id: string) =>
  (await desk.as(officerId, (ctx) => requestDetails(ctx, id))).tasks.filter(({ kind }) => kind === null);

describe('officers are told by mail', () => {
  let desk: SpecDesk;
  let silent: SpecDesk;
  let person = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    silent = await openSpecDesk({ REMINDER_MAILS: '0' });
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
    await silent?.close();
  });

  /** An officer whose language is told, with their address. */
  const officer = async (on: SpecDesk, role: string, locale = 'fr') => {
    const id = await on.officer({ roles: [role] });
    const [row] = await on.database.ownerQuery<{ email: string }>(
      `update officer set locale = $2 where id = $1 returning email`,
      [id, locale],
    );
    return { id, email: row.email };
  };
  const open = async (on: SpecDesk, by: string, daysAgo: number, rights: ['access'] | [] = ['access']) => {
    const from = `nina.${++person}@mailo.com`;
    const ticketId = await on.receive(mailFrom(from, ASK), new Date(Date.now() - daysAgo * DAY));
    if (rights.length === 0) return { ticketId, id: '' };
    const id = await on.as(by, (ctx) => openRequest(ctx, ticketId, { rights, accountAddress: from }));
    return { ticketId, id };
  };
  const noon = (inDays = 0) => new Date(`${parisDay(new Date(Date.now() + inDays * DAY))}T11:30:00Z`);
  const sweep = async (on: SpecDesk) => {
    await on.system((ctx) => enqueue(ctx, jobs.sweepRequests, {}));
    await on.work();
  };
  const tasksAt = (on: SpecDesk, now: Date) => on.system((ctx) => on.get(RemindTasks).run(ctx), now);
  const mailsTo = async (on: SpecDesk, email: string) => {
    const mails = await on.database.ownerQuery<{ id: string }>(
      `select id from outgoing_mail where $1 = any (envelope_to) order by created_at`,
      [email],
    );
    const read = ({ id }: { id: string }) => on.system((ctx) => on.get(Mailout).readMail(ctx, id));
    return Promise.all(mails.map(async (mail) => decodeMail(await read(mail))));
  };

  it('who work on a request that is due: number, date and link, and not a word of the person', async () => {
    const [mine, other] = [await officer(desk, 'support', 'en'), await officer(desk, 'dpo')];
    const { id } = await open(desk, other.id, 27);
    await desk.as(other.id, (ctx) => assignRequests(ctx, [id], mine.id));
    await sweep(desk);
    await sweep(desk);
    const { reference } = await desk.as(other.id, (ctx) => requestDetails(ctx, id));
    const [mail, ...more] = await mailsTo(desk, mine.email);
    expect(more).toEqual([]);
    expect(mail.subject).toMatch(new RegExp(`^${reference} – Answer before the due date of `));
    expect(mail.text).toContain(`http://localhost:3000/requests/${id}`);
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/nina|Durand|données/i);
    expect(mail.headers.autoSubmitted).toBe('auto-generated');
    expect(desk.sink.mails.filter(({ to }) => to.includes(mine.email))).toHaveLength(1);
    expect(await mailsTo(desk, other.email)).toEqual([]);
  });

  it('when it passes as well, and the DPOs where nobody works on it, or nobody who is still there', async () => {
    const [dpo, gone] = [await officer(desk, 'dpo'), await officer(desk, 'support')];
    const late = await open(desk, dpo.id, 60);
    await sweep(desk);
    expect((await mailsTo(desk, dpo.email)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('En retard depuis le'),
    ]);
    const left = await open(desk, dpo.id, 27);
    await desk.as(dpo.id, (ctx) => assignRequests(ctx, [left.id], gone.id));
    await desk.database.ownerQuery(`update officer set valid_until = now() where id = $1`, [gone.id]);
    await sweep(desk);
    expect(await mailsTo(desk, gone.email)).toEqual([]);
    expect(await mailsTo(desk, dpo.email)).toHaveLength(2);
    expect(await ownTasks(desk, dpo.id, late.id)).toHaveLength(1);
  });

  it('and the DPO as well once it is pressing, whoever works on it, with the number of causes that are owed', async () => {
    const [mine, dpo] = [await officer(desk, 'support', 'en'), await officer(desk, 'dpo', 'en')];
    const { id } = await open(desk, dpo.id, 60);
    await desk.as(dpo.id, (ctx) => assignRequests(ctx, [id], mine.id));
    await sweep(desk);
    for (const { email } of [mine, dpo]) {
      const told = (await mailsTo(desk, email)).filter(({ text }) => text?.includes(`/requests/${id}`));
      expect(told.map(({ subject }) => subject)).toEqual([expect.stringContaining('Late since ')]);
      expect(told[0].text).toMatch(/\d+ late requests? without a recorded cause/);
      expect(told[0].text).not.toMatch(/nina|Durand/i);
    }
  });

  it('of a restricted request only when they may see it', async () => {
    const dpo = await officer(desk, 'dpo');
    const { id, ticketId } = await open(desk, dpo.id, 60);
    await desk.system((ctx) => ctx.query('select restrict_ticket($1, $2)', [ticketId, 'spec']));
    await desk.database.ownerQuery(`delete from access_grant where resource_id = $1`, [ticketId]);
    await sweep(desk);
    expect(await mailsTo(desk, dpo.email)).toEqual([]);
    const [task] = await desk.database.ownerQuery(
      `select 1 from task where request_id = $1 and kind is null`,
      [id],
    );
    expect(task).toBeDefined();
  });

  it('of a task, on the morning of its day, once, without its words', async () => {
    const [dpo, mine] = [await officer(desk, 'dpo'), await officer(desk, 'support')];
    const { ticketId } = await open(desk, dpo.id, 1, []);
    const dueOn = parisDay(new Date(Date.now() + 3 * DAY));
    const task = { title: 'Rappeler Nina Durand', dueOn, assigneeId: mine.id };
    await desk.as(dpo.id, (ctx) => addTask(ctx, ticketId, task));
    await tasksAt(desk, noon(2));
    expect(await mailsTo(desk, mine.email)).toEqual([]);
    await tasksAt(desk, noon(3));
    await tasksAt(desk, noon(4));
    const [mail, ...more] = await mailsTo(desk, mine.email);
    expect(more).toEqual([]);
    expect(mail.subject).toMatch(/^DPO-\S+ – Tâche à faire pour le /);
    expect(mail.text).toContain(`/tickets/${ticketId}`);
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Nina|Durand/);
  });

  it('not at an address that the desk reads itself: the mail would come back as a ticket', async () => {
    const dpo = await officer(desk, 'dpo');
    const mine = await officer(desk, 'support');
    await desk.database.ownerQuery(`update officer set email = 'Privacy@mailo.com' where id = $1`, [mine.id]);
    const { id } = await open(desk, dpo.id, 60);
    await desk.as(dpo.id, (ctx) => assignRequests(ctx, [id], mine.id));
    await sweep(desk);
    expect(await ownTasks(desk, dpo.id, id)).toHaveLength(1);
    expect(await mailsTo(desk, 'privacy@mailo.com')).toEqual([]);
  });

  it('not where the desk was told to leave tasks only', async () => {
    const dpo = await officer(silent, 'dpo');
    const { id, ticketId } = await open(silent, dpo.id, 60);
    await silent.as(dpo.id, (ctx) => addTask(ctx, ticketId, { title: 'x', dueOn: parisDay(new Date()) }));
    await sweep(silent);
    await tasksAt(silent, noon(1));
    const { tasks } = await silent.as(dpo.id, (ctx) => requestDetails(ctx, id));
    expect(tasks.filter(({ requestId, kind }) => requestId === id && kind === null)).toHaveLength(1);
    expect(await mailsTo(silent, dpo.email)).toEqual([]);
  });
});

import { homeView, listRequests, openRequest, recordOverdueCause, requestDetails } from '#requests';
import { mailFrom, openSpecDesk, type SpecDesk } from './testing.js';

const DAY = 86_400_000;

describe('the cause of a delay', () => {
  let desk: SpecDesk;
  let dpo: string;
  let person = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'] });
  }, 60_000);
  afterAll(() => desk?.close());

  const open = async (daysAgo: number): Promise<string> => {
    const from = `max.${++person}@mailo.com`;
    const raw = mailFrom(from, 'Je souhaite accéder à mes données personnelles (article 15 du RGPD).');
    const ticketId = await desk.receive(raw, new Date(Date.now() - daysAgo * DAY));
    return desk.as(dpo, (ctx) => openRequest(ctx, ticketId, { rights: ['access'], accountAddress: from }));
  };
  const view = (id: string) => desk.as(dpo, (ctx) => requestDetails(ctx, id));
  const say = (id: string, cause: 'workload' | 'absence', note: string | null = null) =>
    desk.as(dpo, (ctx) => recordOverdueCause(ctx, id, { cause, note }));
  const owed = async (): Promise<string[]> => {
    const query = { causeMissing: true, sort: 'dueOn', limit: 50 } as const;
    return (await desk.as(dpo, (ctx) => listRequests(ctx, query))).items.map(({ id }) => id);
  };

  it('is owed by a request that is late, and by no other', async () => {
    const [late, inTime] = [await open(60), await open(3)];
    expect(await view(late)).toMatchObject({ late: true, overdueCause: null });
    expect(await view(inTime)).toMatchObject({ late: false, overdueCause: null });
    expect(await owed()).toEqual([late]);
    expect((await desk.as(dpo, (ctx) => homeView(ctx))).causesMissing).toBe(1);
    await expect(say(inTime, 'workload')).rejects.toMatchObject({ code: 'request.not-late' });
  });

  it('is recorded from a closed list, said again where it was wrong, and no page goes stale by it', async () => {
    const late = await open(60);
    const { version } = await view(late);
    await say(late, 'workload');
    await say(late, 'absence', 'One officer for two weeks.');
    expect(await view(late)).toMatchObject({
      version,
      overdueCause: 'absence',
      overdueNote: 'One officer for two weeks.',
    });
    expect(await owed()).not.toContain(late);
    const facts = await desk.database.ownerQuery(
      `select data->>'cause' as cause from request_fact where request_id = $1 and kind = 'overdue-cause' order by id`,
      [late],
    );
    expect(facts).toEqual([{ cause: 'workload' }, { cause: 'absence' }]);
    await expect(
      desk.database.ownerQuery(`update request set overdue_cause = 'weather' where id = $1`, [late]),
    ).rejects.toThrow(/check constraint/);
  });

  it('stands beside the coming weeks: each working day, the pace of the desk, and where it falls short', async () => {
    const { capacity, overdue } = await desk.as(dpo, (ctx) => homeView(ctx));
    expect(capacity.days.length).toBeGreaterThanOrEqual(17);
    expect(capacity.days.length).toBeLessThanOrEqual(20);
    expect(overdue).toBeGreaterThan(0);
    expect(capacity).toMatchObject({ closedPerDay: 0, shortFrom: capacity.days[0].day });
  });
});

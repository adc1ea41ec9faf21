import { ChannelAlarms, ChannelMessagePage, ChannelView } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let administrator: Browser;
let channel: string;
let gap: string;

beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.signedIn('administrator');
  const agent = await api.signedIn('support');
  const entry = {
    medium: 'post',
    receivedAt: '2026-11-02T09:00:00Z',
    fromName: 'Zoé Quénnehen',
    subject: 'Accès',
    body: 'Je souhaite accéder à toutes mes données.',
  };
  const { messageId } = (await agent.post('/api/messages/manual', entry).expect(201)).body;
  await api.ticket(messageId);
  [{ id: channel }] = await api.db.ownerQuery<{ id: string }>('select id from channel');
  await api.db.ownerQuery(
    `insert into channel_check (channel_id, ran_at, rows_known, rows_until) values ($1, now(), 1, now())`,
    [channel],
  );
  [{ id: gap }] = await api.db.ownerQuery<{ id: string }>(
    `insert into channel_gap (channel_id, why, subject, since, last_seen_at, confirmed)
     values ($1, 'row-gone', 'lost', now() - interval '1 hour', now(), true) returning id`,
    [channel],
  );
});
afterAll(() => api.close());

const view = async (who: Browser): Promise<ChannelView> =>
  ChannelView.parse((await who.get(`/api/channels/${channel}`).expect(200)).body);
const alarms = async (who: Browser): Promise<ChannelAlarms> =>
  ChannelAlarms.parse((await who.get('/api/channels/alarms').expect(200)).body);

describe('a channel with a gap', () => {
  it('says what was seen, what is accounted for, and which mail is missing since when', async () => {
    const seen = await view(administrator);
    expect(seen).toMatchObject({ seen: 2, accounted: 1, missing: 1, openGaps: 1, alarms: ['gap'] });
    expect(seen.gaps).toMatchObject([{ id: gap, why: 'row-gone', subject: 'lost', confirmed: true }]);
  });

  it('is told on the pages of administrator and DPO, and to nobody who may not see channels', async () => {
    for (const role of ['administrator', 'dpo'] as const)
      expect((await alarms(await api.signedIn(role))).channels).toMatchObject([
        { id: channel, alarms: ['gap'], openGaps: 1 },
      ]);
    await (await api.signedIn('support')).get('/api/channels/alarms').expect(403);
  });

  it('gives the time of every step of each of its mails, from its entry in the journal on', async () => {
    const { body } = await administrator.get(`/api/channels/${channel}/messages`).expect(200);
    const [row] = ChannelMessagePage.parse(body).items;
    expect(new Date(row.journaledAt).getTime()).toBeGreaterThan(new Date(row.receivedAt).getTime());
    expect(row.steps.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['decode', 'authenticate', 'classify', 'thread']),
    );
    expect(row.steps.every(({ ms }) => ms >= 0)).toBe(true);
  });

  it('is asked again by an administrator, and by nobody else', async () => {
    await (await api.signedIn('dpo')).post(`/api/channels/${channel}/ask-again`).expect(403);
    await administrator.post(`/api/channels/${channel}/ask-again`).expect(202);
    const jobs = await api.db.ownerQuery(`select payload from outbox where job = 'channels.ask-again'`);
    expect(jobs).toEqual([{ payload: { channelId: channel } }]);
  });

  it('has its silence limited in hours, or not at all', async () => {
    const set = async (hours: number | null): Promise<ChannelView> =>
      ChannelView.parse(
        (await administrator.post(`/api/channels/${channel}/silence`, { hours }).expect(200)).body,
      );
    expect(await set(48)).toMatchObject({ silenceHours: 48, quietLimitMs: 48 * 3600_000 });
    expect(await set(0)).toMatchObject({ silenceHours: 0, quietLimitMs: null });
    expect(await set(null)).toMatchObject({ silenceHours: null, quietLimitMs: null });
    await administrator.post(`/api/channels/${channel}/silence`, { hours: -1 }).expect(422);
  });

  it('is content once an administrator says what became of the mail; the words stay in the journal', async () => {
    await administrator.post(`/api/channels/${channel}/gaps/${gap}/settle`, { reason: 'vu' }).expect(422);
    const reason = 'Supprimé par erreur ; l’expéditeur a renvoyé son message.';
    const path = `/api/channels/${channel}/gaps/${gap}/settle`;
    const { body } = await administrator.post(path, { reason }).expect(200);
    expect(ChannelView.parse(body)).toMatchObject({ seen: 1, accounted: 1, gaps: [], alarms: [] });
    await administrator.post(path, { reason }).expect(404);
    const events = await api.db.ownerQuery<{ content: object }>(
      `select content from audit_event where type = 'channel.gap-settled'`,
    );
    expect(events).toMatchObject([{ content: { why: 'row-gone', subject: 'lost' } }]);
    expect(JSON.stringify(events)).not.toContain('erreur');
  });
});

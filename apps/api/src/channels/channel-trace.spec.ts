import { ChannelMessagePage, ChannelView } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let channel: string;
let plain: { messageId: string; ticketId: string };
let apart: { messageId: string; ticketId: string };

beforeAll(async () => {
  api = await startTestApi();
  const agent = await api.signedIn('support');
  plain = await entered(agent, 'Zoé Quénnehen', 'Je souhaite accéder à toutes mes données.');
  apart = await entered(
    agent,
    'Gendarmerie nationale',
    `Réquisition : vu l'article 77-1-1 du code de procédure pénale, je requiers l'identification du titulaire de a.b@netc.fr.`,
  );
  const rows = await api.db.ownerQuery<{ id: string; restricted: boolean; channel: string }>(
    'select id, restricted, channel_id as channel from message order by restricted',
  );
  expect(rows.map(({ id, restricted }) => [id, restricted])).toEqual([
    [plain.messageId, false],
    [apart.messageId, true],
  ]);
  channel = rows[0].channel;
});
afterAll(() => api.close());

async function entered(agent: Browser, fromName: string, body: string) {
  const entry = { medium: 'post', receivedAt: '2026-11-02T09:00:00Z', fromName, subject: 'Courrier', body };
  const { messageId } = (await agent.post('/api/messages/manual', entry).expect(201)).body;
  return { messageId, ...(await api.ticket(messageId)) };
}

async function trace(browser: Browser) {
  const { body } = await browser.get(`/api/channels/${channel}/messages`).expect(200);
  const rows = ChannelMessagePage.parse(body).items;
  // Read as it stands on the wire: a field that only some rows carry would tell as well.
  const raw = new Map((body.items as { id: string }[]).map((row) => [row.id, row]));
  expect([...raw.keys()].sort()).toEqual([plain.messageId, apart.messageId].sort());
  return { rows, plain: raw.get(plain.messageId)!, apart: raw.get(apart.messageId)! };
}

/** What of a row does not come from the single mail: its id, its length and how long a step took. */
const withoutChance = (row: object) => ({
  ...row,
  id: '',
  journaledAt: '',
  size: 0,
  steps: (row as { steps: object[] }).steps.map((step) => ({ ...step, ms: 0, at: '' })),
});

describe('the trace of a channel', () => {
  it.each([
    ['administrator', 0],
    ['auditor', 0],
    ['dpo', 1],
  ] as const)('is the same for a mail kept apart and a plain one: %s %d', async (role, which) => {
    const seen = await trace(await api.signedIn(role, which));
    expect(withoutChance(seen.apart)).toEqual(withoutChance(seen.plain));
    expect(seen.apart).toMatchObject({ state: 'ticketed', ticketId: null, ticketReference: null });
  });

  it('leads whoever is named for authority matters to both tickets', async () => {
    const { rows } = await trace(await api.signedIn('dpo'));
    expect(new Map(rows.map(({ id, ticketId }) => [id, ticketId]))).toEqual(
      new Map([
        [plain.messageId, plain.ticketId],
        [apart.messageId, apart.ticketId],
      ]),
    );
  });

  it('counts both for everybody', async () => {
    for (const [role, which] of [
      ['administrator', 0],
      ['dpo', 0],
      ['dpo', 1],
    ] as const) {
      const { body } = await (await api.signedIn(role, which)).get(`/api/channels/${channel}`).expect(200);
      expect(ChannelView.parse(body)).toMatchObject({ journaled: 2, accounted: 2, inProgress: 0, byHand: 0 });
    }
  });
});

import { listEvents } from '#audit';
import { HomeView } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let agent: Browser;
beforeAll(async () => {
  api = await startTestApi();
  agent = await api.signedIn('support');
});
afterAll(() => api.close());

const morning = async () => HomeView.parse((await agent.get('/api/home').expect(200)).body);
const reads = async () =>
  (await api.asSystem((ctx) => listEvents(ctx, { type: 'home.viewed', limit: 50 }))).items;

async function letter(): Promise<string> {
  const entry = {
    medium: 'post',
    receivedAt: '2026-11-02T09:00:00Z',
    fromName: 'Zoé Quénnehen',
    fromAddress: 'zoe@netc.example',
    subject: 'Accès à mes données',
    body: 'Bonjour, je souhaite accéder à toutes mes données personnelles.',
  };
  const { messageId } = (await agent.post('/api/messages/manual', entry).expect(201)).body;
  return (await api.ticket(messageId)).ticketId;
}

describe('the figures of the morning', () => {
  it('are read without an event as long as they show nobody', async () => {
    expect(await morning()).toMatchObject({ next: [], myTasks: [], untriaged: 0 });
    const ticketId = await letter();
    expect(await morning()).toMatchObject({ next: [], myTasks: [], untriaged: 1 });
    expect(await reads()).toEqual([]);
    await agent.post(`/api/tickets/${ticketId}/tasks`, {
      title: 'Rappeler Zoé',
      assigneeId: agent.session!.me!.id,
    });
    const { myTasks } = await morning();
    expect(myTasks).toHaveLength(1);
    expect((await reads()).map(({ content }) => content.ids)).toEqual([[myTasks[0].id]]);
  });

  it('are a read of personal data once they name a request, with the requests named', async () => {
    const ticketId = await letter();
    await agent.post(`/api/tickets/${ticketId}/request`, { rights: ['access'] }).expect(201);
    const { next, myTasks } = await morning();
    expect(next[0]).toMatchObject({ ticketId, personAddress: 'zoe@netc.example' });
    const [last] = await reads();
    expect(last).toMatchObject({
      retention: 'read',
      actor: { kind: 'officer', id: agent.session!.me!.id },
      content: { route: 'GET /api/home', ids: [next[0].id, myTasks[0].id] },
    });
  });
});

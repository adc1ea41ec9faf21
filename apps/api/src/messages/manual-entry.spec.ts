import { listEvents } from '#audit';
import { MessageView, TicketView } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let agent: Browser;
beforeAll(async () => {
  api = await startTestApi();
  agent = await api.signedIn('support');
});
afterAll(() => api.close());

const letter = {
  medium: 'post',
  receivedAt: '2026-11-02T09:00:00Z',
  fromName: 'Zoé Quénnehen',
  subject: 'Accès à mes données',
  body: 'Bonjour, je souhaite accéder à toutes mes données personnelles. Z. Quénnehen',
};
const enter = (entry: object) => agent.post('/api/messages/manual', entry);
const entered = () => api.asSystem((ctx) => listEvents(ctx, { type: 'message.entered', limit: 50 }));
const messages = async () =>
  (await api.db.ownerQuery<{ n: number }>('select count(*)::int as n from message'))[0].n;

/** Enters it, does the worker's part, and tells what the desk holds. */
async function ticketed(
  entry: object,
): Promise<{ messageId: string; ticketId: string; restricted: boolean }> {
  const { messageId } = (await enter(entry).expect(201)).body;
  return { messageId, ...(await api.ticket(messageId)) };
}

describe('a letter or a call that an officer types in', () => {
  it('is in the journal as the act of who typed it, with the medium and the true receipt, without a word of it', async () => {
    const { messageId } = (await enter(letter).expect(201)).body;
    const { items } = await entered();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      journal: 'desk',
      actor: { kind: 'officer', id: agent.session!.me!.id },
      object: { kind: 'message', id: messageId },
      content: { medium: 'post', receivedAt: '2026-11-02T09:00:00.000Z' },
    });
    expect(JSON.stringify(items[0])).not.toMatch(/quénnehen|accès|données/i);
  });

  it('is not entered when its event cannot be written', async () => {
    const before = await messages();
    await api.db.ownerQuery(
      `create function no_entry() returns trigger language plpgsql as $$ begin raise exception 'the journal is closed'; end $$`,
    );
    await api.db.ownerQuery(
      `create trigger no_entry before insert on audit_event for each row when (new.type = 'message.entered') execute function no_entry()`,
    );
    try {
      await enter(letter).expect(500);
    } finally {
      await api.db.ownerQuery('drop trigger no_entry on audit_event');
    }
    expect(await messages()).toBe(before);
  });

  it('is entered once when the same call comes twice', async () => {
    const twice = () => enter(letter).set('x-correlation-id', 'entry-of-a-letter-1');
    const first = await twice().expect(201);
    const events = (await entered()).items.length;
    expect((await twice().expect(201)).body).toEqual(first.body);
    expect((await entered()).items).toHaveLength(events);
  });

  it('leaves neither message nor event when its receipt lies ahead', async () => {
    const before = [await messages(), (await entered()).items.length];
    const { body } = await enter({ ...letter, receivedAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect(body.code).toBe('entry.receipt-in-future');
    expect([await messages(), (await entered()).items.length]).toEqual(before);
  });

  it('shows the name that was typed where nobody gave an address', async () => {
    const { messageId, ticketId } = await ticketed(letter);
    const message = MessageView.parse((await agent.get(`/api/messages/${messageId}`).expect(200)).body);
    expect(message).toMatchObject({ fromName: 'Zoé Quénnehen', fromAddress: null });
    const ticket = TicketView.parse((await agent.get(`/api/tickets/${ticketId}`).expect(200)).body);
    expect(ticket).toMatchObject({ correspondentName: 'Zoé Quénnehen', correspondentAddress: null });
  });

  it.each([
    ['Dupont <jean@dupont.example>', 'Dupont jean@dupont.example'],
    ['jean@dupont.example', 'jean@dupont.example'],
    ['Dupont, Jean; "maître"', 'Dupont, Jean; "maître"'],
    ['Association pour la défense des droits des abonnées et des abonnés de Quimperlé'],
  ])('never makes an address of what was typed as a name: %s', async (fromName, shown = fromName) => {
    const { messageId } = await ticketed({ ...letter, fromName });
    const { body } = await agent.get(`/api/messages/${messageId}`).expect(200);
    expect(body).toMatchObject({ fromName: shown, fromAddress: null });
  });

  it('keeps the address that was given beside the name', async () => {
    const { messageId } = await ticketed({ ...letter, medium: 'phone', fromAddress: 'zoe@netc.example' });
    const { body } = await agent.get(`/api/messages/${messageId}`).expect(200);
    expect(body).toMatchObject({ fromName: 'Zoé Quénnehen', fromAddress: 'zoe@netc.example' });
  });

  it('is kept apart when an authority sent it by post: from who typed it as well', async () => {
    const { messageId, restricted } = await ticketed({
      ...letter,
      fromName: 'Gendarmerie nationale, brigade de recherches',
      subject: 'Réquisition judiciaire - PV 01234/2026',
      body: `Vu l'article 77-1-1 du code de procédure pénale, je requiers l'identification du titulaire de l'adresse a.b@netc.fr.`,
    });
    expect(restricted).toBe(true);
    await agent.get(`/api/messages/${messageId}`).expect(404);
  });
});

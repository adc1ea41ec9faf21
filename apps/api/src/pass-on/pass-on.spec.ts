import { PassOnFigures, PassOnTargetView, TicketPage, TicketView } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let administrator: Browser;
let support: Browser;
beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.signedIn('administrator');
  support = await api.signedIn('support');
});
afterAll(() => api.close());

const target = (more: object = {}) => ({
  kind: 'support',
  way: 'resend',
  address: 'support@example.net',
  ...more,
});

async function ticket(): Promise<{ id: string; channelId: string }> {
  const entry = {
    medium: 'post',
    receivedAt: '2026-11-02T09:00:00Z',
    fromName: 'Zoé Quénnehen',
    subject: 'Imprimante',
    body: 'Mon imprimante ne marche plus.',
  };
  const { messageId } = (await support.post('/api/messages/manual', entry).expect(201)).body;
  const [{ channelId }] = await api.db.ownerQuery<{ channelId: string }>(
    'select channel_id as "channelId" from message where id = $1',
    [messageId],
  );
  return { id: (await api.ticket(messageId)).ticketId, channelId };
}

describe('what is not the business of the desk', () => {
  it('goes where an administrator says, and nobody else says so', async () => {
    for (const role of ['support', 'dpo', 'auditor'] as const)
      await (await api.signedIn(role)).put('/api/pass-on-targets', target()).expect(403);
    await support.get('/api/pass-on-targets').expect(403);
    const { body } = await administrator.put('/api/pass-on-targets', target()).expect(200);
    const [set] = body.map((one: unknown) => PassOnTargetView.parse(one)) as PassOnTargetView[];
    expect(set).toMatchObject({ kind: 'support', address: 'support@example.net', delayDays: 30 });
    await administrator.delete(`/api/pass-on-targets/${set.id}`).expect(200);
    await administrator.delete(`/api/pass-on-targets/${set.id}`).expect(404);
  });

  it('goes to no address that the desk reads itself, and to nothing that is none', async () => {
    const refused = await administrator.put('/api/pass-on-targets', target({ address: 'Contact@mailo.com' }));
    expect(refused.body).toMatchObject({ code: 'pass-on.own-address' });
    await administrator.put('/api/pass-on-targets', target({ address: 'nowhere' })).expect(422);
    await administrator.put('/api/pass-on-targets', target({ way: 'move', folder: 'Support' })).expect(409);
    expect((await administrator.get('/api/pass-on-targets').expect(200)).body).toEqual([]);
  });

  it('shows on its ticket that nothing is destroyed, and is taken back', async () => {
    const { id, channelId } = await ticket();
    const confirmed = { class: 'not-privacy', notPrivacyKind: 'support' };
    const { body } = await support.post(`/api/tickets/${id}/triage`, confirmed).expect(200);
    expect(TicketView.parse(body).passOn).toMatchObject([{ state: 'waiting', destroyAfter: null }]);
    await api.db.ownerQuery(`update pass_on set state = 'no-target'`);
    const figures = (await administrator.get(`/api/channels/${channelId}/pass-on`).expect(200)).body;
    const one = figures
      .map((row: unknown) => PassOnFigures.parse(row))
      .find((row: PassOnFigures) => row.kind === 'support');
    expect(one).toMatchObject({ target: null, withoutTarget: 1, destroyed: 0 });
    const undone = TicketView.parse((await support.post(`/api/tickets/${id}/undo-triage`).expect(200)).body);
    expect(undone).toMatchObject({ state: 'open', passOn: [{ state: 'taken-back' }] });
    await api.db.ownerQuery(`update ticket set class = 'not-privacy' where id = $1`, [id]);
    await api.db.ownerQuery(
      `update pass_on set state = 'passed', passed_at = now(), destroy_after = now(), way = 'resend', target = 's@example.net'`,
    );
    const list = TicketPage.parse((await support.get(`/api/tickets?ids=${id}`).expect(200)).body);
    expect(list.items[0].passedOn).toMatchObject({ to: 's@example.net' });
    const retried = await support.post(`/api/tickets/${id}/pass-on`, { how: 'again' });
    expect(retried.body).toMatchObject({ code: 'pass-on.nothing-failed' });
  });
});

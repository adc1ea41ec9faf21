import { RetentionPage, TicketView } from '#contracts';
import { planRetention } from '#retention';
import { fillClosedTickets } from '#retention/testing';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let dpo: Browser;
let id: string;
beforeAll(async () => {
  api = await startTestApi();
  dpo = await api.signedIn('dpo');
  [id] = await fillClosedTickets(api.db, { count: 1, closedAt: new Date('2026-01-05T10:00:00Z') });
  await api.asSystem((ctx) => planRetention(ctx));
});
afterAll(() => api?.close());

const claim = { reason: 'Assignation', reviewOn: '2100-01-01' };

describe('retention over HTTP', () => {
  it('is shown to DPO, counsel and auditor, and a file is kept by DPO and counsel only', async () => {
    for (const role of ['support', 'administrator'] as const) {
      const other = await api.signedIn(role);
      for (const path of ['outlook', 'files', 'certificates', 'certificates/export'])
        await other.get(`/api/retention/${path}`).expect(403);
      await other.post(`/api/retention/files/${id}/claim`, claim).expect(403);
    }
    const auditor = await api.signedIn('auditor');
    await auditor.get('/api/retention/certificates').expect(200);
    await auditor.post(`/api/retention/files/${id}/claim`, claim).expect(403);
    const { body } = await dpo.get('/api/retention/files').expect(200);
    expect(RetentionPage.parse(body).items).toMatchObject([
      { id, kind: 'other-ticket', locked: true, claim: null },
    ]);
    await dpo.post(`/api/retention/files/${id}/claim`, claim).expect(200);
    const lifted = await dpo
      .post(`/api/retention/files/${id}/claim/lift`, { reason: 'Désistement' })
      .expect(200);
    expect(lifted.body).toMatchObject({ id, claim: null });
  });

  it('opens a locked file for a reason, to read it and no more', async () => {
    const shut = await dpo.get(`/api/tickets/${id}`);
    expect([shut.status, shut.body.code, shut.body.params]).toEqual([
      409,
      'file.needs-reason',
      { ticketId: id },
    ]);
    await dpo.post(`/api/retention/files/${id}/open`, { reason: '' }).expect(422);
    await dpo.post(`/api/retention/files/${id}/open`, { reason: 'Contrôle de la CNIL' }).expect(200);
    const ticket = TicketView.parse((await dpo.get(`/api/tickets/${id}`).expect(200)).body);
    expect(ticket.retention).toMatchObject({ claim: false, certificate: null });
    const close = ticket.allowedActions.find(({ action }) => action === 'triage');
    expect(close?.refusals).toContainEqual({ code: 'file.locked' });
    const note = await dpo.post(`/api/tickets/${id}/notes`, { body: 'Encore' });
    expect([note.status, note.body.code]).toEqual([409, 'file.locked']);
  });
});

import { LetterPage } from '#contracts';
import { startTestApi, type TestApi } from '../testing.js';

let api: TestApi;
let letterId: string;
beforeAll(async () => {
  api = await startTestApi();
  const support = await api.signedIn('support');
  const entry = {
    medium: 'post',
    receivedAt: '2026-11-02T09:00:00Z',
    fromName: 'Zoé Quénnehen',
    subject: 'Mes données',
    body: 'Je demande mes données.',
  };
  const { messageId } = (await support.post('/api/messages/manual', entry).expect(201)).body;
  const { ticketId } = await api.ticket(messageId);
  const [mail] = await api.db.ownerQuery<{ id: string }>(
    `insert into outgoing_mail (owner_kind, owner_id, envelope_from, envelope_to, message_id, bytes, automatic, state, last_error)
     values ('letter', uuidv7(), 'contact@mailo.com', '{zoe@example.org}', '<held@mailo.com>', '', true, 'held', 'cap: address') returning id`,
  );
  const letters = await api.db.ownerQuery<{ id: string }>(
    `insert into letter (ticket_id, restricted, kind, language, template_version, to_address, subject, body, fields, automatic, state, bounce_reason, outgoing_mail_id)
     select $1, false, 'acknowledgement', 'fr', 'spec', 'zoe@example.org', 'Accusé', 'Bonjour', '{}', true, 'failed', why, mail from (values ('held:address', $2::uuid), ('550 no', null)) x (why, mail) returning id`,
    [ticketId, mail.id],
  );
  letterId = letters[0].id;
});
afterAll(() => api.close());

describe('automatic letters that were held back', () => {
  const decide = { decision: 'discarded', reason: 'Deux machines se répondent.' };

  it('are found by those who may read letters', async () => {
    const auditor = await api.signedIn('auditor');
    const page = LetterPage.parse((await auditor.get('/api/letters?held=true').expect(200)).body);
    expect(page.items.map(({ id, bounceReason }) => [id, bounceReason])).toEqual([
      [letterId, 'held:address'],
    ]);
  });

  it('are decided by those who may send, with a reason, once', async () => {
    for (const role of ['support', 'auditor', 'administrator'] as const)
      await (await api.signedIn(role)).post(`/api/letters/${letterId}/held`, decide).expect(403);
    const dpo = await api.signedIn('dpo');
    await dpo.post(`/api/letters/${letterId}/held`, { ...decide, reason: ' ' }).expect(422);
    await dpo.post(`/api/letters/${letterId}/held`, { ...decide, decision: 'kept' }).expect(422);
    const { body } = await dpo.post(`/api/letters/${letterId}/held`, decide).expect(200);
    expect(body).toMatchObject({ id: letterId, state: 'discarded' });
    const again = await dpo.post(`/api/letters/${letterId}/held`, decide);
    expect(again.body).toMatchObject({ code: 'letter.not-held' });
    const [event] = await api.db.ownerQuery<{ type: string; content: object }>(
      `select type, content from audit_event where object_id = $1 order by id desc limit 1`,
      [letterId],
    );
    expect(event).toMatchObject({ type: 'letter.held-discarded', content: { heldBy: 'address' } });
    // The reason is a person's words: it lies with the personal details, never in what the seal covers.
    expect(JSON.stringify(event.content)).not.toContain('machines');
  });
});

import { randomBytes } from 'node:crypto';
import {
  AuthorityFilePage,
  AuthorityFileView,
  HomeView,
  LetterPage,
  LetterView,
  RequestPage,
  RequestView,
  TemplateView,
  WhatIfView,
} from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

/** Something said of every block of an access: without it the answer does not leave. */
const accessBlocks = Object.fromEntries(
  ['purposes', 'held', 'recipients', 'retention', 'source', 'transfers', 'automated-decisions'].map(
    (block) => [block, { state: 'answered', text: 'Voir la notice.' }],
  ),
);

let api: TestApi;
let dpo: Browser;
let counsel: Browser;
let support: Browser;

beforeAll(async () => {
  api = await startTestApi();
  dpo = await api.signedIn('dpo');
  counsel = await api.signedIn('counsel');
  support = await api.signedIn('support');
}, 60_000);
afterAll(() => api?.close());

/** A conversation with one authenticated mail of a person, as triage leaves it. */
async function ticket(from = `${randomBytes(4).toString('hex')}@mailo.com`): Promise<string> {
  const reference = `DPO-${randomBytes(2).toString('hex').toUpperCase()}-${randomBytes(2).toString('hex').toUpperCase()}`;
  const [row] = await api.db.ownerQuery<{ id: string }>(
    `insert into ticket (reference, subject, correspondent_name, correspondent_address, restricted, class, rights, language,
       channel_kind, first_received_at, last_message_at)
     values ($1, 'Mes données', 'Camille Durand', $2, false, 'subject-request', '{access}', 'fr', 'smtp', now() - interval '1 day',
       now() - interval '1 day') returning id`,
    [reference, from],
  );
  return row.id;
}

const parsed = <T>(schema: { parse(value: unknown): T }, response: { status: number; body: unknown }): T => {
  if (response.status >= 300) throw new Error(`${response.status} ${JSON.stringify(response.body)}`);
  return schema.parse(response.body);
};

describe('rights requests over HTTP', () => {
  it('go from a ticket to a queued answer, each answer in the shape of the contract', async () => {
    const ticketId = await ticket();
    const opened = parsed(
      RequestView,
      await support.post(`/api/tickets/${ticketId}/request`, { rights: ['access'] }),
    );
    expect(opened).toMatchObject({ state: 'received', ticketId, nextAction: 'assess' });
    // Support prepares; the actions belong to the officers who may act.
    expect(opened.allowedActions).toEqual([]);
    const act = async (action: string, input: object = {}) => {
      const { version } = parsed(RequestView, await dpo.get(`/api/requests/${opened.id}`));
      return parsed(
        RequestView,
        await dpo.post(`/api/requests/${opened.id}/actions/${action}`, { version, ...input }),
      );
    };
    expect((await act('assess')).allowedActions.find(({ action }) => action === 'decide')).toMatchObject({
      allowed: false,
      refusals: [{ code: 'track-undecided' }],
    });
    await act('identity-received', { identityLevel: 'L2', proof: 'Lien ouvert dans une session connectée' });
    parsed(RequestView, await dpo.put(`/api/requests/${opened.id}/tracks/access`, { outcome: 'granted' }));
    expect((await act('decide')).state).toBe('decided');
    const draft = parsed(
      LetterView,
      await support.post('/api/letters', {
        ticketId,
        requestId: opened.id,
        kind: 'answer',
        fields: { answer: 'Voici.' },
        accessBlocks,
      }),
    );
    expect(draft).toMatchObject({ state: 'draft', refusals: [], requestReference: opened.reference });
    await support.post(`/api/letters/${draft.id}/send`, { version: draft.version }).expect(403);
    const sent = parsed(
      LetterView,
      await dpo.post(`/api/letters/${draft.id}/send`, { version: draft.version }),
    );
    expect(sent.state).toBe('queued');
    const raw = await dpo.get(`/api/letters/${draft.id}/raw`).buffer(true).parse(bytes).expect(200);
    expect(String(raw.body)).toContain(`Message-ID: <${sent.messageId}>`);
    const page = parsed(
      RequestPage,
      await dpo.get('/api/requests?open=true&right=access&sort=receivedAt&order=desc'),
    );
    expect(page.items.map(({ id }) => id)).toContain(opened.id);
    parsed(LetterPage, await dpo.get(`/api/letters?requestId=${opened.id}&state=queued`));
    const timeline = parsed(RequestView, await dpo.get(`/api/requests/${opened.id}`)).timeline;
    expect(timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['event', 'letter']));
  });

  it('tell a stale page and a refused action apart, with every reason', async () => {
    const ticketId = await ticket();
    const { id, version } = parsed(
      RequestView,
      await dpo.post(`/api/tickets/${ticketId}/request`, { rights: ['erasure'] }),
    );
    const refused = await dpo.post(`/api/requests/${id}/actions/close`, { version });
    expect(refused.body).toMatchObject({
      code: 'request.refused',
      params: { refusals: [{ code: 'wrong-state' }] },
    });
    await dpo.post(`/api/requests/${id}/actions/assess`, { version }).expect(200);
    const stale = await dpo.post(`/api/requests/${id}/actions/withdraw`, { version, note: 'retrait' });
    expect([stale.status, stale.body.code]).toEqual([409, 'request.stale']);
    const track = await dpo.put(`/api/requests/${id}/tracks/erasure`, { version, outcome: 'granted' });
    expect([track.status, track.body.code]).toEqual([409, 'request.stale']);
    const again = await dpo.post(`/api/tickets/${ticketId}/request`, { rights: ['erasure'] });
    expect(again.body.code).toBe('request.already-open');
  });

  it('show the date as it would stand after an extension, and the morning of the desk', async () => {
    const ticketId = await ticket();
    const request = parsed(
      RequestView,
      await dpo.post(`/api/tickets/${ticketId}/request`, { rights: ['access'] }),
    );
    const whatIf = parsed(WhatIfView, await dpo.get(`/api/requests/${request.id}/what-if?extend=true`));
    expect(whatIf.dueOn > request.dueOn).toBe(true);
    const home = parsed(HomeView, await dpo.get('/api/home'));
    expect(home.next.map(({ id }) => id)).toContain(request.id);
    expect(home.capacity.days.length).toBeGreaterThan(15);
    expect(
      (await dpo.get('/api/templates')).body.map((one: unknown) => TemplateView.parse(one).id),
    ).toContain('answer.fr');
  });

  it('show the tasks of their conversation, whichever page they were added on', async () => {
    const ticketId = await ticket();
    const { id } = parsed(
      RequestView,
      await dpo.post(`/api/tickets/${ticketId}/request`, { rights: ['access'] }),
    );
    await dpo.post(`/api/tickets/${ticketId}/tasks`, { title: 'Appeler la plateforme' });
    const view = parsed(RequestView, await dpo.get(`/api/requests/${id}`));
    expect(view.tasks.map(({ title }) => title)).toContain('Appeler la plateforme');
  });

  it('are assigned one by one or many at once', async () => {
    const me = dpo.session!.me!.id;
    const ids = await Promise.all(
      [await ticket(), await ticket()].map(async (ticketId) => {
        const response = await dpo.post(`/api/tickets/${ticketId}/request`, { rights: ['objection'] });
        return parsed(RequestView, response).id;
      }),
    );
    await dpo.post('/api/requests/bulk-assign', { ids, officerId: me }).expect(200);
    const mine = parsed(RequestPage, await dpo.get('/api/requests?assigneeId=me'));
    expect(mine.items.map(({ id }) => id).sort()).toEqual([...ids].sort());
    parsed(RequestView, await dpo.post(`/api/requests/${ids[0]}/assign`, { officerId: null }));
  });
});

describe('authority files over HTTP', () => {
  it('are opened by counsel, and are not there for support, whatever the route', async () => {
    const ticketId = await ticket();
    await support.post(`/api/tickets/${ticketId}/authority-file`).expect(403);
    const file = parsed(AuthorityFileView, await counsel.post(`/api/tickets/${ticketId}/authority-file`));
    expect(file).toMatchObject({ state: 'received', ticketId });
    for (const url of ['/api/authority-files', `/api/authority-files/${file.id}`])
      await support.get(url).expect(403);
    await support.get(`/api/tickets/${ticketId}`).expect(404);
    const edited = parsed(
      AuthorityFileView,
      await counsel.patch(`/api/authority-files/${file.id}`, {
        version: file.version,
        authorityName: 'Tribunal judiciaire de Paris',
        dueAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      }),
    );
    expect(edited.dueAt).not.toBeNull();
    expect(parsed(AuthorityFileView, await counsel.post(`/api/authority-files/${file.id}/park`)).state).toBe(
      'parked',
    );
    parsed(AuthorityFileView, await counsel.post(`/api/authority-files/${file.id}/acknowledge`));
    const page = parsed(AuthorityFilePage, await counsel.get('/api/authority-files?state=parked'));
    expect(page.items.map(({ id }) => id)).toContain(file.id);
    const [event] = await api.db.ownerQuery<{ journal: string }>(
      `select distinct journal from audit_event where object_id = $1`,
      [file.id],
    );
    expect(event.journal).toBe('vault');
  });
});

/** What supertest hands over is the stream itself, whatever its types say. */
function bytes(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = response as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}

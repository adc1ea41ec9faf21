import { ExportVerifier, listEvents, record, sealJournals } from '#audit';
import { AuditEventPage, AuditStatus } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let auditor: Browser;
beforeAll(async () => {
  api = await startTestApi();
  auditor = await api.signedIn('auditor');
});
afterAll(() => api.close());

const seal = () => api.asSystem(sealJournals);
const newest = async (type: string) =>
  (await api.asSystem((ctx) => listEvents(ctx, { type, limit: 1 }))).items[0];

describe('the journal over HTTP', () => {
  it('shows who did what, page by page, and that somebody looked', async () => {
    const first = await auditor.get('/api/audit-events?limit=2&type=officer.created');
    expect(first.status).toBe(200);
    const page = AuditEventPage.parse(first.body);
    expect(page.items).toHaveLength(2);
    const second = await auditor.get(`/api/audit-events?limit=2&type=officer.created&cursor=${page.next}`);
    expect(second.body.items[0].id < page.items[1].id).toBe(true);
    const look = await newest('journal.listed');
    expect(look).toMatchObject({
      retention: 'read',
      actor: { kind: 'officer', name: 'Nadia Roussel' },
      content: { route: 'GET /api/audit-events', purpose: 'control', ids: expect.any(Array) },
      detail: { filter: { type: 'officer.created', limit: 2 } },
      correlationId: second.headers['x-correlation-id'],
    });
  });

  it('says how far it is sealed and that it verifies', async () => {
    await seal();
    const { body } = await auditor.get('/api/audit-events/status');
    const { journals } = AuditStatus.parse(body);
    expect(journals).toHaveLength(1);
    expect(journals[0]).toMatchObject({ journal: 'desk', verified: true, firstBad: null });
    expect(journals[0].sealed).toBeGreaterThan(5);
  });

  it('is exported whole, verifiable offline up to the anchor; the export is in the journal first', async () => {
    await seal();
    const anchor = (await auditor.get('/api/audit-events/anchor')).body;
    const { headers, text } = await auditor.get('/api/audit-events/export?journal=desk').buffer(true);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="journal-desk-[\d-]+\.jsonl"$/);
    const verifier = new ExportVerifier(anchor);
    for (const line of text.trim().split('\n')) verifier.take(line);
    const verdict = verifier.end();
    expect(verdict).toMatchObject({ fault: null, journal: 'desk', unanchoredSeals: 0 });
    expect(text).toContain('journal.exported');
  });

  it('keeps the vault from an auditor who was not cleared, as if there were none', async () => {
    await api.asSystem((ctx) => record(ctx, { type: 'authority.opened', journal: 'vault' }));
    expect((await auditor.get('/api/audit-events?journal=vault')).body).toEqual({ items: [], next: null });
    const { status, body } = await auditor.get('/api/audit-events/export?journal=vault');
    expect([status, body.code]).toEqual([404, 'no-such-journal']);
    await api.db.ownerQuery(
      `insert into access_grant (resource_kind, resource_id, officer_id, reason) values ('vault', uuidv7(), $1, 'mission')`,
      [auditor.session!.me!.id],
    );
    expect((await auditor.get('/api/audit-events?journal=vault')).body.items.length).toBeGreaterThan(0);
  });

  it('shows counsel the vault by a route of its own, and nothing else of the journals', async () => {
    const counsel = await api.signedIn('counsel');
    const page = AuditEventPage.parse((await counsel.get('/api/audit-events/vault').expect(200)).body);
    expect(page.items.map(({ type }) => type)).toContain('authority.opened');
    expect(new Set(page.items.map(({ journal }) => journal))).toEqual(new Set(['vault']));
    const looks = await api.asSystem((ctx) =>
      listEvents(ctx, { type: 'journal.listed', journal: 'vault', actorId: counsel.session!.me!.id }),
    );
    expect(looks.items[0].content).toMatchObject({ route: 'GET /api/audit-events/vault' });
    // A journal named in the question changes nothing.
    const asked = AuditEventPage.parse((await counsel.get('/api/audit-events/vault?journal=desk')).body);
    expect(new Set(asked.items.map(({ journal }) => journal))).toEqual(new Set(['vault']));
    for (const path of ['', '?journal=vault', '/status', '/anchor', '/export?journal=vault'])
      expect([path, (await counsel.get(`/api/audit-events${path}`)).status]).toEqual([path, 403]);
  });

  it('shows nothing of the vault to a DPO who was not cleared, and refuses support and the administrator', async () => {
    const dpo = await api.signedIn('dpo');
    expect((await dpo.get('/api/audit-events/vault')).body).toEqual({ items: [], next: null });
    for (const role of ['support', 'administrator'] as const)
      expect((await (await api.signedIn(role)).get('/api/audit-events/vault')).status).toBe(403);
  });

  it('is closed to support, counsel and the administrator, and the attempt is an event', async () => {
    for (const role of ['support', 'counsel', 'administrator'] as const) {
      const browser = await api.signedIn(role);
      const { status, body } = await browser.get('/api/audit-events');
      expect([status, body.code]).toEqual([403, 'forbidden']);
      expect(await newest('access.refused')).toMatchObject({
        actor: { id: browser.session!.me!.id },
        content: { route: 'GET /api/audit-events', permission: 'audit.read' },
      });
    }
  });
});

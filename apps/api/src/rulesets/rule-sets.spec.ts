import { RuleSetChanges, RuleSetImpact, RuleSetView } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let counsel: Browser;
let dpo: Browser;
beforeAll(async () => {
  api = await startTestApi();
  counsel = await api.signedIn('counsel');
  dpo = await api.signedIn('dpo');
});
afterAll(() => api?.close());

const viewsOf = (body: unknown) => (body as unknown[]).map((set) => RuleSetView.parse(set));
const policies = async (browser: Browser) =>
  viewsOf((await browser.get('/api/rule-sets')).body).filter(({ kind }) => kind === 'policy');

describe('rule sets over HTTP', () => {
  it('are proposed by one, looked at and approved by another, and in force at once', async () => {
    const [delivered] = await policies(counsel);
    expect(delivered).toMatchObject({ version: '2026.1', standing: 'in-force', own: false });
    const proposal = {
      kind: 'policy',
      content: { ...delivered.content, idRequestMaxDays: 3 },
      source: 'Avis du DPO',
      note: 'Les questions partent plus vite',
      validFrom: counsel.session!.today,
    };
    expect((await (await api.signedIn('support')).post('/api/rule-sets', proposal)).status).toBe(403);
    const { status, body } = await counsel.post('/api/rule-sets', proposal);
    expect(status).toBe(201);
    const proposed = viewsOf(body).find(({ standing }) => standing === 'proposed')!;
    expect(proposed).toMatchObject({ own: true, approvedBy: null, note: proposal.note });

    const { body: changes } = await dpo.get(`/api/rule-sets/${proposed.id}/changes`);
    expect(RuleSetChanges.parse(changes).changes).toEqual([
      { path: ['idRequestMaxDays'], before: 5, after: 3 },
    ]);
    const { body: impact } = await dpo.get(`/api/rule-sets/${proposed.id}/impact`);
    expect(RuleSetImpact.parse(impact)).toMatchObject({ looked: 0, moved: 0, requests: [] });

    const own = await counsel.post(`/api/rule-sets/${proposed.id}/approve`);
    expect([own.status, own.body.code]).toEqual([403, 'rule-set.own']);
    const approved = await dpo.post(`/api/rule-sets/${proposed.id}/approve`);
    expect(approved.status).toBe(200);
    expect((await policies(dpo)).map(({ version, standing }) => `${version} ${standing}`).sort()).toEqual([
      '2026.1 replaced',
      '2026.2 in-force',
    ]);
    const again = await dpo.post(`/api/rule-sets/${proposed.id}/withdraw`);
    expect([again.status, again.body.code]).toEqual([409, 'rule-set.decided']);
  });

  it('say which values will not do', async () => {
    const { status, body } = await counsel.post('/api/rule-sets', {
      kind: 'retention',
      content: { rightsFileMonths: 'five years' },
      source: 'Avis',
      note: 'Essai',
      validFrom: counsel.session!.today,
    });
    expect([status, body.code]).toEqual([422, 'rule-set.content']);
  });
});

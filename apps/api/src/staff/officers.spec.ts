import { listEvents } from '#audit';
import { OfficerCreated, OfficerView, PermissionRow, RuleSetView } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let administrator: Browser;
beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.signedIn('administrator');
});
afterAll(() => api.close());

const someone = (email: string) => ({ name: 'Élise Faure', email, roles: ['support'] });

describe('officers over HTTP', () => {
  it('are created with a first password that is shown once and works', async () => {
    const { status, body } = await administrator.post('/api/officers', someone('elise@desk.example'));
    expect(status).toBe(201);
    const { officer, firstPassword } = OfficerCreated.parse(body);
    expect(officer).toMatchObject({ name: 'Élise Faure', roles: ['support'], state: 'active', version: 1 });
    const browser = api.browser();
    expect(await browser.signIn('Elise@desk.example', firstPassword)).toMatchObject({ stage: 'full' });
    const listed = (await administrator.get('/api/officers')).body as OfficerView[];
    const row = listed.map((one) => OfficerView.parse(one)).find((one) => one.id === officer.id);
    expect(row).toMatchObject({ openSessions: 1, secondFactors: 0, lastSignInAt: expect.any(String) });
    expect(JSON.stringify(listed)).not.toMatch(/argon2|password/);
  });

  it('are refused twice under one address', async () => {
    await administrator.post('/api/officers', someone('twice@desk.example'));
    const { status, body } = await administrator.post('/api/officers', someone('TWICE@desk.example'));
    expect([status, body.code]).toEqual([409, 'email-taken']);
  });

  it('change only in what was sent', async () => {
    const { id, email } = await api.addOfficer({
      roles: ['dpo'],
      authorityDesk: true,
      actsForController: true,
    });
    const { body } = await administrator.patch(`/api/officers/${id}`, { version: 1, name: 'Autre nom' });
    expect(body).toMatchObject({
      name: 'Autre nom',
      email,
      authorityDesk: true,
      actsForController: true,
      version: 2,
    });
    const stale = await administrator.patch(`/api/officers/${id}`, { version: 1, name: 'Encore' });
    expect([stale.status, stale.body.code]).toEqual([409, 'version-conflict']);
  });

  it('are out at once when disabled, and when their sessions are ended', async () => {
    const { id, email } = await api.addOfficer({ roles: ['support'] });
    const browser = api.browser();
    await browser.signIn(email, 'password');
    const ended = await administrator.post(`/api/officers/${id}/revoke-sessions`);
    expect(ended.body).toMatchObject({ id, openSessions: 0 });
    expect((await browser.get('/api/officers/brief')).status).toBe(401);
    await browser.signIn(email, 'password');
    await administrator.patch(`/api/officers/${id}`, { version: 1, state: 'disabled' });
    expect((await browser.get('/api/officers/brief')).status).toBe(401);
    expect((await browser.post('/api/session', { email, password: 'password' })).status).toBe(401);
  });

  it('cannot give themselves another role; the attempt is in the journal', async () => {
    const me = administrator.session!.me!;
    const { status, body } = await administrator.patch(`/api/officers/${me.id}`, {
      version: 1,
      roles: ['dpo'],
    });
    expect([status, body.code]).toEqual([403, 'own-power']);
    const { items } = await api.asSystem((ctx) => listEvents(ctx, { type: 'act.refused', limit: 1 }));
    expect(items[0]).toMatchObject({
      actor: { id: me.id },
      content: { code: 'own-power', target: me.id, route: 'PATCH /api/officers/:id' },
    });
  });

  it('are managed by the administrator alone', async () => {
    for (const role of ['support', 'dpo', 'counsel', 'auditor'] as const) {
      const browser = await api.signedIn(role);
      expect((await browser.post('/api/officers', someone('x@desk.example'))).status).toBe(403);
    }
  });

  it('are known by name to everybody who assigns work', async () => {
    const { body } = await (await api.signedIn('support')).get('/api/officers/brief');
    const names = (body as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Claire Vasseur', 'Léa Marchand']));
    expect(names).not.toContain('Paul Lambert');
    expect(Object.keys(body[0])).toEqual(['id', 'name', 'actsForController']);
  });

  it('of an id that is none are simply not found', async () => {
    const { status, body } = await administrator.patch('/api/officers/42', { version: 1 });
    expect([status, body.code]).toEqual([404, 'not-found']);
  });
});

describe('what the desk stands on', () => {
  it('shows the one table of permissions', async () => {
    const { body } = await administrator.get('/api/permissions');
    const rows = (body as unknown[]).map((row) => PermissionRow.parse(row));
    expect(rows).toContainEqual({ permission: 'staff.manage', roles: ['administrator'] });
  });

  it('shows the rule sets it was delivered with', async () => {
    const { body } = await (await api.signedIn('support')).get('/api/rule-sets');
    const sets = (body as unknown[]).map((set) => RuleSetView.parse(set));
    expect(sets.map(({ kind, version }) => `${kind} ${version}`)).toEqual([
      'calendar 2026.1',
      'policy 2026.1',
      'retention 2026.1',
    ]);
  });
});

import { Secret, TOTP } from 'otpauth';
import request from 'supertest';
import { SessionView } from '#contracts';
import { listEvents } from '#audit';
import { startTestApi, type Browser, type TestApi } from '../testing.js';
import { SoftwarePasskey } from './software-passkey.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const events = async (type: string) =>
  (await api.asSystem((ctx) => listEvents(ctx, { type, limit: 200 }))).items;
const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 });
const problem = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

/** Opens the door again for everybody: specs fail to sign in more often than people. */
const forgetAttempts = () => api.db.ownerQuery('delete from sign_in_attempt');

async function enrolled(): Promise<{ browser: Browser; email: string; secret: string }> {
  const { email } = await api.addOfficer({ roles: ['dpo'] });
  const browser = api.browser();
  await browser.signIn(email, 'password');
  const { body } = await browser.post('/api/second-factors/totp');
  const confirmed = await browser.post('/api/second-factors/totp/confirm', {
    id: body.id,
    code: codeOf(body.secret, -1),
    label: 'Téléphone',
  });
  expect(confirmed.status).toBe(200);
  browser.take(confirmed);
  return { browser, email, secret: body.secret };
}

describe('signing in', () => {
  it('lets a sample officer in with the password alone, on a sample desk', async () => {
    const browser = await api.signedIn('dpo');
    const { status, body } = await browser.get('/api/session');
    expect(status).toBe(200);
    expect(SessionView.parse(body)).toMatchObject({
      stage: 'full',
      sample: true,
      me: { name: 'Claire Vasseur', roles: ['dpo'], locale: 'fr' },
    });
    expect(body.me.permissions).toContain('request.act');
  });

  it('keeps the token from scripts and other sites, and only its hash in the database', async () => {
    const { email } = await api.addOfficer({ roles: ['support'] });
    const { headers } = await api.browser().post('/api/session', { email, password: 'password' });
    const cookie = headers['set-cookie'][0];
    expect(cookie).toMatch(/^dpo_session=[\w-]{43}; Max-Age=36000; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = /=([\w-]{43});/.exec(cookie)![1];
    const rows = await api.db.ownerQuery('select s.*::text as row from session s');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('answers unknown, wrong and disabled alike, and records each', async () => {
    const { id, email } = await api.addOfficer({ roles: ['support'] });
    const before = (await events('session.refused')).length;
    await api.db.ownerQuery(`update officer set state = 'disabled' where id = $1`, [id]);
    const tries = [
      { email: 'nobody@desk.example', password: 'password' },
      { email: 'lea.marchand@desk.example', password: 'wrong' },
      { email, password: 'password' },
    ];
    for (const attempt of tries)
      expect(problem(await api.browser().post('/api/session', attempt))).toEqual([401, 'sign-in-refused']);
    const noted = await events('session.refused');
    expect(noted).toHaveLength(before + 3);
    expect(noted[2].detail).toMatchObject({ login: 'nobody@desk.example' });
    expect(noted[2].content.login).toMatch(/^hmac-sha256:/);
    await forgetAttempts();
  });

  it('shuts a login for fifteen minutes after five failures, known or not, even for the right password', async () => {
    for (const email of ['hugo.perrin@desk.example', 'unknown@desk.example']) {
      const tries = Array.from({ length: 9 }, () =>
        api.browser().post('/api/session', { email, password: 'no' }),
      );
      const codes = (await Promise.all(tries)).map(({ status }) => status).sort();
      expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
    }
    const right = await api
      .browser()
      .post('/api/session', { email: 'hugo.perrin@desk.example', password: 'a password for specs' });
    expect(right.status).toBe(429);
    expect(right.body).toMatchObject({ code: 'locked-out', params: { minutes: 15 } });
    expect(right.headers['retry-after']).toBe('900');
    await api.db.ownerQuery(`update sign_in_attempt set at = at - interval '16 minutes'`);
    await api.signedIn('support', 1);
  });

  it('shuts a network address after twenty failures of whatever logins', async () => {
    await forgetAttempts();
    await api.browser().post('/api/session', { email: 'fresh@desk.example', password: 'no' });
    const [{ ip } = { ip: '' }] = await api.db.ownerQuery<{ ip: string }>('select ip from sign_in_attempt');
    for (let n = 0; n < 19; n++)
      await api.db.ownerQuery(
        `insert into sign_in_attempt (login_hash, ip, succeeded) values (decode($1, 'hex'), $2, false)`,
        [n.toString(16).padStart(2, '0'), ip],
      );
    const answer = await api.browser().post('/api/session', { email: 'fresh@desk.example', password: 'no' });
    expect(answer.status).toBe(429);
    await forgetAttempts();
  });

  it('ends a session when its officer is disabled, idle or past the longest term', async () => {
    for (const sql of [
      `update officer set state = 'disabled' where email = $1`,
      `update officer set valid_until = now() - interval '1 second' where email = $1`,
      `update session set last_seen_at = now() - interval '61 minutes' where officer_id = (select id from officer where email = $1)`,
      `update session set expires_at = now() where officer_id = (select id from officer where email = $1)`,
    ]) {
      const { email } = await api.addOfficer({ roles: ['support'] });
      const browser = api.browser();
      await browser.signIn(email, 'password');
      expect((await browser.get('/api/officers/brief')).status).toBe(200);
      await api.db.ownerQuery(sql, [email]);
      expect(problem(await browser.get('/api/officers/brief'))).toEqual([401, 'not-signed-in']);
    }
  });

  it('is over after signing out', async () => {
    const browser = await api.signedIn('support');
    const answer = await browser.delete('/api/session');
    expect(answer.headers['set-cookie'][0]).toMatch(/Max-Age=0/);
    expect((await browser.get('/api/session')).status).toBe(401);
  });
});

describe('a call that changes something', () => {
  const from = (browser: Browser) =>
    request(api.app.getHttpServer())
      .patch('/api/session/profile')
      .set('Cookie', browser.cookie)
      .send({ theme: 'dark' });

  it('needs the token of its session', async () => {
    const browser = await api.signedIn('support');
    expect(problem(await from(browser))).toEqual([403, 'csrf-refused']);
    expect(problem(await from(browser).set('x-csrf-token', 'x'.repeat(43)))).toEqual([403, 'csrf-refused']);
    expect((await browser.patch('/api/session/profile', { theme: 'dark' })).body.theme).toBe('dark');
  });

  it('needs a page of the desk to come from', async () => {
    const browser = await api.signedIn('support');
    const token = browser.session!.csrfToken;
    const call = () => from(browser).set('x-csrf-token', token);
    expect(problem(await call().set('Sec-Fetch-Site', 'cross-site'))).toEqual([403, 'origin-refused']);
    expect(problem(await call().set('Origin', 'https://evil.example'))).toEqual([403, 'origin-refused']);
    expect((await call().set('Sec-Fetch-Site', 'same-origin')).status).toBe(200);
    const stranger = api.browser().post('/api/session', { email: 'x@y.example', password: 'x' });
    expect(problem(await stranger.set('Sec-Fetch-Site', 'cross-site'))).toEqual([403, 'origin-refused']);
  });
});

describe('the second factor', () => {
  it('must be enrolled at the first sign-in by everybody but support', async () => {
    const { email } = await api.addOfficer({ roles: ['dpo'] });
    const browser = api.browser();
    const first = await browser.signIn(email, 'password');
    expect(first).toMatchObject({ stage: 'enrol', me: null });
    expect(problem(await browser.get('/api/officers/brief'))).toEqual([401, 'sign-in-unfinished']);
    const { email: helper } = await api.addOfficer({ roles: ['support'] });
    expect(await api.browser().signIn(helper, 'password')).toMatchObject({ stage: 'full' });
  });

  it('is enrolled by a code, and then asked; the session gets a new token each time', async () => {
    const { browser, email, secret } = await enrolled();
    expect(browser.session).toMatchObject({ stage: 'full', methods: ['totp'] });
    const again = api.browser();
    expect(await again.signIn(email, 'password')).toMatchObject({
      stage: 'second-factor',
      methods: ['totp'],
      me: null,
    });
    const half = again.cookie;
    expect(problem(await again.post('/api/session/totp', { code: '000000' }))).toEqual([422, 'wrong-code']);
    const passed = await again.post('/api/session/totp', { code: codeOf(secret) });
    expect(again.take(passed)).toMatchObject({ stage: 'full', me: { email } });
    expect(again.cookie).not.toBe(half);
    again.cookie = half;
    expect((await again.get('/api/session')).status).toBe(401);
    expect((await events('second-factor.failed'))[0].actor.id).toBe(browser.session!.me!.id);
  });

  it('takes a code once', async () => {
    const { email, secret } = await enrolled();
    const code = codeOf(secret);
    const [one, two] = [api.browser(), api.browser()];
    await one.signIn(email, 'password');
    await two.signIn(email, 'password');
    const answers = await Promise.all(
      [one, two].map((browser) => browser.post('/api/session/totp', { code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const again = api.browser();
    await again.signIn(email, 'password');
    expect(problem(await again.post('/api/session/totp', { code }))).toEqual([422, 'code-already-used']);
  });

  it('cannot be guessed: five wrong codes shut the door', async () => {
    const { email, secret } = await enrolled();
    const browser = api.browser();
    await browser.signIn(email, 'password');
    for (let n = 0; n < 5; n++) await browser.post('/api/session/totp', { code: '000000' });
    expect((await browser.post('/api/session/totp', { code: codeOf(secret) })).status).toBe(429);
    await forgetAttempts();
  });

  it('keeps the secret sealed, and shows nobody more than its label', async () => {
    const { browser, secret } = await enrolled();
    const rows = await api.db.ownerQuery<{ secret: Buffer }>('select secret from second_factor');
    const raw = Buffer.from(Secret.fromBase32(secret).buffer);
    expect(rows.some((row) => row.secret.includes(raw))).toBe(false);
    const { body } = await browser.get('/api/second-factors');
    expect(body).toEqual([
      {
        id: expect.any(String),
        kind: 'totp',
        label: 'Téléphone',
        createdAt: expect.any(String),
        lastUsedAt: null,
      },
    ]);
  });

  it('cannot be the last to be removed, nor changed without a fresh proof', async () => {
    const { browser } = await enrolled();
    const { body } = await browser.get('/api/second-factors');
    expect(problem(await browser.delete(`/api/second-factors/${body[0].id}`))).toEqual([
      409,
      'last-second-factor',
    ]);
    await api.db.ownerQuery(`update session set stepped_up_at = now() - interval '6 minutes'`);
    expect(problem(await browser.post('/api/second-factors/totp'))).toEqual([403, 'step-up-needed']);
    expect(problem(await browser.delete(`/api/second-factors/${body[0].id}`))).toEqual([
      403,
      'step-up-needed',
    ]);
  });
});

describe('a passkey', () => {
  const origin = 'http://localhost:3000';

  it('is enrolled, signs in, and steps up', async () => {
    const { email } = await api.addOfficer({ roles: ['counsel'] });
    const passkey = new SoftwarePasskey(origin);
    const browser = api.browser();
    await browser.signIn(email, 'password');
    const asked = await browser.post('/api/second-factors/passkey/options');
    const given = { response: passkey.register(asked.body), label: 'Clé' };
    expect(browser.take(await browser.post('/api/second-factors/passkey', given))).toMatchObject({
      stage: 'full',
      methods: ['passkey'],
    });

    const again = api.browser();
    expect(await again.signIn(email, 'password')).toMatchObject({
      stage: 'second-factor',
      methods: ['passkey'],
    });
    const options = (await again.post('/api/session/passkey/options')).body;
    const response = passkey.prove(options);
    expect(again.take(await again.post('/api/session/passkey', { response }))).toMatchObject({
      stage: 'full',
    });
    expect(problem(await again.post('/api/session/passkey', { response }))).toEqual([422, 'passkey-refused']);

    await api.db.ownerQuery(`update session set stepped_up_at = now() - interval '6 minutes'`);
    const fresh = (await again.post('/api/session/passkey/options')).body;
    const raised = await again.post('/api/session/passkey', { response: passkey.prove(fresh) });
    expect(again.take(raised).steppedUpUntil).not.toBeNull();
  });

  it('of another site, another challenge or another key opens nothing', async () => {
    const { email } = await api.addOfficer({ roles: ['counsel'] });
    const browser = api.browser();
    await browser.signIn(email, 'password');
    const options = async () => (await browser.post('/api/second-factors/passkey/options')).body;
    const enrol = (response: object) => browser.post('/api/second-factors/passkey', { response, label: 'x' });
    const elsewhere = new SoftwarePasskey('https://evil.example').register(await options());
    expect(problem(await enrol(elsewhere))).toEqual([422, 'passkey-refused']);
    const stale = new SoftwarePasskey(origin).register({ ...(await options()), challenge: 'c3RhbGU' });
    expect(problem(await enrol(stale))).toEqual([422, 'passkey-refused']);
    expect((await browser.get('/api/session')).body.stage).toBe('enrol');
  });
});

describe('stepping up', () => {
  it('is asked for an export, and taken with the password where there is no second factor', async () => {
    const auditor = await api.signedIn('auditor');
    await api.db.ownerQuery(`update session set stepped_up_at = now() - interval '6 minutes'`);
    expect(problem(await auditor.get('/api/audit-events/export'))).toEqual([403, 'step-up-needed']);
    expect(problem(await auditor.post('/api/session/step-up', { password: 'no' }))).toEqual([
      422,
      'wrong-password',
    ]);
    const { body } = await auditor.post('/api/session/step-up', { password: 'a password for specs' });
    expect(Date.parse(body.steppedUpUntil)).toBeGreaterThan(Date.now() + 290_000);
    expect((await auditor.get('/api/audit-events/export')).status).toBe(200);
  });

  it('asks the second factor of who has one: the password is not enough', async () => {
    const { browser, secret } = await enrolled();
    const byPassword = await browser.post('/api/session/step-up', { password: 'password' });
    expect(problem(byPassword)).toEqual([422, 'second-factor-expected']);
    expect((await browser.post('/api/session/step-up', { code: codeOf(secret) })).status).toBe(200);
  });
});

describe('one’s own sessions and password', () => {
  it('are listed and can be ended one by one', async () => {
    const { email } = await api.addOfficer({ roles: ['support'] });
    const [here, there] = [api.browser(), api.browser()];
    await here.signIn(email, 'password');
    await there.signIn(email, 'password');
    const { body } = await here.get('/api/session/sessions');
    expect(body.map((session: { current: boolean }) => session.current)).toEqual([false, true]);
    const other = await api.signedIn('support');
    expect(problem(await other.delete(`/api/session/sessions/${body[0].id}`))).toEqual([404, 'not-found']);
    expect((await here.delete(`/api/session/sessions/${body[0].id}`)).status).toBe(200);
    expect((await there.get('/api/session')).status).toBe(401);
  });

  it('change with the old password, which ends every other session', async () => {
    const { email } = await api.addOfficer({ roles: ['support'] });
    const [here, there] = [api.browser(), api.browser()];
    await here.signIn(email, 'password');
    await there.signIn(email, 'password');
    const next = 'a longer password';
    expect(problem(await here.post('/api/session/password', { current: 'no', next }))).toEqual([
      422,
      'wrong-password',
    ]);
    expect((await here.post('/api/session/password', { current: 'password', next })).status).toBe(200);
    expect([(await here.get('/api/session')).status, (await there.get('/api/session')).status]).toEqual([
      200, 401,
    ]);
    await api.browser().signIn(email, next);
  });
});

it('asks the second factor of sample officers too, once strangers can reach the desk', async () => {
  const open = await startTestApi({ BIND: '0.0.0.0' });
  try {
    const browser = await open.signedIn('dpo');
    expect(browser.session).toMatchObject({ stage: 'enrol' });
  } finally {
    await open.close();
  }
});

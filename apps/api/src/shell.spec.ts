import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { permissions } from '#domain';
import { routesOf } from './http/routes.js';
import { startTestApi, type TestApi } from './testing.js';

let api: TestApi;
let folder: string;
const script = `console.log(${JSON.stringify('x'.repeat(4000))})`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dpo-desk-console-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<meta nonce="__CSP_NONCE__"><div id="root"></div>');
  writeFileSync(path.join(folder, 'assets', 'app-1a2b.js'), script);
  api = await startTestApi({ CONSOLE_DIR: folder, METRICS_TOKEN: 'a token for metrics' });
});
afterAll(() => api.close());
const http = () => request(api.app.getHttpServer());

describe('the routes of the desk', () => {
  it('each declare who may call them, with a permission of the one table', () => {
    const routes = routesOf(api.app);
    expect(routes.length).toBeGreaterThan(25);
    expect(routes.filter((route) => route.access === undefined)).toEqual([]);
    for (const { access } of routes)
      if (access?.kind === 'session') expect(permissions).toContain(access.permission);
  });

  it('are open to nobody without a session, but for a named few', () => {
    const open = routesOf(api.app).filter((route) => route.access?.kind === 'public');
    expect(open.map((route) => `${route.method} ${route.path}`).sort()).toEqual([
      'GET /health/live',
      'GET /health/ready',
      'GET /identity/:token',
      'GET /metrics',
      'POST /identity/:token',
      'POST /session',
    ]);
  });

  it('really turn a stranger away', async () => {
    for (const { method, path, access } of routesOf(api.app)) {
      if (access?.kind === 'public') continue;
      const url = `/api${path.replace(/:\w+/g, '018f0000-0000-7000-8000-000000000001')}`;
      const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
      const { status, body } = await http()[verb](url);
      expect([method, url, status, body.code]).toEqual([method, url, 401, 'not-signed-in']);
    }
  });
});

describe('an answer', () => {
  it('carries a strict policy, a fresh nonce and no word about its server', async () => {
    const [one, two] = [await http().get('/'), await http().get('/')];
    const policy = one.headers['content-security-policy'];
    const nonce = /nonce="([^"]+)"/.exec(one.text)![1];
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`script-src 'self';`);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(two.text).not.toContain(nonce);
    expect(one.headers).not.toHaveProperty('x-powered-by');
    expect(one.headers['x-content-type-options']).toBe('nosniff');
  });

  it('takes over a harmless correlation id and replaces any other', async () => {
    const kept = await http().get('/health/live').set('x-correlation-id', 'abc-12345678');
    expect(kept.headers['x-correlation-id']).toBe('abc-12345678');
    const replaced = await http().get('/health/live').set('x-correlation-id', '<script>');
    expect(replaced.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names the wrong fields and never repeats what was typed', async () => {
    const { status, body, headers } = await http()
      .post('/api/session')
      .send({ email: 'me@example.org', password: 7 });
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
      'no-store',
    ]);
    expect(body).toMatchObject({
      status: 422,
      code: 'invalid-input',
      params: { errors: [{ path: 'password' }] },
    });
    expect(body.correlationId).toBe(headers['x-correlation-id']);
    expect(JSON.stringify(body)).not.toContain('example.org');
  });

  it('is a problem as well where the body is broken, too large or the route unknown', async () => {
    const broken = await http().post('/api/session').type('json').send('{"email":');
    expect([broken.status, broken.body.code]).toEqual([400, 'bad-request']);
    const large = await http()
      .post('/api/session')
      .send({ email: 'x'.repeat(3_000_000) });
    expect([large.status, large.body.code]).toEqual([413, 'too-large']);
    const unknown = await http().get('/api/nothing');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found']);
    const undecodable = await http().get('/api/officers/%E0%A4%A');
    expect([undecodable.status, undecodable.body.code]).toEqual([400, 'bad-request']);
  });

  it('does not show what went wrong inside', async () => {
    const auditor = await api.signedIn('auditor');
    await api.db.ownerQuery('alter table rule_set rename to rule_set_gone');
    try {
      const { status, body } = await auditor.get('/api/rule-sets');
      expect([status, body.code]).toEqual([500, 'fault']);
      expect(JSON.stringify(body)).not.toMatch(/rule_set|does not exist|select/);
    } finally {
      await api.db.ownerQuery('alter table rule_set_gone rename to rule_set');
    }
  });
});

describe('the console', () => {
  it('is packed once, kept for ever by its hash, and answered 304 when known', async () => {
    const packed = await http()
      .get('/assets/app-1a2b.js')
      .set('Accept-Encoding', 'gzip')
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect(packed.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(Number(packed.headers['content-length'])).toBeLessThan(500);
    expect((packed.body as Buffer).toString()).toBe(script);
    const again = await http().get('/assets/app-1a2b.js').set('If-None-Match', packed.headers.etag);
    expect(again.status).toBe(304);
    const brotli = await http().get('/assets/app-1a2b.js').set('Accept-Encoding', 'br').buffer(false);
    expect(brotli.headers['content-encoding']).toBe('br');
  });

  it('shows its page for every address of its own, but 404 for a file that is gone', async () => {
    const page = await http().get('/requests/42').set('Accept', 'text/html');
    expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-store']);
    expect((await http().get('/assets/old-9f.js').set('Accept', '*/*')).status).toBe(404);
    expect((await http().get('/requests/42').set('Accept', 'application/json')).status).toBe(404);
  });

  it.each(['/..%2f..%2fetc/passwd', '/assets/..%2f..%2f..%2fetc%2fpasswd', '/.env', '/assets/%00'])(
    'serves nothing outside its folder: %s',
    async (url) => {
      const { status, text } = await http().get(url);
      expect(status).toBe(404);
      expect(text).not.toContain('root:');
    },
  );
});

describe('whoever watches the process', () => {
  it('learns that it lives, and that database, migrations and queue are well', async () => {
    expect((await http().get('/health/live')).body).toEqual({ status: 'live' });
    expect((await http().get('/health/ready')).body).toEqual({
      status: 'ready',
      database: true,
      pendingMigrations: 0,
      queue: { open: 0, oldestSeconds: 0, failed: 0 },
    });
  });

  it('is told when the database is behind this build', async () => {
    const [last] = await api.db.ownerQuery<{ id: number; name: string }>(
      'select * from migrations order by id desc limit 1',
    );
    await api.db.ownerQuery('update migrations set name = $2 where id = $1', [last.id, 'another']);
    const { status, body } = await http().get('/health/ready');
    await api.db.ownerQuery('update migrations set name = $2 where id = $1', [last.id, last.name]);
    expect([status, body]).toEqual([503, { status: 'not-ready', database: true, pendingMigrations: 1 }]);
  });

  it('reads the metrics with the token only', async () => {
    expect((await http().get('/metrics')).status).toBe(403);
    const { status, text } = await http().get('/metrics').set('Authorization', 'Bearer a token for metrics');
    expect(status).toBe(200);
    expect(text).toContain('dpo_http_request_seconds_bucket');
    expect(text).toContain('dpo_outbox_open 0');
  });
});

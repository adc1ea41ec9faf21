// An officer's calls, with the time of each.
import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import { percentile, round } from './server.mjs';

/** An officer with an open session, made behind the API: sign-in is not what is measured. */
export async function officerSession(db, roles = ['dpo']) {
  const token = randomBytes(32).toString('base64url');
  const { rows } = await db.query(
    `insert into officer (email, name, roles, authority_desk) values ($1, 'Bench', $2, true) returning id`,
    [`bench-${randomBytes(4).toString('hex')}@desk.test`, roles],
  );
  await db.query(
    `insert into session (token_hash, officer_id, csrf_token, stage, expires_at) values ($1, $2, 'bench', 'full', now() + interval '8 hours')`,
    [createHash('sha256').update(token).digest(), rows[0].id],
  );
  return { officerId: rows[0].id, cookie: `dpo_session=${token}` };
}

/** Keep-alive client; `get` answers `{status, body, ms}`. */
export function apiClient(port, cookie) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        const started = performance.now();
        http
          .get({ agent, port, host: '127.0.0.1', path, headers: { cookie } }, (response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.on('end', () =>
              resolve({
                status: response.statusCode,
                body: Buffer.concat(chunks).toString(),
                ms: performance.now() - started,
              }),
            );
          })
          .on('error', reject);
      }),
    close: () => agent.destroy(),
  };
}

/** p50, p95 and the slowest of a set of timed calls. */
export function summary(timed) {
  const ms = timed.map((call) => call.ms);
  const slowest = timed.reduce((a, b) => (a.ms > b.ms ? a : b));
  return {
    calls: ms.length,
    p50: round(percentile(ms, 0.5)),
    p95: round(percentile(ms, 0.95)),
    p99: round(percentile(ms, 0.99)),
    slowest: { ms: round(slowest.ms), what: slowest.what },
  };
}

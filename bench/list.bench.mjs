// The register of 100,000 requests over HTTP: every filter and sort the console offers, read event included.
import pg from 'pg';
import { apiClient, officerSession, summary } from './parts/api-client.mjs';
import { benchServer, freePort, startProcess, until } from './parts/server.mjs';
import { seedRequests } from './parts/seed-requests.mjs';

/** Options: number of requests (100000), rounds over all filters (4). */
export async function bench([count = '100000', rounds = '4']) {
  const bed = await benchServer();
  const { urls, env } = await bed.desk('list');
  const db = new pg.Client({ connectionString: bed.server.adminUrl.replace(/\/postgres$/, '/list') });
  await db.connect();
  const port = await freePort();
  const session = await officerSession(db);
  await seedRequests(db, Number(count), session.officerId);
  const api = startProcess('api', { ...env, DATABASE_URL: urls.app, PORT: String(port) });
  const client = apiClient(port, session.cookie);
  try {
    if (!(await until(async () => (await client.get('/health/ready')).status === 200, 60_000, 100)))
      throw new Error('the API did not start');
    const paths = questions(session.officerId);
    for (const path of paths) await client.get(path);
    const timed = [];
    for (let round = 0; round < Number(rounds); round++) {
      for (const path of paths) timed.push(...(await pages(client, path, 3)));
    }
    const two = await atOnce(client, paths, 2);
    const { rows } = await db.query(`select count(*)::int as n from audit_event where retention = 'read'`);
    return {
      bench: 'list',
      requests: Number(count),
      questions: paths.length,
      oneAtATime: summary(timed),
      twoAtATime: summary(two),
      targetP95: 40,
      readEvents: rows[0].n,
    };
  } finally {
    client.close();
    await api.kill();
    await db.end();
    await bed.stop();
  }
}

/** The page and those that follow it: page 3 must cost what page 1 costs. */
async function pages(client, path, count) {
  const timed = [];
  let cursor = '';
  for (let page = 1; page <= count; page++) {
    const answer = await client.get(`${path}${cursor}`);
    if (answer.status !== 200)
      throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
    timed.push({ ms: answer.ms, what: `${path} page ${page}` });
    const { next } = JSON.parse(answer.body);
    if (!next) break;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
  return timed;
}

async function atOnce(client, paths, width) {
  const timed = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < paths.length * 3) {
        const path = paths[next++ % paths.length];
        timed.push({ ms: (await client.get(path)).ms, what: path });
      }
    }),
  );
  return timed;
}

/** Every filter alone and the pairs an officer would make, under each sort and order. */
function questions(officerId) {
  const filters = [
    '',
    'open=true',
    'overdue=true',
    ...['received', 'assessing', 'decided', 'answered', 'closed', 'withdrawn'].map(
      (state) => `state=${state}`,
    ),
    'state=received,assessing',
    ...['access', 'erasure', 'post-mortem', 'objection-marketing'].map((right) => `right=${right}`),
    ...['identity', 'counsel', 'second-officer'].map((reason) => `waiting=${reason}`),
    `assigneeId=${officerId}`,
    'assigneeId=me',
    'assigneeId=nobody',
    'open=true&right=erasure',
    'open=true&assigneeId=me',
    'open=true&right=post-mortem&assigneeId=me',
    'state=withdrawn&right=post-mortem',
    'state=decided&waiting=second-officer',
    'overdue=true&assigneeId=nobody',
  ];
  return filters.flatMap((filter) =>
    ['dueOn', 'receivedAt'].flatMap((sort) =>
      ['asc', 'desc'].map(
        (order) => `/api/requests?limit=25&sort=${sort}&order=${order}${filter ? `&${filter}` : ''}`,
      ),
    ),
  );
}

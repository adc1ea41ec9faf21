// Search over 100,000 messages through the API: rare words, common ones, two words, names, addresses, references.
import pg from 'pg';
import { apiClient, officerSession, summary } from './parts/api-client.mjs';
import { benchServer, freePort, startProcess, until } from './parts/server.mjs';
import { seedMessages } from './parts/seed-messages.mjs';

/** Options: number of messages (100000), rounds (6). */
export async function bench([count = '100000', rounds = '6']) {
  const bed = await benchServer();
  const { env } = await bed.desk('search');
  const db = new pg.Client({ connectionString: bed.server.adminUrl.replace(/\/postgres$/, '/search') });
  await db.connect();
  const port = await freePort();
  const session = await officerSession(db);
  await seedMessages(db, Number(count));
  const api = startProcess('api', { ...env, PORT: String(port) });
  const client = apiClient(port, session.cookie);
  try {
    if (!(await until(async () => (await client.get('/health/ready')).status === 200, 60_000, 100)))
      throw new Error('the API did not start');
    const words = [
      'donnees',
      'données personnelles',
      'copie',
      'suppression compte',
      'rare77',
      'rare4242',
      'erase',
      'newsletter twice',
      'personne777',
      'personne4242@example.com',
      'Auskunft',
      'zzzznothing',
      'délai mois réponse',
      '"un mois"',
    ];
    const timed = [];
    const hits = {};
    for (let round = 0; round <= Number(rounds); round++) {
      for (const q of words) {
        const answer = await client.get(`/api/search?q=${encodeURIComponent(q)}`);
        if (answer.status !== 200)
          throw new Error(`${q} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
        hits[q] = JSON.parse(answer.body).items.length;
        if (round > 0) timed.push({ ms: answer.ms, what: q });
      }
    }
    return { bench: 'search', messages: Number(count), hits, ...summary(timed), targetP95: 50 };
  } finally {
    client.close();
    await api.kill();
    await db.end();
    await bed.stop();
  }
}

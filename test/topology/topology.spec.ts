import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { openJournals } from '#audit';
import { appDataSource, Contexts, loadMasterKey } from '#foundation';
import { ensureSampleOfficers, staffEntities } from '#staff';
import { sendAll, stuffed } from '../../bench/parts/smtp-sender.mjs';
import { OfficerClient } from '../desk/officer-client.js';
import { mail } from '../faults/odd-mails.js';
import { readCompose } from './compose.js';
import { until } from './processes.js';
import { redisServer, Town } from './town.js';

const PATIENCE = 300_000;
const PASSWORD = 'a password for the topology';
const secrets = ['DPO_OWNER', 'DPO_APP', 'DPO_DOOR', 'DPO_REPORT', 'DPO_PLATFORM', 'POSTGRES'];
const filled = Object.fromEntries([...secrets.map((name) => [`${name}_PASSWORD`, 'x']), ['MASTER_KEY', 'x']]);

describe('docker-compose.yml', () => {
  const services = readCompose(filled as Record<string, string>);

  it('describes exactly the services that this spec starts as processes', () => {
    expect([...services.keys()].sort()).toEqual(Object.keys(Town.starters).sort());
  });

  it('asks for two api and two workers', () => {
    expect([services.get('api')?.replicas, services.get('worker')?.replicas]).toEqual([2, 2]);
  });

  it('lets no running process know the owner of the database', () => {
    for (const name of ['api', 'worker', 'platform'])
      expect(Object.keys(services.get(name)!.environment)).not.toContain('DATABASE_OWNER_URL');
  });
});

if (!redisServer)
  process.stderr.write('skipped: the topology needs redis-server: apt-get install redis-server\n');

(redisServer ? describe : describe.skip)('the desk on servers of its own', () => {
  let town: Town;
  let admin: pg.Client;
  let redis: Redis;

  beforeAll(async () => {
    town = new Town({ QUEUE_LEASE_SECONDS: '2', QUEUE_CONCURRENCY: '2' });
    await town.start();
    admin = new pg.Client({ connectionString: town.adminUrl });
    await admin.connect();
    redis = new Redis(town.redisUrl);
    await noteWhoProcesses(admin);
  }, PATIENCE);
  afterAll(async () => {
    redis?.disconnect();
    await admin?.end();
    await town?.stop();
  }, PATIENCE);

  const deliver = (from: number, to: number): Promise<void> =>
    sendAll({
      port: town.smtpPorts[0],
      mails: Array.from({ length: to - from }, (_, i) => stuffed(mail(`topology ${from + i}`))),
      retry: true,
    });
  const processed = async (): Promise<{ message: string; by: string }[]> =>
    (await admin.query<{ message: string; by: string }>('select message, by from spec.processed')).rows;
  const allProcessed = (count: number): Promise<void> =>
    until(
      async () => (await processed()).length >= count && (await openJobs(admin)) === 0,
      () => 'not every mail came into a ticket',
      PATIENCE,
    );

  it('runs as many processes of each service as the file asks for', () => {
    const services = readCompose(filled as Record<string, string>);
    for (const [name, { replicas }] of services) expect([name, town.count[name]]).toEqual([name, replicas]);
  });

  it(
    'has mails that one worker takes in processed by both, each once',
    async () => {
      await deliver(0, 60);
      await allProcessed(60);
      const done = await processed();
      expect(done).toHaveLength(60);
      expect(new Set(done.map(({ message }) => message)).size).toBe(60);
      expect([...new Set(done.map(({ by }) => by))].sort()).toEqual(['worker-1', 'worker-2']);
      expect(await counts(admin)).toEqual({ messages: 60, ticketed: 60, tickets: 60 });
    },
    PATIENCE,
  );

  it(
    'loses nothing when the queue is emptied while mails wait in it',
    async () => {
      // No ticket can be written for a while, so that jobs pile up in the queue.
      await admin.query('begin');
      await admin.query('lock table ticket in share mode');
      await deliver(60, 100);
      await until(
        async () => (await waiting(redis)) > 0,
        () => 'no job waits in the queue',
      );
      await redis.flushall();
      await admin.query('commit');
      await allProcessed(100);
      const done = await processed();
      expect(done).toHaveLength(100);
      expect(await counts(admin)).toEqual({ messages: 100, ticketed: 100, tickets: 100 });
    },
    PATIENCE,
  );

  it(
    'shows the same tickets over both api and over the one origin, in one session',
    async () => {
      const email = await supportOfficer(town);
      const [first, second] = town.apiUrls;
      const officer = new OfficerClient(first);
      await officer.signIn(email, PASSWORD);
      const read = async (url: string): Promise<string[]> => {
        const client = Object.assign(new OfficerClient(url), { cookie: officer.cookie });
        return subjectsOf(client);
      };
      const expected = Array.from({ length: 100 }, (_, i) => `topology ${i}`).sort();
      expect(await read(first)).toEqual(expected);
      expect(await read(second)).toEqual(expected);
      expect(await read(town.proxyUrl)).toEqual(expected);
    },
    PATIENCE,
  );
});

/** A trigger of the spec's own: which process wrote the steps of which message, each time it did. */
async function noteWhoProcesses(admin: pg.Client): Promise<void> {
  await admin.query(`
    create schema spec;
    create table spec.processed (message uuid not null, by text not null);
    create function spec.note() returns trigger language plpgsql security definer as $$
      begin insert into spec.processed values (new.id, current_setting('application_name')); return null; end $$;
    create trigger note after update of steps on message for each row execute function spec.note()`);
}

async function openJobs(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    'select count(*)::int as n from outbox where closed_at is null and failed_at is null',
  );
  return rows[0].n;
}

async function counts(admin: pg.Client): Promise<Record<string, number>> {
  const { rows } = await admin.query<Record<string, number>>(
    `select (select count(*)::int from message) as messages, (select count(*)::int from ticket) as tickets,
       (select count(*)::int from message where state = 'ticketed' and not by_hand) as ticketed`,
  );
  return rows[0];
}

const waiting = async (redis: Redis): Promise<number> =>
  (await redis.llen('bull:desk:wait')) + (await redis.zcard('bull:desk:prioritized'));

async function supportOfficer({ databaseUrl: DATABASE_URL, masterKey }: Town): Promise<string> {
  openJournals(loadMasterKey({ MASTER_KEY: masterKey, MASTER_KEY_FILE: '' }));
  const source = await appDataSource({ DATABASE_URL, DATABASE_POOL: 2 }, staffEntities).initialize();
  try {
    const officers = await new Contexts(source).run({ kind: 'system', scope: 'spec' }, (ctx) =>
      ensureSampleOfficers(ctx, PASSWORD),
    );
    return officers.find(({ role }) => role === 'support')!.email;
  } finally {
    await source.destroy();
  }
}

async function subjectsOf(officer: OfficerClient): Promise<string[]> {
  const subjects: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { subject: string }[]; next: string | null } = await officer.ok(
      officer.get(`/tickets?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
    );
    subjects.push(...page.items.map(({ subject }) => subject));
    cursor = page.next;
  } while (cursor);
  return subjects.sort();
}

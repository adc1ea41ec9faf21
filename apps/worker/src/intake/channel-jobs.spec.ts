import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { ImapFlow } from 'imapflow';
import { MailboxWatchers } from '#connectors';
import { JobHandlers, loadSettings, Mailout, registry, SettingsService, type Context } from '#foundation';
import { runDueJobs, testDatabase, type TestDatabase } from '#foundation/testing';
import {
  AcknowledgedMails,
  ImportMails,
  WatchChannels,
  askChannelAgain,
  channelOverviews,
  measureChannels,
  setSilence,
  watchTimes,
  type ChannelOverview,
} from '#intake';
import { dovecotInstalled, startDovecot, type Dovecot } from '../../../../test/servers/dovecot.js';
import { WorkerModule } from '../worker.module.js';

const SYSTEM = { kind: 'system', scope: 'spec' } as const;
const VARIABLE = 'IMAP_PASSWORD_CENSUS';
const HOUR = 3600_000;

let db: TestDatabase;
let worker: TestingModule;
let dataDir: string;
let administrator: string;

beforeAll(() => {
  process.env[VARIABLE] = 'imap-spec';
});
afterAll(() => {
  delete process.env[VARIABLE];
});
beforeEach(async () => {
  db = await testDatabase();
  dataDir = mkdtempSync(path.join(tmpdir(), 'desk-'));
  const settings = loadSettings({
    DATABASE_URL: db.appUrl,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    RECONCILE_SPOT_CHECK: '40',
    PROBE_MINUTES: '15',
    // Nobody listens there: what leaves is read from the queue of outgoing mails.
    SMTP_OUT_URL: 'smtp://127.0.0.1:9',
  });
  worker = await Test.createTestingModule({ imports: [WorkerModule.forRoot(settings)] }).compile();
  await worker.init();
  [{ id: administrator }] = await db.ownerQuery<{ id: string }>(
    `insert into officer (email, name, roles, locale) values
       ('admin@example.org', 'A. Dmin', '{administrator}', 'en'), ('contact@mailo.com', 'L. Oop', '{administrator}', 'fr')
     returning id`,
  );
}, 60_000);
afterEach(async () => {
  await worker?.close();
  await db?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const system = <T>(act: (ctx: Context) => Promise<T>, now?: Date): Promise<T> =>
  db.contexts.run(SYSTEM, act, now ? { now } : {});
const later = (ms: number): Date => new Date(Date.now() + ms);
const times = () => watchTimes(worker.get(SettingsService).values);

const mail = (n: number | string, more = ''): Buffer =>
  Buffer.from(
    `From: p${n}@example.com\r\nTo: contact@mailo.com\r\nSubject: demande ${n}\r\nMessage-ID: <${n}@example.com>\r\n${more}\r\n` +
      `Bonjour, je souhaite accéder à toutes mes données. ${n}\r\n`,
  );

/** What the worker would do, but for sending. */
async function work(): Promise<void> {
  await runDueJobs(db.contexts, handlers());
}
const handlers = (): JobHandlers => worker.get(JobHandlers, { strict: false });

async function compare(channelId: string): Promise<ChannelOverview> {
  await db.ownerQuery(
    `insert into outbox (id, job, payload, correlation_id) values (uuidv7(), 'channels.reconcile', $1, 'spec')`,
    [JSON.stringify({ channelId })],
  );
  await work();
  return overview(channelId);
}
const overview = async (channelId: string, now?: Date): Promise<ChannelOverview> =>
  (await system((ctx) => channelOverviews(ctx, times(), channelId), now))[0];

async function imported(count: number): Promise<string> {
  const files = worker.get(ImportMails, { strict: false });
  for (let n = 0; n < count; n++) await files.file(SYSTEM, `${n}.eml`, mail(n), later(-HOUR));
  await work();
  const [{ id }] = await db.ownerQuery<{ id: string }>('select id from channel');
  return id;
}

/** Subjects of the mails to administrators that wait to leave, oldest first. */
async function told(): Promise<string[]> {
  const rows = await db.ownerQuery<{ id: string; to: string[] }>(
    `select id, envelope_to as to from outgoing_mail where owner_kind = 'channel-alarm' order by created_at, id`,
  );
  expect(rows.flatMap(({ to }) => to).every((to) => to === 'admin@example.org')).toBe(true);
  const mailout = worker.get(Mailout, { strict: false });
  const texts = await system((ctx) => Promise.all(rows.map(({ id }) => mailout.readMail(ctx, id))));
  return texts.map((bytes) => /^Subject: (.*)$/m.exec(bytes.toString())![1].trim());
}
async function watch(now = new Date()): Promise<void> {
  await system(async (ctx) => {
    const alarms = worker.get(WatchChannels, { strict: false });
    const mailout = worker.get(Mailout, { strict: false });
    await alarms.run(ctx, async (context, { email }, { ownerId, subject }) => {
      const bytes = Buffer.from(`Subject: ${subject}\r\n\r\n`);
      const from = 'contact@mailo.com';
      await mailout.queueMail(context, {
        ownerKind: 'channel-alarm',
        ownerId,
        from,
        to: [email],
        messageId: `<${ownerId}.${now.getTime()}@x>`,
        bytes,
      });
    });
  }, now);
}

describe('the journal compared with the tickets', () => {
  it('accounts for every mail that came through', async () => {
    const channel = await imported(12);
    expect(await compare(channel)).toMatchObject({
      seen: 12,
      accounted: 12,
      missing: 0,
      gaps: [],
      alarms: [],
      oldestUnhandledAt: null,
    });
  });

  it('finds a row that was deleted behind the desk’s back, names it, and is content once it is back', async () => {
    const channel = await imported(5);
    await compare(channel);
    const [row] = await db.ownerQuery<{ id: string }>('select id from message order by id limit 1 offset 2');
    await db.ownerQuery('create table kept as select * from message where id = $1', [row.id]);
    await db.ownerQuery('delete from message where id = $1', [row.id]);
    const found = await compare(channel);
    expect(found).toMatchObject({ seen: 5, accounted: 4, missing: 1, alarms: ['gap'] });
    expect(found.gaps).toMatchObject([{ why: 'row-gone', subject: row.id, confirmed: true }]);
    expect((await compare(channel)).gaps).toHaveLength(1);
    await db.ownerQuery('insert into message select * from kept');
    expect(await compare(channel)).toMatchObject({ seen: 5, accounted: 5, gaps: [], alarms: [] });
  });

  it('counts rows that were deleted before they had a ticket', async () => {
    const channel = await imported(3);
    const files = worker.get(ImportMails, { strict: false });
    await files.file(SYSTEM, 'x.eml', mail('x'), later(-HOUR));
    await db.ownerQuery(`update channel_check set rows_known = 4, rows_until = now() + interval '1 hour'`);
    await compare(channel);
    await db.ownerQuery(`update channel_check set rows_known = 5, rows_until = now() + interval '1 hour'`);
    expect((await compare(channel)).gaps).toMatchObject([{ why: 'row-gone', confirmed: true }]);
  });

  it('starts a stuck mail again, and tells of it until it is through', async () => {
    const files = worker.get(ImportMails, { strict: false });
    await files.file(SYSTEM, 'a.eml', mail('a'), later(-HOUR));
    await db.ownerQuery(`update outbox set failed_at = now()`);
    const [{ id: channel }] = await db.ownerQuery<{ id: string }>('select id from channel');
    await db.ownerQuery(`update message set journaled_at = now() - interval '11 minutes'`);
    const found = await compare(channel);
    // The same run of jobs takes it to its end.
    expect(found.gaps).toMatchObject([{ why: 'not-handled' }]);
    expect(found).toMatchObject({ seen: 1, accounted: 1, missing: 0 });
    expect((await compare(channel)).gaps).toEqual([]);
  });

  it('finds a ticket that is not there', async () => {
    const channel = await imported(3);
    const [row] = await db.ownerQuery<{ id: string }>('select id from message order by id limit 1');
    await db.ownerQuery('update message set ticket_id = null where id = $1', [row.id]);
    expect((await compare(channel)).gaps).toMatchObject([{ why: 'no-ticket', subject: row.id }]);
  });

  it.each([
    [
      'bytes-altered',
      `update blob set bytes = set_byte(bytes, length(bytes) - 1, get_byte(bytes, length(bytes) - 1) # 1)`,
    ],
    ['bytes-missing', `delete from blob`],
  ])('finds stored bytes that did not stay: %s', async (why, damage) => {
    const channel = await imported(3);
    await compare(channel);
    await db.ownerQuery('create table kept as select * from blob');
    await db.ownerQuery(
      `${damage} where id = (select (parts -> 0 ->> 'blobId')::uuid from message order by id limit 1)`,
    );
    const found = await compare(channel);
    expect(found.gaps.map((gap) => gap.why)).toEqual([why]);
    expect(found).toMatchObject({ alarms: ['gap'] });
    await db.ownerQuery('delete from blob');
    await db.ownerQuery('insert into blob select * from kept');
    expect((await compare(channel)).gaps).toEqual([]);
  });

  it('finds a mail that was confirmed to its sender and is not in the journal', async () => {
    const channel = await imported(2);
    const acknowledged = worker.get(AcknowledgedMails, { strict: false });
    acknowledged.note(channel, 'f'.repeat(64));
    await acknowledged.verify();
    const found = await compare(channel);
    expect(found).toMatchObject({ seen: 3, accounted: 2, missing: 1, alarms: ['gap'] });
    expect(found.gaps).toMatchObject([{ why: 'acknowledged', subject: 'f'.repeat(64) }]);
    await db.ownerQuery(
      `update message set identity = repeat('f', 64) where id = (select min(id::text)::uuid from message)`,
    );
    expect((await compare(channel)).gaps).toEqual([]);
  });
});

describe('the alarms of the channels', () => {
  it('tell administrators of a gap once, again after six hours, and of its end; the figures are measured', async () => {
    const channel = await imported(2);
    await compare(channel);
    await watch();
    expect(await told()).toEqual([]);
    await db.ownerQuery('create table kept as select * from message');
    await db.ownerQuery('delete from message where id = (select min(id::text)::uuid from message)');
    await compare(channel);
    await watch();
    await watch(later(60_000));
    expect(await told()).toEqual(['Channel Import: 1 gap']);
    await system((ctx) => measureChannels(ctx, times()));
    const metrics = await registry.metrics();
    expect(metrics).toContain('dpo_channel_gap{channel_kind="import"} 1');
    expect(metrics).toContain('dpo_channel_alarm{channel_kind="import",alarm="gap"} 1');
    expect(metrics).toMatch(/dpo_channel_last_run_seconds\{channel_kind="import"\} \d/);
    await db.ownerQuery(
      `update channel_check set alarm_told_at = alarm_told_at - interval '6 hours 1 minute'`,
    );
    await watch(later(90_000));
    expect(await told()).toHaveLength(2);
    await db.ownerQuery('insert into message select * from kept on conflict do nothing');
    await compare(channel);
    await watch(later(120_000));
    await watch(later(150_000));
    expect((await told()).slice(2)).toEqual(['Channel Import: all clear']);
    const events = await db.ownerQuery<{ type: string }>(
      `select type from audit_event where type like 'channel.alarm%' order by id`,
    );
    expect(events.map(({ type }) => type.slice(14))).toEqual(['raised', 'raised', 'cleared']);
  });

  it('tell of silence where an administrator limits it, and of a comparison that no longer comes', async () => {
    const channel = await imported(1);
    await compare(channel);
    await system((ctx) => setSilence(ctx, channel, 6));
    expect((await overview(channel)).alarms).toEqual([]);
    await watch(later(7 * HOUR));
    expect(await told()).toEqual(['Channel Import: no mail for 7 h, it is no longer compared']);
    await system((ctx) => setSilence(ctx, channel, 0));
    expect((await overview(channel, later(7 * HOUR))).alarms).toEqual(['not-compared']);
  });

  it('watch by habit a mailbox that had mail every day', async () => {
    const channel = await imported(1);
    await db.ownerQuery(`update channel set kind = 'smtp'`);
    await db.ownerQuery(
      `insert into message (channel_id, identity, sha256, size, received_at, received_source, journaled_at, state, parts)
       select $1, 'h' || n, '', 1, now() - n * interval '5 hours', 'end-of-data', now() - n * interval '5 hours', 'probe', '[]'
       from generate_series(1, 60) n`,
      [channel],
    );
    expect((await compare(channel)).quietLimitMs).toBeNull();
    await db.ownerQuery(`alter table message disable trigger all`);
    await db.ownerQuery(`update message set state = 'ticketed', ticket_id = (select id from ticket limit 1)`);
    expect((await compare(channel)).quietLimitMs).toBe(12 * HOUR);
    expect((await overview(channel, later(13 * HOUR))).alarms).toContain('silence');
  });

  it('reach the administrators by the desk’s own mail, and no address that the desk reads', async () => {
    const channel = await imported(1);
    await compare(channel);
    await db.ownerQuery(`update message set ticket_id = null`);
    await compare(channel);
    await db.ownerQuery(
      `insert into outbox (id, job, payload, correlation_id) values (uuidv7(), 'channels.watch', '{}', 'spec')`,
    );
    await work();
    expect(await told()).toEqual(['Channel Import: 1 gap']);
    const rows = await db.ownerQuery<{ content: { mailedTo: string[] } }>(
      `select content from audit_event where type = 'channel.alarm-raised'`,
    );
    expect(rows[0].content.mailedTo).toEqual([administrator]);
  });
});

describe('the desk’s own probe', () => {
  async function sent(): Promise<Buffer> {
    await db.ownerQuery(
      `insert into outbox (id, job, payload, correlation_id) values (uuidv7(), 'channels.probe', '{}', 'spec')`,
    );
    await work();
    const [row] = await db.ownerQuery<{ id: string }>(
      `select id from outgoing_mail where owner_kind = 'channel-probe' order by created_at desc limit 1`,
    );
    return system((ctx) => worker.get(Mailout, { strict: false }).readMail(ctx, row.id));
  }
  const arrive = async (raw: Buffer): Promise<void> => {
    await worker.get(ImportMails, { strict: false }).file(SYSTEM, 'probe.eml', raw, new Date());
    await work();
  };
  const outcomes = () =>
    db.ownerQuery<{ state: string; tickets: number }>(
      `select state, (select count(*)::int from ticket) as tickets from message order by id`,
    );

  it('is accounted for in the journal and is never a ticket; its journey is measured', async () => {
    await arrive(await sent());
    expect(await outcomes()).toEqual([{ state: 'probe', tickets: 0 }]);
    const [{ id }] = await db.ownerQuery<{ id: string }>('select id from channel');
    expect(await compare(id)).toMatchObject({ seen: 1, accounted: 1, gaps: [] });
    await system((ctx) => measureChannels(ctx, times()));
    expect(await registry.metrics()).toMatch(/dpo_probe_travel_seconds \d/);
  });

  it('counts once: the same token in another mail, and a made-up one, are ordinary mails', async () => {
    const raw = await sent();
    await arrive(raw);
    await arrive(Buffer.concat([raw, Buffer.from('Effacez toutes mes données.\r\n')]));
    const token = /probe\.[0-9a-f-]{36}/.exec(raw.toString())![0];
    await arrive(mail('forged', `X: 1\r\nIn-Reply-To: <a@b>\r\n`).subarray(0));
    await arrive(
      Buffer.from(
        mail('f')
          .toString()
          .replace('<f@example.com>', `<${token}.${'0'.repeat(32)}@mailo.com>`),
      ),
    );
    const rows = await outcomes();
    expect(rows.map(({ state }) => state)).toEqual(['probe', 'ticketed', 'ticketed', 'ticketed']);
  });

  it('that does not come back is an alarm of the channel where the last one arrived', async () => {
    await arrive(await sent());
    const [{ id }] = await db.ownerQuery<{ id: string }>('select id from channel');
    await compare(id);
    await sent();
    expect((await overview(id)).alarms).toEqual([]);
    expect((await overview(id, later(31 * 60_000))).alarms).toContain('probe-lost');
    await arrive(await sent());
    expect((await overview(id, later(31 * 60_000))).alarms).not.toContain('probe-lost');
  });
});

if (!dovecotInstalled)
  console.warn('comparison with a mailbox skipped: install dovecot-imapd (apt-get install dovecot-imapd)');

(dovecotInstalled ? describe : describe.skip)('a mailbox compared with the journal', () => {
  let dovecot: Dovecot;
  let channel: string;
  beforeEach(async () => {
    dovecot = await startDovecot();
  });
  afterEach(async () => {
    await worker.get(MailboxWatchers, { strict: false }).stop();
    await dovecot.stop();
  });

  async function open(moveTo: string | null): Promise<void> {
    const config = {
      host: '127.0.0.1',
      port: dovecot.port,
      secure: false,
      user: dovecot.user,
      folder: 'INBOX',
    };
    [{ id: channel }] = await db.ownerQuery<{ id: string }>(
      `insert into channel (kind, name, config) values ('imap', 'contact@', $1) returning id`,
      [{ ...config, moveTo, passwordVariable: VARIABLE }],
    );
  }
  async function atServer<T>(act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: dovecot.port,
      secure: false,
      auth: { user: dovecot.user, pass: dovecot.password },
      logger: false,
    });
    client.on('error', () => {});
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.logout();
    }
  }
  const append = (folder: string, numbers: readonly number[]): Promise<void> =>
    atServer(async (client) => {
      await client.mailboxCreate(folder).catch(() => {});
      for (const n of numbers) await client.append(folder, mail(n), [], later(-HOUR + n * 1000));
    });
  async function read(count: number): Promise<void> {
    const watchers = worker.get(MailboxWatchers, { strict: false });
    await watchers.start({ pollMs: 200, compareMs: 500, retryMs: 50, standByMs: 100 });
    for (const end = Date.now() + 20_000; ;) {
      const [{ n }] = await db.ownerQuery<{ n: number }>('select count(*)::int as n from message');
      if (n >= count) break;
      if (Date.now() > end) throw new Error(`only ${n} of ${count} mails`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await new Promise((resolve) => setTimeout(resolve, 700));
    await watchers.stop();
    await work();
  }
  /** Twice, as a mail found once may still be on its way. */
  async function compareTwice(): Promise<ChannelOverview> {
    await compare(channel);
    await db.ownerQuery(
      `update channel_gap set since = since - interval '2 minutes' where closed_at is null`,
    );
    return compare(channel);
  }

  it('shows nothing that the journal does not hold, in the folder that is read and those to which mails move', async () => {
    await append('INBOX', [1, 2, 3, 4, 5]);
    await open('DPO/{YYYY}-{MM}');
    await read(5);
    expect(await compareTwice()).toMatchObject({ seen: 5, accounted: 5, atSource: 5, gaps: [], alarms: [] });
  });

  it('finds a mail that the journal does not hold, and gets it when asked again', async () => {
    await append('INBOX', [1, 2, 3]);
    await open('Traites');
    await read(3);
    // Somebody moved it by hand before it was read.
    await append('Traites', [4]);
    const first = await compare(channel);
    expect(first.gaps).toMatchObject([{ why: 'not-in-journal', confirmed: false }]);
    expect(first.alarms).toEqual([]);
    const found = await compareTwice();
    expect(found).toMatchObject({ seen: 4, accounted: 3, missing: 1, alarms: ['gap'] });
    expect(found.gaps[0].subject).toMatch(/^Traites:\d+:4$/);
    await system((ctx) => askChannelAgain(ctx, channel));
    await work();
    expect(await compare(channel)).toMatchObject({ seen: 4, accounted: 4, gaps: [], alarms: [] });
    const subjects = await db.ownerQuery<{ subject: string }>('select subject from message order by subject');
    expect(subjects.map(({ subject }) => subject)).toEqual([1, 2, 3, 4].map((n) => `demande ${n}`));
  });

  it('finds at the server the row that was deleted in the database', async () => {
    await append('INBOX', [1, 2, 3]);
    await open(null);
    await read(3);
    await compare(channel);
    await db.ownerQuery(`delete from message where subject = 'demande 2'`);
    const found = await compareTwice();
    expect(found.gaps.map(({ why }) => why).sort()).toEqual(['not-in-journal', 'row-gone']);
    expect(found.gaps.map(({ subject }) => subject)).toContainEqual(expect.stringMatching(/^INBOX:\d+:2$/));
    await read(3);
    expect((await compare(channel)).gaps.map(({ why }) => why)).toEqual(['row-gone']);
  });

  it('that does not answer keeps its gaps, tells why, and is an alarm once it lasts', async () => {
    await append('INBOX', [1]);
    await open(null);
    await read(1);
    await compare(channel);
    await append('INBOX', [2]);
    expect((await compareTwice()).gaps).toHaveLength(1);
    await dovecot.stop();
    const away = await compare(channel);
    expect(away.gaps).toHaveLength(1);
    expect(away.compareError).toMatch(/^not reachable: ECONNREFUSED/);
    await db.ownerQuery(`update channel_check set answered_at = answered_at - interval '16 minutes'`);
    expect((await overview(channel)).alarms).toEqual(['gap', 'source-silent']);
  });
});

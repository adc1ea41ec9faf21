import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateMails } from '../../bench/parts/mails.mjs';
import { sendAll, stuffed } from '../../bench/parts/smtp-sender.mjs';
import { openBed, type DeskBed } from '../servers/desk-bed.mjs';
import { startDovecot, type Dovecot } from '../servers/dovecot.js';
import { startRedis, type RedisServer } from '../servers/redis.js';

const PASSWORD_VARIABLE = 'IMAP_PASSWORD_STORM';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const sha256 = (raw: Buffer): string => createHash('sha256').update(raw).digest('hex');

/** What a storm left behind: counts that are 0 where nothing is amiss. */
export interface StormReport {
  readonly kills: Record<string, number>;
  readonly settled: boolean;
  readonly rows: number;
  readonly lost: { smtp: number; imap: number };
  readonly doubled: number;
  readonly foreign: number;
  readonly notOnceTicketed: number;
  readonly byHand: number;
  readonly givenUp: number;
  readonly seconds: number;
}

interface Storm {
  /** Mails by each of the two ways. */
  readonly mails: number;
  /** Milliseconds from one kill to the next. */
  readonly everyMs: number;
  readonly patienceMs: number;
}

/**
 * Mails come by SMTP and lie down in an IMAP mailbox at the same time, while worker, api, PostgreSQL, the IMAP server and Redis are
 * killed, and Redis is emptied, in turn; each is started again. Then the journal is counted against what was sent.
 */
export async function storm({ mails, everyMs, patienceMs }: Storm): Promise<StormReport> {
  const [smtp, imap] = [generateMails(mails, 7), generateMails(mails, 8).map(asReceived)];
  const [dovecot, redis] = await Promise.all([startDovecot(), startRedis()]);
  const env = { REDIS_URL: redis.url, QUEUE_LEASE_SECONDS: '5', [PASSWORD_VARIABLE]: dovecot.password };
  const bed = await openBed({ env });
  const from = performance.now();
  try {
    await addMailbox(bed, dovecot);
    await bed.start();
    let over = false;
    const arriving = Promise.all([
      sendAll({ port: bed.smtpPort, mails: smtp.map(stuffed), retry: true }),
      layDown(dovecot, imap, everyMs),
    ]).finally(() => (over = true));
    const kills = await killUntil(() => over, victimsOf(bed, dovecot, redis), everyMs);
    await arriving;
    const expected = { smtp: new Set(smtp.map(asReceived).map(sha256)), imap: new Set(imap.map(sha256)) };
    const settled = await settles(bed, 2 * mails, patienceMs);
    const seconds = Math.round((performance.now() - from) / 100) / 10;
    return { kills, settled, ...(await count(bed, expected)), seconds };
  } finally {
    await bed.close();
    await Promise.all([dovecot.stop(), redis.kill()]);
  }
}

/** The bytes as a mail server holds them: lines end in CRLF, the last one too. */
function asReceived(raw: Buffer): Buffer {
  const text = raw.toString('latin1').replace(/\r?\n/g, '\r\n').replace(/\r\n$/, '');
  return Buffer.from(`${text}\r\n`, 'latin1');
}

async function addMailbox(bed: DeskBed, { port, user }: Dovecot): Promise<void> {
  const config = { host: '127.0.0.1', port, secure: false, user, passwordVariable: PASSWORD_VARIABLE };
  await bed.query(`insert into channel (kind, name, config) values ('imap', 'contact@', $1)`, [
    { ...config, folder: 'INBOX', moveTo: 'Traites' },
  ]);
}

/** Writes the mails into the mailbox as a delivery agent does: complete, then renamed. */
async function layDown({ maildir }: Dovecot, mails: readonly Buffer[], everyMs: number): Promise<void> {
  const owner = process.getuid?.() === 0 ? 8 : undefined;
  for (const name of ['tmp', 'new', 'cur']) {
    mkdirSync(path.join(maildir, name), { recursive: true, mode: 0o700 });
    if (owner) chownSync(path.join(maildir, name), owner, owner);
  }
  for (const [i, raw] of mails.entries()) {
    const name = `${1_790_000_000 + i}.M${i}P1.spec`;
    const written = path.join(maildir, 'tmp', name);
    writeFileSync(written, raw);
    if (owner) chownSync(written, owner, owner);
    renameSync(written, path.join(maildir, 'new', name));
    // Spread over several kills, however few mails there are.
    if (i % 10 === 0) await pause(Math.min(100, (everyMs * 60) / mails.length));
  }
}

type Victims = Record<string, () => Promise<unknown>>;

const victimsOf = (bed: DeskBed, dovecot: Dovecot, redis: RedisServer): Victims => ({
  worker: () => bed.kill('worker'),
  imap: async () => {
    await dovecot.kill();
    await pause(300);
    await dovecot.start();
  },
  api: () => bed.kill('api'),
  flush: () => redis.flush(),
  postgresql: () => bed.kill('postgresql'),
  redis: async () => {
    await redis.kill();
    await pause(300);
    await redis.start();
  },
});

/** Each at least once, and on until it is over. */
async function killUntil(
  over: () => boolean,
  victims: Victims,
  everyMs: number,
): Promise<Record<string, number>> {
  const kills: Record<string, number> = {};
  const names = Object.keys(victims);
  for (let i = 0; i < names.length || !over(); i++) {
    const name = names[i % names.length];
    await pause(everyMs);
    await victims[name]();
    kills[name] = (kills[name] ?? 0) + 1;
  }
  return kills;
}

async function settles(bed: DeskBed, wanted: number, patienceMs: number): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(500)) {
    const [row] = await bed.query<{ ticketed: number; open: number }>(`
      select (select count(*)::int from message where state = 'ticketed') as ticketed,
             (select count(*)::int from outbox where job = 'intake.process-message' and closed_at is null and failed_at is null) as open`);
    if (row.ticketed >= wanted && row.open === 0) return true;
  }
  return false;
}

async function count(bed: DeskBed, expected: Record<'smtp' | 'imap', ReadonlySet<string>>) {
  const rows = await bed.query<{ kind: 'smtp' | 'imap'; sha: string; by_hand: boolean }>(
    `select c.kind, encode(m.sha256, 'hex') as sha, m.by_hand from message m join channel c on c.id = m.channel_id`,
  );
  const [facts] = await bed.query<{ not_once: number; given_up: number }>(`
    select (select count(*)::int from message m where 1 <> (select count(*) from audit_event e
             where e.type = 'message.ticketed' and e.object_id = m.id::text)) as not_once,
           (select count(*)::int from outbox where failed_at is not null) as given_up`);
  const found = { smtp: new Set<string>(), imap: new Set<string>() };
  for (const { kind, sha } of rows) found[kind].add(sha);
  const missing = (kind: 'smtp' | 'imap') =>
    [...expected[kind]].filter((sha) => !found[kind].has(sha)).length;
  return {
    rows: rows.length,
    lost: { smtp: missing('smtp'), imap: missing('imap') },
    doubled: rows.length - found.smtp.size - found.imap.size,
    foreign: rows.filter(({ kind, sha }) => !expected[kind].has(sha)).length,
    notOnceTicketed: facts.not_once,
    byHand: rows.filter((row) => row.by_hand).length,
    givenUp: facts.given_up,
  };
}

/** The report of a storm after which everything is there once. */
export const everythingOnce = (mails: number) => ({
  settled: true,
  rows: 2 * mails,
  lost: { smtp: 0, imap: 0 },
  doubled: 0,
  foreign: 0,
  notOnceTicketed: 0,
  byHand: 0,
  givenUp: 0,
});

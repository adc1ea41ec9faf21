import { chmodSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setLogLevel } from '#foundation';
import { setChannelState, channelCounts } from '#intake';
import { dovecotInstalled, type DovecotOptions } from '../../../../test/servers/dovecot.js';
import { startLyingImap, type LyingImap } from '../../../../test/servers/lying-imap.js';
import { mail, MailboxBed, range, RECEIVED, sha256, until } from '../../../../test/servers/mailbox-bed.js';
import { datedFolder } from './dated-folder.js';
import { MailboxWatchers } from './mailbox-watchers.js';

// Servers are started for each of them, beside whatever else the machine does.
jest.setTimeout(120_000);

const real = dovecotInstalled ? describe : describe.skip;
if (!dovecotInstalled)
  console.warn('IMAP specs skipped: install dovecot-imapd (apt-get install dovecot-imapd)');

let bed: MailboxBed;
const openBed = (options?: DovecotOptions): void => {
  beforeAll(() => setLogLevel('silent'));
  beforeEach(async () => {
    bed = await MailboxBed.open(options);
  });
  afterEach(() => bed.close());
};
const healthy = async (): Promise<boolean> => {
  const { last_error, uid_validity } = await bed.channelRow();
  return uid_validity !== null && last_error === null;
};

real('what other systems lost a mail by', () => {
  openBed();

  it('1: a mail whose journal row failed keeps its place and its flags at the server', async () => {
    bed.dovecot.deliver(
      range(0, 20).map((n) => mail(n)),
      RECEIVED,
    );
    await bed.database.ownerQuery(
      `create function refuse_one() returns trigger language plpgsql as $$ begin
         if new.size = ${mail(100).length} then raise exception 'not this one'; end if; return new; end $$;
       create trigger refuse_one before insert on message for each row execute function refuse_one()`,
    );
    bed.dovecot.deliver([mail(100)], RECEIVED);
    await bed.channel({ moveTo: 'Traites' });
    await bed.worker();
    await until('the others', bed.holds(20));
    await until('moved', async () => (await bed.countAt('Traites')) === 20);
    await until('the gap', async () => (await bed.gaps()).some(({ state }) => state === 'open'));
    expect(await bed.gaps()).toMatchObject([{ state: 'open', reason: 'not-written' }]);
    expect(await bed.countAt('INBOX')).toBe(1);
    const unseen = await bed.atServer(async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true });
      return client.search({ seen: false, deleted: false }, { uid: true });
    });
    expect(unseen).toHaveLength(1);
    await bed.database.ownerQuery('drop trigger refuse_one on message');
    await until('all', bed.holds(21));
    await until('read', async () => (await bed.gaps()).every(({ state }) => state === 'read'));
    await bed.expectJournal([...range(0, 20), 100]);
  });

  it('2: moving mails in the middle of the run passes over none of them', async () => {
    bed.dovecot.deliver(
      range(0, 300).map((n) => mail(n, 5_000)),
      RECEIVED,
    );
    await bed.channel({ moveTo: 'Traites' });
    await bed.worker();
    await until('some', bed.holds(20));
    bed.dovecot.deliver(
      range(300, 320).map((n) => mail(n, 5_000)),
      RECEIVED,
    );
    await until('all', bed.holds(320));
    await until('moved', async () => (await bed.countAt('Traites')) === 320);
    await bed.expectJournal(range(0, 320), 5_000);
    expect(await bed.countAt('INBOX')).toBe(0);
  });

  it('3: reads what is years old and what somebody opened, without a window of time', async () => {
    const years = ['2016-01-01T00:00:00Z', '2024-06-01T00:00:00Z'];
    for (const [i, at] of years.entries())
      bed.dovecot.deliver(
        range(i * 150, i * 150 + 150).map((n) => mail(n)),
        new Date(at),
      );
    await bed.atServer(async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageFlagsAdd('1:200', ['\\Seen']);
    });
    await bed.channel();
    await bed.worker();
    await until('300 mails', bed.holds(300));
    await bed.expectJournal(range(0, 300));
    expect((await bed.journal())[0].at).toEqual(new Date(years[0]));
    await until('counted', async () => (await bed.channelRow()).seen_count === '300');
  });

  it('4, 8: a mail that the server cannot read and one that is too large stop none of the others', async () => {
    const [broken] = bed.dovecot.deliver([mail(0)], RECEIVED);
    bed.dovecot.deliver([mail(1), mail(2, 300_000), ...range(3, 30).map((n) => mail(n))], RECEIVED);
    // Its UID and size are known to the server, its bytes are not within reach.
    await bed.atServer(async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true });
      await client.fetchAll('1:*', { size: true });
    });
    chmodSync(broken, 0o000);
    await bed.channel();
    await bed.worker({ largest: 200_000 });
    await until('the others', bed.holds(28));
    await until('the gaps', async () => (await bed.gaps()).length === 2);
    const gaps = await bed.gaps();
    expect(gaps.map(({ uid, state }) => [uid, state])).toEqual([
      ['1', 'open'],
      ['3', 'open'],
    ]);
    expect(gaps[1]).toMatchObject({ reason: 'too-large' });
    expect(Number(gaps[1].size)).toBeGreaterThan(300_000);
    await until('said', async () => /UID 3: larger than/.test((await bed.channelRow()).last_error ?? ''));
    bed.dovecot.deliver([mail(30)], RECEIVED);
    await until('a later one', bed.holds(29));
    chmodSync(broken, 0o600);
    await until('the broken one', bed.holds(30));
    await until('asked again', async () => (await bed.gaps())[1].attempts > 2);
  });

  it('keeps the beginning of a mail that is too large, once, and leaves the mail where it is', async () => {
    bed.dovecot.deliver([mail(0), mail(1, 300_000), mail(2)], RECEIVED);
    await bed.channel({ moveTo: 'Traites' });
    const worker = await bed.worker({ largest: 200_000 });
    await until('the beginning', async () => (await bed.beginnings()).length === 1);
    const [kept] = await bed.beginnings();
    const whole = mail(1, 300_000);
    expect(kept.wholeSize).toBe(whole.length);
    expect(kept.size).toBeGreaterThan(199_000);
    expect(kept.sha256).toBe(sha256(whole.slice(0, kept.size)));
    expect(kept.identity).toMatch(/^\d+:2:beginning$/);
    expect(kept.at).toEqual(RECEIVED);
    // The mail itself is still to be read: it is a gap, counts once, and nothing moved it.
    await until('moved', async () => (await bed.countAt('Traites')) === 2);
    expect(await bed.countAt('INBOX')).toBe(1);
    await until('counted', async () => (await bed.channelRow()).seen_count === '3');
    const { contexts } = bed.database;
    const actor = { kind: 'system', scope: 'spec' } as const;
    const [counts] = await contexts.run(actor, (ctx) => channelCounts(ctx, bed.channelId));
    expect(counts).toMatchObject({ seen: 3, journaled: 2, unread: [{ reason: 'too-large' }] });
    // Neither another look nor another worker keeps it a second time; with a larger limit it is read.
    await until('asked again', async () => (await bed.gaps())[0].attempts > 2);
    await worker.get(MailboxWatchers).stop();
    await bed.worker();
    await until('the whole', bed.holds(3));
    expect((await bed.journal()).map((row) => row.sha256).sort()).toEqual(
      [sha256(mail(0)), sha256(whole), sha256(mail(2))].sort(),
    );
    expect(await bed.beginnings()).toHaveLength(1);
    await until('no gap', async () => (await bed.gaps()).every(({ state }) => state === 'read'));
  });

  it('knows the beginning again when the server has numbered its mails anew', async () => {
    bed.dovecot.deliver([mail(0, 300_000)], RECEIVED);
    await bed.channel();
    const first = await bed.worker({ largest: 200_000 });
    await until('the beginning', async () => (await bed.beginnings()).length === 1);
    const [before] = await bed.beginnings();
    await first.get(MailboxWatchers).stop();
    // A second apart: the new UIDVALIDITY is the time of day.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    bed.dovecot.changeUidValidity();
    await bed.append([1]);
    await bed.worker({ largest: 200_000 });
    await until('its new name', async () => (await bed.beginnings())[0].identity !== before.identity);
    expect(await bed.beginnings()).toHaveLength(1);
  });

  it('10: a crash in the middle puts no mail twice into the folder it moves to', async () => {
    bed.dovecot.deliver(
      range(0, 200).map((n) => mail(n, 5_000)),
      RECEIVED,
    );
    await bed.channel({ moveTo: 'Traites' });
    bed.imapNetwork.dropAfter(400_000);
    await bed.worker();
    await until('200 mails', bed.holds(200), 60_000);
    bed.imapNetwork.dropAfter(null);
    await until('moved', async () => (await bed.countAt('INBOX')) === 0);
    expect(await bed.countAt('Traites')).toBe(200);
    await bed.expectJournal(range(0, 200), 5_000);
  });

  it('12: two mails with one Message-ID are two, the same mail delivered twice is two rows', async () => {
    const other = mail(1).replace('Bonjour 1', 'Bonsoir 1');
    bed.dovecot.deliver([mail(1), other, mail(1)], RECEIVED);
    await bed.channel();
    await bed.worker();
    await until('three rows', bed.holds(3));
    const hashes = (await bed.journal()).map((row) => row.sha256);
    expect(hashes.sort()).toEqual([mail(1), mail(1), other].map(sha256).sort());
  });

  it('reads a large mail in pieces, byte for byte', async () => {
    const sizes = [9_000_000, 4 * 1024 * 1024 - mail(1, 0).length];
    bed.dovecot.deliver([...sizes.map((size, n) => mail(n, size)), mail(2)], RECEIVED);
    await bed.channel();
    await bed.worker();
    await until('three', bed.holds(3));
    const hashes = (await bed.journal()).map((row) => row.sha256);
    expect(hashes).toEqual([mail(0, sizes[0]), mail(1, sizes[1]), mail(2)].map(sha256));
  });

  it('moves to the folder of the day, which it makes', async () => {
    bed.dovecot.deliver(
      range(0, 5).map((n) => mail(n)),
      RECEIVED,
    );
    await bed.channel({ moveTo: 'DPO/{YYYY}-{MM}' });
    await bed.worker();
    // This server separates by a dot.
    const folder = datedFolder('DPO.{YYYY}-{MM}', new Date());
    await until('moved', async () => (await bed.countAt(folder)) === 5);
    await bed.expectJournal(range(0, 5));
    await bed.atServer((client) => client.mailboxDelete(folder));
    bed.dovecot.deliver([mail(5)], RECEIVED);
    await until('made again', async () => (await bed.countAt(folder)) === 1);
  });

  it('reads the folder that it is told', async () => {
    await bed.atServer(async (client) => {
      await client.mailboxCreate('Demandes');
      await client.append('Demandes', mail(1), [], RECEIVED);
    });
    bed.dovecot.deliver([mail(2)]);
    await bed.channel({ folder: 'Demandes' });
    await bed.worker();
    await until('healthy', healthy);
    await bed.expectJournal([1]);
  });

  it('lets another worker lead when the session of the first one is gone, and the first one ends its watch', async () => {
    await bed.channel();
    await bed.worker();
    await until('watched', async () => bed.imapNetwork.connections() === 1);
    await bed.worker();
    await bed.database.ownerQuery(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'dpo-desk mailbox leader' and datname = current_database()`,
    );
    await bed.append([1]);
    await until('the mail', bed.holds(1));
    await until('one of them', async () => bed.imapNetwork.connections() === 1);
    await bed.expectJournal([1]);
  });

  it('connects anew when the network swallows everything, though no connection breaks', async () => {
    await bed.channel();
    await bed.worker({ silentMs: 1_000, pollMs: 200 });
    await until('healthy', healthy);
    bed.imapNetwork.freeze(true);
    await until('noticed', async () => (await bed.channelRow()).last_error !== null);
    await bed.append([1]);
    await until('the mail', bed.holds(1));
    await until('healthy again', healthy);
  });

  it('6: on trial it counts, reads nothing, changes nothing, and answers nothing that was there before', async () => {
    bed.dovecot.deliver([...range(0, 40).map((n) => mail(n)), mail(40, 300_000)], RECEIVED);
    await bed.channel({ moveTo: 'Traites' }, 'trial');
    await bed.worker({ largest: 200_000 });
    const trial = async () =>
      (await bed.channelRow()).trial as unknown as { mails: number; tooLarge: number };
    await until('counted', async () => (await trial())?.mails === 41);
    expect(await trial()).toMatchObject({ mails: 41, tooLarge: 1 });
    bed.dovecot.deliver([mail(41)], RECEIVED);
    await until('counted again', async () => (await trial()).mails === 42);
    expect(await bed.journal()).toEqual([]);
    const folders = await bed.atServer(async (client) => (await client.list()).map(({ path }) => path));
    expect(folders).toEqual(['INBOX']);
    const { contexts } = bed.database;
    const actor = { kind: 'system', scope: 'spec' } as const;
    await contexts.run(actor, (ctx) => setChannelState(ctx, bed.channelId, 'paused'));
    await contexts.run(actor, (ctx) => setChannelState(ctx, bed.channelId, 'active'));
    expect((await bed.channelRow()).state).toBe('trial');
    await contexts.run(actor, (ctx) => setChannelState(ctx, bed.channelId, 'active'));
    await until('taken', bed.holds(41));
    const [{ before }] = await bed.database.ownerQuery<{ before: boolean }>(
      `select bool_and(m.received_at < c.activated_at) as before from message m join channel c on c.id = m.channel_id`,
    );
    expect(before).toBe(true);
    await until('gap', async () => (await bed.gaps()).length === 1);
    const [counts] = await contexts.run(actor, (ctx) => channelCounts(ctx, bed.channelId));
    expect(counts.unread).toMatchObject([{ reason: 'too-large' }]);
  });
});

real('a server without MOVE and UIDPLUS', () => {
  openBed({ capability: 'IMAP4rev1 SASL-IR LITERAL+ IDLE' });

  it('is given COPY and EXPUNGE, after COMMIT', async () => {
    bed.dovecot.deliver(
      range(0, 10).map((n) => mail(n)),
      RECEIVED,
    );
    await bed.channel({ moveTo: 'Traites' });
    await bed.worker();
    await until('moved', async () => (await bed.countAt('INBOX')) === 0);
    expect(await bed.countAt('Traites')).toBe(10);
    await bed.expectJournal(range(0, 10));
  });

  it('gives no EXPUNGE while a mail that is not in the journal is marked as deleted', async () => {
    bed.dovecot.deliver([mail(99, 300_000), ...range(0, 10).map((n) => mail(n))], RECEIVED);
    await bed.atServer(async (client) => {
      await client.mailboxOpen('INBOX');
      const [large] = (await client.search({ larger: 200_000 }, { uid: true })) || [];
      await client.messageFlagsAdd(String(large), ['\\Deleted'], { uid: true });
    });
    await bed.channel({ moveTo: 'Traites' });
    await bed.worker({ largest: 200_000 });
    await until('copied', async () => (await bed.countAt('Traites')) === 10);
    await until('looked again', async () => ((await bed.gaps())[0]?.attempts ?? 0) > 3);
    // Each was copied once, and the one that nobody has read is still there.
    expect(await bed.countAt('Traites')).toBe(10);
    expect(await bed.countAt('INBOX')).toBe(11);
    await bed.expectJournal(range(0, 10));
  });
});

describe('a server that misbehaves', () => {
  openBed();
  let server: LyingImap;
  const watch = async (count: number, config = {}): Promise<MailboxWatchers> => {
    server = await startLyingImap(range(0, count).map((n) => mail(n)));
    await bed.channel({ port: server.port, ...config });
    return (await bed.worker()).get(MailboxWatchers);
  };
  afterEach(() => server.close());

  it('5: answers FETCH with nothing: the mail is a gap, and is asked for again until it comes', async () => {
    server = await startLyingImap(range(0, 300).map((n) => mail(n)));
    for (const uid of [1, 150, 300]) server.hidden.add(uid);
    await bed.channel({ port: server.port });
    const watchers = (await bed.worker()).get(MailboxWatchers);
    await until('the others', bed.holds(297));
    await until('gaps', async () => (await bed.gaps()).filter(({ attempts }) => attempts > 2).length === 3);
    expect(await bed.channelRow()).toMatchObject({ last_uid: '0', seen_count: '300' });
    server.hidden.clear();
    await until('all', bed.holds(300));
    await until('closed', async () => (await bed.gaps()).every(({ state }) => state === 'read'));
    await bed.expectJournal(range(0, 300));
    await watchers.stop();
  });

  it('refuses a whole FETCH for one of its mails: each is asked for alone', async () => {
    const watchers = await watch(0);
    await watchers.stop();
    await server.close();
    server = await startLyingImap(range(0, 10).map((n) => mail(n)));
    server.refused.add(4);
    await bed.database.ownerQuery(`update channel set config = config || $1`, [{ port: server.port }]);
    const second = (await bed.worker()).get(MailboxWatchers);
    await until('the others', bed.holds(9));
    await until('gap', async () => (await bed.gaps())[0]?.reason === 'refused');
    await second.stop();
  });

  it('ends the connection whenever one mail is asked for: the others are read, then that one is left in peace', async () => {
    server = await startLyingImap(range(0, 10).map((n) => mail(n)));
    server.deadly.add(4);
    await bed.channel({ port: server.port });
    const watchers = (await bed.worker({ compareMs: 60_000 })).get(MailboxWatchers);
    await until('the others', bed.holds(9));
    await until('gap', async () => (await bed.gaps())[0]?.reason === 'breaks-connection');
    const asked = () => server.commands.filter((command) => /FETCH 4 .*BODY/.test(command)).length;
    const times = asked();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(asked()).toBe(times);
    await watchers.stop();
  });

  it('12: refuses to move what was committed: nothing is doubled, everything later is read, and it says so', async () => {
    server = await startLyingImap(range(0, 5).map((n) => mail(n)));
    server.manner.refusesMoves = true;
    await bed.channel({ port: server.port, moveTo: 'Traites' });
    const watchers = (await bed.worker()).get(MailboxWatchers);
    await until('said', async () => /refused to move/.test((await bed.channelRow()).last_error ?? ''));
    await bed.expectJournal(range(0, 5));
    const tries = () => server.commands.filter((command) => command.startsWith('UID MOVE')).length;
    await until('tried again', async () => tries() > 2);
    await bed.expectJournal(range(0, 5));
    server.manner.refusesMoves = false;
    await until('healthy', healthy);
    await watchers.stop();
  });

  it('takes its leave during IDLE: it is connected to anew, and IDLE is given again and again', async () => {
    server = await startLyingImap([mail(0)]);
    server.manner.idleMs = 300;
    await bed.channel({ port: server.port });
    const watchers = (await bed.worker({ pollMs: 60_000 })).get(MailboxWatchers);
    const idles = () => server.commands.filter((command) => command === 'IDLE').length;
    await until('connected anew', async () => idles() > 3);
    server.manner.idleMs = null;
    await bed.expectJournal([0]);
    await watchers.stop();
  });

  it('is given IDLE again after each look, on the same connection', async () => {
    const watchers = await watch(1);
    const idles = () => server.commands.filter((command) => command === 'IDLE').length;
    await until('idle again', async () => idles() > 3);
    expect(server.commands.filter((command) => /^(LOGIN|AUTHENTICATE)/.test(command))).toHaveLength(1);
    await watchers.stop();
  });
});

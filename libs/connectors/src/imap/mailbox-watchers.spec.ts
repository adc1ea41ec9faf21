import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setLogLevel } from '#foundation';
import { dovecotInstalled } from '../../../../test/servers/dovecot.js';
import { startLyingImap } from '../../../../test/servers/lying-imap.js';
import {
  mail,
  MailboxBed,
  range,
  RECEIVED,
  sha256,
  until,
  VARIABLE,
} from '../../../../test/servers/mailbox-bed.js';
import { MailboxWatchers } from './mailbox-watchers.js';

// Servers are started for each of them, beside whatever else the machine does.
jest.setTimeout(120_000);

if (!dovecotInstalled)
  console.warn('IMAP specs skipped: install dovecot-imapd (apt-get install dovecot-imapd)');

(dovecotInstalled ? describe : describe.skip)('a watched IMAP mailbox', () => {
  let bed: MailboxBed;
  beforeAll(() => setLogLevel('silent'));
  beforeEach(async () => {
    bed = await MailboxBed.open();
  });
  afterEach(() => bed.close());

  it('reads what is there in order, then what arrives, and leaves the folder untouched', async () => {
    await bed.append(range(0, 30));
    await bed.channel();
    await bed.worker();
    await until('30 mails', bed.holds(30));
    const rows = await bed.journal();
    expect(rows.map((row) => row.sha256)).toEqual(range(0, 30).map((n) => sha256(mail(n))));
    expect(rows[0].at).toEqual(RECEIVED);
    expect(rows[0].identity).toMatch(/^\d+:1$/);
    await bed.append([30]);
    await until('the new one', bed.holds(31), 5_000);
    await until('position', async () => (await bed.channelRow()).last_uid === '31');
    expect(await bed.channelRow()).toMatchObject({ seen_count: '31', last_error: null });
    const unseen = await bed.atServer(async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true });
      return client.search({ seen: false }, { uid: true });
    });
    expect(unseen).toHaveLength(31);
  });

  it('hears of a new mail by IDLE, long before the next poll', async () => {
    await bed.channel();
    await bed.worker({ pollMs: 60_000, compareMs: 600_000 });
    await until('selected', async () => (await bed.channelRow()).uid_validity !== null);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await bed.append([1]);
    await until('the mail', bed.holds(1), 5_000);
  });

  it('moves a mail only after it is in the journal', async () => {
    await bed.append(range(0, 30));
    await bed.channel({ moveTo: 'Traites' });
    await bed.worker();
    await until('moved', async () => (await bed.countAt('Traites')) === 30);
    await bed.expectJournal(range(0, 30));
    expect(await bed.countAt('INBOX')).toBe(0);
    // Counted at the end of the look, which the move is a part of.
    await until('counted', async () => (await bed.channelRow()).seen_count === '30');
  });

  it('moves what a killed worker had written but not moved', async () => {
    await bed.append(range(0, 5));
    await bed.channel();
    const first = await bed.worker();
    await until('5 mails', bed.holds(5));
    await first.get(MailboxWatchers).stop();
    await bed.database.ownerQuery(`update channel set config = config || '{"moveTo": "Traites"}'`);
    await bed.worker();
    await until('moved', async () => (await bed.countAt('Traites')) === 5);
    await bed.expectJournal(range(0, 5));
  });

  it('keeps mails at the server while the journal cannot be written, and loses none', async () => {
    await bed.channel({ moveTo: 'Traites' });
    await bed.worker();
    await until('watched', async () => (await bed.channelRow()).uid_validity !== null);
    bed.databaseNetwork.down();
    await bed.append(range(0, 5));
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await bed.countAt('INBOX')).toBe(5);
    bed.databaseNetwork.up();
    await until('5 mails', bed.holds(5));
    await until('moved', async () => (await bed.countAt('Traites')) === 5);
    await bed.expectJournal(range(0, 5));
  });

  it('goes on where it was after a restart in the middle, doubling nothing', async () => {
    bed.dovecot.deliver(range(0, 400).map((n) => mail(n, 20_000)));
    await bed.channel();
    const first = await bed.worker();
    await until('some', bed.holds(3));
    await first.get(MailboxWatchers).stop();
    const before = (await bed.journal()).length;
    expect(before).toBeLessThan(400);
    await bed.worker();
    await until('400 mails', bed.holds(400));
    await bed.expectJournal(range(0, 400), 20_000);
  });

  it('survives a network that breaks again and again', async () => {
    await bed.append(range(0, 30), 20_000);
    await bed.channel();
    bed.imapNetwork.dropAfter(150_000);
    await bed.worker();
    await until('30 mails', bed.holds(30));
    bed.imapNetwork.dropAfter(null);
    bed.imapNetwork.drop();
    bed.databaseNetwork.drop();
    await bed.append([30], 20_000);
    await until('the last', bed.holds(31));
    await bed.expectJournal(range(0, 31), 20_000);
    await until('healthy', async () => (await bed.channelRow()).last_error === null);
  });

  it('survives a server that is killed, and says so meanwhile', async () => {
    await bed.append(range(0, 3));
    await bed.channel();
    await bed.worker();
    await until('3 mails', bed.holds(3));
    await bed.dovecot.kill();
    await until('said', async () => (await bed.channelRow()).last_error !== null);
    await bed.dovecot.start();
    await bed.append([3]);
    await until('the next', bed.holds(4));
    await until('healthy', async () => (await bed.channelRow()).last_error === null);
    await bed.expectJournal(range(0, 4));
  });

  it('recognises its mails after a change of UIDVALIDITY', async () => {
    await bed.append(range(0, 10));
    await bed.channel();
    const first = await bed.worker();
    await until('10 mails', bed.holds(10));
    const validity = (await bed.channelRow()).uid_validity;
    await first.get(MailboxWatchers).stop();
    // A second apart: the new UIDVALIDITY is the time of day.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    bed.dovecot.changeUidValidity();
    await bed.append([10]);
    await bed.worker();
    await until('11 mails', bed.holds(11));
    await until('renamed', async () => {
      const prefix = `${(await bed.channelRow()).uid_validity}:`;
      return (
        prefix !== `${validity}:` &&
        (await bed.journal()).every(({ identity }) => identity.startsWith(prefix))
      );
    });
    await bed.expectJournal(range(0, 11));
    expect(await bed.channelRow()).toMatchObject({ seen_count: '11' });
  });

  it('is not stopped by a mail that is removed at the server meanwhile', async () => {
    await bed.append(range(0, 30), 20_000);
    await bed.channel();
    await bed.worker();
    await until('some', bed.holds(2));
    await bed.removeUid(30);
    await until('the others', bed.holds(29));
    await bed.append([30], 20_000);
    await until('the next', async () =>
      (await bed.journal()).some((row) => row.sha256 === sha256(mail(30, 20_000))),
    );
  });

  it('asks again and again for a mail that the server does not give, and reads the others meanwhile', async () => {
    const server = await startLyingImap(range(0, 5).map((n) => mail(n)));
    server.hidden.add(2);
    await bed.channel({ port: server.port });
    const app = await bed.worker();
    try {
      await until('the others', bed.holds(4));
      await until('said', async () =>
        /UID 2: the server returned nothing/.test((await bed.channelRow()).last_error ?? ''),
      );
      expect(await bed.channelRow()).toMatchObject({ last_uid: '1', seen_count: '5' });
      server.hidden.clear();
      await until('the last', bed.holds(5));
      await until('healthy', async () => (await bed.channelRow()).last_error === null);
      await bed.expectJournal(range(0, 5));
      const fetches = server.commands.filter((command) => command.startsWith('UID FETCH'));
      expect(fetches.filter((command) => /BODY(?!\.PEEK\[\])|FLAGS|RFC822(?!\.SIZE)/.test(command))).toEqual(
        [],
      );
      // What is in the journal is not asked for again.
      const bodies = fetches.filter((command) => /BODY/.test(command) && !/FETCH 2 /.test(command));
      expect(bodies.map((command) => /FETCH (\S+)/.exec(command)![1])).toEqual(['1', '3:5']);
    } finally {
      await app.get(MailboxWatchers).stop();
      await server.close();
    }
  });

  it('lets one of several workers lead, and another one take over', async () => {
    await bed.channel();
    const [first] = [await bed.worker(), await bed.worker()];
    await until('watched', async () => (await bed.channelRow()).uid_validity !== null);
    expect(bed.imapNetwork.connections()).toBe(1);
    await first.get(MailboxWatchers).stop();
    await bed.append([1]);
    await until('the mail', bed.holds(1));
  });

  it('stops while the channel is paused and goes on when it is resumed', async () => {
    await bed.channel();
    await bed.worker();
    await until('watched', async () => bed.imapNetwork.connections() === 1);
    await bed.database.ownerQuery(`update channel set state = 'paused'`);
    await until('left', async () => bed.imapNetwork.connections() === 0);
    await bed.append([1]);
    expect(await bed.journal()).toEqual([]);
    await bed.database.ownerQuery(`update channel set state = 'active'`);
    await until('the mail', bed.holds(1));
  });

  it('says what is wrong with the channel, and never gives a server what is no mailbox password', async () => {
    process.env.MASTER_KEY = 'never-to-be-sent';
    await bed.channel({ passwordVariable: 'MASTER_KEY' });
    await bed.worker();
    await until('refused', async () =>
      /MASTER_KEY is not a variable of a mailbox password/.test((await bed.channelRow()).last_error ?? ''),
    );
    expect(bed.imapNetwork.connections()).toBe(0);
    delete process.env.MASTER_KEY;
    process.env[VARIABLE] = 'wrong';
    await bed.database.ownerQuery(`update channel set config = config || $1`, [
      { passwordVariable: VARIABLE },
    ]);
    await until('said', async () => /user or the password/.test((await bed.channelRow()).last_error ?? ''));
    process.env[VARIABLE] = 'imap-spec';
    await until('healthy', async () => (await bed.channelRow()).last_error === null);
  });
});

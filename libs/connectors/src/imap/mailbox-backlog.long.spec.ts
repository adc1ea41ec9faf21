import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setLogLevel } from '#foundation';
import { dovecotInstalled } from '../../../../test/servers/dovecot.js';
import { mail, MailboxBed, range, until } from '../../../../test/servers/mailbox-bed.js';

const COUNT = 10_000;

(dovecotInstalled ? describe : describe.skip)('a mailbox that nobody read for years', () => {
  let bed: MailboxBed;
  beforeEach(async () => {
    setLogLevel('silent');
    bed = await MailboxBed.open();
  });
  afterEach(() => bed.close());

  it('is read to the last mail, each once, over a network that breaks, past a mail of 60 MB', async () => {
    bed.dovecot.deliver(
      range(0, COUNT / 2).map((n) => mail(n)),
      new Date('2019-03-01T00:00:00Z'),
    );
    bed.dovecot.deliver([mail(COUNT, 60 * 1024 * 1024)], new Date('2021-03-01T00:00:00Z'));
    bed.dovecot.deliver(range(COUNT / 2, COUNT).map((n) => mail(n)));
    await bed.channel({ moveTo: 'DPO/{YYYY}-{MM}' });
    await bed.worker({ compareMs: 10_000 });
    for (const part of [0.2, 0.5, 0.8]) {
      await until(`${part * COUNT} mails`, bed.holds(part * COUNT), 120_000);
      bed.imapNetwork.drop();
      if (part === 0.5) bed.databaseNetwork.drop();
    }
    await until('all', bed.holds(COUNT), 240_000);
    await bed.expectJournal(range(0, COUNT));
    await until('one gap', async () => (await bed.gaps()).some(({ reason }) => reason === 'too-large'));
    await until('moved', async () => (await bed.countAt('INBOX')) === 1, 60_000);
    expect((await bed.gaps()).filter(({ state }) => state === 'open')).toHaveLength(1);
    expect(await bed.channelRow()).toMatchObject({ seen_count: String(COUNT + 1) });
  }, 600_000);
});

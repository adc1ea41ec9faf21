import { describe, expect, it } from '@jest/globals';
import { dovecotInstalled } from '../servers/dovecot.js';
import { redisInstalled } from '../servers/redis.js';
import { everythingOnce, storm } from './storm.js';

const ready = dovecotInstalled && redisInstalled;
if (!ready)
  process.stderr.write('skipped: the storm needs dovecot-imapd and redis-server (apt-get install …)\n');

(ready ? describe : describe.skip)('a desk in a storm of kills', () => {
  it('has each of 100 mails by SMTP and 100 by IMAP once', async () => {
    const report = await storm({ mails: 100, everyMs: 1_500, patienceMs: 120_000 });
    expect(Object.keys(report.kills)).toHaveLength(6);
    expect(report).toMatchObject(everythingOnce(100));
  }, 300_000);
});

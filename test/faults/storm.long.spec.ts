import { describe, expect, it } from '@jest/globals';
import { everythingOnce, storm } from './storm.js';

describe('a desk in a long storm of kills', () => {
  it('has each of 5,000 mails by SMTP and 5,000 by IMAP once', async () => {
    const report = await storm({ mails: 5_000, everyMs: 4_000, patienceMs: 900_000 });
    process.stderr.write(`${JSON.stringify(report)}\n`);
    expect(report).toMatchObject(everythingOnce(5_000));
  }, 3_600_000);
});

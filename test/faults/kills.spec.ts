import { describe, it } from '@jest/globals';
import { killRun } from './kill-run.mjs';
import { expectWhole } from './killed-and-whole.js';

describe('a desk whose processes are killed while mails arrive', () => {
  it('has each of 200 mails once, after api, worker and PostgreSQL were killed', async () => {
    const run = await killRun({ mails: 200, kills: 3, env: { QUEUE_LEASE_SECONDS: '5' } });
    expectWhole(run, 200, 3);
  }, 480_000);
});

import { describe, it } from '@jest/globals';
import { killRun } from './kill-run.mjs';
import { expectWhole } from './killed-and-whole.js';

describe('a desk whose processes are killed ten times while mails arrive', () => {
  it('has each of 1,000 mails once, with the settings of production', async () => {
    const run = await killRun({ mails: 1_000, kills: 10, patienceMs: 600_000 });
    expectWhole(run, 1_000, 10);
  }, 1_500_000);
});

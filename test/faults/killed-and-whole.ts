import { expect } from '@jest/globals';
import type { KillRun } from './kill-run.mjs';

/** Every mail is one journal row and in one ticket, whatever was killed meanwhile. */
export function expectWhole(run: KillRun, mails: number, kills: number): void {
  expect(run.kills).toHaveLength(kills);
  expect(run).toMatchObject({
    distinct: mails,
    journalRows: mails,
    lost: 0,
    doubled: 0,
    foreign: 0,
    withoutTicket: 0,
    emptyTickets: 0,
    notOnceProcessed: 0,
    strayBlobs: 0,
    byHand: 0,
    openInOutbox: 0,
    givenUp: 0,
    refusedForGood: 0,
    settled: true,
    allServe: true,
  });
}

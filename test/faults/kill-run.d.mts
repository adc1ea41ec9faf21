export interface KillRun {
  readonly mails: number;
  readonly distinct: number;
  readonly kills: readonly { readonly victim: string; readonly afterMails: number }[];
  readonly repeats: number;
  readonly refusedForGood: number;
  readonly settled: boolean;
  readonly journalRows: number;
  readonly lost: number;
  readonly doubled: number;
  readonly foreign: number;
  readonly withoutTicket: number;
  readonly emptyTickets: number;
  readonly notOnceProcessed: number;
  readonly byHand: number;
  readonly strayBlobs: number;
  readonly openInOutbox: number;
  readonly givenUp: number;
  readonly allServe: boolean;
  readonly deliveredSeconds: number;
  readonly settledSeconds: number;
}
/** Delivers mails by SMTP while api, worker and PostgreSQL are killed in turn, and counts what the journal holds then. */
export function killRun(options: {
  mails: number;
  kills: number;
  env?: Record<string, string>;
  patienceMs?: number;
}): Promise<KillRun>;

import type { Journal } from './event.js';
import type { SealStatement } from './seal-statement.js';

/** A seal as its row holds it. */
export interface SealRow {
  journal: Journal;
  number: string;
  event_count: number;
  first_event: string;
  last_event: string;
  last_txid: string;
  root: Buffer;
  previous: Buffer;
  sealed_at: Date;
  key_id: string;
  signature: Buffer;
}

export const sealColumns = `journal, number, event_count, first_event, last_event, last_txid::text as last_txid, root,
  previous, sealed_at, key_id, signature`;

export function statementOf(row: SealRow): SealStatement {
  return {
    v: 1,
    journal: row.journal,
    number: Number(row.number),
    eventCount: row.event_count,
    firstEvent: row.first_event,
    lastEvent: row.last_event,
    root: row.root.toString('hex'),
    previous: row.previous.toString('hex'),
    sealedAt: row.sealed_at.toISOString(),
    keyId: row.key_id,
  };
}

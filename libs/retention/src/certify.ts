import { createHash } from 'node:crypto';
import { addDays, judgeRetention, parisDay, type CivilDay, type RetentionPeriods } from '#domain';
import { newId, randomReference } from '#foundation';
import type { Remains } from './remains.query.js';

/** What a certificate says: what went, by which rule, how and when; never a word of what it said. */
export interface Statement {
  readonly certificate: string;
  readonly file: string;
  readonly kind: Remains['kind'];
  readonly requests: Remains['requests'];
  readonly closedOn: CivilDay;
  readonly keptUntil: CivilDay;
  readonly months: number;
  readonly ground: string;
  readonly source: string;
  readonly rules: string;
  /** Who proposed and who approved the periods; the destruction itself asks nobody any more. */
  readonly rulesBy: readonly string[];
  readonly destroyedAt: string;
  readonly method: readonly string[];
  /** The last day on which a backup may still hold the keys; null where the operator did not say. */
  readonly keysInBackupsUntil: CivilDay | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly fingerprints: {
    readonly messages: readonly { sha256: string; size: number; receivedAt: string }[];
    readonly files: readonly { sha256: string; size: number }[];
    readonly letters: readonly { kind: string; sentAt: string | null; sha256: string | null }[];
  };
}

export interface Certificate {
  readonly id: string;
  readonly ticketId: string;
  readonly restricted: boolean;
  readonly tickets: readonly string[];
  readonly messages: readonly string[];
  readonly statement: Statement;
  /** The statement as it is hashed. */
  readonly text: string;
  readonly sha256: string;
}

export interface Circumstances {
  readonly now: Date;
  readonly periods: RetentionPeriods;
  readonly mails: ReadonlyMap<string, string>;
  readonly approvedBy: readonly string[];
  readonly backupDays: number | undefined;
}

export const METHOD = ['keys-destroyed', 'bytes-removed', 'words-deleted', 'rows-blanked'] as const;

/** The certificate of one file that is about to go. */
export function certify(file: Remains, by: Circumstances): Certificate {
  const { kind, closedOn } = file;
  const verdict = judgeRetention({ kind, closedOn, announcedOn: closedOn, claim: null }, by.periods);
  const statement: Statement = {
    certificate: randomReference('CD'),
    file: file.reference,
    kind,
    requests: file.requests,
    closedOn,
    keptUntil: file.keptUntil,
    months: verdict.months,
    ground: verdict.ground,
    source: verdict.source,
    rules: file.rules,
    rulesBy: by.approvedBy,
    destroyedAt: by.now.toISOString(),
    method: METHOD,
    keysInBackupsUntil: by.backupDays === undefined ? null : addDays(parisDay(by.now), by.backupDays),
    counts: countsOf(file),
    fingerprints: {
      messages: file.messages.map(({ sha256, size, receivedAt }) => ({ sha256, size, receivedAt })),
      files: file.files,
      letters: file.letters.map(({ kind: letter, sentAt, mailId }) => ({
        kind: letter,
        sentAt,
        sha256: (mailId && by.mails.get(mailId)) ?? null,
      })),
    },
  };
  const text = JSON.stringify(statement);
  return {
    id: newId(),
    ticketId: file.id,
    restricted: file.restricted,
    tickets: file.tickets,
    messages: file.messages.map(({ id }) => id),
    statement,
    text,
    sha256: fingerprintOf(statement),
  };
}

const countsOf = (file: Remains): Record<string, number> => ({
  tickets: file.tickets.length,
  messages: file.messages.length,
  keys: file.blobs.length,
  files: file.files.length,
  letters: file.letters.length,
  notes: file.notes,
  tasks: file.tasks,
  journalDetails: file.details,
  claims: file.claims,
});

/** SHA-256 over the statement with its keys in order, as anybody can compute it from the exported certificate. */
export function fingerprintOf(statement: unknown): string {
  return createHash('sha256').update(inOrder(statement)).digest('hex');
}

function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${inOrder(one)}`).join(',')}}`;
}

import type { Detail } from './commitment.js';
import type { Journal, SealedContent } from './event.js';
import type { SealStatement } from './seal-statement.js';

/** The lines of an exported journal (JSON Lines), in this order: journal, keys, then each seal before its events, end. */
export type ExportLine = JournalLine | KeyLine | SealLine | EventLine | EndLine;

export interface JournalLine {
  kind: 'journal';
  format: 'dpo-desk-audit/1';
  journal: Journal;
  /** Events that declare a pruning: details of reads and sign-ins before that instant may be missing. */
  prunings: { event: string; before: string }[];
}

export interface KeyLine {
  kind: 'key';
  id: string;
  /** SubjectPublicKeyInfo (DER) in base64. */
  publicKey: string;
}

export interface SealLine {
  kind: 'seal';
  statement: SealStatement;
  /** Ed25519 over the canonical JSON of the statement, base64. */
  signature: string;
  /** The sealed leaves in order, hexadecimal: their Merkle root is the statement's. */
  leaves: string[];
}

export interface EventLine {
  kind: 'event';
  /** Number of its seal, null while it is younger than the last one. */
  seal: number | null;
  /** Place inside the seal. */
  index: number | null;
  event: SealedContent;
  leaf: string;
  detail: Detail | null;
}

export interface EndLine {
  kind: 'end';
  events: number;
  seals: number;
}

/** The newest seals, kept where nobody of the desk can rewrite them: what came before them is provably complete. */
export interface Anchor {
  format: 'dpo-desk-anchor/1';
  madeAt: string;
  seals: { journal: Journal; number: number; sealedAt: string; root: string; sealHash: string }[];
}

import { canonicalJson } from './canonical-json.js';
import { leafHash } from './merkle.js';

/** `desk` holds the work of everybody; `vault` what touches an authority file. Each is sealed by itself. */
export const journals = ['desk', 'vault'] as const;
export type Journal = (typeof journals)[number];

/** Acts live as long as their file; details of reads and sign-ins go by the rule set of retention. */
export type Retention = 'act' | 'read' | 'sign-in';

/** What a use case tells the journal. */
export interface NewEvent {
  type: string;
  /** Default `desk`. */
  journal?: Journal;
  /** Default `act`. */
  retention?: Retention;
  object?: { kind: string; id: string };
  ticketId?: string | null;
  /** Facts that identify nobody: ids, codes, states, counts. They stay for ever. */
  content?: Record<string, unknown>;
  /** Facts about a person: the sealed content shows a commitment, the value lies encrypted beside it. */
  personal?: Record<string, unknown>;
  /** What the event is part of, where that is not what its transaction is part of. */
  correlationId?: string;
}

/** One event as it is hashed, sealed and exported. */
export interface SealedContent {
  v: 1;
  id: string;
  journal: Journal;
  at: string;
  retention: Retention;
  type: string;
  actor: { kind: string; id: string | null };
  object: { kind: string | null; id: string | null };
  ticketId: string | null;
  correlationId: string | null;
  content: Record<string, unknown>;
}

/** The leaf of an event: SHA-256(0x00 || canonical JSON). */
export function leafOf(event: SealedContent): Buffer {
  return leafHash(canonicalJson(event));
}

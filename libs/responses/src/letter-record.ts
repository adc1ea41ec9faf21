import type { AccessStatements, Audience, LetterKind, ReaderLanguage } from '#domain';
import { DomainError, type Context } from '#foundation';

export const letterStates = [
  'draft',
  'queued',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'discarded',
] as const;
export type LetterState = (typeof letterStates)[number];

/** How much of a conversation somebody has seen: its messages, its other letters, the decisions on its requests. */
export interface Seen {
  readonly messages: number;
  readonly letters: number;
  readonly decisions: number;
}

/** A letter with the ticket it belongs to, as the acts upon it need it. */
export interface LetterRecord {
  readonly id: string;
  readonly ticketId: string;
  readonly ticketReference: string;
  readonly ticketMessages: number;
  readonly requestId: string | null;
  readonly authorityFileId: string | null;
  readonly restricted: boolean;
  readonly kind: LetterKind;
  readonly language: ReaderLanguage;
  readonly audience: Audience;
  readonly state: LetterState;
  readonly toAddress: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly body: string;
  /** What an answer that gives access says of each block. */
  readonly accessBlocks: AccessStatements;
  readonly automatic: boolean;
  readonly basedOn: Seen;
  /** The outcomes that it was written from; null for a letter of no request. */
  readonly basedOnTracks: string | null;
  /** Everybody who wrote a word of it. */
  readonly writers: readonly string[];
  readonly readingAskedBy: string | null;
  readonly messageId: string | null;
  readonly outgoingMailId: string | null;
  readonly sentAt: Date | null;
  readonly version: number;
}

const RECORD = `
  select l.id, l.ticket_id as "ticketId", t.reference as "ticketReference", t.message_count as "ticketMessages",
         l.request_id as "requestId", l.authority_file_id as "authorityFileId", l.restricted, l.kind, l.language, l.audience, l.state,
         l.to_address as "toAddress", l.to_name as "toName", l.subject, l.body, l.access_blocks as "accessBlocks", l.automatic,
         jsonb_build_object('messages', coalesce(l.based_on_message_count, 0), 'letters', l.based_on_letters,
           'decisions', l.based_on_decisions) as "basedOn", l.based_on_tracks as "basedOnTracks", l.writers, l.reading_asked_by as "readingAskedBy", l.message_id as "messageId",
         l.outgoing_mail_id as "outgoingMailId", l.sent_at as "sentAt", l.version
  from letter l join ticket t on t.id = l.ticket_id`;

/** The letter; `not-found` when it is not there or not this officer's to see. */
export async function seenLetter(ctx: Context, id: string): Promise<LetterRecord> {
  const [letter] = await ctx.query<LetterRecord & Record<string, unknown>>(`${RECORD} where l.id = $1`, [id]);
  if (!letter) throw new DomainError('letter.not-found', 'not-found');
  return letter;
}

/** The letter, locked for this act, as whoever held it before has left it. */
export async function lockLetter(ctx: Context, id: string): Promise<LetterRecord> {
  await ctx.query(`select 1 from letter where id = $1 for update`, [id]);
  return seenLetter(ctx, id);
}

/** A draft, in the version that the officer looked at. */
export async function lockDraft(ctx: Context, id: string, version: number): Promise<LetterRecord> {
  const letter = await lockLetter(ctx, id);
  if (letter.version !== version)
    throw new DomainError('letter.stale', 'conflict', { version: letter.version });
  if (letter.state !== 'draft')
    throw new DomainError('letter.not-a-draft', 'refused', { state: letter.state });
  return letter;
}

/** Where the acts upon a letter are written. */
export const journalOf = (letter: { restricted: boolean }): 'desk' | 'vault' =>
  letter.restricted ? 'vault' : 'desk';

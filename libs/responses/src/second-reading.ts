import { createHash } from 'node:crypto';
import {
  needsSecondReader,
  previewLetter,
  readerRefusals,
  secondReadingRefusals,
  type LetterTrack,
  type ReadingVerdict,
  type Refusal,
} from '#domain';
import { record } from '#audit';
import { DomainError, type Context } from '#foundation';
import { seenRequest } from '#requests';
import { actingOfficer } from '#triage';
import { draftRefusals } from './draft-refusals.js';
import { journalOf, lockDraft, type LetterRecord } from './letter-record.js';
import { PLACEHOLDER, withDecider } from './with-decider.js';

/** What a second reader says, and of which version. */
export interface ReadingInput {
  readonly version: number;
  readonly verdict: ReadingVerdict;
  /** Why it goes back; a word for the writer where it does not. */
  readonly note?: string;
}

/** How the second reading of a letter stands, for the page that shows it. */
export interface ReadingState {
  readonly state: 'none' | 'asked' | 'approved' | 'sent-back' | 'outdated';
  readonly askedBy: { id: string; name: string } | null;
  readonly askedAt: Date | null;
  readonly by: { id: string; name: string } | null;
  readonly at: Date | null;
  readonly note: string | null;
}

interface Row {
  readonly readerId: string;
  readonly name: string;
  readonly verdict: ReadingVerdict;
  readonly textHash: string;
  readonly at: Date;
  readonly note: string | null;
}

/**
 * Asks for the second reading: the letter waits with everybody who may read it. A text that is not finished is not asked about,
 * because the reading would be void with the next word.
 */
export async function askReading(ctx: Context, id: string, version: number): Promise<void> {
  const officerId = actingOfficer(ctx);
  const letter = await lockDraft(ctx, id, version);
  await readable(ctx, letter);
  await ctx.query(`update letter set reading_asked_at = $2, reading_asked_by = $3 where id = $1`, [
    id,
    ctx.now,
    officerId,
  ]);
  await note(ctx, letter, 'letter.reading-asked');
}

/**
 * A second officer says of exactly this text that it may leave, or sends it back with the reason. Nobody who wrote a word of it
 * is that officer, and an edit afterwards makes it unread again.
 * @law GDPR art. 5(2), 12(4)
 */
export async function readLetter(ctx: Context, id: string, input: ReadingInput): Promise<void> {
  const officerId = actingOfficer(ctx);
  const letter = await lockDraft(ctx, id, input.version);
  const tracks = await readable(ctx, letter);
  const refusals = readerRefusals(officerId, letter.writers);
  if (refusals.length > 0) throw new DomainError('letter.refused', 'refused', { refusals });
  const said = input.note?.trim() || null;
  if (input.verdict === 'sent-back' && said === null)
    throw new DomainError('letter.refused', 'refused', { refusals: [{ code: 'note-missing' }] });
  await ctx.query(
    `insert into letter_reading (letter_id, letter_version, text_hash, officer_id, verdict, note, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, letter.version, textHash(letter, tracks), officerId, input.verdict, said, ctx.now],
  );
  await ctx.query(`update letter set reading_asked_at = null, reading_asked_by = null where id = $1`, [id]);
  await note(ctx, letter, input.verdict === 'approved' ? 'letter.read-approved' : 'letter.read-sent-back', {
    note: said,
  });
}

/** What the second reading lacks for the sender of this letter; nothing where it needs none. */
export async function readerRefusalsOf(ctx: Context, letter: LetterRecord): Promise<Refusal[]> {
  const tracks = await tracksOf(ctx, letter);
  if (!needsSecondReader({ kind: letter.kind, tracks })) return [];
  const last = await lastReading(ctx, letter.id);
  const reading = last && { ...last, sameText: last.textHash === textHash(letter, tracks) };
  return secondReadingRefusals(reading, ctx.actor.kind === 'officer' ? ctx.actor.officerId : null);
}

/** How the second reading stands; null where the letter needs none. */
export async function readingState(ctx: Context, letter: LetterRecord): Promise<ReadingState | null> {
  const tracks = await tracksOf(ctx, letter);
  if (!needsSecondReader({ kind: letter.kind, tracks })) return null;
  const last = await lastReading(ctx, letter.id);
  const [asked] = await ctx.query<{ id: string; name: string; at: Date }>(
    `select o.id, o.name, l.reading_asked_at as at from letter l join officer o on o.id = l.reading_asked_by where l.id = $1`,
    [letter.id],
  );
  const read = {
    by: last && { id: last.readerId, name: last.name },
    at: last?.at ?? null,
    note: last?.note ?? null,
  };
  const askedFor = { askedBy: asked ? { id: asked.id, name: asked.name } : null, askedAt: asked?.at ?? null };
  if (asked) return { state: 'asked', ...askedFor, ...read };
  if (!last) return { state: 'none', ...askedFor, ...read };
  // What has left carries the name of its deciding manager: its text is no longer compared with the draft that was read.
  const same = letter.state !== 'draft' || last.textHash === textHash(letter, tracks);
  return { state: same ? last.verdict : 'outdated', ...askedFor, ...read };
}

/** Everything that the person will read, and who that is: a change to any of it makes the letter another one. */
function textHash(letter: LetterRecord, tracks: readonly LetterTrack[]): string {
  const { language, audience, toAddress } = letter;
  const { subject, text } = previewLetter({
    ...letter,
    ...withDecider(letter, PLACEHOLDER),
    tracks,
    deciderName: PLACEHOLDER,
  });
  return createHash('sha256')
    .update(JSON.stringify([language, audience, toAddress, subject, text]))
    .digest('hex');
}

async function readable(ctx: Context, letter: LetterRecord): Promise<readonly LetterTrack[]> {
  const tracks = await tracksOf(ctx, letter);
  if (!needsSecondReader({ kind: letter.kind, tracks }))
    throw new DomainError('letter.needs-no-reader', 'refused');
  const refusals = draftRefusals(letter, tracks);
  if (refusals.length > 0) throw new DomainError('letter.refused', 'refused', { refusals });
  return tracks;
}

const tracksOf = async (ctx: Context, { requestId }: LetterRecord): Promise<readonly LetterTrack[]> =>
  requestId ? (await seenRequest(ctx, requestId)).tracks : [];

async function lastReading(ctx: Context, letterId: string): Promise<Row | null> {
  const [row] = await ctx.query<Row & Record<string, unknown>>(
    `select r.officer_id as "readerId", o.name, r.verdict, r.text_hash as "textHash", r.at, r.note
     from letter_reading r join officer o on o.id = r.officer_id where r.letter_id = $1 order by r.at desc, r.id desc limit 1`,
    [letterId],
  );
  return row ?? null;
}

const note = (ctx: Context, letter: LetterRecord, type: string, personal = {}): Promise<string> =>
  record(ctx, {
    type,
    journal: journalOf(letter),
    object: { kind: 'letter', id: letter.id },
    ticketId: letter.ticketId,
    content: { kind: letter.kind, version: letter.version },
    personal,
  });

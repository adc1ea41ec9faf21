import {
  accessMeter,
  audienceOf,
  draftLetter as render,
  type AccessStatements,
  type Audience,
  type LetterKind,
  type ReaderLanguage,
} from '#domain';
import { DomainError, newId, type Context } from '#foundation';
import { record } from '#audit';
import { answerOf, letterAddressOf, seenRequest, tracksDigest } from '#requests';
import { actingOfficer } from '#triage';
import { languageOf, letterContext, type LetterContext, type LetterTarget } from './letter-context.js';
import { seenNow } from './letter-news.js';
import { journalOf, lockDraft, type Seen } from './letter-record.js';
import { mergeFields } from './merge-fields.js';

export interface NewLetter extends LetterTarget {
  readonly kind: LetterKind;
  readonly language?: ReaderLanguage;
  /** As who asks is best spoken to, unless the officer says otherwise. */
  readonly audience?: Audience;
  /** Merge fields that an officer fills: reasons, question, answer … */
  readonly fields?: Readonly<Record<string, string>>;
  /** What is said of each block of an access; the rest is said later, in the draft. */
  readonly accessBlocks?: AccessStatements;
}

/** Writes a draft from its template; what could not be filled stands between braces until somebody fills it. */
export async function draftLetter(ctx: Context, input: NewLetter): Promise<string> {
  actingOfficer(ctx);
  return writeDraft(ctx, input, await letterContext(ctx, input));
}

/** The draft itself; `automatic` when no officer wrote it. */
export async function writeDraft(ctx: Context, input: NewLetter, from: LetterContext): Promise<string> {
  const { ticket } = from;
  if (ticket.mergedInto) throw new DomainError('ticket.merged', 'refused');
  assertFits(input, from);
  const language = input.language ?? languageOf(from);
  const { kind, audience = from.request ? audienceOf(from.request.requester) : 'adult' } = input;
  const to = from.request && letterAddressOf(from.request, kind, ctx.now);
  // Who wrote on paper and gave no address is answered by post: the letter is written all the same.
  const toAddress = to ?? ticket.correspondentAddress ?? '';
  const values = await mergeFields(ctx, { kind, language, audience }, from, input.fields ?? {});
  const draft = render(kind, language, values, audience);
  const id = newId();
  const officer = from.officer;
  const seen = await seenNow(ctx, { id, ticketId: ticket.id });
  await ctx.query(INSERT, [
    id,
    ticket.id,
    from.request?.id ?? null,
    from.file?.id ?? null,
    ticket.restricted,
    input.kind,
    language,
    draft.templateVersion,
    toAddress,
    from.request?.personName ?? ticket.correspondentName,
    draft.subject,
    draft.body,
    JSON.stringify(values),
    officer === null,
    officer?.id ?? null,
    ticket.messageCount,
    ctx.now,
    draft.audience,
    JSON.stringify(input.accessBlocks ?? {}),
    officer ? [officer.id] : [],
    seen.letters,
    seen.decisions,
    from.request && tracksDigest(from.request.tracks),
  ]);
  await record(ctx, {
    type: 'letter.drafted',
    journal: journalOf(ticket),
    object: { kind: 'letter', id },
    ticketId: ticket.id,
    content: {
      kind: input.kind,
      language,
      audience: draft.audience,
      templateVersion: draft.templateVersion,
      requestId: from.request?.id ?? null,
    },
    personal: { to: toAddress },
  });
  return id;
}

const ofRequest: readonly LetterKind[] = [
  'identity-question',
  'clarification-question',
  'papers-question',
  'extension',
  'answer',
  'refusal',
  'closing-without-answer',
];

function assertFits({ kind }: NewLetter, { request, file, enquiry }: LetterContext): void {
  const answers = kind === answerOf.enquiry || kind === answerOf.supervisory;
  if (answers && (!enquiry || answerOf[enquiry.kind] !== kind))
    throw new DomainError('letter.needs-enquiry', 'invalid');
  if (kind === 'authority-acknowledgement' && !file)
    throw new DomainError('letter.needs-authority-file', 'invalid');
  // A plain answer to an enquiry has no request; everything that touches a clock has.
  if (ofRequest.includes(kind) && kind !== 'answer' && !request)
    throw new DomainError('letter.needs-request', 'invalid');
}

export interface LetterEdit {
  readonly version: number;
  readonly subject: string;
  readonly body: string;
  readonly toAddress?: string;
  /** What is said of each block of an access; what is not given stays as it was. */
  readonly accessBlocks?: AccessStatements;
  /** What of the conversation the writer has seen; no more than before unless they say it. */
  readonly seen?: Seen;
}

/**
 * Keeps what the officer wrote, in the version that they began from: what somebody else has replaced is refused, and nothing is
 * overwritten. Whoever wrote a word is remembered; a second reading of an earlier text counts no more.
 */
export async function editLetter(ctx: Context, id: string, edit: LetterEdit): Promise<void> {
  const officerId = actingOfficer(ctx);
  const letter = await lockDraft(ctx, id, edit.version);
  const toAddress = edit.toAddress?.toLowerCase() ?? letter.toAddress;
  const accessBlocks = { ...letter.accessBlocks, ...edit.accessBlocks };
  const seen = edit.seen ?? letter.basedOn;
  await ctx.query(EDIT, [
    id,
    edit.subject,
    edit.body,
    toAddress,
    seen.messages,
    seen.letters,
    seen.decisions,
    ctx.now,
    JSON.stringify(accessBlocks),
    officerId,
    letter.requestId && tracksDigest((await seenRequest(ctx, letter.requestId)).tracks),
  ]);
  await record(ctx, {
    type: 'letter.edited',
    journal: journalOf(letter),
    object: { kind: 'letter', id },
    ticketId: letter.ticketId,
    content: {
      version: letter.version + 1,
      otherAddress: toAddress !== letter.toAddress,
      ...(edit.accessBlocks ? { missingBlocks: accessMeter(accessBlocks).missing } : {}),
    },
    personal: { subject: edit.subject, to: toAddress },
  });
}

/** Throws a draft away; it stays readable, and nothing of it leaves. */
export async function discardLetter(ctx: Context, id: string, version?: number): Promise<void> {
  actingOfficer(ctx);
  const letter = await lockDraft(ctx, id, version ?? (await currentVersion(ctx, id)));
  await ctx.query(
    `update letter set state = 'discarded', updated_at = $2, version = version + 1 where id = $1`,
    [id, ctx.now],
  );
  await record(ctx, {
    type: 'letter.discarded',
    journal: journalOf(letter),
    object: { kind: 'letter', id },
    ticketId: letter.ticketId,
  });
}

async function currentVersion(ctx: Context, id: string): Promise<number> {
  const [letter] = await ctx.query<{ version: number }>(
    `select version from letter where id = $1 for update`,
    [id],
  );
  if (!letter) throw new DomainError('letter.not-found', 'not-found');
  return letter.version;
}

const EDIT = `
  update letter set subject = $2, body = $3, to_address = $4, based_on_message_count = $5, based_on_letters = $6,
         based_on_decisions = $7, updated_at = $8, access_blocks = $9,
         writers = array_append(array_remove(writers, $10::uuid), $10::uuid), based_on_tracks = $11, version = version + 1
  where id = $1`;

const INSERT = `
  insert into letter (id, ticket_id, request_id, authority_file_id, restricted, kind, language, template_version, to_address,
      to_name, subject, body, fields, automatic, created_by, based_on_message_count, created_at, updated_at, audience, access_blocks,
      writers, based_on_letters, based_on_decisions, based_on_tracks)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $18, $19, $20, $21, $22, $23)`;

import type {
  AccessStatements,
  Audience,
  LetterKind,
  LetterTrack,
  PostingKind,
  ReaderLanguage,
  Refusal,
} from '#domain';
import { Conditions, continueAfter, DomainError, pageOf, type Context, type KeysetPage } from '#foundation';
import { accessReadings, type AccessReading } from './access-readings.js';
import { IS_HELD } from './decide-held-letter.js';
import { draftRefusals } from './draft-refusals.js';
import { letterRefusals } from './letter-refusals.js';
import { newsSince, seenNow, type NewsItem } from './letter-news.js';
import { letterStates, seenLetter, type LetterState, type Seen } from './letter-record.js';
import { readingState, type ReadingState } from './second-reading.js';

type Brief = { id: string; name: string } | null;

/** A letter as lists and pages show it. */
export interface LetterDetails {
  readonly id: string;
  readonly ticketId: string;
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
  /** Block by block, what is said of an access; null where the letter gives none or has left. */
  readonly access: readonly AccessReading[] | null;
  readonly refusals: readonly Refusal[];
  readonly automatic: boolean;
  readonly version: number;
  readonly createdBy: Brief;
  readonly decidedBy: Brief;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly bounceReason: string | null;
  readonly delayedAt: Date | null;
  readonly delayReason: string | null;
  readonly complainedAt: Date | null;
  readonly messageId: string | null;
  readonly ticketReference: string;
  readonly requestReference: string | null;
  /** Who wrote the last word of it, and everybody who wrote one. */
  readonly writtenBy: Brief;
  readonly writers: readonly string[];
  readonly pdfCopy: boolean;
  /** How it left on paper; null for a mail. */
  readonly posting: {
    on: string;
    kind: PostingKind;
    trackingNumber: string | null;
    proofId: string | null;
  } | null;
}

/** A letter as its own page shows it. */
export interface LetterPageDetails extends LetterDetails {
  /** How the second reading stands; null where it needs none. */
  readonly reading: ReadingState | null;
  /** What came into the conversation since a draft was last written. */
  readonly news: readonly NewsItem[];
  /** How much of the conversation there is to see now; handed back with the sending. */
  readonly seen: Seen;
}

export interface LetterListQuery {
  readonly state?: readonly string[];
  readonly kind?: readonly LetterKind[];
  readonly ticketId?: string;
  readonly requestId?: string;
  /** Automatic ones that a cap or an objection holds. */
  readonly held?: boolean;
  readonly order?: 'asc' | 'desc';
  readonly cursor?: string;
  readonly limit: number;
}

type Row = Omit<LetterDetails, 'refusals' | 'access'> & {
  tracks: LetterTrack[];
  accessBlocks: AccessStatements;
  sortKey: string;
} & Record<string, unknown>;

const NEWEST = { column: 'created_at', type: 'timestamptz' } as const;

/** One page of letters the officer may see, newest first unless asked otherwise. */
export async function listLetters(ctx: Context, query: LetterListQuery): Promise<KeysetPage<LetterDetails>> {
  const order = query.order === 'asc' ? 'asc' : 'desc';
  const conditions = new Conditions();
  const states = letterStates.filter((state) => query.state?.includes(state));
  if (query.state) conditions.add((p) => `l.state = any (${p(states)})`);
  if (query.kind) conditions.add((p) => `l.kind = any (${p(query.kind)})`);
  if (query.ticketId) conditions.add((p) => `l.ticket_id = ${p(query.ticketId)}::uuid`);
  if (query.requestId) conditions.add((p) => `l.request_id = ${p(query.requestId)}::uuid`);
  if (query.held !== undefined) conditions.add(() => `(${IS_HELD}) is ${query.held}`);
  continueAfter(conditions, 'l', NEWEST, order, query.cursor);
  const limit = conditions.param(query.limit + 1);
  const rows = await ctx.query<Row>(
    `with found as materialized (
       select l.* from letter l ${conditions.where} order by l.created_at ${order}, l.id ${order} limit ${limit}
     ) select ${COLUMNS} from found l ${JOINS} order by l.created_at ${order}, l.id ${order}`,
    conditions.params,
  );
  const page = pageOf(rows, query.limit, ({ sortKey, id }) => [sortKey, id]);
  return { ...page, items: page.items.map((row) => ({ ...plain(row), refusals: textRefusals(row) })) };
}

/** One letter, with everything that stands in the way of sending it now. */
export async function letterDetails(ctx: Context, id: string): Promise<LetterPageDetails> {
  const [row] = await ctx.query<Row>(`select ${COLUMNS} from letter l ${JOINS} where l.id = $1`, [id]);
  if (!row) throw new DomainError('letter.not-found', 'not-found');
  const letter = await seenLetter(ctx, id);
  return {
    ...plain(row),
    refusals: await letterRefusals(ctx, letter),
    reading: await readingState(ctx, letter),
    news: letter.state === 'draft' ? await newsSince(ctx, letter, letter.basedOn) : [],
    seen: await seenNow(ctx, letter),
  };
}

/** The letters of a ticket, oldest first. */
export async function lettersOfTicket(ctx: Context, ticketId: string): Promise<LetterDetails[]> {
  const rows = await ctx.query<Row>(
    `select ${COLUMNS} from letter l ${JOINS} where l.ticket_id = $1 order by l.created_at, l.id`,
    [ticketId],
  );
  return rows.map((row) => ({ ...plain(row), refusals: textRefusals(row) }));
}

const textRefusals = (row: Row): Refusal[] => (row.state === 'draft' ? draftRefusals(row, row.tracks) : []);

const plain = ({ tracks, accessBlocks, sortKey: _key, ...letter }: Row): Omit<LetterDetails, 'refusals'> => ({
  ...letter,
  access: accessReadings({ kind: letter.kind, language: letter.language, tracks, accessBlocks }),
});

const COLUMNS = `
  l.id, l.ticket_id as "ticketId", l.request_id as "requestId", l.authority_file_id as "authorityFileId", l.restricted, l.kind,
  l.language, l.audience, l.state, l.to_address as "toAddress", l.to_name as "toName", l.subject, l.body, l.access_blocks as "accessBlocks", l.automatic, l.version,
  case when c.id is null then null else jsonb_build_object('id', c.id, 'name', c.name) end as "createdBy",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'name', d.name) end as "decidedBy",
  l.created_at as "createdAt", l.sent_at as "sentAt", l.delivered_at as "deliveredAt", l.bounced_at as "bouncedAt",
  l.bounce_reason as "bounceReason", l.delayed_at as "delayedAt", l.delay_reason as "delayReason",
  l.complained_at as "complainedAt", l.message_id as "messageId", t.reference as "ticketReference",
  r.reference as "requestReference",
  case when w.id is null then null else jsonb_build_object('id', w.id, 'name', w.name) end as "writtenBy", l.writers, l.pdf_copy as "pdfCopy",
  case when l.posted_on is null then null else jsonb_build_object('on', l.posted_on, 'kind', l.posted_as,
    'trackingNumber', l.tracking_number, 'proofId', l.posting_proof_id) end as posting, l.created_at::text as "sortKey",
  case when l.state <> 'draft' then '[]'::jsonb else (
    select coalesce(jsonb_agg(jsonb_build_object('right', k."right", 'outcome', k.outcome, 'grounds', to_jsonb(k.grounds),
      'reasons', k.reasons) order by k.position), '[]') from request_track k where k.request_id = l.request_id) end as tracks`;

const JOINS = `
  join ticket t on t.id = l.ticket_id
  left join request r on r.id = l.request_id
  left join officer c on c.id = l.created_by
  left join officer d on d.id = l.decided_by
  left join officer w on w.id = l.writers[cardinality(l.writers)]`;

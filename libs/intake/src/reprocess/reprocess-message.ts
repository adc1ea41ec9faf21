import { record } from '#audit';
import type { Context } from '#foundation';
import { parseAuthenticationResults, type AuthenticationFacts } from '../decode/index.js';
import { DECODER_VERSION, readMail } from '../process/read-mail.js';
import {
  messageColumns,
  peopleOf,
  searchLanguage,
  searchVector,
  type MessageColumns,
} from '../process/message-columns.js';
import { messageFacts } from '../process/message-facts.js';
import type { MessageStore } from '../journal/message-store.js';
import { whatChanged, type Change } from './what-changed.js';

/** What decoding a message again gave. `before` and `after` hold personal data: only for who asked to see it. */
export interface Reprocessed {
  readonly id: string;
  readonly receivedAt: Date;
  readonly decoderBefore: string | null;
  readonly changes: readonly Change[];
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly written: boolean;
}

interface StoredView extends Omit<MessageColumns, 'sentAt' | 'text'> {
  readonly id: string;
  readonly ticketId: string;
  readonly restricted: boolean;
  readonly receivedAt: Date;
  readonly sentAt: Date | null;
  readonly text: string | null;
  readonly language: string | null;
  readonly facts: Record<string, unknown> & { authentication?: AuthenticationFacts };
  readonly decoderVersion: string | null;
}

/** Ids of the messages received since a day, oldest first, a page at a time. */
export function messagesSince(
  ctx: Context,
  since: Date,
  after: { receivedAt: Date; id: string } | null,
): Promise<{ id: string; receivedAt: Date }[]> {
  return ctx.query(PAGE, [since, after?.receivedAt ?? since, after?.id ?? NIL]);
}

/**
 * Decodes the stored bytes of one message with the present decoder and tells what it reads otherwise; with `apply` the view of the
 * message is written anew. Its bytes, its ticket, its place, its authentication and every decision of an officer stay untouched.
 */
export async function reprocessMessage(
  ctx: Context,
  store: MessageStore,
  id: string,
  apply: boolean,
): Promise<Reprocessed | null> {
  const [stored] = await ctx.query<StoredView & Record<string, unknown>>(`${STORED} ${apply ? LOCKED : ''}`, [
    id,
  ]);
  const opened = stored ? await store.open(ctx, id) : null;
  if (!stored || !opened) return null;
  const reading = await readMail(opened.raw, ctx.now, opened.row);
  const columns = messageColumns(reading.mail);
  const authentication = stored.facts.authentication ?? parseAuthenticationResults([], [], null);
  const { signatures: _s, encryption: _e, ...otherFacts } = stored.facts;
  const facts: Record<string, unknown> = {
    ...otherFacts,
    ...messageFacts({ ...reading, authentication }),
    authentication: stored.facts.authentication,
  };
  const { facts: storedFacts, ...row } = stored;
  const before = { ...storedFacts, ...row, text: row.text ?? '', sentAt: row.sentAt?.toISOString() ?? null };
  const after = { ...facts, ...columns };
  const changes = whatChanged(before, { signatures: [], encryption: null, ...after });
  const isDue = changes.length > 0 || stored.decoderVersion !== DECODER_VERSION;
  if (apply && isDue) await write(ctx, stored, columns, facts, changes);
  return {
    id,
    receivedAt: stored.receivedAt,
    decoderBefore: stored.decoderVersion,
    changes,
    before,
    after,
    written: apply && isDue,
  };
}

async function write(
  ctx: Context,
  stored: StoredView,
  columns: MessageColumns,
  facts: Record<string, unknown>,
  changes: readonly Change[],
): Promise<void> {
  const {
    subject,
    fromName,
    fromAddress,
    replyTo,
    to,
    cc,
    messageId,
    inReplyTo,
    references,
    sentAt,
    preview,
  } = columns;
  await ctx.query(DESCRIBE, [
    stored.id,
    subject,
    fromName,
    fromAddress,
    replyTo,
    to,
    cc,
    messageId,
    inReplyTo,
    references,
    sentAt,
    preview,
    JSON.stringify(facts),
    DECODER_VERSION,
  ]);
  await ctx.query(WORD, [
    stored.id,
    stored.ticketId,
    stored.restricted,
    stored.receivedAt,
    columns.text,
    searchLanguage(stored.language),
    subject,
    peopleOf(columns),
    columns.text.slice(0, 200_000),
  ]);
  await record(ctx, {
    journal: stored.restricted ? 'vault' : 'desk',
    type: 'message.reprocessed',
    object: { kind: 'message', id: stored.id },
    ticketId: stored.ticketId,
    content: {
      decoderBefore: stored.decoderVersion,
      decoderAfter: DECODER_VERSION,
      fields: changes.map(({ field }) => field),
    },
  });
}

const NIL = '00000000-0000-0000-0000-000000000000';

const PAGE = `
  select id, received_at as "receivedAt" from message
  where direction = 'in' and state = 'ticketed' and ticket_id is not null and received_at >= $1 and (date_trunc('milliseconds', received_at), id) > ($2, $3::uuid)
    and body_destroyed_at is null
  order by received_at, id limit 200`;

const STORED = `
  select m.id, m.ticket_id as "ticketId", m.restricted, m.received_at as "receivedAt", m.subject, m.from_name as "fromName",
         m.from_address as "fromAddress", m.reply_to as "replyTo", m.to_addresses as "to", m.cc_addresses as "cc",
         m.message_id as "messageId", m.in_reply_to as "inReplyTo", m.reference_ids as "references", m.sent_at as "sentAt",
         m.preview, x.body as text, m.language, m.facts, m.decoder_version as "decoderVersion"
  from message m left join message_text x on x.message_id = m.id
  where m.id = $1 and m.direction = 'in' and m.state = 'ticketed' and m.body_destroyed_at is null`;

const LOCKED = 'for update of m';

const DESCRIBE = `
  update message set subject = $2, from_name = $3, from_address = $4, reply_to = $5, to_addresses = $6, cc_addresses = $7,
         message_id = $8, in_reply_to = $9, reference_ids = $10, sent_at = $11, preview = $12, facts = $13, decoder_version = $14
  where id = $1`;

const WORD = `
  insert into message_text (message_id, ticket_id, restricted, received_at, body, tsv)
  values ($1, $2, $3, $4, $5,
          ${searchVector('$6', '$7', '$8', '$9')})
  on conflict (message_id) do update set body = excluded.body, tsv = excluded.tsv`;

import { randomReference, newId, type Context } from '#foundation';
import type { Placement, ProposalReason, TriageSuggestion } from '#domain';
import {
  DECODER_VERSION,
  messageColumns,
  messageFacts,
  peopleOf,
  searchLanguage,
  searchVector,
  whyUnread,
  type MailReading,
  type MessageRow,
  type StepTrace,
} from '#intake';
import { flagsOf } from './classify-mail.js';
import type { Home } from './lock-ties.js';

export interface PlacementToWrite {
  readonly row: MessageRow;
  readonly reading: MailReading;
  readonly suggestion: TriageSuggestion;
  readonly placement: Placement;
  /** The ticket that the message joins, held. */
  readonly home: Home | null;
  readonly copyOf: string | null;
  readonly steps: readonly StepTrace[];
  /** What else is written with it. */
  readonly alongside: (ticketId: string) => Promise<unknown>[];
}

/** Opens or joins the ticket and gives the message its decoded facts, its text and its suggestion. Returns the ticket. */
export async function writePlacement(
  ctx: Context,
  write: PlacementToWrite,
): Promise<{ ticketId: string; restricted: boolean }> {
  const { placement, home } = write;
  const unread = whyUnread(write.reading);
  const restricted = home?.restricted ?? (unread !== null || write.suggestion.authoritySign !== 'none');
  const ticketId = home?.id ?? newId();
  await Promise.all([
    home
      ? ctx.query(joinsQuietly(write) ? TOUCH_QUIETLY : TOUCH_TICKET, [ticketId, write.row.receivedAt])
      : openTicket(ctx, write, ticketId, restricted),
    describeMessage(ctx, write, ticketId, restricted),
    ...write.alongside(ticketId),
  ]);
  if (unread !== null) await ctx.query(BY_HAND, [write.row.id, unread.slice(0, 300), ticketId]);
  if (placement.kind === 'join') {
    if (placement.complaint !== null) {
      const complaint = { ticketId, reason: 'answer-incomplete' as const, quote: placement.complaint };
      await propose(ctx, write.row.id, [complaint], ticketId, restricted);
    }
    return { ticketId, restricted };
  }
  // Grants to counsel and to the officers named for authority files; a plain ticket needs none.
  if (restricted) {
    const why = write.suggestion.authoritySign === 'none' ? 'unread-by-machine' : 'authority-sign';
    await ctx.query('select restrict_ticket($1, $2)', [ticketId, why]);
  }
  await propose(ctx, write.row.id, placement.proposals, ticketId, restricted);
  return { ticketId, restricted };
}

/** A machine's word is kept in the conversation; it opens nothing again and is no news. */
function joinsQuietly({ placement, reading: { report } }: PlacementToWrite): boolean {
  if (placement.kind !== 'join') return false;
  if (placement.why === 'automatic') return true;
  if (placement.why !== 'report' || report === null || report.kind === 'feedback') return false;
  return !report.recipients.some(({ action }) => action === 'failed');
}

function openTicket(
  ctx: Context,
  write: PlacementToWrite,
  id: string,
  restricted: boolean,
): Promise<unknown> {
  const { row, suggestion } = write;
  const { mail } = write.reading;
  return ctx.query(OPEN_TICKET, [
    id,
    randomReference('DPO'),
    mail.subject.slice(0, 1000),
    mail.from?.name.slice(0, 300) || null,
    mail.from?.address.toLowerCase() || null,
    restricted,
    suggestion.class,
    suggestion.notPrivacyKind,
    suggestion.rights,
    suggestion.language,
    suggestion.confidence,
    suggestion.abstains,
    flagsOf(suggestion),
    suggestion.autoReplyAllowed,
    suggestion.account,
    row.channelKind,
    row.receivedAt,
  ]);
}

async function describeMessage(
  ctx: Context,
  { row, reading, suggestion, copyOf, steps }: PlacementToWrite,
  ticketId: string,
  restricted: boolean,
): Promise<void> {
  const { mail } = reading;
  const columns = messageColumns(mail);
  await ctx.query(DESCRIBE_MESSAGE, [
    row.id,
    ticketId,
    restricted,
    columns.subject,
    columns.fromName,
    columns.fromAddress,
    columns.replyTo,
    columns.to,
    columns.cc,
    columns.messageId,
    columns.inReplyTo,
    columns.references,
    columns.sentAt,
    suggestion.language,
    columns.preview,
    reading.authentication.present ? reading.authentication.authenticated : null,
    JSON.stringify(messageFacts(reading)),
    JSON.stringify(steps),
    copyOf,
    row.receivedAt,
    mail.text,
    searchLanguage(suggestion.language),
    peopleOf(columns),
    mail.text.slice(0, 200_000),
    suggestion.triageVersion,
    suggestion.class,
    suggestion.notPrivacyKind,
    suggestion.rights,
    suggestion.confidence,
    suggestion.abstains,
    JSON.stringify(suggestion.accountCandidates),
    flagsOf(suggestion),
    suggestion.authoritySign,
    suggestion.autoReplyAllowed,
    JSON.stringify(suggestion.evidence),
    suggestion.account,
  ]);
}

async function propose(
  ctx: Context,
  messageId: string,
  proposals: readonly { ticketId: string; reason: ProposalReason; quote?: string }[],
  ticketId: string,
  restricted: boolean,
): Promise<void> {
  for (const { ticketId: candidate, reason, quote } of proposals) {
    await ctx.query(
      `insert into thread_proposal (message_id, ticket_id, candidate_ticket_id, restricted, reason, quote) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing`,
      [messageId, ticketId, candidate, restricted, reason, quote ?? null],
    );
  }
}

const OPEN_TICKET = `
  insert into ticket (id, reference, subject, correspondent_name, correspondent_address, restricted, class, not_privacy_kind,
                      rights, language, confidence, abstains, flags, auto_reply_allowed, account_address, channel_kind,
                      first_received_at, last_message_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)`;

const TOUCH_TICKET = `
  update ticket set message_count = message_count + 1, last_message_at = greatest(last_message_at, $2), unread = true,
                    state = 'open', closed_at = null, closed_as = null, version = version + 1
  where id = $1`;

const TOUCH_QUIETLY = `
  update ticket set message_count = message_count + 1, last_message_at = greatest(last_message_at, $2), version = version + 1
  where id = $1`;

const BY_HAND = `
  with told as (update message set by_hand = true, by_hand_why = $2 where id = $1)
  update ticket set by_hand = true where id = $3 and triaged_at is null`;

const DESCRIBE_MESSAGE = `
  with told as (
    update message set ticket_id = $2, restricted = $3, subject = $4, from_name = $5, from_address = $6, reply_to = $7,
           to_addresses = $8, cc_addresses = $9, message_id = $10, in_reply_to = $11, reference_ids = $12, sent_at = $13,
           language = $14, preview = $15, authenticated = $16, facts = $17, steps = $18, copy_of = $19,
           state = 'ticketed', decoder_version = '${DECODER_VERSION}'
    where id = $1 and state || '' = 'journaled' -- by its key, never through the index of all that wait
  ), worded as (
    insert into message_text (message_id, ticket_id, restricted, received_at, body, tsv)
    values ($1, $2, $3, $20, $21,
            ${searchVector('$22', '$4', '$23', '$24')})
  )
  insert into triage_suggestion (message_id, ticket_id, restricted, version, class, not_privacy_kind, rights, language, confidence,
                                 abstains, candidates, flags, authority_sign, auto_reply_allowed, evidence, account)
  values ($1, $2, $3, $25, $26, $27, $28, $14, $29, $30, $31, $32, $33, $34, $35, $36)`;

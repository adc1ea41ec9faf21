import type { Context } from '#foundation';
import type { AuthenticationFacts, EncryptionState, SignatureFacts } from '../decode/index.js';
import type { AttachmentFacts, StepTrace } from '../journal/part-manifest.js';

/** One message as officers read it. */
export interface MessageDetails {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly ticketId: string | null;
  readonly restricted: boolean;
  readonly subject: string | null;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly replyTo: string[];
  readonly to: string[];
  readonly cc: string[];
  readonly receivedAt: Date;
  readonly receivedSource: string;
  readonly text: string;
  readonly authenticated: boolean | null;
  /** As the connection said it; null where the mail came by another way. */
  readonly envelopeFrom: string | null;
  readonly facts: {
    authentication?: Partial<AuthenticationFacts>;
    hasHtml?: boolean;
    attachments?: AttachmentFacts[];
    returnPath?: string | null;
    signatures?: SignatureFacts[];
    encryption?: EncryptionState;
    warnings?: string[];
  };
  readonly byHand: boolean;
  readonly byHandWhy: string | null;
  readonly copyOf: string | null;
  readonly size: number;
  readonly sha256: string;
  readonly steps: StepTrace[];
  /** Ordinals of infected attachments, none when it is the mail as a whole; null where nothing was found. */
  readonly infected: number[] | null;
  readonly messageId: string | null;
}

export const messagesOfTicket = (ctx: Context, ticketId: string): Promise<MessageDetails[]> =>
  ctx.query<MessageDetails & Record<string, unknown>>(
    `${DETAILS} where m.ticket_id = $1 order by m.received_at, m.id`,
    [ticketId],
  );

export async function messageDetails(ctx: Context, id: string): Promise<MessageDetails | null> {
  const [message] = await ctx.query<MessageDetails & Record<string, unknown>>(`${DETAILS} where m.id = $1`, [
    id,
  ]);
  return message ?? null;
}

const DETAILS = `
  select m.id, m.direction, m.ticket_id as "ticketId", m.restricted, m.subject, m.from_name as "fromName", m.from_address as "fromAddress",
         m.reply_to as "replyTo", m.to_addresses as "to", m.cc_addresses as "cc", m.received_at as "receivedAt",
         m.received_source as "receivedSource", coalesce(x.body, '') as text, m.authenticated, m.envelope_from as "envelopeFrom", m.facts, m.by_hand as "byHand",
         m.by_hand_why as "byHandWhy", m.copy_of as "copyOf", m.size, encode(m.sha256, 'hex') as sha256, m.steps, m.infected,
         m.message_id as "messageId"
  from message m left join message_text x on x.message_id = m.id`;

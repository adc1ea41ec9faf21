import {
  automaticReplyRefusals,
  type AutomaticReplyFacts,
  type MessageClass,
  type NotPrivacySubclass,
} from '#domain';
import type { Context } from '#foundation';

export interface FirstMessage {
  readonly id: string;
  readonly receivedAt: Date;
  readonly fromAddress: string | null;
  readonly authenticated: boolean | null;
  readonly language: string | null;
  readonly returnPath: string | null;
  readonly autoSubmitted: string | null;
  readonly precedence: string | null;
  readonly listId: string | null;
  readonly class: MessageClass | null;
  readonly subclass: NotPrivacySubclass | null;
  readonly suspicious: boolean;
  readonly autoReplyAllowed: boolean;
  readonly beforeActivation: boolean;
  readonly hindrances: string[] | null;
}

/** The message that opened the conversation, with what decides whether anything automatic may answer it. */
export async function firstMessage(ctx: Context, ticketId: string): Promise<FirstMessage | null> {
  const [message] = await ctx.query<FirstMessage & Record<string, unknown>>(
    `select m.id, m.received_at as "receivedAt", m.from_address as "fromAddress", m.language, m.authenticated, m.facts->>'returnPath' as "returnPath",
            m.facts->>'autoSubmitted' as "autoSubmitted", m.facts->>'precedence' as precedence, m.facts->>'listId' as "listId",
            t.class, t.not_privacy_kind as subclass, 'suspicious' = any (t.flags) as suspicious,
            t.auto_reply_allowed as "autoReplyAllowed", m.facts->'noAutomaticReply' as hindrances,
            coalesce(m.received_at < c.activated_at, false) as "beforeActivation"
     from message m join ticket t on t.id = m.ticket_id join channel c on c.id = m.channel_id
     where m.ticket_id = $1 and m.direction = 'in' order by m.received_at, m.id limit 1`,
    [ticketId],
  );
  return message ?? null;
}

/** Why the acknowledgement of a request must not leave by itself. */
export function acknowledgementRefusals(message: FirstMessage): ReturnType<typeof automaticReplyRefusals> {
  const facts: AutomaticReplyFacts = {
    class: message.class ?? 'subject-request',
    subclass: message.subclass,
    autoSubmitted: message.autoSubmitted,
    precedence: message.precedence,
    listId: message.listId,
    returnPathEmpty: message.returnPath === '',
    authenticated: message.authenticated === true,
    suspicious: message.suspicious,
    fromOurselves: false,
    beforeActivation: message.beforeActivation,
    hindrances: message.hindrances ?? [],
  };
  return automaticReplyRefusals(facts);
}

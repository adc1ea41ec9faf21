import { Injectable } from '@nestjs/common';
import { record } from '#audit';
import { randomReference, newId, type Context } from '#foundation';

/** A mail whose steps failed for good becomes a ticket all the same, to be handled by hand; its clock runs from arrival. */
@Injectable()
export class TakeByHand {
  async run(ctx: Context, messageId: string, why: string): Promise<void> {
    const [message] = await ctx.query<{ receivedAt: Date; channelKind: string }>(
      `select m.received_at as "receivedAt", c.kind as "channelKind" from message m join channel c on c.id = m.channel_id
       where m.id = $1 and m.state = 'journaled' for update of m`,
      [messageId],
    );
    if (!message) return;
    const ticketId = newId();
    await ctx.query(
      `insert into ticket (id, reference, restricted, by_hand, channel_kind, first_received_at, last_message_at)
       values ($1, $2, true, true, $3, $4, $4)`,
      [ticketId, randomReference('DPO'), message.channelKind, message.receivedAt],
    );
    await ctx.query(
      `update message set ticket_id = $2, state = 'ticketed', by_hand = true, by_hand_why = $3,
              steps = steps || jsonb_build_array(jsonb_build_object('step', 'open', 'verdict', 'failed', 'why', $3::text, 'ms', 0, 'at', $4::text))
       where id = $1`,
      [messageId, ticketId, why.slice(0, 300), ctx.now.toISOString()],
    );
    // Nobody knows what it holds: it may be an authority's, so it opens to those who may see one.
    await ctx.query('select restrict_ticket($1, $2)', [ticketId, 'unread-by-machine']);
    await record(ctx, {
      journal: 'vault',
      type: 'message.by-hand',
      object: { kind: 'message', id: messageId },
      ticketId,
    });
  }
}

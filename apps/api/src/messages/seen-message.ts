import { DomainError, type Context } from '#foundation';
import { messageDetails, type MessageDetails } from '#intake';

/** The message, where this officer may see it. */
export async function seen(ctx: Context, id: string): Promise<MessageDetails> {
  const message = await messageDetails(ctx, id);
  if (!message) throw new DomainError('message.not-found', 'not-found');
  return message;
}

/** The read of a message, for the journal. */
export const shown = (type: string, id: string) => ({
  type,
  object: { kind: 'message', id },
  ticketId: ({ ticketId }: { ticketId: string | null }) => ticketId,
});

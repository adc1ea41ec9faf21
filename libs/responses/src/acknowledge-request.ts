import { Injectable } from '@nestjs/common';
import { SettingsService, type Context } from '#foundation';
import { record } from '#audit';
import { acknowledgementRefusals, firstMessage, letterKindRefusals, lockRequest } from '#requests';
import { letterContext } from './letter-context.js';
import { SendLetter } from './send-letter.js';
import { writeDraft } from './write-letter.js';

/**
 * The acknowledgement that leaves by itself: never to bounces, lists, auto-replies or senders that nobody
 * authenticated, never twice, and never for a ticket that is restricted. Everything is asked again when the job runs.
 * @law RFC 3834 section 2
 */
@Injectable()
export class AcknowledgeRequest {
  constructor(
    private readonly sendLetter: SendLetter,
    private readonly settings: SettingsService,
  ) {}

  async run(ctx: Context, requestId: string): Promise<void> {
    const request = await lockRequest(ctx, requestId);
    const over = request.state === 'answered' || request.state === 'closed' || request.state === 'withdrawn';
    if (request.restricted || over) return;
    if (letterKindRefusals(request, 'acknowledgement', ctx.now).length > 0) return;
    const reasons = await this.refusals(ctx, request.ticketId, request.personAddress);
    if (reasons.length > 0) {
      await record(ctx, {
        type: 'request.not-acknowledged',
        object: { kind: 'request', id: requestId },
        ticketId: request.ticketId,
        content: { reasons },
      });
      return;
    }
    const target = { ticketId: request.ticketId, requestId, kind: 'acknowledgement' as const };
    const letterId = await writeDraft(ctx, target, await letterContext(ctx, target));
    await this.sendLetter.runAutomatically(ctx, letterId);
  }

  private async refusals(ctx: Context, ticketId: string, address: string): Promise<string[]> {
    const first = await firstMessage(ctx, ticketId);
    if (!first) return ['no-message'];
    const own = this.settings.values.MAIL_OWN_ADDRESSES.includes(address.toLowerCase());
    const asked = acknowledgementRefusals(first).map(({ code }) => code);
    return [...(own ? ['from-ourselves'] : []), ...(address === '' ? ['no-address'] : []), ...asked];
  }
}

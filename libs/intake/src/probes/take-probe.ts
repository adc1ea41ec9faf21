import { Injectable } from '@nestjs/common';
import { Keyring, type Context } from '#foundation';
import type { DecodedMail } from '../decode/index.js';
import type { MessageRow } from '../journal/message-store.js';
import type { StepTrace } from '../journal/part-manifest.js';
import { probeIdIn } from './probe-token.js';

/** Recognises the desk's own probe on arrival: it gets its row in the journal and its outcome, never a ticket. */
@Injectable()
export class TakeProbe {
  constructor(private readonly keyring: Keyring) {}

  /**
   * Whether the mail was a probe that is still awaited; then it is through. A token counts once: whoever saw one and sends it
   * again has written an ordinary mail.
   */
  async take(
    ctx: Context,
    row: MessageRow,
    mail: DecodedMail,
    steps: readonly StepTrace[],
  ): Promise<boolean> {
    const id = probeIdIn(this.keyring, [mail.messageId, mail.subject]);
    if (id === null) return false;
    const taken = await ctx.query(
      `update channel_probe set arrived_at = $2, channel_id = $3, message_id = $4 where id = $1 and arrived_at is null returning id`,
      [id, ctx.now, row.channelId, row.id],
    );
    if (taken.length === 0) return false;
    const step: StepTrace = {
      step: 'classify',
      verdict: 'ok',
      why: 'probe',
      ms: 0,
      at: ctx.now.toISOString(),
    };
    await ctx.query(`update message set state = 'probe', steps = $2 where id = $1 and state = 'journaled'`, [
      row.id,
      JSON.stringify([...steps, step]),
    ]);
    return true;
  }
}

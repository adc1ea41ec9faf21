import { Injectable } from '@nestjs/common';
import { record } from '#audit';
import { DomainError, Mailout, withdrawMail, type Context } from '#foundation';
import { letterKindRefusals, seenRequest } from '#requests';
import { actingOfficer } from '#triage';
import { journalOf, lockLetter, type LetterRecord } from './letter-record.js';

export type HeldDecision = 'released' | 'discarded';

/** Automatic letters that a cap or an objection held back; SQL over a letter `l`. */
export const IS_HELD = `l.state = 'failed' and l.automatic and l.bounce_reason like 'held:%'`;

/** Whoever has their answer needs no word that it will come. */
const OVER: readonly string[] = ['answered', 'closed', 'withdrawn'];

/**
 * A machine held an automatic letter back; a person looks at it and says, with a reason, whether it leaves after all or never
 * does. What an officer would not be allowed to send now is not released either.
 */
@Injectable()
export class DecideHeldLetter {
  constructor(private readonly mailout: Mailout) {}

  async run(ctx: Context, id: string, decision: HeldDecision, reason: string): Promise<void> {
    actingOfficer(ctx);
    const letter = await lockLetter(ctx, id);
    const [held] = await ctx.query<{ by: string }>(
      `select substr(l.bounce_reason, 6) as by from letter l where l.id = $1 and ${IS_HELD}`,
      [id],
    );
    if (!held || !letter.outgoingMailId) throw new DomainError('letter.not-held', 'refused');
    await (decision === 'released' ? this.release(ctx, letter) : discard(ctx, letter));
    await record(ctx, {
      type: decision === 'released' ? 'letter.released' : 'letter.held-discarded',
      journal: journalOf(letter),
      object: { kind: 'letter', id },
      ticketId: letter.ticketId,
      content: { kind: letter.kind, heldBy: held.by, outgoingMailId: letter.outgoingMailId },
      personal: { reason, to: letter.toAddress },
    });
  }

  private async release(ctx: Context, letter: LetterRecord): Promise<void> {
    // Nothing that the desk wrote by itself leaves for what may concern an authority.
    if (letter.restricted) throw new DomainError('letter.held-restricted', 'refused');
    if (letter.requestId) {
      const request = await seenRequest(ctx, letter.requestId);
      if (OVER.includes(request.state)) throw new DomainError('letter.held-too-late', 'refused');
      const refusals = letterKindRefusals(request, letter.kind, ctx.now);
      if (refusals.length > 0) throw new DomainError('letter.refused', 'refused', { refusals });
    }
    await this.mailout.release(ctx, letter.outgoingMailId!);
    await ctx.query(
      `update letter set state = 'queued', bounce_reason = null, updated_at = $2, version = version + 1 where id = $1`,
      [letter.id, ctx.now],
    );
  }
}

async function discard(ctx: Context, letter: LetterRecord): Promise<void> {
  await withdrawMail(ctx, letter.outgoingMailId!);
  await ctx.query(
    `update letter set state = 'discarded', updated_at = $2, version = version + 1 where id = $1`,
    [letter.id, ctx.now],
  );
}

import { Inject, Injectable } from '@nestjs/common';
import {
  enqueue,
  IN_DOUBT,
  jobs,
  Mailout,
  newId,
  SettingsService,
  type Context,
  type MailOutcome,
  type Settings,
} from '#foundation';
import { channelById, MessageStore, scannerConfigured } from '#intake';
import { finalHash, resentFields } from './compose-resent.js';
import { unfitToLeave, type Unfit } from './fit-to-leave.js';
import { MAIL_MOVER, type MailMover, type MailToMove } from './mail-mover.js';
import {
  IN_DOUBT_FAILURE,
  IS_NOT_OURS,
  lockPassOn,
  markFailed,
  markPassed,
  type PassOn,
} from './pass-on-record.js';
import { targetFor, type PassOnTarget } from './pass-on-targets.js';

export const PASS_ON_MAIL = 'pass-on';
/** After this time a mail that waits for the antivirus is looked at again. */
const SCANNED_SOON_MS = 60_000;

/** Passes on one mail that an officer found not to be the desk's business: resent, moved in its mailbox, or left as needing nobody. */
@Injectable()
export class PassOnMail {
  private readonly settings: Settings;

  constructor(
    private readonly store: MessageStore,
    private readonly mailout: Mailout,
    settings: SettingsService,
    @Inject(MAIL_MOVER) private readonly mover: MailMover,
  ) {
    this.settings = settings.values;
  }

  /** Safe to repeat: a row that no longer waits, or whose mail is queued, is left alone. */
  async run(ctx: Context, messageId: string): Promise<void> {
    const passOn = await lockPassOn(ctx, 'message_id', messageId);
    if (passOn?.state !== 'waiting' || isLeaving(passOn)) return;
    if (!(await isNotOurs(ctx, passOn.ticketId))) return setState(ctx, passOn.id, 'taken-back');
    const target = await targetFor(ctx, passOn.channelId, passOn.kind);
    if (!target) return setState(ctx, passOn.id, 'no-target');
    if (wentThere(passOn, target)) return this.passedBefore(ctx, passOn, target);
    if (passOn.copyOf) return this.passed(ctx, passOn, { ...target, way: 'none' }, 'copy');
    if (target.way === 'none') return this.passed(ctx, passOn, target, null);
    const unfit = await unfitToLeave(ctx, messageId, scannerConfigured(this.settings));
    if (unfit) return this.keepBack(ctx, passOn, unfit);
    await (target.way === 'move' ? this.move(ctx, passOn, target) : this.resend(ctx, passOn, target));
  }

  /** What became of the resent mail; told in the transaction that records it. */
  async settle(ctx: Context, outcome: MailOutcome): Promise<void> {
    const passOn = await lockPassOn(ctx, 'id', outcome.ownerId);
    if (passOn?.outgoingMailId !== outcome.mailId) return;
    const { at, response } = outcome;
    if (passOn.state !== 'waiting') {
      // Taken back while it was leaving: whether it left is kept in mind, so that it does not go there twice.
      const { passedAt, mailId } =
        outcome.outcome === 'sent' ? { passedAt: at, mailId: outcome.mailId } : NOT_LEFT;
      await ctx.query(
        'update pass_on set passed_at = $2, response = $3, outgoing_mail_id = $4 where id = $1',
        [passOn.id, passedAt, response, mailId],
      );
      return;
    }
    const { target, delayDays } = passOn;
    if (outcome.outcome === 'sent')
      return markPassed(ctx, passOn, { way: 'resend', target, delayDays: delayDays!, response, at });
    await markFailed(ctx, passOn, response === IN_DOUBT ? IN_DOUBT_FAILURE : response);
  }

  /** The mail as it leaves: what was stored are the fields before it. */
  async complete(ctx: Context, passOnId: string, head: Buffer): Promise<Buffer> {
    const [{ messageId }] = await ctx.query<{ messageId: string }>(
      'select message_id as "messageId" from pass_on where id = $1',
      [passOnId],
    );
    return Buffer.concat([head, await this.store.raw(ctx, messageId)]);
  }

  /** Every try failed: somebody has to look, nothing is destroyed. */
  async giveUp(ctx: Context, messageId: string, error: string): Promise<void> {
    const passOn = await lockPassOn(ctx, 'message_id', messageId);
    if (passOn?.state === 'waiting' && !isLeaving(passOn)) await markFailed(ctx, passOn, error);
  }

  /** Nothing leaves that the antivirus has not found clean. One that is being scanned goes on by itself, any other needs an officer. */
  private async keepBack(ctx: Context, passOn: PassOn, unfit: Unfit): Promise<void> {
    if (unfit !== 'not-scanned') return markFailed(ctx, passOn, unfit);
    await ctx.query('update pass_on set failure = $2 where id = $1', [passOn.id, unfit]);
    const { messageId } = passOn;
    await enqueue(
      ctx,
      jobs.passOnMail,
      { messageId },
      { runAt: new Date(ctx.now.getTime() + SCANNED_SOON_MS) },
    );
  }

  private async resend(ctx: Context, passOn: PassOn, { address, delayDays }: PassOnTarget): Promise<void> {
    const messageId = `<passed-on.${newId()}@${this.settings.MAIL_DOMAIN}>`;
    const { MAIL_FROM: from, MAIL_FROM_NAME: name } = this.settings;
    const head = resentFields({ from: { name, address: from }, to: address!, date: ctx.now, messageId });
    const raw = await this.store.raw(ctx, passOn.messageId);
    const { id } = await this.mailout.queueMail(ctx, {
      ownerKind: PASS_ON_MAIL,
      ownerId: passOn.id,
      from,
      to: [address!],
      messageId,
      bytes: head,
      once: true,
    });
    await ctx.query(
      `update pass_on set way = 'resend', target = $2, delay_days = $3, outgoing_mail_id = $4, final_sha256 = $5, failure = null,
         passed_at = null, response = null where id = $1`,
      [passOn.id, address, delayDays, id, finalHash(head, raw)],
    );
  }

  private async move(ctx: Context, passOn: PassOn, target: PassOnTarget): Promise<void> {
    const { config, kind } = await channelById(ctx, passOn.channelId);
    if (kind !== 'imap') return markFailed(ctx, passOn, 'no-mailbox');
    const [mail] = await ctx.query<Omit<MailToMove, 'config' | 'folder'> & Record<string, unknown>>(
      'select identity, sha256, size, journaled_at as "journaledAt", message_id as "messageId" from message where id = $1',
      [passOn.messageId],
    );
    const response = await this.mover.move({ config, ...mail, folder: target.folder! });
    if (response === null) return markFailed(ctx, passOn, 'not-in-mailbox');
    await this.passed(ctx, passOn, target, response);
  }

  /** It was taken back after it had gone to this very place: it does not go there twice. */
  private async passedBefore(ctx: Context, passOn: PassOn, target: PassOnTarget): Promise<void> {
    if (passOn.failure === IN_DOUBT_FAILURE) return markFailed(ctx, passOn, IN_DOUBT_FAILURE);
    const [{ response }] = await ctx.query<{ response: string | null }>(
      'select response from pass_on where id = $1',
      [passOn.id],
    );
    await this.passed(ctx, passOn, target, response, passOn.passedAt!);
  }

  private passed(ctx: Context, passOn: PassOn, target: PassOnTarget, response: string | null, at = ctx.now) {
    const { way, delayDays } = target;
    const where = way === 'none' ? null : placeOf(target);
    return markPassed(ctx, passOn, { way, target: where, delayDays, response, at });
  }
}

const NOT_LEFT = { passedAt: null, mailId: null };

/** A mail of it is queued, and nothing has come of it yet. */
const isLeaving = ({ outgoingMailId, passedAt, failure }: PassOn): boolean =>
  outgoingMailId !== null && passedAt === null && failure !== IN_DOUBT_FAILURE;

const placeOf = ({ address, folder }: PassOnTarget): string | null => address ?? folder;

const wentThere = (passOn: PassOn, target: PassOnTarget): boolean =>
  (passOn.passedAt !== null || passOn.failure === IN_DOUBT_FAILURE) &&
  passOn.way === target.way &&
  passOn.target === placeOf(target);

async function isNotOurs(ctx: Context, ticketId: string): Promise<boolean> {
  return (await ctx.query(`select from ticket t where t.id = $1 and ${IS_NOT_OURS}`, [ticketId])).length > 0;
}

const setState = async (ctx: Context, id: string, state: 'taken-back' | 'no-target'): Promise<void> => {
  await ctx.query('update pass_on set state = $2 where id = $1', [id, state]);
};

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import type { Context } from '../context/context.js';
import type { Contexts } from '../context/contexts.js';
import { newId } from '../context/uuid.js';
import type { Keyring } from '../crypto/keyring.js';
import { DomainError } from '../errors/domain-error.js';
import { logger } from '../logging/logger.js';
import { mailsSent } from '../metrics/metrics.js';
import { jobs } from '../queue/catalogue.js';
import { enqueue } from '../queue/enqueue.js';
import { checkCaps, type HeldBy, type MailCaps } from './caps.js';
import { oneMailbox } from './one-mailbox.js';
import type { MailTransport } from './transport.js';

const log = logger('mailout');
const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 4 * 3600_000;

export interface MailToQueue {
  /** What the mail belongs to: its outcome is told to who registered for this kind. */
  ownerKind: string;
  ownerId: string;
  from: string;
  to: string[];
  /** With its angle brackets, as it stands in the bytes. */
  messageId: string;
  /** The final mail; sent as it is. */
  bytes: Uint8Array;
  /** Written by the desk on its own: the caps apply. */
  automatic?: boolean;
  /** Further owners that count together with this one for the cap (the letters of one ticket). */
  relatedOwnerIds?: string[];
  notBefore?: Date;
  /** Twice is worse than late: a try whose end is unknown is not repeated until somebody says so (`release`). */
  once?: boolean;
}

export interface QueuedMail {
  id: string;
  state: 'queued' | 'held';
  heldBy?: HeldBy;
}

export interface MailOutcome {
  mailId: string;
  ownerId: string;
  messageId: string;
  outcome: 'sent' | 'failed';
  at: Date;
  response: string;
}
/** The answer of a mail that may leave once only, when the end of a try is unknown. */
export const IN_DOUBT = 'in doubt: the end of the last try is not known';
/** Makes the final mail of what was stored: for mails whose greater part lies elsewhere, under a key of its own. */
export type MailCompleter = (ctx: Context, ownerId: string, stored: Buffer) => Promise<Buffer>;
export type OutcomeListener = (ctx: Context, outcome: MailOutcome) => Promise<void>;

interface MailRow {
  id: string;
  owner_kind: string;
  owner_id: string;
  envelope_from: string;
  envelope_to: string[];
  message_id: string;
  bytes: Buffer;
  attempts: number;
  due: boolean;
  not_before: Date;
  once: boolean;
  trying_since: Date | null;
}

export type MailoutSettings = MailCaps & Pick<Settings, 'MAIL_SEND_ATTEMPTS'>;

/** Outgoing mails: stored as final bytes, sent by a job, with the server's own words as proof. */
@Injectable()
export class Mailout {
  private readonly listeners = new Map<string, OutcomeListener>();
  private readonly completers = new Map<string, MailCompleter>();

  constructor(
    private readonly settings: MailoutSettings,
    private readonly keyring: Keyring,
    private readonly transport: MailTransport,
    private readonly contexts?: Contexts,
  ) {}

  /** The mails of this kind of owner are stored in part; `complete` gives the whole when it leaves or is read. */
  completeWith(ownerKind: string, complete: MailCompleter): void {
    this.completers.set(ownerKind, complete);
  }

  /** Tells `listener` what became of the mails of one kind of owner, in the transaction that records it. */
  onOutcome(ownerKind: string, listener: OutcomeListener): void {
    if (this.listeners.has(ownerKind)) throw new Error(`the outcome of ${ownerKind} mails has two listeners`);
    this.listeners.set(ownerKind, listener);
  }

  /** Stores a mail; it leaves if and only if the transaction commits. */
  async queueMail(ctx: Context, mail: MailToQueue): Promise<QueuedMail> {
    const caps = mail.automatic
      ? await checkCaps(ctx, this.settings, {
          to: mail.to.map(lower),
          ownerIds: [mail.ownerId, ...(mail.relatedOwnerIds ?? [])],
          objectionKeys: mail.to.flatMap((address) => [address, oneMailbox(address)].map(this.objectionKey)),
        })
      : { kind: 'free' as const };
    const id = newId();
    const held = caps.kind === 'held';
    const notBefore = latest(mail.notBefore ?? ctx.now, caps.kind === 'later' ? caps.at : undefined);
    await ctx.query(
      `insert into outgoing_mail (id, owner_kind, owner_id, envelope_from, envelope_to, message_id, bytes, automatic,
         not_before, state, last_error, once)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        mail.ownerKind,
        mail.ownerId,
        mail.from,
        mail.to.map(lower),
        mail.messageId,
        this.keyring.wrapSecret(purpose(id), mail.bytes),
        mail.automatic ?? false,
        notBefore,
        held ? 'held' : 'queued',
        held ? `cap: ${caps.cap}` : null,
        mail.once ?? false,
      ],
    );
    if (held) return { id, state: 'held', heldBy: caps.cap };
    await this.plan(ctx, id, notBefore);
    return { id, state: 'queued' };
  }

  /** Whoever has this address wants nothing automatic any more; what a person sends still leaves. */
  async object(ctx: Context, address: string, reason: 'marked-as-spam'): Promise<void> {
    await ctx.query(
      `insert into mail_objection (address_hash, reason) values ($1, $2) on conflict do nothing`,
      [this.objectionKey(oneMailbox(address)), reason],
    );
  }

  private readonly objectionKey = (address: string): Buffer =>
    this.keyring.hmac('mail objection', lower(address));

  /** Sends one mail if it still waits; a server that puts it off is asked again later. */
  async dispatchMail(ctx: Context, id: string): Promise<void> {
    const ready = await this.ready(ctx, id);
    const [mail] = await ctx.query<MailRow & Record<string, unknown>>(`${WAITING} for update`, [id]);
    if (mail === undefined || ready === undefined) return;
    if (!mail.due) return this.plan(ctx, id, mail.not_before);
    if (ready === IN_DOUBT) return this.settle(ctx, mail, 'failed', IN_DOUBT);
    const bytes = ready ?? (await this.whole(ctx, mail));
    const delivery = await this.transport.deliver({ from: mail.envelope_from, to: mail.envelope_to }, bytes);
    mailsSent.inc({ outcome: delivery.kind });
    if (delivery.kind === 'accepted') return this.settle(ctx, mail, 'sent', delivery.response);
    const last = mail.attempts + 1 >= this.settings.MAIL_SEND_ATTEMPTS;
    if (delivery.kind === 'refused' || last) return this.settle(ctx, mail, 'failed', delivery.response);
    if (mail.once && delivery.uncertain) return this.settle(ctx, mail, 'failed', IN_DOUBT);
    await this.putOff(ctx, mail, delivery.response);
  }

  /**
   * Before a mail that may leave once only is tried, a mark of it is committed in a transaction of its own: whoever finds the
   * mark without an end does not try again. Undefined: nothing to try; null: no such mail, the bytes as they are stored.
   */
  private async ready(ctx: Context, id: string): Promise<Buffer | typeof IN_DOUBT | null | undefined> {
    const [mail] = await ctx.query<MailRow & Record<string, unknown>>(WAITING, [id]);
    if (mail === undefined) return undefined;
    if (!mail.once || !mail.due) return null;
    if (mail.trying_since) return IN_DOUBT;
    const bytes = await this.whole(ctx, mail);
    const marked = await this.contexts!.run({ kind: 'system', scope: 'mailout' }, (own) =>
      own.query(
        `update outgoing_mail set trying_since = now() where id = $1 and state = 'queued' and trying_since is null returning id`,
        [id],
      ),
    );
    return marked.length > 0 ? bytes : undefined;
  }

  /** SHA-256 of the mails as they are stored, by id: what remains of them once they are destroyed. */
  async fingerprints(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await ctx.query<{ id: string; bytes: Buffer }>(
      `select id, bytes from outgoing_mail where id = any ($1::uuid[]) and length(bytes) > 0`,
      [ids],
    );
    return new Map(
      rows.map(({ id, bytes }) => [
        id,
        createHash('sha256')
          .update(this.keyring.unwrapSecret(purpose(id), bytes))
          .digest('hex'),
      ]),
    );
  }

  private whole(ctx: Context, mail: Pick<MailRow, 'id' | 'owner_kind' | 'owner_id' | 'bytes'>) {
    if (mail.bytes.length === 0) throw new DomainError('mail.destroyed', 'not-found');
    const stored = this.keyring.unwrapSecret(purpose(mail.id), mail.bytes);
    return this.completers.get(mail.owner_kind)?.(ctx, mail.owner_id, stored) ?? Promise.resolve(stored);
  }

  /** Gives a held or failed mail another chance: a human decided so. */
  async release(ctx: Context, id: string): Promise<void> {
    const released = await ctx.query(
      `update outgoing_mail set state = 'queued', attempts = 0, not_before = $2, last_error = null, trying_since = null
       where id = $1 and state in ('held', 'failed') and length(bytes) > 0 returning id`,
      [id, ctx.now],
    );
    if (released.length === 0) throw new DomainError('mail.not-held', 'conflict');
    await this.plan(ctx, id, ctx.now);
  }

  /** The bytes as they left or will leave. */
  async readMail(ctx: Context, id: string): Promise<Buffer> {
    const [mail] = await ctx.query<MailRow & Record<string, unknown>>(
      'select id, owner_kind, owner_id, bytes from outgoing_mail where id = $1',
      [id],
    );
    if (mail === undefined) throw new DomainError('mail.not-found', 'not-found');
    return this.whole(ctx, mail);
  }

  /** The job was given up for a fault of our own: the mail counts as failed, and somebody is told. */
  async giveUp(ctx: Context, id: string, reason: string): Promise<void> {
    const [mail] = await ctx.query<MailRow & Record<string, unknown>>(
      `select id, owner_kind, owner_id, message_id from outgoing_mail where id = $1 and state = 'queued' for update`,
      [id],
    );
    if (mail !== undefined) await this.settle(ctx, mail, 'failed', reason);
  }

  private async plan(ctx: Context, id: string, at: Date): Promise<void> {
    await enqueue(ctx, jobs.dispatchMail, { outgoingMailId: id }, at > ctx.now ? { runAt: at } : {});
  }

  private async settle(
    ctx: Context,
    mail: MailRow,
    outcome: 'sent' | 'failed',
    response: string,
  ): Promise<void> {
    const [row] = await ctx.query<{ at: Date }>(
      `update outgoing_mail set state = $2, attempts = attempts + 1, smtp_response = $3,
         sent_at = case when $2 = 'sent' then clock_timestamp() end,
         last_error = case when $2 = 'failed' then $3 end
       where id = $1 returning coalesce(sent_at, clock_timestamp()) as at`,
      [mail.id, outcome, response],
    );
    if (outcome === 'failed') log.warn({ mailId: mail.id }, 'a mail could not be sent');
    const listener = this.listeners.get(mail.owner_kind);
    const { id: mailId, owner_id: ownerId, message_id: messageId } = mail;
    await listener?.(ctx, { mailId, ownerId, messageId, outcome, at: row.at, response });
  }

  private async putOff(ctx: Context, mail: MailRow, response: string): Promise<void> {
    const wait = Math.min(FIRST_DELAY_MS * 2 ** mail.attempts, LONGEST_DELAY_MS);
    const at = new Date(ctx.now.getTime() + wait);
    await ctx.query(
      'update outgoing_mail set attempts = attempts + 1, smtp_response = $2, last_error = $2, not_before = $3, trying_since = null where id = $1',
      [mail.id, response, at],
    );
    await this.plan(ctx, mail.id, at);
  }
}

const WAITING = `
  select id, owner_kind, owner_id, envelope_from, envelope_to, message_id, bytes, attempts, not_before, once, trying_since,
    not_before <= now() + interval '1 second' as due
  from outgoing_mail where id = $1 and state = 'queued'`;

const purpose = (id: string): string => `outgoing mail ${id}`;
const lower = (address: string): string => address.toLowerCase();
const latest = (a: Date, b: Date | undefined): Date => (b !== undefined && b > a ? b : a);

import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Contexts, logger, type Actor, type Context } from '#foundation';

const ACTOR: Actor = { kind: 'system', scope: 'channels.acknowledged' };
const AFTER_MS = 60_000;
const MOST = 20_000;

/**
 * Mails whose arrival this process has confirmed to their senders (250 of SMTP, "added" of an import). A minute later each of them
 * must stand in the journal, which is asked; an ordinary mail pays nothing for it. What a crash takes from this memory
 * was confirmed after COMMIT all the same: the journal's own checks cover it.
 */
@Injectable()
export class AcknowledgedMails implements BeforeApplicationShutdown {
  private readonly log = logger('channels');
  private waiting = new Map<string, string[]>();
  private count = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly contexts: Contexts) {}

  /** Said to the sender: the desk has this mail now. */
  note(channelId: string, identity: string): void {
    const identities = this.waiting.get(channelId) ?? [];
    identities.push(identity);
    this.waiting.set(channelId, identities);
    if (++this.count >= MOST) void this.verify();
    this.timer ??= setTimeout(() => void this.verify(), AFTER_MS).unref();
  }

  /** Looks for every mail noted so far; those without a row become gaps. */
  async verify(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const noted = this.waiting;
    this.waiting = new Map();
    this.count = 0;
    for (const [channelId, identities] of noted)
      try {
        await this.contexts.run(ACTOR, (ctx) => ctx.query(MISSING, [channelId, identities, ctx.now]));
      } catch (error) {
        this.log.warn({ err: error, channelId }, 'confirmed mails could not be looked up; tried again');
        for (const identity of identities.slice(-MOST)) this.note(channelId, identity);
      }
  }

  /** Closes the gap of a mail that is in the journal after all: its sender sent it again, or a backup brought it back. */
  async recheck(ctx: Context, channelId: string): Promise<void> {
    await ctx.query(
      `update channel_gap g set closed_at = $2 where g.channel_id = $1 and g.why = 'acknowledged' and g.closed_at is null
         and exists (select from message m where m.channel_id = $1 and m.identity = g.subject)`,
      [channelId, ctx.now],
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.count > 0) await this.verify();
    clearTimeout(this.timer);
  }
}

const MISSING = `
  insert into channel_gap (channel_id, why, subject, since, last_seen_at, confirmed)
  select $1, 'acknowledged', a.identity, $3, $3, true from unnest($2::text[]) a(identity)
  where not exists (select from message m where m.channel_id = $1 and m.identity = a.identity)
  on conflict (channel_id, why, subject) where closed_at is null do nothing`;

import { record } from '#audit';
import { DomainError, isUniqueViolation, type Context } from '#foundation';
import type { MailboxSignIn } from '#domain';
import { channelById } from './channel.js';

/** How to reach an IMAP mailbox; the secret itself stands in an environment variable. */
export interface ImapChannelConfig {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly signIn?: MailboxSignIn;
  readonly passwordVariable: string;
  readonly tokenUrl?: string | null;
  readonly clientId?: string | null;
  readonly scope?: string | null;
  readonly folder: string;
  /** Folder to which a mail moves once it is in the journal; null leaves it where it is. */
  readonly moveTo: string | null;
}

/** Begins on trial: the first connection changes nothing, at the server or here. */
export async function addImapChannel(ctx: Context, name: string, config: ImapChannelConfig): Promise<string> {
  try {
    const [added] = await ctx.query<{ id: string }>(
      `insert into channel (kind, name, config, state) values ('imap', $1, $2, 'trial') returning id`,
      [name, JSON.stringify(config)],
    );
    await record(ctx, {
      type: 'channel.added',
      object: { kind: 'channel', id: added.id },
      content: { kind: 'imap', host: config.host },
    });
    return added.id;
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError('channel.name-taken', 'conflict');
    throw error;
  }
}

/** A paused channel takes nothing in; what waits at its source stays there. */
export async function setChannelState(ctx: Context, id: string, state: 'active' | 'paused'): Promise<void> {
  const before = await channelById(ctx, id);
  const activated = before.state === 'trial' && state === 'active';
  // A pause of the trial is still no activation: what lay there before has not been taken.
  await ctx.query(
    `update channel set state = case when $2 = 'active' and kind = 'imap' and activated_at is null
         and state = 'paused' then 'trial' else $2 end,
       activated_at = case when $3 then $4 else activated_at end where id = $1`,
    [id, state, activated, ctx.now],
  );
  await record(ctx, {
    type: activated ? 'channel.activated' : state === 'paused' ? 'channel.paused' : 'channel.resumed',
    object: { kind: 'channel', id },
  });
}

import { record } from '#audit';
import { DomainError, isUniqueViolation, type Context } from '#foundation';
import { channelById } from './channel.js';

/** How to reach an IMAP mailbox; the password itself stands in an environment variable. */
export interface ImapChannelConfig {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly passwordVariable: string;
  readonly folder: string;
  /** Folder to which a mail moves once it is in the journal; null leaves it where it is. */
  readonly moveTo: string | null;
}

export async function addImapChannel(ctx: Context, name: string, config: ImapChannelConfig): Promise<string> {
  try {
    const [added] = await ctx.query<{ id: string }>(
      `insert into channel (kind, name, config) values ('imap', $1, $2) returning id`,
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
  await channelById(ctx, id);
  await ctx.query(`update channel set state = $2 where id = $1`, [id, state]);
  await record(ctx, {
    type: state === 'paused' ? 'channel.paused' : 'channel.resumed',
    object: { kind: 'channel', id },
  });
}

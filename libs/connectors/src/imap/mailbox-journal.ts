import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Contexts, messagesReceived, type Context } from '#foundation';
import { copyHash, recordChannelError, recordSeen, sha256, StoreMail } from '#intake';

/** A mail as the server gave it. */
export interface FetchedMail {
  readonly uid: number;
  readonly raw: Buffer;
  readonly internalDate: Date;
}

const ACTOR: Actor = { kind: 'system', scope: 'imap.watcher' };
const STATEMENT_MS = 60_000;

/** The journal as a mailbox needs it. Identity of a mail: `uidvalidity:uid`. */
@Injectable()
export class MailboxJournal {
  constructor(
    @Inject(Contexts) private readonly contexts: Contexts,
    @Inject(StoreMail) private readonly storeMail: StoreMail,
  ) {}

  /** Which of these UIDs the journal does not hold, in their order. */
  missing(channelId: string, uidValidity: bigint, uids: readonly number[]): Promise<number[]> {
    if (uids.length === 0) return Promise.resolve([]);
    return this.run(async (ctx) => {
      const rows = await ctx.query<{ uid: string }>(MISSING, [channelId, uids, `${uidValidity}:`]);
      return rows.map(({ uid }) => Number(uid));
    });
  }

  /** Whether the journal knows mails of this channel under another UIDVALIDITY. */
  hadOtherValidity(channelId: string, uidValidity: bigint): Promise<boolean> {
    return this.run(async (ctx) => {
      const rows = await ctx.query(
        `select from message where channel_id = $1 and identity not like $2 || ':%' limit 1`,
        [channelId, String(uidValidity)],
      );
      return rows.length > 0;
    });
  }

  /**
   * Writes one mail; returns after COMMIT. After a change of UIDVALIDITY the server shows known mails under new UIDs: the
   * same bytes under an older validity are the same mail, which gets its new name and nothing else.
   */
  async store(
    channelId: string,
    uidValidity: bigint,
    mail: FetchedMail,
    renumbered: boolean,
  ): Promise<'stored' | 'known'> {
    const identity = `${uidValidity}:${mail.uid}`;
    const outcome = await this.run(async (ctx) => {
      if (renumbered && (await renamed(ctx, channelId, identity, mail.raw))) return 'known';
      const known = await this.storeMail.runLast(ctx, {
        channelId,
        identity,
        raw: mail.raw,
        receivedAt: mail.internalDate,
        receivedSource: 'internaldate',
      });
      return known ? 'known' : 'stored';
    });
    messagesReceived.inc({ channel_kind: 'imap', outcome });
    return outcome;
  }

  /** Remembers how far the mailbox is accounted for, and how many mails its server has shown in all. */
  async position(channelId: string, uidValidity: bigint, lastUid: number, open: number): Promise<void> {
    await this.run(async (ctx) => {
      await ctx.query(POSITION, [channelId, String(uidValidity), lastUid]);
      const [{ held }] = await ctx.query<{ held: number }>(
        'select count(*)::int as held from message where channel_id = $1',
        [channelId],
      );
      await recordSeen(ctx, channelId, held + open);
    });
  }

  /** What is wrong at the source, or null once it is right again. */
  async error(channelId: string, error: string | null): Promise<void> {
    await this.run((ctx) => recordChannelError(ctx, channelId, error));
  }

  private run<T>(act: (ctx: Context) => Promise<T>): Promise<T> {
    return this.contexts.run(ACTOR, act, { statementTimeoutMs: STATEMENT_MS });
  }
}

// An emptied folder has no last mail: what was reached before stands as long as the numbers mean the same.
const POSITION = `
  update channel set uid_validity = $2,
    last_uid = case when uid_validity = $2 then greatest(last_uid, $3) else $3 end
  where id = $1`;

const MISSING = `
  select uid from unnest($2::bigint[]) with ordinality as at_server(uid, place)
  where not exists (select from message m where m.channel_id = $1 and m.identity = $3::text || uid)
  order by place`;

async function renamed(ctx: Context, channelId: string, identity: string, raw: Buffer): Promise<boolean> {
  const validity = identity.slice(0, identity.indexOf(':'));
  const rows = await ctx.query(RENAME, [channelId, identity, copyHash(raw), sha256(raw), validity]);
  return rows.length > 0;
}

const RENAME = `
  update message set identity = $2
  where id = (
    select m.id from message m
    where m.channel_id = $1 and m.copy_hash = $3 and m.sha256 = $4 and m.identity not like $5::text || ':%'
    order by m.received_at, m.id limit 1 for update skip locked)
    and not exists (select from message m where m.channel_id = $1 and m.identity = $2)
  returning id`;

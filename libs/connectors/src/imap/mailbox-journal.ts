import { Inject, Injectable } from '@nestjs/common';
import type { MailboxGapReason } from '#domain';
import {
  type Actor,
  Contexts,
  isConnectionLoss,
  logger,
  messagesReceived,
  sqlState,
  type Context,
} from '#foundation';
import { copyHash, type MailToStore, recordChannelError, recordSeen, sha256, StoreMail } from '#intake';
import type { FetchedMail } from './fetched-mail.js';
import type { Written } from './writing.js';

/** A mail that the mailbox shows, or showed, and that is not in the journal. */
export interface Gap {
  readonly uid: number;
  readonly reason: MailboxGapReason;
  readonly size: number | null;
}

/** What a mailbox on trial would bring. */
export interface TrialCount {
  readonly mails: number;
  readonly bytes: number;
  readonly tooLarge: number;
}

const ACTOR: Actor = { kind: 'system', scope: 'imap.watcher' };
const STATEMENT_MS = 60_000;

/** The journal as a mailbox needs it. Identity of a mail: `uidvalidity:uid`. */
@Injectable()
export class MailboxJournal {
  private readonly log = logger('imap');

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
   * Writes mails; returns after COMMIT. A mail that cannot be written keeps no other one out: then each has a transaction of its
   * own. Throws when the journal itself fails. After a change of UIDVALIDITY the server shows known mails under new UIDs: the
   * same bytes under an older validity are the same mail, which gets its new name and nothing else.
   */
  async store(
    channelId: string,
    uidValidity: bigint,
    mails: readonly FetchedMail[],
    renumbered: boolean,
  ): Promise<Written[]> {
    const rows = mails.map((mail) => rowOf(channelId, uidValidity, mail));
    if (!renumbered) {
      try {
        this.count(await this.run((ctx) => this.storeMail.runAllLast(ctx, rows)));
        return mails.map(({ uid }) => ({ uid }));
      } catch (error) {
        if (isGeneral(error)) throw error;
        if (mails.length === 1) return [this.notWritten(channelId, mails[0].uid, error)];
      }
    }
    const written: Written[] = [];
    for (const [i, { uid }] of mails.entries()) written.push(await this.storeOne(rows[i], uid, renumbered));
    return written;
  }

  /** Of which of these mails the journal holds no beginning. */
  async withoutBeginning(channelId: string, uidValidity: bigint, uids: readonly number[]): Promise<number[]> {
    const names = uids.map((uid) => beginningOf(uidValidity, uid));
    const rows = await this.run((ctx) =>
      ctx.query<{ identity: string }>(
        'select identity from message where channel_id = $1 and identity = any ($2)',
        [channelId, names],
      ),
    );
    const held = new Set(rows.map(({ identity }) => identity));
    return uids.filter((_, i) => !held.has(names[i]));
  }

  /** Writes the beginning of a mail of `wholeSize` bytes under a name of its own: the mail itself is still to be read. */
  async storeBeginning(
    channelId: string,
    uidValidity: bigint,
    mail: FetchedMail,
    wholeSize: number,
    renumbered: boolean,
  ): Promise<void> {
    const row = {
      ...rowOf(channelId, uidValidity, mail),
      identity: beginningOf(uidValidity, mail.uid),
    };
    try {
      await this.run(async (ctx) => {
        if (renumbered && (await renamed(ctx, row))) return;
        const { messageId, known } = await this.storeMail.run(ctx, row);
        if (!known)
          await ctx.query('update message set whole_size = $2 where id = $1', [messageId, wholeSize]);
      });
    } catch (error) {
      if (isGeneral(error)) throw error;
      this.notWritten(channelId, mail.uid, error);
    }
  }

  /** Remembers how far the mailbox is accounted for, and how many mails its server has shown in all. */
  async position(channelId: string, uidValidity: bigint, lastUid: number, open: number): Promise<void> {
    await this.run(async (ctx) => {
      await ctx.query(POSITION, [channelId, String(uidValidity), lastUid]);
      const [{ held }] = await ctx.query<{ held: number }>(
        `select (select count(*) from message where channel_id = $1)::int
              - (select count(*) from message where channel_id = $1 and whole_size is not null)::int as held`,
        [channelId],
      );
      await recordSeen(ctx, channelId, held + open);
    });
  }

  /** One row for every mail that was seen and is not in the journal. What is no longer open was read, or is gone from the server. */
  async gaps(
    channelId: string,
    uidValidity: bigint,
    open: readonly Gap[],
    gone: readonly number[],
  ): Promise<void> {
    const rows = [
      ...open.map((gap) => ({ ...gap, state: 'open' })),
      ...gone.map((uid) => ({ uid, reason: 'removed-unread', size: null, state: 'gone' })),
    ];
    await this.run(async (ctx) => {
      await ctx.query(CLOSED_GAPS, [channelId, String(uidValidity), open.map(({ uid }) => uid)]);
      if (rows.length > 0) await ctx.query(GAPS, [channelId, String(uidValidity), JSON.stringify(rows)]);
    });
  }

  /** What a mailbox on trial holds; nothing of it is taken. */
  async trial(channelId: string, count: TrialCount): Promise<void> {
    await this.run((ctx) =>
      ctx.query(`update channel set trial = $2 where id = $1 and state = 'trial'`, [
        channelId,
        JSON.stringify({ ...count, countedAt: ctx.now.toISOString() }),
      ]),
    );
  }

  /** What is wrong at the source, or null once it is right again. */
  async error(channelId: string, error: string | null): Promise<void> {
    await this.run((ctx) => recordChannelError(ctx, channelId, error));
  }

  private async storeOne(row: MailToStore, uid: number, renumbered: boolean): Promise<Written> {
    try {
      const known = await this.run(async (ctx) => {
        if (renumbered && (await renamed(ctx, row))) return true;
        return this.storeMail.runLast(ctx, row);
      });
      this.count([known]);
      return { uid };
    } catch (error) {
      if (isGeneral(error)) throw error;
      return this.notWritten(row.channelId, uid, error);
    }
  }

  private notWritten(channelId: string, uid: number, error: unknown): Written {
    this.log.error({ err: error, channelId, uid }, 'not written to the journal');
    return { uid, problem: 'not-written' };
  }

  private count(known: readonly boolean[]): void {
    for (const one of known)
      messagesReceived.inc({ channel_kind: 'imap', outcome: one ? 'known' : 'stored' });
  }

  private run<T>(act: (ctx: Context) => Promise<T>): Promise<T> {
    return this.contexts.run(ACTOR, act, { statementTimeoutMs: STATEMENT_MS });
  }
}

const rowOf = (channelId: string, uidValidity: bigint, mail: FetchedMail): MailToStore => ({
  channelId,
  identity: `${uidValidity}:${mail.uid}`,
  raw: mail.raw,
  receivedAt: mail.internalDate,
  receivedSource: 'internaldate',
});

const beginningOf = (uidValidity: bigint, uid: number): string => `${uidValidity}:${uid}:beginning`;

/** The server away, shutting down, out of disk or memory: every other mail would fail as well. */
function isGeneral(error: unknown): boolean {
  const code = sqlState(error) ?? '';
  return isConnectionLoss(error) || /^(53|57|58|ENOSPC|EDQUOT|EROFS|EMFILE)/.test(code);
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

const GAPS = `
  insert into mailbox_gap (channel_id, uid_validity, uid, state, reason, size)
  select $1, $2, g.uid, g.state, g.reason, g.size
  from jsonb_to_recordset($3::jsonb) as g(uid bigint, state text, reason text, size bigint)
  on conflict (channel_id, uid_validity, uid) do update
    set state = excluded.state, reason = excluded.reason, size = coalesce(excluded.size, mailbox_gap.size),
        attempts = mailbox_gap.attempts + 1, last_at = now()`;

const CLOSED_GAPS = `
  update mailbox_gap g set last_at = now(), state = case when exists (
      select from message m where m.channel_id = g.channel_id and m.identity = g.uid_validity || ':' || g.uid)
    then 'read' else 'gone' end
  where g.channel_id = $1 and g.state = 'open' and (g.uid_validity <> $2 or not g.uid = any ($3::bigint[]))`;

async function renamed(ctx: Context, { channelId, identity, raw }: MailToStore): Promise<boolean> {
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

import { Injectable } from '@nestjs/common';
import { quietLimit, type GapReason } from '#domain';
import { logger, type Context } from '#foundation';
import { AcknowledgedMails } from './acknowledged-mails.js';
import { channelById, type Channel } from './channel.js';
import { keepGaps, type FoundGap } from './channel-gaps.js';
import { CheckJournal } from './check-journal.js';
import { mailsWithoutRow } from './compare-mailbox.js';
import type { MailboxCensus } from './mailbox-census.js';
import { mailHabit } from './mail-habit.query.js';

/** Of the folders to which mails move, ordinarily only the newest are listed; all of them once a day. */
const NEWEST = 20_000;
const WHOLE_MS = 24 * 3600_000;
const OF_JOURNAL: readonly GapReason[] = [
  'not-handled',
  'row-gone',
  'no-ticket',
  'bytes-missing',
  'bytes-altered',
];

interface Check {
  readonly rowsKnown: number;
  /** As the database writes it: a date of JavaScript knows no microseconds. */
  readonly rowsUntil: string | null;
  readonly listedWholeAt: Date | null;
  readonly silenceHours: number | null;
}

interface SourceAnswer {
  readonly answered: boolean;
  readonly listed: number | null;
  readonly whole: boolean;
  readonly error: string | null;
  readonly found: readonly FoundGap[];
}

/**
 * Compares a channel both ways: what its source shows must have a row in the journal, and every row an outcome and its bytes.
 * A source that does not answer leaves its gaps as they are; the journal is checked all the same.
 */
@Injectable()
export class ReconcileChannel {
  private readonly log = logger('channels');

  constructor(
    private readonly journal: CheckJournal,
    private readonly acknowledged: AcknowledgedMails,
  ) {}

  async run(ctx: Context, channelId: string, census: MailboxCensus): Promise<void> {
    const started = performance.now();
    const channel = await channelById(ctx, channelId);
    const before = await lastCheck(ctx, channelId);
    const source = await this.askSource(ctx, channel, census, before);
    const found = [...source.found, ...(await this.journal.run(ctx, channelId, known(before)))];
    await keepGaps(ctx, channelId, found, [
      ...OF_JOURNAL,
      ...(source.answered ? (['not-in-journal'] as const) : []),
    ]);
    await this.acknowledged.recheck(ctx, channelId);
    const habit = await mailHabit(ctx, channelId);
    const limit = quietLimit(channel.kind, before.silenceHours, habit);
    await ctx.query(STORE, [
      channelId,
      ctx.now,
      Math.round(performance.now() - started),
      source.answered,
      source.listed,
      source.whole,
      source.error,
      limit,
    ]);
  }

  private async askSource(
    ctx: Context,
    channel: Channel,
    census: MailboxCensus,
    before: Check,
  ): Promise<SourceAnswer> {
    const silent = { answered: false, listed: null, whole: false, found: [] };
    if (channel.kind !== 'imap' || channel.state !== 'active') return { ...silent, error: null };
    const whole =
      before.listedWholeAt === null || before.listedWholeAt.getTime() + WHOLE_MS < ctx.now.getTime();
    try {
      const growing = await hasGrown(ctx, channel.id, before);
      const folders = await census.list(channel, whole ? null : NEWEST);
      const found = await ctx.savepoint(() => mailsWithoutRow(ctx, channel.id, folders, growing));
      const listed = folders.reduce((sum, { mails }) => sum + mails.length, 0);
      return { answered: true, listed, whole, error: null, found };
    } catch (error) {
      this.log.warn({ err: error, channelId: channel.id }, 'the mailbox could not be compared');
      return { ...silent, error: reasonOf(error) };
    }
  }
}

const known = ({ rowsKnown, rowsUntil }: Check) => ({ rows: rowsKnown, until: rowsUntil });

/** What an administrator needs to act, without anything a server may have quoted. */
function reasonOf(error: unknown): string {
  const { code, authenticationFailed } = error as { code?: string; authenticationFailed?: boolean };
  if (authenticationFailed) return 'the server refused the user or the password';
  return `not reachable: ${code ?? (error as Error).message ?? 'unknown'}`
    .replace(/\S+@\S+/g, '[address]')
    .slice(0, 300);
}

async function lastCheck(ctx: Context, channelId: string): Promise<Check> {
  await ctx.query('insert into channel_check (channel_id) values ($1) on conflict do nothing', [channelId]);
  const [check] = await ctx.query<Check & Record<string, unknown>>(
    `select rows_known::float8 as "rowsKnown", rows_until::text as "rowsUntil", listed_whole_at as "listedWholeAt",
       silence_hours as "silenceHours"
     from channel_check where channel_id = $1 for update`,
    [channelId],
  );
  return check;
}

/** Whether mails came into the journal since the last comparison. */
async function hasGrown(ctx: Context, channelId: string, { rowsUntil }: Check): Promise<boolean> {
  const rows = await ctx.query(
    'select from message where channel_id = $1 and ($2::timestamptz is null or journaled_at > $2) limit 1',
    [channelId, rowsUntil],
  );
  return rows.length > 0;
}

const STORE = `
  update channel_check c set ran_at = $2, took_ms = $3,
    answered_at = case when $4 then $2 else answered_at end,
    at_source = case when $4 then $5 else at_source end,
    listed_whole_at = case when $6 then $2 else listed_whole_at end,
    error = $7, error_at = case when $7::text is null then null when error is null then $2 else error_at end,
    quiet_limit_ms = $8,
    rows_known = n.rows, rows_until = n.until
  from (select count(*) as rows, max(journaled_at) as until from message where channel_id = $1) n
  where c.channel_id = $1`;

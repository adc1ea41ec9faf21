import { Injectable } from '@nestjs/common';
import type { GapReason } from '#domain';
import { DomainError, enqueue, jobs, SettingsService, type Context } from '#foundation';
import { sha256 } from '../journal/mail-identity.js';
import { MessageStore } from '../journal/message-store.js';
import type { FoundGap } from './channel-gaps.js';

const STUCK_MINUTES = 10;
const JOBS = [jobs.processMessage.name, jobs.processUnusual.name];

interface Known {
  readonly rows: number;
  readonly until: string | null;
}

/** From the journal to the tickets: every row has its outcome, a job that is alive, and its bytes. */
@Injectable()
export class CheckJournal {
  constructor(
    private readonly store: MessageStore,
    private readonly settings: SettingsService,
  ) {}

  async run(ctx: Context, channelId: string, known: Known): Promise<FoundGap[]> {
    const found = [
      ...(await this.stuck(ctx, channelId)),
      ...(await this.gone(ctx, channelId, known)),
      ...(await this.incomplete(ctx, channelId, known.until)),
      ...(await this.altered(ctx, channelId)),
    ];
    return [...new Map(found.map((gap) => [`${gap.why} ${gap.subject}`, gap])).values()];
  }

  /** Starts every mail anew that is in the journal, not through, and worked on by no job, however young. */
  async restart(ctx: Context, channelId: string): Promise<void> {
    const rows = await ctx.query<{ id: string; alive: boolean }>(STUCK, [channelId, JOBS, 0]);
    for (const { id, alive } of rows) if (!alive) await enqueue(ctx, jobs.processUnusual, { messageId: id });
  }

  /** In the journal for a while and not through. Those that no job works on are started again. */
  async stuck(ctx: Context, channelId: string): Promise<FoundGap[]> {
    const rows = await ctx.query<{ id: string; since: Date; alive: boolean }>(STUCK, [
      channelId,
      JOBS,
      STUCK_MINUTES,
    ]);
    for (const { id, alive } of rows) if (!alive) await enqueue(ctx, jobs.processUnusual, { messageId: id });
    return rows.map(({ id, since }) => ({ why: 'not-handled', subject: id, since, certain: true }));
  }

  /**
   * A journal only grows: fewer rows of the past than at the last comparison were taken away behind the desk's back. Those that
   * had become a ticket are named by the audit journal, which nobody can alter; the others by their number.
   */
  private async gone(ctx: Context, channelId: string, known: Known): Promise<FoundGap[]> {
    const earlier = await stillGone(ctx, channelId);
    if (known.until === null) return earlier;
    const [{ rows }] = await ctx.query<{ rows: number }>(
      'select count(*)::float8 as rows from message where channel_id = $1 and journaled_at <= $2',
      [channelId, known.until],
    );
    const missing = known.rows - rows;
    if (missing <= 0) return earlier;
    const named = (await ctx.query<{ id: string }>(GONE, [channelId])).slice(0, missing);
    const gap = (subject: string): FoundGap => ({
      why: 'row-gone',
      subject,
      since: ctx.now,
      certain: true,
    });
    const unnamed = Array.from({ length: Math.min(missing - named.length, 100) }, (_, i) =>
      gap(`${ctx.now.toISOString()} ${i + 1}`),
    );
    return [...earlier, ...named.map(({ id }) => gap(id)), ...unnamed];
  }

  private async incomplete(ctx: Context, channelId: string, until: string | null): Promise<FoundGap[]> {
    const rows = await ctx.query<{ id: string; ticketless: boolean }>(INCOMPLETE, [channelId, until]);
    return rows.map(({ id, ticketless }) => ({
      why: ticketless ? 'no-ticket' : 'bytes-missing',
      subject: id,
      since: ctx.now,
      certain: true,
    }));
  }

  /** Opens some mails at random, and those that could not be opened before. */
  private async altered(ctx: Context, channelId: string): Promise<FoundGap[]> {
    const sample = await ctx.query<{ id: string; sha256: Buffer }>(SAMPLE, [
      channelId,
      this.settings.values.RECONCILE_SPOT_CHECK,
    ]);
    const found: FoundGap[] = [];
    for (const { id, sha256: expected } of sample) {
      const why = await this.fault(ctx, id, expected);
      if (why !== null) found.push({ why, subject: id, since: ctx.now, certain: true });
    }
    return found;
  }

  private async fault(ctx: Context, id: string, expected: Buffer): Promise<GapReason | null> {
    try {
      return sha256(await this.store.raw(ctx, id)).equals(expected) ? null : 'bytes-altered';
    } catch (error) {
      if (!(error instanceof DomainError)) return 'bytes-altered';
      return 'bytes-missing';
    }
  }
}

/** Rows found gone earlier, by name: closed when the row is back, from a backup. */
const stillGone = async (ctx: Context, channelId: string): Promise<FoundGap[]> => {
  const rows = await ctx.query<{ subject: string; since: Date }>(STILL_GONE, [channelId]);
  return rows.map(({ subject, since }) => ({ why: 'row-gone', subject, since, certain: true }));
};

const STUCK = `
  select m.id, m.journaled_at as since, exists (
    select from outbox o where o.job = any ($2) and o.payload ->> 'messageId' = m.id::text and o.closed_at is null and o.failed_at is null) as alive
  from message m
  where m.channel_id = $1 and m.state = 'journaled' and m.journaled_at < now() - make_interval(mins => $3)
  order by m.journaled_at limit 500`;

const GONE = `
  select e.object_id as id from audit_event e
  where e.type in ('message.ticketed', 'message.by-hand') and e.content ->> 'channelId' = $1::text
    and not exists (select from message m where m.id = e.object_id::uuid)
    and not exists (select from channel_gap g where g.channel_id::text = $1::text and g.why = 'row-gone' and g.subject = e.object_id)
  order by e.id limit 1000`;

const STILL_GONE = `
  select subject, since from channel_gap g
  where channel_id = $1 and why = 'row-gone' and closed_at is null
    and not exists (select from message m where m.id::text = g.subject) limit 1000`;

// All rows that came since the last comparison, and those that had something missing then.
const INCOMPLETE = `
  select m.id, m.state = 'ticketed' and t.id is null as ticketless
  from message m left join ticket t on t.id = m.ticket_id
  where m.channel_id = $1 and m.direction = 'in'
    and ($2::timestamptz is null or m.journaled_at > $2::timestamptz - interval '1 hour'
      or m.id::text in (select subject from channel_gap where channel_id = $1 and closed_at is null and why in ('no-ticket', 'bytes-missing')))
    and (m.state = 'ticketed' and t.id is null
      or exists (select from jsonb_array_elements(m.parts) p where not exists (select from blob b where b.id = (p ->> 'blobId')::uuid)))
  order by m.journaled_at limit 500`;

// A point in time, then some mails further on: mails of one second have their chance as well, however many came in it.
const SAMPLE = `
  with span as (
    select min(received_at) as first, max(received_at) as last, count(*) as mails from (
      select received_at from message where channel_id = $1 and direction = 'in') m),
  points as (
    select case when mails <= 50 then first
                else first + (last - first) * (random() * (1 + 50.0 / mails) - 50.0 / mails) end as at,
           floor(random() * least(mails, 50))::int as further
    from span, generate_series(1, $2::int)),
  picked as (
    select (select m.id from message m where m.channel_id = $1 and m.direction = 'in' and m.received_at >= p.at
              order by m.received_at, m.id offset p.further limit 1) as id from points p
    union
    select subject::uuid from channel_gap where channel_id = $1 and why in ('bytes-altered', 'bytes-missing') and closed_at is null)
  select m.id, m.sha256 from picked join message m on m.id = picked.id
  where m.state <> 'journaled' and m.body_destroyed_at is null`;

import { Injectable } from '@nestjs/common';
import { record } from '#audit';
import { alarmStep, type AlarmState, type LetterLanguage, type WatchTimes } from '#domain';
import { SettingsService, type Context } from '#foundation';
import { alarmSubject, allClearSubject } from './alarm-text.js';
import { channelWatches, watchTimes, type ChannelWatch } from './channel-watch.query.js';

export interface Administrator {
  readonly id: string;
  readonly email: string;
  readonly locale: LetterLanguage;
}
/** Sends one mail to one officer; given by whoever has the desk's mail to officers. */
export type TellAdministrator = (
  ctx: Context,
  administrator: Administrator,
  notice: { ownerId: string; subject: string; path: string },
) => Promise<void>;

/** Tells the administrators of what is wrong with a channel: once, again while it lasts, and of its end. */
@Injectable()
export class WatchChannels {
  private readonly times: WatchTimes;

  constructor(private readonly settings: SettingsService) {
    this.times = watchTimes(settings.values);
  }

  async run(ctx: Context, tell: TellAdministrator): Promise<void> {
    // One at a time, so that no alarm is told twice.
    await ctx.query(`select pg_advisory_xact_lock(hashtextextended('channel alarms', 0))`);
    for (const watch of await channelWatches(ctx, this.times)) await this.watch(ctx, watch, tell);
  }

  private async watch(ctx: Context, watch: ChannelWatch, tell: TellAdministrator): Promise<void> {
    const state = await stateOf(ctx, watch.id);
    const step = alarmStep(state, watch.alarms, ctx.now, this.times);
    if (step === 'nothing') return;
    const clear = step === 'clear';
    const told = await this.administrators(ctx);
    for (const administrator of told)
      await tell(ctx, administrator, {
        ownerId: watch.id,
        subject: clear
          ? allClearSubject[administrator.locale](watch.name)
          : alarmSubject[administrator.locale](watch, ctx.now),
        path: `/channels/${watch.id}`,
      });
    await ctx.query(KEEP, [
      watch.id,
      watch.alarms,
      clear ? null : (state.since ?? ctx.now),
      clear ? null : ctx.now,
    ]);
    await record(ctx, {
      type: clear ? 'channel.alarm-cleared' : 'channel.alarm-raised',
      object: { kind: 'channel', id: watch.id },
      content: { alarms: watch.alarms, gaps: watch.openGaps, mailedTo: told.map(({ id }) => id) },
    });
  }

  /** No address that the desk itself reads: the alarm would come back as a mail. */
  private async administrators(ctx: Context): Promise<Administrator[]> {
    const own = this.settings.values.MAIL_OWN_ADDRESSES;
    const officers = await ctx.query<Administrator & Record<string, unknown>>(
      `select id, email, locale from officer where state = 'active' and 'administrator' = any (roles)
         and (valid_until is null or valid_until > $1) order by id`,
      [ctx.now],
    );
    return officers.filter(({ email }) => !own.includes(email.toLowerCase()));
  }
}

async function stateOf(ctx: Context, channelId: string): Promise<AlarmState> {
  const [state] = await ctx.query<AlarmState & Record<string, unknown>>(
    `select alarm_kinds as kinds, alarm_since as since, alarm_told_at as "toldAt" from channel_check where channel_id = $1`,
    [channelId],
  );
  return state ?? { kinds: [], since: null, toldAt: null };
}

const KEEP = `
  insert into channel_check (channel_id, alarm_kinds, alarm_since, alarm_told_at) values ($1, $2, $3, $4)
  on conflict (channel_id) do update set alarm_kinds = excluded.alarm_kinds, alarm_since = excluded.alarm_since,
    alarm_told_at = excluded.alarm_told_at`;

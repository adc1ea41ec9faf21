import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ChannelView } from '#contracts';
import { useAge } from '../../i18n/use-age.js';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { desk } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';

const HOURS = [6, 12, 24, 48, 72, 168];

/** After how long without a mail an administrator is told. */
function Silence({ channel, refresh }: { channel: ChannelView; refresh: () => void }) {
  const t = useT();
  const may = useMay();
  const attempt = useAct();
  const { silenceHours, quietLimitMs } = channel;
  // A habit is looked for where mails come by themselves.
  const habitual = channel.kind === 'imap' || channel.kind === 'smtp';
  const byHabit =
    silenceHours === null && quietLimitMs !== null
      ? t('channels.silenceHabitAfter', { hours: Math.round(quietLimitMs / 3600_000) })
      : t('channels.silenceHabit');
  const choices = [...new Set([...HOURS, ...(silenceHours ? [silenceHours] : [])])].sort((a, b) => a - b);
  const choose = async (value: string) => {
    const set = await attempt(() => desk.channelSilence(channel.id, value === '' ? null : Number(value)));
    if (!set) return;
    toasts.show(t('channels.silenceSet'));
    refresh();
  };
  return (
    <TextField
      select
      size="small"
      label={t('channels.silence')}
      value={silenceHours === null ? (habitual ? '' : '0') : String(silenceHours)}
      disabled={!may('channel.manage')}
      onChange={(event) => void choose(event.target.value)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      fullWidth={false}
      sx={{ width: { xs: '100%', sm: 280 } }}
    >
      {habitual && <MenuItem value="">{byHabit}</MenuItem>}
      <MenuItem value="0">{t('channels.silenceNever')}</MenuItem>
      {choices.map((hours) => (
        <MenuItem key={hours} value={String(hours)}>
          {t('channels.silenceAfter', { hours })}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** How old the newest mail is, what waits longest, when it was last compared: the heartbeat of a channel. */
export function Standing({ channel, refresh }: { channel: ChannelView; refresh: () => void }) {
  const t = useT();
  const dates = useDates();
  const { ago } = useAge();
  const { newestJournaledAt, oldestUnhandledAt, comparedAt } = channel;
  const compared =
    comparedAt &&
    channel.tookMs !== null &&
    channel.atSource !== null &&
    t('channels.compareTook', {
      value: dates.number(channel.tookMs),
      listed: dates.number(channel.atSource),
    });
  const rows: [string, string | null, string, string | null][] = [
    [t('channels.newestAge'), newestJournaledAt, t('channels.nothingWaits'), null],
    [t('channels.oldestAge'), oldestUnhandledAt, t('channels.nothingWaits'), null],
    [t('channels.comparedAge'), comparedAt, t('channels.neverCompared'), compared || null],
  ];
  return (
    <div className="line wraps standing">
      <dl className="line wraps grow">
        {rows.map(([name, at, none, note]) => (
          <div key={name} title={[at && dates.instant(at), note].filter(Boolean).join(' · ') || undefined}>
            <dt className="muted">{name}</dt>
            <dd>
              <strong>{at ? ago(at) : none}</strong>
            </dd>
          </div>
        ))}
      </dl>
      <Silence channel={channel} refresh={refresh} />
    </div>
  );
}

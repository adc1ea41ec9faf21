import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/use-t.js';
import { desk } from '../providers/api.js';
import { useMay, useSession } from '../providers/session-store.js';

/** A quiet line on every page while a channel is not as it should be, for those who may look at it. */
export function ChannelBanner() {
  const t = useT();
  const may = useMay();
  const signedIn = useSession()?.stage === 'full';
  const { data } = useQuery({
    queryKey: ['channels', 'alarms'],
    queryFn: desk.channelAlarms,
    enabled: signedIn && may('channel.read'),
    refetchInterval: 60_000,
  });
  if (!data || data.channels.length === 0) return null;
  return (
    <aside className="banner red" aria-label={t('channels.alarmBanner')}>
      <ErrorOutline />
      <span className="line wraps">
        {data.channels.slice(0, 3).map((one) => (
          <Link key={one.id} to={`/channels/${one.id}`}>
            {t('channels.alarmOf', {
              name: one.name,
              alarms: one.alarms
                .map((alarm) =>
                  alarm === 'gap'
                    ? t('channels.gapCount', { smart_count: one.openGaps })
                    : t(`channels.alarm.${alarm}`),
                )
                .join(', '),
            })}
          </Link>
        ))}
      </span>
    </aside>
  );
}

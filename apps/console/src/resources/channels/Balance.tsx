import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import Sync from '@mui/icons-material/Sync';
import type { ChannelView } from '#contracts';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';

/** Seen = accounted for: the sentence that lets one sleep. */
export function Balance({ channel }: { channel: ChannelView }) {
  const t = useT();
  const dates = useDates();
  const seen = channel.seen ?? channel.journaled;
  const figures = {
    smart_count: seen,
    seen: dates.number(seen),
    accounted: dates.number(channel.accounted),
  };
  if (channel.openGaps > 0)
    return (
      <span className="chip red">
        <ErrorOutline /> {t('channels.gapCount', { smart_count: channel.openGaps })}
      </span>
    );
  if (channel.inProgress > 0 || seen > channel.accounted)
    return (
      <span className="chip blue">
        <Sync /> {t('channels.balanceOpen', figures)}
      </span>
    );
  return (
    <span className="chip green">
      <CheckCircle /> {t('channels.balance', figures)}
    </span>
  );
}

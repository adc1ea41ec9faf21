import Button from '@mui/material/Button';
import type { ChannelView } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { Failure, PageBones } from '../../parts/States.js';
import { useAct } from '../../parts/use-problem.js';
import { desk } from '../../providers/api.js';
import { get } from '../../providers/http.js';
import { useMay } from '../../providers/session-store.js';
import { Balance } from './Balance.js';
import { Gaps } from './Gaps.js';
import { MessageTraces } from './MessageTraces.js';
import { PassOnTargets } from './PassOnTargets.js';
import { Standing } from './Standing.js';
import { TrialNotice } from './TrialNotice.js';

/** What is wrong at the source, in words: its errors, its alarms, the mails that it shows and does not give. */
function Troubles({ channel }: { channel: ChannelView }) {
  const t = useT();
  const dates = useDates();
  const alarms = channel.alarms.filter((alarm) => alarm !== 'gap');
  return (
    <>
      {alarms.length > 0 && (
        <p className="notice red">
          {t('common.pair', {
            name: t('channels.alarmBanner'),
            value: alarms.map((alarm) => t(`channels.alarm.${alarm}`)).join(', '),
          })}
        </p>
      )}
      {channel.lastError && (
        <p className="notice amber">
          {t('common.pair', { name: t('channels.lastError'), value: channel.lastError })}{' '}
          {channel.lastErrorAt && `(${dates.instant(channel.lastErrorAt)})`}
        </p>
      )}
      {channel.compareError && (
        <p className="notice amber">
          {t('common.pair', { name: t('channels.compareFailed'), value: channel.compareError })}
        </p>
      )}
      {channel.unread.length > 0 && (
        <section className="notice amber" aria-label={t('channels.unread')}>
          <div className="stack">
            <strong>{t('channels.unread')}</strong>
            <ul>
              {channel.unread.map((one) => (
                <li key={one.uid}>
                  {t('channels.unreadOne', { uid: one.uid, attempts: dates.number(one.attempts) })} ·{' '}
                  {t(`channels.unreadWhy.${one.reason}`)} ·{' '}
                  {t('channels.gapSince', { at: dates.brief(one.since) })}
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </>
  );
}

/** One source: its counts, its troubles, and what became of each of its mails. */
export default function ChannelPage() {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  const client = useQueryClient();
  const attempt = useAct();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['channels', id],
    queryFn: () => get<ChannelView>(`/channels/${id}`),
    refetchInterval: 30_000,
  });
  const channel = query.data;
  if (query.error && !channel) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!channel) return <PageBones />;
  const next = channel.state === 'active' ? 'paused' : 'active';
  const act = channel.state === 'trial' ? 'activate' : next === 'paused' ? 'pause' : 'resume';
  const refresh = () => void client.invalidateQueries({ queryKey: ['channels'] });
  const figures: [string, number | null][] = [
    [t('channels.seen'), channel.seen],
    [t('channels.journaled'), channel.journaled],
    [t('channels.accounted'), channel.accounted],
    [t('channels.byHand'), channel.byHand],
    [t('channels.copies'), channel.copies],
  ];
  return (
    <Page
      title={channel.name}
      aside={
        <span className="line">
          <span className="chip">{t(`channels.${channel.state}`)}</span>
          <Balance channel={channel} />
        </span>
      }
      sub={t(`words.channelKind.${channel.kind}`)}
      actions={
        may('channel.manage') && (
          <Button
            variant="outlined"
            onClick={() => void attempt(() => desk.channelState(id, next)).then(refresh)}
          >
            {t(`channels.${act}`)}
          </Button>
        )
      }
    >
      <div className="page-body stack loose" style={{ paddingBottom: 16 }}>
        <TrialNotice channel={channel} />
        <dl className="figures">
          {figures.map(([name, value]) => (
            <div key={name} style={{ padding: '12px 18px' }}>
              <dt className="muted">{name}</dt>
              <dd>
                <b>{value === null ? '–' : dates.number(value)}</b>
              </dd>
            </div>
          ))}
        </dl>
        <Standing channel={channel} refresh={refresh} />
        <Troubles channel={channel} />
        <Gaps channel={channel} refresh={refresh} />
        <PassOnTargets channel={channel} />
      </div>
      <MessageTraces id={id} />
    </Page>
  );
}

import Button from '@mui/material/Button';
import type { ChannelView } from '#contracts';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT, useWord } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { Bone, Empty, Failure, PageBones } from '../../parts/States.js';
import { useAct } from '../../parts/use-problem.js';
import { desk, type ChannelMessages } from '../../providers/api.js';
import { get } from '../../providers/http.js';
import { useMay } from '../../providers/session-store.js';
import { Balance } from './Channels.js';

type Message = ChannelMessages['items'][number];
/** What went well stays quiet, so that what did not is seen. */
const tones = { ok: '', failed: 'red', skipped: 'faint' };

/** Every step a mail went through, its verdict and how long it took. */
function Trace({ steps }: { steps: Message['steps'] }) {
  const t = useT();
  const word = useWord();
  const dates = useDates();
  return (
    <ol className="line wraps tight">
      {steps.map((step, index) => (
        <li
          key={`${step.step}${index}`}
          className={`chip ${tones[step.verdict]}`}
          title={[
            dates.instant(step.at),
            t('channels.ms', { value: dates.number(Math.round(step.ms)) }),
            step.why,
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          {word('channels.step', step.step, t('channels.step.other'))} ·{' '}
          {t(`channels.verdict.${step.verdict}`)}
          {step.ms >= 1 && (
            <span className="num muted">
              {t('channels.ms', { value: dates.number(Math.round(step.ms)) })}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function Messages({ id }: { id: string }) {
  const t = useT();
  const dates = useDates();
  const [byHand, setByHand] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['channels', id, 'messages', byHand],
    queryFn: ({ pageParam }) =>
      desk.channelMessages(id, { cursor: pageParam, limit: 50, byHand: byHand || undefined }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="list-tools">
        <h2 className="sec-title" style={{ margin: 0 }}>
          {t('channels.messages')}
        </h2>
        <button
          type="button"
          className={byHand ? 'filter-button on' : 'filter-button'}
          aria-pressed={byHand}
          onClick={() => setByHand(!byHand)}
        >
          {t('channels.onlyByHand')}
        </button>
      </div>
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <div className="page-body stack loose">
          <Bone /> <Bone /> <Bone />
        </div>
      ) : rows.length === 0 ? (
        <Empty title={t('channels.noMessages')}>{t('channels.noMessagesHelp')}</Empty>
      ) : (
        <ul className="trace-list">
          {rows.map((one) => (
            <li key={one.id}>
              <span className="num" style={{ flex: '0 0 190px' }} title={dates.instant(one.receivedAt)}>
                {dates.brief(one.receivedAt)} · {dates.size(one.size)}
              </span>
              <span style={{ flex: '0 0 140px' }} className="num">
                {one.ticketId ? <Link to={`/tickets/${one.ticketId}`}>{one.ticketReference}</Link> : '–'}
              </span>
              <span className="grow">
                <Trace steps={one.steps} />
              </span>
              {one.byHand && <span className="chip amber">{t('channels.onlyByHand')}</span>}
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className="pager">
          <Button variant="outlined" onClick={() => void query.fetchNextPage()}>
            {t('inbox.more')}
          </Button>
        </div>
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
            onClick={() =>
              void attempt(() => desk.channelState(id, next)).then(() =>
                client.invalidateQueries({ queryKey: ['channels'] }),
              )
            }
          >
            {t(next === 'paused' ? 'channels.pause' : 'channels.resume')}
          </Button>
        )
      }
    >
      <div className="page-body" style={{ paddingBottom: 16 }}>
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
        {channel.lastError && (
          <p className="notice amber" style={{ marginTop: 12 }}>
            {t('common.pair', { name: t('channels.lastError'), value: channel.lastError })}{' '}
            {channel.lastErrorAt && `(${dates.instant(channel.lastErrorAt)})`}
          </p>
        )}
        {channel.gaps.length > 0 && (
          <p className="notice red" style={{ marginTop: 12 }}>
            {t('common.pair', { name: t('channels.gaps'), value: channel.gaps.join(', ') })}
          </p>
        )}
      </div>
      <Messages id={id} />
    </Page>
  );
}

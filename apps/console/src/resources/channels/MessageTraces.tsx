import ExpandMore from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useAge } from '../../i18n/use-age.js';
import { useDates } from '../../i18n/use-dates.js';
import { useStepWhy } from '../../parts/use-step-why.js';
import { useT, useWord } from '../../i18n/use-t.js';
import { Bone, Empty, Failure } from '../../parts/States.js';
import { desk, type ChannelMessages } from '../../providers/api.js';

type Message = ChannelMessages['items'][number];
/** What went well stays quiet, so that what did not is seen. */
const tones = { ok: '', failed: 'red', skipped: 'faint' };

/** A tenth of a millisecond matters to nobody; that a step took any time at all does. */
const briefly = (ms: number): number => (ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms));

/** Every step a mail went through in one line. */
function Steps({ steps }: { steps: Message['steps'] }) {
  const t = useT();
  const word = useWord();
  return (
    <span className="line wraps tight">
      {steps.map((step, index) => (
        <span key={`${step.step}${index}`} className={`chip ${tones[step.verdict]}`}>
          {word('channels.step', step.step, t('channels.step.other'))} ·{' '}
          {t(`channels.verdict.${step.verdict}`)}
        </span>
      ))}
    </span>
  );
}

/** The same steps with the time of each, from the arrival on. */
function Detail({ message }: { message: Message }) {
  const t = useT();
  const word = useWord();
  const whyOf = useStepWhy();
  const dates = useDates();
  const { lasting } = useAge();
  const late = new Date(message.journaledAt).getTime() - new Date(message.receivedAt).getTime();
  const rows = [
    {
      step: 'journal',
      verdict: 'ok' as const,
      why: t('channels.journaledAfter', { value: lasting(late) }),
      ms: null,
      at: message.journaledAt,
    },
    ...message.steps.map((step) => ({ ...step, why: whyOf(step.why) })),
  ];
  return (
    <div className="table-wrap trace-detail">
      <table className="rows" aria-label={t('channels.stepsOf', { at: dates.instant(message.receivedAt) })}>
        <thead>
          <tr>
            <th scope="col">{t('channels.trace')}</th>
            <th scope="col">{t('channels.stepVerdict')}</th>
            <th scope="col" className="right">
              {t('channels.stepMs')}
            </th>
            <th scope="col">{t('channels.stepAt')}</th>
            <th scope="col">{t('channels.stepWhyHead')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.step}${index}`}>
              <td>{word('channels.step', row.step, t('channels.step.other'))}</td>
              <td>
                <span className={`chip ${tones[row.verdict]}`}>{t(`channels.verdict.${row.verdict}`)}</span>
              </td>
              <td className="right num">
                {row.ms === null ? '–' : t('channels.ms', { value: dates.number(briefly(row.ms)) })}
              </td>
              <td className="num nowrap" title={dates.instant(row.at)}>
                {dates.brief(row.at)}
              </td>
              <td className="muted">{row.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TraceRow({ message }: { message: Message }) {
  const t = useT();
  const dates = useDates();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <button
        type="button"
        className="trace-open num"
        aria-expanded={open}
        title={dates.instant(message.receivedAt)}
        onClick={() => setOpen(!open)}
      >
        <ExpandMore style={open ? undefined : { transform: 'rotate(-90deg)' }} />
        {dates.brief(message.receivedAt)} · {dates.size(message.size)}
      </button>
      <span style={{ flex: '0 0 140px' }} className="num">
        {message.ticketId ? <Link to={`/tickets/${message.ticketId}`}>{message.ticketReference}</Link> : '–'}
      </span>
      <span className="grow">
        {message.state === 'journaled' ? (
          <span className="chip blue">{t('channels.waits')}</span>
        ) : (
          <Steps steps={message.steps} />
        )}
      </span>
      {message.byHand && <span className="chip amber">{t('channels.onlyByHand')}</span>}
      {open && <Detail message={message} />}
    </li>
  );
}

/** What became of each mail of a channel, newest first. */
export function MessageTraces({ id }: { id: string }) {
  const t = useT();
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
            <TraceRow key={one.id} message={one} />
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

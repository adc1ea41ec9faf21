import EventAvailable from '@mui/icons-material/EventAvailableOutlined';
import Button from '@mui/material/Button';
import type { HomeView } from '#contracts';
import { lazy, Suspense } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT, useWord } from '../../i18n/use-t.js';
import { DueChip } from '../../parts/DueChip.js';
import { Page } from '../../parts/Page.js';
import { Bone, Empty, Failure } from '../../parts/States.js';
import { Urgent } from './Urgent.js';
import { useKeys } from '../../parts/use-keys.js';
import { useMay, useSession } from '../../providers/session-store.js';
import { useHome } from '../../providers/use-home.js';
import { Stops } from './Stops.js';

const Charts = lazy(() => import('./Charts.js'));
const to = (resource: string, filter: object) =>
  `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;

function Figures({ home }: { home: HomeView }) {
  const t = useT();
  const dates = useDates();
  const rows = [
    {
      key: 'late',
      word:
        home.causesMissing > 0
          ? `${t('home.overdue')} · ${t('home.causesMissing', { smart_count: home.causesMissing })}`
          : t('home.overdue'),
      value: home.overdue,
      to: to('requests', { open: true, overdue: true }),
      tone: home.overdue > 0 ? 'red' : '',
    },
    {
      key: 'today',
      word: t('home.dueToday'),
      value: home.dueToday,
      to: to('requests', { open: true, dueBefore: home.today, dueAfter: home.today }),
      tone: home.dueToday > 0 ? 'amber' : '',
    },
    {
      key: 'week',
      word: t('home.dueWeek'),
      value: home.dueThisWeek,
      to: to('requests', { open: true }),
      tone: '',
    },
    { key: 'triage', word: t('home.untriaged'), value: home.untriaged, to: '/inbox', tone: '' },
    {
      key: 'hand',
      word: t('home.byHand'),
      value: home.byHand,
      to: to('tickets', { byHand: true }),
      tone: '',
    },
  ];
  return (
    <nav className="figures" aria-label={t('shell.home')}>
      {rows.map((row) => (
        <Link key={row.key} to={row.to} className={row.tone}>
          <b>{dates.number(row.value)}</b>
          {row.word}
        </Link>
      ))}
    </nav>
  );
}

function Next({ home }: { home: HomeView }) {
  const t = useT();
  const word = useWord();
  const may = useMay();
  const navigate = useNavigate();
  const [first] = home.next;
  useKeys({ n: () => first && void navigate(`/requests/${first.id}`) });
  return (
    <section className="panel flush">
      <h2 title={t('home.nextHelp')}>{t('home.next')}</h2>
      {home.next.length === 0 ? (
        <Empty
          icon={<EventAvailable />}
          title={t('home.nextEmpty')}
          action={
            may('ticket.triage') && (
              <Button variant="outlined" component={Link} to="/inbox">
                {t('shell.inbox')}
              </Button>
            )
          }
        >
          {t('home.nextEmptyHelp')}
        </Empty>
      ) : (
        <ol className="next-list">
          {home.next.map((row) => (
            <li key={row.id}>
              <Link className="next-row" to={`/requests/${row.id}`}>
                <span className="cut grow">
                  <strong>{row.personName || row.personAddress}</strong>{' '}
                  <span className="muted">
                    {row.rights.map((right) => t(`words.right.${right}`)).join(' + ')}
                  </span>
                </span>
                <span className="next-act muted cut">
                  {row.waiting
                    ? `${t('request.waiting')} ${t(`words.waiting.${row.waiting}`)}`
                    : word('actions', row.nextAction)}
                </span>
                <span className="next-due">
                  <DueChip due={row} bare />
                  {row.clock !== 'suspended' && row.daysLeft >= 0 && (
                    <span className="muted small" style={{ display: 'block' }}>
                      {t('home.risk', { smart_count: row.daysLeft + 1 })}
                    </span>
                  )}
                </span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Refusals that were put to me: nobody else can decide them. */
function ToDecide({ home }: { home: HomeView }) {
  const t = useT();
  const dates = useDates();
  if (home.toDecide.length === 0) return null;
  return (
    <section className="panel flush">
      <h2>{t('controller.home')}</h2>
      <ol className="next-list">
        {home.toDecide.map((row) => (
          <li key={row.id}>
            <Link className="next-row" to={`/requests/${row.id}`}>
              <span className="cut grow">
                <strong>{row.rights.map((right) => t(`words.right.${right}`)).join(' + ')}</strong>{' '}
                <span className="ref muted">{row.reference}</span>
              </span>
              <span className="next-act muted cut">{t('controller.homeRow', { by: row.askedBy })}</span>
              <span className="next-due">{dates.short(row.dueOn)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

function MyTasks({ home }: { home: HomeView }) {
  const t = useT();
  const dates = useDates();
  return (
    <section className="panel">
      <h2>{t('home.tasks')}</h2>
      {home.myTasks.length === 0 && <p className="muted">{t('home.tasksNone')}</p>}
      <ul className="stack" style={{ gap: 6 }}>
        {home.myTasks.map((task) => (
          <li key={task.id} className="line">
            <Link className="cut grow" to={`/tickets/${task.ticketId}`}>
              {task.title}
            </Link>
            {task.dueOn && (
              <span
                className="small nowrap"
                style={task.dueOn < home.today ? { color: 'var(--red)' } : undefined}
              >
                {dates.short(task.dueOn)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Refusals that somebody asked me to read as the second, and mine that came back from theirs. */
function Readings({ home }: { home: HomeView }) {
  const t = useT();
  const dates = useDates();
  if (home.readings.length === 0) return null;
  const tones = { 'to-read': 'amber', approved: 'green', 'sent-back': 'red' } as const;
  return (
    <section className="panel">
      <h2>{t('home.readings')}</h2>
      <ul className="stack" style={{ gap: 6 }}>
        {home.readings.map((one) => (
          <li key={one.id} className="line">
            <Link className="cut grow" to={`/letters/${one.id}`}>
              {one.toName} · {one.reference}
            </Link>
            <span className="muted small nowrap">
              {one.by} · {dates.instant(one.at)}
            </span>
            <span className={`chip ${tones[one.turn]}`}>{t(`home.readingTurn.${one.turn}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bones() {
  return (
    <div className="page-body" aria-busy="true">
      <div className="figures" style={{ height: 84 }} />
      <div className="home-grid">
        <div className="panel" style={{ height: 420 }}>
          <Bone width="30%" height={14} />
        </div>
        <div className="panel" style={{ height: 420 }} />
      </div>
    </div>
  );
}

/** Am I on time, what first, what came in, for whom do we wait. */
export default function Home() {
  const t = useT();
  const dates = useDates();
  const home = useHome();
  const me = useSession()?.me;
  const today = useSession()?.today;
  return (
    <Page
      title={t('home.title', { name: me?.name.split(' ')[0] ?? '' })}
      aside={today && <span className="muted">{dates.day(today)}</span>}
    >
      {home.error && !home.data ? (
        <Failure error={home.error} retry={() => void home.refetch()} />
      ) : !home.data ? (
        <Bones />
      ) : (
        <div className="page-body">
          <Figures home={home.data} />
          <div className="home-grid">
            <div className="stack loose">
              <Urgent home={home.data} />
              <ToDecide home={home.data} />
              <Stops home={home.data} />
              <Readings home={home.data} />
              <Next home={home.data} />
              <Suspense fallback={<div className="panel" style={{ height: 222 }} />}>
                <Charts home={home.data} part="foot" />
              </Suspense>
              <MyTasks home={home.data} />
            </div>
            <Suspense fallback={<div className="panel" style={{ height: 620 }} />}>
              <Charts home={home.data} part="side" />
            </Suspense>
          </div>
        </div>
      )}
    </Page>
  );
}

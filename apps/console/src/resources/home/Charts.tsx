import type { HomeView } from '#contracts';
import { Bar, BarChart, Cell, LabelList, Pie, PieChart, ResponsiveContainer, XAxis } from 'recharts';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { Capacity } from './Capacity.js';
import { Shown, type Figure } from './Shown.js';

/** Horizontal bars with their words beside them: no legend to look up. */
function Bars({ rows }: { rows: readonly Figure<number>[] }) {
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <ul className="bars">
      {rows.map((row) => (
        <li key={row.name}>
          <span className="cut" title={row.name}>
            {row.name}
          </span>
          <span className="bar">
            <i style={{ width: `${(row.count / most) * 100}%` }} />
          </span>
          <b className="num">{row.count}</b>
        </li>
      ))}
    </ul>
  );
}

const shades = [1, 0.72, 0.5, 0.32, 0.2, 0.12];

function Ring({ rows }: { rows: readonly Figure<number>[] }) {
  const t = useT();
  const sum = rows.reduce((all, row) => all + row.count, 0);
  return (
    <div className="ring">
      <div style={{ position: 'relative', width: 148, height: 148 }}>
        <PieChart width={148} height={148} accessibilityLayer={false}>
          <Pie
            data={[...rows]}
            dataKey="count"
            nameKey="name"
            innerRadius={52}
            outerRadius={72}
            startAngle={90}
            endAngle={-270}
            paddingAngle={rows.length > 1 ? 2 : 0}
            stroke="none"
            isAnimationActive={false}
            rootTabIndex={-1}
          >
            {rows.map((row, index) => (
              <Cell key={row.name} fill="var(--accent)" fillOpacity={shades[index]} />
            ))}
          </Pie>
        </PieChart>
        <div className="ring-sum">
          <b>{sum}</b>
        </div>
      </div>
      <ul className="stack" style={{ gap: 5 }}>
        {rows.map((row, index) => (
          <li key={row.name} className="line">
            <i className="swatch" style={{ opacity: shades[index] }} />
            <span>{row.name}</span>
            <b className="num">{row.count}</b>
          </li>
        ))}
      </ul>
      {sum === 0 && <p className="muted">{t('home.nextEmpty')}</p>}
    </div>
  );
}

function Days({ rows, none }: { rows: readonly Figure<number>[]; none: string }) {
  if (rows.every((row) => row.count === 0)) return <p className="muted chart-none">{none}</p>;
  return (
    <ResponsiveContainer width="100%" height={150}>
      <BarChart
        data={[...rows]}
        margin={{ top: 18, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis
          dataKey="name"
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          tick={{ fill: 'var(--muted)', fontSize: 11 }}
          interval="preserveStartEnd"
        />
        <Bar
          dataKey="count"
          fill="var(--accent)"
          radius={[3, 3, 0, 0]}
          isAnimationActive={false}
          maxBarSize={26}
        >
          <LabelList
            dataKey="count"
            position="top"
            fill="var(--text)"
            fontSize={11.5}
            formatter={(value: unknown) => (value === 0 ? '' : String(value))}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

/** What people would rather look at than read; each chart has its table. */
export default function Charts({ home, part }: { home: HomeView; part: 'side' | 'foot' }) {
  const t = useT();
  const dates = useDates();
  const byDay = (rows: HomeView['incomingByDay']) =>
    rows.map((row) => ({ name: dates.tiny(row.day), count: row.count }));
  const states = home.byState
    .filter((row) => row.count > 0)
    .map((row) => ({ name: t(`words.requestState.${row.state}`), count: row.count }));
  const kinds = home.incomingByClass.map((row) => ({
    name: t(`words.messageClass.${row.class}`),
    count: row.count,
  }));
  const waits = home.waiting.map((row) => ({ name: t(`words.waiting.${row.reason}`), count: row.count }));
  const rights = home.byRight.map((row) => ({ name: t(`words.right.${row.right}`), count: row.count }));
  if (part === 'foot')
    return (
      <div className="chart-pair">
        <Capacity capacity={home.capacity} />
        <Shown title={t('home.incoming')} head={t('home.day')} rows={byDay(home.incomingByDay)}>
          <Days rows={byDay(home.incomingByDay)} none={t('home.incomingNone')} />
        </Shown>
      </div>
    );
  return (
    <div className="stack loose">
      <Shown title={t('home.byState')} head={t('request.state')} rows={states}>
        <Ring rows={states} />
      </Shown>
      <Shown title={t('home.waiting')} head={t('home.waiting')} rows={waits}>
        {waits.length === 0 ? <p className="muted">{t('home.waitingNone')}</p> : <Bars rows={waits} />}
      </Shown>
      <Shown title={t('home.incomingToday')} head={t('inbox.class')} rows={kinds}>
        {kinds.length === 0 ? <p className="muted">{t('home.incomingNone')}</p> : <Bars rows={kinds} />}
      </Shown>
      <Shown title={t('home.byRight')} head={t('request.right')} rows={rights}>
        {rights.length === 0 ? <p className="muted">{t('home.nextEmpty')}</p> : <Bars rows={rights} />}
      </Shown>
    </div>
  );
}

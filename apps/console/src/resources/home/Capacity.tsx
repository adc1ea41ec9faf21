import type { HomeView } from '#contracts';
import { Bar, BarChart, LabelList, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useDates } from '../../i18n/use-dates.js';
import { useLocale, useT } from '../../i18n/use-t.js';
import { Shown } from './Shown.js';

/** What falls due each working day, against the line of what the desk closes in one: the bars that stand above it pile up. */
export function Capacity({ capacity }: { capacity: HomeView['capacity'] }) {
  const t = useT();
  const dates = useDates();
  const locale = useLocale();
  const pace = capacity.closedPerDay.toLocaleString(locale, { maximumFractionDigits: 1 });
  const rows = capacity.days.map(({ day, count }) => ({ name: dates.tiny(day), count }));
  const top = Math.max(capacity.closedPerDay, ...rows.map(({ count }) => count)) * 1.15;
  const said = capacity.shortFrom
    ? t('home.capacityShort', { day: dates.day(capacity.shortFrom), smart_count: capacity.missing })
    : t('home.capacityEnough');
  return (
    <Shown
      title={t('home.capacity')}
      head={t('home.day')}
      rows={[...rows, { name: t('home.pace'), count: pace }]}
      lead={
        <>
          <p style={capacity.shortFrom ? { color: 'var(--red)' } : undefined}>{said}</p>
          <p className="small">– – {t('home.paceLine', { pace })}</p>
        </>
      }
    >
      {rows.every(({ count }) => count === 0) ? (
        <p className="muted chart-none">{t('home.dueNone')}</p>
      ) : (
        <ResponsiveContainer width="100%" height={170}>
          <BarChart data={rows} margin={{ top: 18, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <XAxis
              dataKey="name"
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              tick={{ fill: 'var(--muted)', fontSize: 11 }}
              interval="preserveStartEnd"
            />
            <YAxis hide domain={[0, top]} />
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
            <ReferenceLine y={capacity.closedPerDay} stroke="var(--text)" strokeDasharray="4 3" />
          </BarChart>
        </ResponsiveContainer>
      )}
    </Shown>
  );
}

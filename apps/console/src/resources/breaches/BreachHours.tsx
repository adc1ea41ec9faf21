import Done from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import type { BreachRow } from '#contracts';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';

type Hours = Pick<BreachRow, 'state' | 'hoursLeft' | 'overdue' | 'lastAt' | 'notifiedAt' | 'notifyDecision'>;

/** How many of the seventy-two hours are left, in words: the colour only repeats them. */
export function BreachHours({ of }: { of: Hours }) {
  const t = useT();
  const dates = useDates();
  const title = t('breach.last', { at: dates.instant(of.lastAt) });
  const tone = of.overdue ? 'late' : of.hoursLeft === null ? 'done' : of.hoursLeft < 24 ? 'soon' : 'calm';
  const text = () => {
    if (of.state === 'set-aside') return t('breach.aside');
    if (of.notifiedAt) return t(of.notifiedAt > of.lastAt ? 'breach.notifiedLate' : 'breach.notified');
    if (of.hoursLeft === null) return t('breach.notOwed');
    if (of.overdue) return t('breach.overdue');
    return of.hoursLeft === 0 ? t('breach.lessThanHour') : t('breach.left', { smart_count: of.hoursLeft });
  };
  return (
    <span className={`due ${tone}`} title={title}>
      {tone === 'late' ? <ErrorOutline /> : tone === 'done' ? <Done /> : <Schedule />}
      <span className="cut">{text()}</span>
    </span>
  );
}

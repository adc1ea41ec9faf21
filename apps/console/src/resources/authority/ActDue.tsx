import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { daysBetween, parisDay } from '../../i18n/dates.js';
import { useToday } from '../../providers/session-store.js';

/** The due date that the act sets, to the hour. */
export function ActDue({ dueAt }: { dueAt: string | null }) {
  const t = useT();
  const dates = useDates();
  const today = useToday();
  if (!dueAt) return <span className="muted">{t('authority.noDue')}</span>;
  const left = daysBetween(today, parisDay(dueAt));
  const at = `${dates.short(parisDay(dueAt))}, ${dates.time(dueAt)}`;
  return (
    <span className={`due ${left < 0 ? 'late' : left <= 2 ? 'soon' : 'calm'}`} title={dates.instant(dueAt)}>
      {left < 0 ? <ErrorOutline /> : <Schedule />}
      <span className="cut">{t(left < 0 ? 'authority.late' : 'authority.dueAt', { at })}</span>
    </span>
  );
}

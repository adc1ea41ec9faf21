import Circle from '@mui/icons-material/RadioButtonUnchecked';
import Done from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import Pause from '@mui/icons-material/PauseCircleOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import Tooltip from '@mui/material/Tooltip';
import { useDates } from '../i18n/use-dates.js';
import { useT } from '../i18n/use-t.js';
import { daysBetween, parisDay } from '../i18n/dates.js';
import { useToday } from '../providers/session-store.js';

export interface Due {
  dueOn: string;
  clock: string;
  state: string;
  daysLeft?: number;
  overdue?: boolean;
  answeredAt?: string | null;
  closedAt?: string | null;
}

type Tone = 'late' | 'soon' | 'paused' | 'done' | 'calm';
const icons = {
  late: <ErrorOutline />,
  soon: <Schedule />,
  paused: <Pause />,
  done: <Done />,
  calm: <Circle />,
};

/** The due date in words: the colour only repeats what they say. */
export function useDueWords(): (
  due: Due,
  bare?: boolean,
) => { text: string; short: string; tone: Tone; title: string } {
  const t = useT();
  const dates = useDates();
  const today = useToday();
  return (due, bare = false) => {
    const left = due.daysLeft ?? daysBetween(today, due.dueOn);
    const day = dates.short(due.dueOn);
    const title = dates.day(due.dueOn);
    const ended = due.closedAt ?? due.answeredAt;
    if (['answered', 'closed', 'withdrawn'].includes(due.state) || due.clock === 'stopped') {
      const key = due.state === 'answered' ? 'due.done' : 'due.closed';
      const text = ended ? t(key, { day: dates.short(parisDay(ended)) }) : t('due.stopped');
      return { text, short: text, tone: 'done', title };
    }
    if (due.clock === 'suspended')
      return { text: t('due.suspended', { day }), short: t('due.short.suspended'), tone: 'paused', title };
    if (left < 0) {
      const text = t('due.late', { smart_count: -left });
      return { text, short: text, tone: 'late', title: t('due.was', { day: title }) };
    }
    const tone: Tone = left <= 3 ? 'soon' : 'calm';
    if (left === 0) return { text: t('due.today'), short: t('due.short.today'), tone, title };
    if (left === 1)
      return {
        text: t(bare ? 'due.bare.tomorrow' : 'due.tomorrow', { day }),
        short: t('due.short.tomorrow'),
        tone,
        title,
      };
    return {
      text: t(bare ? 'due.bare.in' : 'due.in', { day, smart_count: left }),
      short: t('due.short.in', { smart_count: left }),
      tone,
      title,
    };
  };
}

interface Look {
  due: Due;
  chip?: boolean;
  /** Day and days left, for a narrow column. */
  short?: boolean;
  /** Without the word that the head of the column says already. */
  bare?: boolean;
}

export function DueChip({ due, chip = false, short = false, bare = false }: Look) {
  const dates = useDates();
  const words = useDueWords()(due, bare);
  const { tone, title } = words;
  const text = short && tone !== 'done' ? `${dates.tiny(due.dueOn)} · ${words.short}` : words.text;
  const chips = { late: 'red', soon: 'amber', paused: 'paused', done: '', calm: '' };
  const kind = chip ? `chip ${chips[tone]}` : tone === 'paused' ? 'chip paused' : `due ${tone}`;
  return (
    <Tooltip title={title}>
      <span className={kind}>
        {icons[tone]}
        <span className="cut">{text}</span>
      </span>
    </Tooltip>
  );
}

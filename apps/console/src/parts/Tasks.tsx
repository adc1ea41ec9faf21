import Checkbox from '@mui/material/Checkbox';
import Button from '@mui/material/Button';
import type { TaskView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { useDates } from '../i18n/use-dates.js';
import { useT } from '../i18n/use-t.js';
import { DayField } from './DayField.js';
import { useToday } from '../providers/session-store.js';

/** `help` stands small below the title. */
type ShownTask = TaskView & { help?: string };

interface NewTask {
  title: string;
  dueOn: string | null;
}

/** Small things to do, ticked where they stand. */
export function Tasks(props: {
  tasks: readonly ShownTask[];
  add?: (task: NewTask) => Promise<boolean>;
  tick: (id: string, done: boolean) => unknown;
}) {
  const t = useT();
  const dates = useDates();
  const today = useToday();
  const [title, setTitle] = useState('');
  const [dueOn, setDueOn] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return;
    void props.add?.({ title: title.trim(), dueOn: dueOn || null }).then((done) => {
      if (!done) return;
      setTitle('');
      setDueOn('');
    });
  };
  return (
    <div className="stack" style={{ gap: 2 }}>
      {props.tasks.length === 0 && <p className="muted">{t('ticket.tasksNone')}</p>}
      <ul>
        {props.tasks.map((task) => (
          <li key={task.id} className="line" style={{ alignItems: 'flex-start', marginLeft: -6 }}>
            <Checkbox
              checked={task.doneAt !== null}
              disabled={!props.add}
              slotProps={{ input: { 'aria-label': t('ticket.taskDone', { title: task.title }) } }}
              onChange={(event) => void props.tick(task.id, event.target.checked)}
            />
            <span
              className="grow"
              style={{ padding: '6px 0', textDecoration: task.doneAt ? 'line-through' : undefined }}
            >
              {task.title}
              {task.help && (
                <span className="muted small" style={{ display: 'block' }}>
                  {task.help}
                </span>
              )}
              <span className="muted small" style={{ display: 'block' }}>
                {task.dueOn && (
                  <span style={task.dueOn < today && !task.doneAt ? { color: 'var(--red)' } : undefined}>
                    {dates.short(task.dueOn)}
                  </span>
                )}
                {task.dueOn && task.assignee && ' · '}
                {task.assignee?.name}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {props.add && (
        <form className="line wraps top task-form" onSubmit={submit}>
          <input
            className="bare"
            style={{ flexBasis: '100%' }}
            aria-label={t('ticket.taskTitle')}
            placeholder={t('ticket.addTask')}
            maxLength={300}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          {title && (
            <>
              <DayField label={t('ticket.taskDue')} value={dueOn} change={setDueOn} />
              <Button type="submit">{t('common.add')}</Button>
            </>
          )}
        </form>
      )}
    </div>
  );
}

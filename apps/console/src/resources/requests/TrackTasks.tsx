import type { RequestView, TrackView } from '#contracts';
import { useT, useWord } from '../../i18n/use-t.js';
import { Tasks } from '../../parts/Tasks.js';
import { requests, tickets } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import type { RequestActs } from './use-request.js';

/** What is to be done about one right: what the law proposes, and what somebody added. */
export function TrackTasks(props: { track: TrackView; request: RequestView; acts: RequestActs }) {
  const t = useT();
  const word = useWord();
  const may = useMay();
  const { track, request, acts } = props;
  const own = request.tasks.filter((task) => task.trackId === track.id);
  const done = own.filter((task) => task.doneAt !== null).length;
  return (
    <details className="refused" open={request.state === 'assessing' && done < own.length}>
      <summary>{t('track.tasks', { done, all: own.length })}</summary>
      <Tasks
        tasks={own.map((task) => ({
          ...task,
          title: task.kind ? word('trackTasks', task.kind, task.title) : task.title,
          help: [task.required && task.doneAt === null ? t('track.required') : null, task.article]
            .filter(Boolean)
            .join(' · '),
        }))}
        add={
          may('ticket.task')
            ? (task) => acts.act(() => requests.trackTask(request.id, track.right, task))
            : undefined
        }
        tick={(id, ticked) => acts.act(() => tickets.taskDone(id, ticked))}
      />
    </details>
  );
}

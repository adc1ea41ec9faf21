import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import type { RequestView } from '#contracts';
import { parisDay } from '../../i18n/dates.js';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AccountPanel } from '../../parts/AccountPanel.js';
import { EarlierRequests } from '../../parts/EarlierRequests.js';
import { Tasks } from '../../parts/Tasks.js';
import { tickets } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { ActionList } from './ActionList.js';
import { Complaint } from './Complaint.js';
import { Controller } from './Controller.js';
import { ClockPanel } from './ClockPanel.js';
import { Identity } from './Identity.js';
import { Lateness } from './Lateness.js';
import { RequestLetters } from './RequestLetters.js';
import { Tracks } from './Tracks.js';
import type { RequestActs } from './use-request.js';
import { WhoAsks } from './WhoAsks.js';

function Earlier({ request }: { request: RequestView }) {
  const t = useT();
  if (request.earlier.length === 0) return null;
  return (
    <section>
      <h2 title={t('request.earlierHelp')}>{t('request.earlier')}</h2>
      <EarlierRequests earlier={request.earlier} />
      <p className="muted small" style={{ marginTop: 4 }}>
        {t('request.earlierHelp')}
      </p>
    </section>
  );
}

/** The next acts first, then by when and why, then what is asked and who asks. */
export function RequestSide({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  return (
    <>
      {request.waiting && request.waitingSince && (
        <section>
          <p className="notice blue">
            <HourglassEmpty />
            <span>
              {t('request.waitingSince', {
                reason: t(`words.waiting.${request.waiting}`),
                day: dates.short(parisDay(request.waitingSince)),
              })}
            </span>
          </p>
        </section>
      )}
      <Complaint request={request} acts={acts} />
      <Lateness request={request} acts={acts} />
      <Controller request={request} acts={acts} />
      <ActionList request={request} acts={acts} />
      <ClockPanel request={request} />
      <Tracks request={request} acts={acts} />
      <WhoAsks request={request} acts={acts} />
      <Identity request={request} acts={acts} />
      <RequestLetters request={request} />
      <section>
        <h2>{t('ticket.tasks')}</h2>
        <Tasks
          tasks={request.tasks.filter((task) => task.trackId === null)}
          add={
            may('ticket.task') ? (task) => acts.act(() => tickets.task(request.ticketId, task)) : undefined
          }
          tick={(id, done) =>
            acts.act(
              () => tickets.taskDone(id, done),
              t(done ? 'ticket.taskTicked' : 'ticket.taskUnticked'),
              () => tickets.taskDone(id, !done),
            )
          }
        />
      </section>
      <AccountPanel address={request.accountAddress} ticketId={request.ticketId} />
      <Earlier request={request} />
    </>
  );
}

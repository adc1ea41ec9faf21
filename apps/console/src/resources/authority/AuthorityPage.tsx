import Lock from '@mui/icons-material/LockOutlined';
import Notifications from '@mui/icons-material/NotificationsActiveOutlined';
import Button from '@mui/material/Button';
import type { AuthorityFileView, TicketView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT, useWord } from '../../i18n/use-t.js';
import { Composer } from '../../parts/Composer.js';
import { Page } from '../../parts/Page.js';
import { Failure, PageBones } from '../../parts/States.js';
import { Timeline } from '../../parts/Timeline.js';
import { TwoPane } from '../../parts/TwoPane.js';
import { recordKey, useRecord } from '../../parts/use-record.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { authority } from '../../providers/api.js';
import { get } from '../../providers/http.js';
import { ActDue } from './ActDue.js';
import { ActForm } from './ActForm.js';

function Acts({ file, run }: { file: AuthorityFileView; run: (action: string) => void }) {
  const t = useT();
  const word = useWord();
  const why = useRefusalText();
  const listed = file.allowedActions.filter((one) => one.action === 'acknowledge' || one.action === 'park');
  return (
    <section>
      <h2>{t('authority.acts')}</h2>
      <div className="stack">
        {listed.map((one) => (
          <div key={one.action} className="act">
            <Button
              variant={one.action === 'park' ? 'contained' : 'outlined'}
              disabled={!one.allowed}
              onClick={() => run(one.action)}
            >
              {word('actions', one.action, t('actions.other'))}
            </Button>
            {one.refusals.map((refusal, index) => (
              <span key={index} className="act-why">
                {why(refusal)}
              </span>
            ))}
          </div>
        ))}
        <p className="muted small">{t('authority.parkHelp')}</p>
      </div>
    </section>
  );
}

function PageAlert({ file, take }: { file: AuthorityFileView; take: () => void }) {
  const t = useT();
  const dates = useDates();
  if (!file.paged) return null;
  return (
    <section>
      {file.pageAcknowledgedAt ? (
        <p className="notice">{t('authority.pageTaken', { at: dates.instant(file.pageAcknowledgedAt) })}</p>
      ) : (
        <div className="notice red" role="alert">
          <Notifications />
          <span className="grow">{t('authority.paged')}</span>
          <Button variant="contained" color="error" onClick={take}>
            {t('authority.pageAcknowledge')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** One act of one authority: acknowledged, parked for counsel, its due date typed; nothing is disclosed here. */
export default function AuthorityPage() {
  const t = useT();
  const { id = '' } = useParams();
  const {
    query,
    record: file,
    show,
    act,
  } = useRecord<AuthorityFileView>('authority-files', id, {
    whole: 'allowedActions',
    touches: [
      ['authority-files', 'getList'],
      ['tickets', 'page'],
    ],
  });
  const ticket = useQuery({
    queryKey: recordKey('tickets', file?.ticketId ?? ''),
    queryFn: () => get<TicketView>(`/tickets/${file?.ticketId}`),
    enabled: file !== undefined,
  });
  const run = (action: string) => void act(() => authority.act(id, action));
  if (query.error && !file) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!file) return <PageBones />;
  return (
    <Page
      fixed
      title={file.authorityName || file.subject || t('authority.title')}
      aside={
        <span className="line wraps">
          <span className="chip accent">{t(`words.authorityState.${file.state}`)}</span>
          <ActDue dueAt={file.dueAt} />
        </span>
      }
      sub={
        <span>
          <span className="ref">{file.reference}</span> ·{' '}
          <Link to={`/tickets/${file.ticketId}`}>{t('authority.ticket')}</Link>
        </span>
      }
    >
      <div className="banner" role="note" style={{ background: 'var(--amber-soft)', color: 'var(--amber)' }}>
        <Lock /> {t('authority.secret')}
      </div>
      <TwoPane
        talk={{
          label: t('ticket.conversation'),
          tab: t('ticket.conversation'),
          content: (
            <>
              {ticket.error ? (
                <Failure error={ticket.error} retry={() => void ticket.refetch()} />
              ) : (
                <Timeline entries={ticket.data?.timeline ?? []} label={t('ticket.conversation')} />
              )}
              {ticket.data && (
                <Composer
                  ticketId={file.ticketId}
                  authorityFileId={file.id}
                  kinds={['authority-acknowledgement']}
                  language={ticket.data.language}
                  changed={() => void ticket.refetch()}
                />
              )}
            </>
          ),
        }}
        side={{
          label: t('authority.facts'),
          tab: t('authority.facts'),
          content: (
            <>
              <PageAlert file={file} take={() => run('page-acknowledge')} />
              <Acts file={file} run={run} />
              <ActForm key={file.version} file={file} saved={show} />
            </>
          ),
        }}
      />
    </Page>
  );
}

import { Link, useParams } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { Composer } from '../../parts/Composer.js';
import { DueChip } from '../../parts/DueChip.js';
import { requestTone } from '../../parts/letter-tone.js';
import { OfficerPicker } from '../../parts/OfficerPicker.js';
import { Page } from '../../parts/Page.js';
import { Failure, PageBones } from '../../parts/States.js';
import { Timeline } from '../../parts/Timeline.js';
import { TwoPane } from '../../parts/TwoPane.js';
import { requests } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { RequestSide } from './RequestSide.js';
import { Stepper } from './Stepper.js';
import { useRequest } from './use-request.js';

/** One rights request: where it stands, by when, why, and the next act on screen. */
export default function RequestPage() {
  const t = useT();
  const may = useMay();
  const { id = '' } = useParams();
  const acts = useRequest(id);
  const { request, query } = acts;
  if (query.error && !request) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!request) return <PageBones />;
  const rights = request.rights.map((right) => t(`words.right.${right}`)).join(' + ');
  const person = request.personName || request.personAddress;
  return (
    <Page
      fixed
      title={t('request.titleOf', { rights, person })}
      aside={
        <span className="line wraps">
          <span className={`chip ${requestTone(request.state)}`}>
            {t(`words.requestState.${request.state}`)}
          </span>
          <DueChip due={request} chip />
        </span>
      }
      actions={
        may('request.assign') && (
          <OfficerPicker
            value={request.assignee}
            pick={(officerId, name) =>
              void acts.act(
                () => requests.assign(request.id, officerId),
                officerId ? t('list.assigned', { name }) : t('list.unassigned'),
                () => requests.assign(request.id, request.assignee?.id ?? null),
              )
            }
          />
        )
      }
      sub={
        <span>
          <span className="ref">{request.reference}</span> · {request.personAddress} ·{' '}
          <Link to={`/tickets/${request.ticketId}`}>{t('request.ticket')}</Link>
        </span>
      }
    >
      <Stepper request={request} />
      <TwoPane
        talk={{
          label: t('request.history'),
          tab: t('ticket.conversation'),
          content: (
            <>
              <Timeline entries={request.timeline} label={t('request.history')} />
              <Composer
                ticketId={request.ticketId}
                requestId={request.id}
                language={request.language}
                audience={request.requester.audience}
                first={request.requester.letter === 'papers-question' ? 'papers-question' : undefined}
                changed={() => acts.show(undefined)}
              />
            </>
          ),
        }}
        side={{
          label: t('request.side'),
          tab: t('request.acts'),
          content: <RequestSide request={request} acts={acts} />,
        }}
      />
    </Page>
  );
}

import type { EnquiryView, TicketView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { Composer } from '../../parts/Composer.js';
import { DueChip } from '../../parts/DueChip.js';
import { OfficerPicker } from '../../parts/OfficerPicker.js';
import { Page } from '../../parts/Page.js';
import { Failure, PageBones } from '../../parts/States.js';
import { Timeline } from '../../parts/Timeline.js';
import { TwoPane } from '../../parts/TwoPane.js';
import { recordKey, useRecord } from '../../parts/use-record.js';
import { enquiries } from '../../providers/breaches-api.js';
import { get } from '../../providers/http.js';
import { EnquirySide } from './EnquirySide.js';

/** The conversation of the ticket, with the one letter that answers this kind. */
function Talk({ enquiry }: { enquiry: EnquiryView }) {
  const t = useT();
  const ticket = useQuery({
    queryKey: recordKey('tickets', enquiry.ticketId),
    queryFn: () => get<TicketView>(`/tickets/${enquiry.ticketId}`),
  });
  if (ticket.error) return <Failure error={ticket.error} retry={() => void ticket.refetch()} />;
  return (
    <>
      <Timeline entries={ticket.data?.timeline ?? []} label={t('ticket.conversation')} />
      {ticket.data && (
        <Composer
          ticketId={enquiry.ticketId}
          kinds={[enquiry.kind === 'supervisory' ? 'supervisory-answer' : 'enquiry-answer']}
          language={ticket.data.language}
          changed={() => void ticket.refetch()}
        />
      )}
    </>
  );
}

/** One question, or one letter of the CNIL: by when, the answer, what was handed over. */
export default function EnquiryPage() {
  const t = useT();
  const { id = '' } = useParams();
  const {
    query,
    record: enquiry,
    act,
    show,
  } = useRecord<EnquiryView>('enquiries', id, {
    whole: 'allowedActions',
    touches: [['enquiries', 'getList'], ['tickets'], ['home']],
    again: (one) => (one?.state === 'open' ? 15_000 : false),
  });
  if (query.error && !enquiry) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!enquiry) return <PageBones />;
  return (
    <Page
      fixed
      title={enquiry.subject || t('common.noSubject')}
      aside={
        <span className="line wraps">
          <span className="chip accent">{t(`enquiry.kinds.${enquiry.kind}`)}</span>
          <span className="chip">{t(`enquiry.states.${enquiry.state}`)}</span>
          <DueChip due={{ ...enquiry, clock: 'running' }} chip />
        </span>
      }
      actions={
        enquiry.allowedActions.length > 0 && (
          <OfficerPicker
            value={enquiry.owner}
            pick={(ownerId) => void act(() => enquiries.edit(id, { version: enquiry.version, ownerId }))}
          />
        )
      }
      sub={
        <span>
          <span className="ref">{enquiry.reference}</span> ·{' '}
          {enquiry.authorityName ?? enquiry.personName ?? enquiry.personAddress ?? t('common.unknown')} ·{' '}
          <Link to={`/tickets/${enquiry.ticketId}`}>{t('enquiry.ticket')}</Link>
        </span>
      }
    >
      <TwoPane
        talk={{
          label: t('ticket.conversation'),
          tab: t('ticket.conversation'),
          content: <Talk enquiry={enquiry} />,
        }}
        side={{
          label: t('enquiry.side'),
          tab: t('enquiry.side'),
          content: <EnquirySide key={enquiry.version} enquiry={enquiry} act={act} show={show} />,
        }}
      />
    </Page>
  );
}

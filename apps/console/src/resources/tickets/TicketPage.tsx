import Lock from '@mui/icons-material/LockOutlined';
import type { LetterView, TicketView } from '#contracts';
import { useEffect } from 'react';
import { useParams } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { OfficerPicker } from '../../parts/OfficerPicker.js';
import { Page } from '../../parts/Page.js';
import { Failure, PageBones } from '../../parts/States.js';
import { Timeline } from '../../parts/Timeline.js';
import { TwoPane } from '../../parts/TwoPane.js';
import { messages, tickets } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { Composer } from '../../parts/Composer.js';
import { closings } from '../../words.js';
import { TicketActions } from './TicketActions.js';
import { TicketNotices } from './TicketNotices.js';
import { TicketSide } from './TicketSide.js';
import { useTicket, type TicketActs } from './use-ticket.js';

function Assignee({ ticket, acts }: { ticket: TicketView; acts: TicketActs }) {
  const t = useT();
  const may = useMay();
  if (!may('ticket.assign')) return null;
  return (
    <OfficerPicker
      value={ticket.assignee}
      pick={(officerId, name) =>
        void acts.act(
          () => tickets.assign(ticket.id, officerId),
          officerId ? t('list.assigned', { name }) : t('list.unassigned'),
          () => tickets.assign(ticket.id, ticket.assignee?.id ?? null),
        )
      }
    />
  );
}

/** The letters that make sense here, where not all do. */
const kindsOf = (ticket: TicketView): LetterView['kind'][] | undefined => {
  if (ticket.authorityFile) return ['authority-acknowledgement'];
  if (!ticket.enquiry) return undefined;
  return [ticket.enquiry.kind === 'supervisory' ? 'supervisory-answer' : 'enquiry-answer'];
};

function useNewestInView(id: string, count: number): void {
  useEffect(() => {
    const pane = document.getElementById('conversation');
    if (pane && count > 6) pane.scrollTop = pane.scrollHeight;
    // Once a ticket, when it is there; not with every message that comes in.
  }, [id, count > 0]);
}

/** One conversation: everything that was said and done on the left, what it is about on the right. */
export default function TicketPage() {
  const t = useT();
  const granted = useMay();
  const { id = '' } = useParams();
  const acts = useTicket(id);
  const { ticket, query } = acts;
  useNewestInView(id, ticket?.timeline.length ?? 0);
  if (query.error && !ticket) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!ticket) return <PageBones />;
  // A locked file is read; nothing in it is offered for a change.
  const may = (permission: string) => !ticket.retention?.lockedAt && granted(permission);
  const closing = closings.find((how) => how === ticket.closedAs);
  const person = ticket.correspondentName || ticket.correspondentAddress || t('common.noName');
  return (
    <Page
      fixed
      title={ticket.subject || t('ticket.untitled')}
      aside={
        <span className="line wraps">
          <span className="chip">{t(`words.ticketState.${ticket.state}`)}</span>
          {ticket.restricted && (
            <span className="chip amber">
              <Lock /> {t('ticket.restricted')}
            </span>
          )}
        </span>
      }
      actions={
        <span className="line">
          <Assignee ticket={ticket} acts={acts} />
          <TicketActions ticket={ticket} acts={acts} />
        </span>
      }
      sub={
        <span>
          {person} · <span className="ref">{ticket.reference}</span> ·{' '}
          {t('ticket.messages', { smart_count: ticket.messageCount })}
          {ticket.closedAs &&
            ` · ${t('ticket.closed', { as: closing ? t(`words.closedAs.${closing}`) : ticket.closedAs })}`}
        </span>
      }
    >
      <TicketNotices ticket={ticket} />
      <TwoPane
        id="conversation"
        talk={{
          label: t('ticket.conversation'),
          tab: t('ticket.conversation'),
          content: (
            <>
              <Timeline
                entries={ticket.timeline}
                label={t('ticket.conversation')}
                moves={
                  may('ticket.merge') && !ticket.mergedInto
                    ? {
                        ticketId: ticket.id,
                        move: (messageId, intoId) =>
                          void acts.act(() => messages.move(messageId, intoId), t('mail.moved')),
                      }
                    : undefined
                }
              />
              {!ticket.retention?.lockedAt && (
                <Composer
                  ticketId={ticket.id}
                  language={ticket.language}
                  kinds={kindsOf(ticket)}
                  changed={acts.show}
                />
              )}
            </>
          ),
        }}
        side={{
          label: t('ticket.side'),
          tab: t('ticket.side'),
          content: <TicketSide ticket={ticket} acts={acts} />,
        }}
      />
    </Page>
  );
}

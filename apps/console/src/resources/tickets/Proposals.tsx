import type { TicketView } from '#contracts';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { useKeys } from '../../parts/use-keys.js';
import { tickets } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import type { TicketActs } from './use-ticket.js';

type Proposal = TicketView['proposals'][number];

/** Where a message may belong, and whether an answered request goes on: each with its reason, for an officer to decide. */
export function Proposals({ ticket, acts }: { ticket: TicketView; acts: TicketActs }) {
  const t = useT();
  const may = useMay();
  const decide = (one: Proposal, decision: 'joined' | 'kept-apart') =>
    void acts.act(() => tickets.decideProposal(one.id, decision));
  const first = ticket.proposals.find((one) => one.reason === 'answer-incomplete') ?? ticket.proposals[0];
  const allowed = (one: Proposal) =>
    one.reason === 'answer-incomplete' ? may('request.act') : may('ticket.merge');
  useKeys({ y: () => first && decide(first, 'joined') }, first !== undefined && allowed(first));
  if (ticket.proposals.length === 0) return null;
  return (
    <section>
      <h2>{t('ticket.proposals')}</h2>
      {ticket.proposals.map((one) => (
        <div key={one.id} className="stack" style={{ marginBottom: 10 }}>
          {one.reason !== 'answer-incomplete' && (
            <Link to={`/tickets/${one.candidateTicketId}`} className="cut" title={one.subject}>
              {one.subject || t('common.noSubject')}
            </Link>
          )}
          <p className="muted small">{t(`ticket.proposalReason.${one.reason}`)}</p>
          {one.quote && <p className="small">{t('ticket.proposalQuote', { quote: one.quote })}</p>}
          {allowed(one) && (
            <div className="line wraps">
              <Button
                variant="outlined"
                aria-keyshortcuts={one === first ? 'y' : undefined}
                onClick={() => decide(one, 'joined')}
              >
                {one.reason === 'answer-incomplete'
                  ? t('ticket.complaintReopen')
                  : t('ticket.proposalJoin', { reference: one.reference })}
                {one === first && <kbd style={{ marginLeft: 6 }}>y</kbd>}
              </Button>
              <Button color="secondary" onClick={() => decide(one, 'kept-apart')}>
                {one.reason === 'answer-incomplete' ? t('ticket.complaintLeave') : t('ticket.proposalApart')}
              </Button>
            </div>
          )}
        </div>
      ))}
    </section>
  );
}

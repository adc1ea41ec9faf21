import Button from '@mui/material/Button';
import type { RequestView } from '#contracts';
import { useT } from '../../i18n/use-t.js';
import { tickets } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import type { RequestActs } from './use-request.js';

/** The person says that the answer was incomplete: decided where the officer meets it, as on the page of the ticket. */
export function Complaint({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const t = useT();
  const may = useMay();
  const { complaint } = request;
  if (!complaint) return null;
  const decide = (decision: 'joined' | 'kept-apart') =>
    void acts.act(() => tickets.decideProposal(complaint.proposalId, decision));
  return (
    <section>
      <h2>{t('ticket.complaint')}</h2>
      <div className="notice amber">
        <div>
          <p>{t('ticket.proposalReason.answer-incomplete')}</p>
          {complaint.quote && (
            <p className="small">{t('ticket.proposalQuote', { quote: complaint.quote })}</p>
          )}
        </div>
      </div>
      {may('request.act') && (
        <div className="line wraps" style={{ marginTop: 8 }}>
          <Button variant="outlined" onClick={() => decide('joined')}>
            {t('ticket.complaintReopen')}
          </Button>
          <Button color="secondary" onClick={() => decide('kept-apart')}>
            {t('ticket.complaintLeave')}
          </Button>
        </div>
      )}
    </section>
  );
}

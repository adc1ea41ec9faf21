import AddLink from '@mui/icons-material/AddLink';
import Close from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import type { TicketView } from '#contracts';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { TicketFinder } from '../../parts/TicketFinder.js';
import { tickets } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import type { TicketActs } from './use-ticket.js';

/** Other conversations that belong with this one, and what was merged into it. */
export function TicketLinks({ ticket, acts }: { ticket: TicketView; acts: TicketActs }) {
  const t = useT();
  const may = useMay();
  const [finding, setFinding] = useState(false);
  return (
    <section>
      <h2>
        {t('ticket.links')}
        <span className="spring" />
        {may('ticket.link') && (
          <Tooltip title={t('ticket.addLink')}>
            <IconButton aria-label={t('ticket.addLink')} onClick={() => setFinding(true)}>
              <AddLink fontSize="small" />
            </IconButton>
          </Tooltip>
        )}
      </h2>
      {ticket.links.length + ticket.merges.length === 0 && <p className="muted">{t('ticket.linksNone')}</p>}
      {ticket.links.map((link) => (
        <div key={link.id} className="line">
          <Link className="cut grow" to={`/tickets/${link.ticketId}`} title={link.subject}>
            {link.subject || t('common.noSubject')}
          </Link>
          <span className="muted small ref nowrap">{link.reference}</span>
          {may('ticket.link') && (
            <IconButton
              aria-label={`${t('common.remove')} ${link.reference}`}
              onClick={() => void acts.act(() => tickets.unlink(ticket.id, link.id))}
            >
              <Close fontSize="inherit" />
            </IconButton>
          )}
        </div>
      ))}
      {ticket.merges.map((merge) => (
        <div key={merge.id} className="line">
          {merge.kind === 'merge' ? (
            <span className="grow">{t('ticket.mergedFrom', { reference: merge.reference })}</span>
          ) : (
            <Link className="grow" to={`/tickets/${merge.ticketId}`}>
              {t(merge.kind === 'moved-in' ? 'ticket.movedIn' : 'ticket.movedOut', {
                reference: merge.reference,
              })}
            </Link>
          )}
          {may('ticket.merge') && (
            <Button color="secondary" onClick={() => void acts.act(() => tickets.undoMerge(merge.id))}>
              {t('ticket.undoMerge')}
            </Button>
          )}
        </div>
      ))}
      {finding && (
        <TicketFinder
          title={t('ticket.addLink')}
          except={ticket.id}
          close={() => setFinding(false)}
          pick={(other) => void acts.act(() => tickets.link(ticket.id, other))}
        />
      )}
    </section>
  );
}

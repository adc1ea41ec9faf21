import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { desk } from '../providers/api.js';

/** Finds another ticket by reference, person or word, and hands its id back. */
export function TicketFinder(props: {
  title: string;
  help?: string;
  except: string;
  close: () => void;
  pick: (ticketId: string) => void;
}) {
  const t = useT();
  const id = useId();
  const [q, setQ] = useState('');
  const wanted = q.trim();
  const search = useQuery({
    queryKey: ['search', wanted],
    queryFn: ({ signal }) => desk.search(wanted, signal),
    enabled: wanted.length >= 2,
  });
  const found = new Map(
    (search.data?.items ?? [])
      .filter((hit) => hit.ticketId !== props.except)
      .map((hit) => [hit.ticketId, hit]),
  );
  return (
    <Dialog open onClose={props.close} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{props.title}</DialogTitle>
      <DialogContent className="stack loose" sx={{ minHeight: 320 }}>
        {props.help && <p className="muted">{props.help}</p>}
        <TextField
          autoFocus
          label={t('ticket.findTicket')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        <ul className="quotes" aria-live="polite">
          {[...found.values()].slice(0, 8).map((hit) => (
            <li key={hit.ticketId}>
              <button
                type="button"
                onClick={() => {
                  props.close();
                  props.pick(hit.ticketId);
                }}
              >
                <strong>{hit.title || t('common.noSubject')}</strong>
                <span className="muted small num" style={{ display: 'block' }}>
                  {hit.reference} {hit.person && `· ${hit.person}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {wanted.length >= 2 && search.data && found.size === 0 && (
          <p className="muted" role="status">
            {t('palette.nothing', { q: wanted })}
          </p>
        )}
      </DialogContent>
    </Dialog>
  );
}

import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { TicketView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { EarlierRequests } from '../../parts/EarlierRequests.js';
import { RightsPicker } from '../../parts/RightsPicker.js';
import { useAct } from '../../parts/use-problem.js';
import { requests, tickets } from '../../providers/api.js';
import { requesterKinds } from '../../words.js';

/** What the same person asked before: to be looked at, and never a reason to refuse by itself. */
function Before({ ticketId, account }: { ticketId: string; account: string }) {
  const t = useT();
  const { data = [] } = useQuery({
    queryKey: ['earlier-requests', ticketId, account],
    queryFn: ({ signal }) => requests.earlier(ticketId, account || undefined, signal),
  });
  if (data.length === 0) return null;
  return (
    <div className="stack">
      <strong>{t('track.earlierOpening')}</strong>
      <EarlierRequests earlier={data} />
      <p className="muted small">{t('track.notAutomatic')}</p>
    </div>
  );
}

/** Opening a request from the conversation: which rights, for whom, on which account. */
export function OpenRequestDialog(props: {
  ticket: TicketView;
  close: () => void;
  show: (next: unknown) => void;
}) {
  const t = useT();
  const attempt = useAct();
  const navigate = useNavigate();
  const { ticket } = props;
  const suggested = ticket.suggestion;
  const [rights, setRights] = useState(ticket.rights.length > 0 ? ticket.rights : (suggested?.rights ?? []));
  const [person, setPerson] = useState(ticket.correspondentName ?? '');
  const [account, setAccount] = useState(ticket.accountAddress ?? suggested?.account ?? '');
  const [asks, setAsks] = useState(ticket.requester.kind);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const request = await attempt(() =>
      tickets.openRequest(ticket.id, {
        rights,
        personName: person.trim() || undefined,
        accountAddress: account.trim() || null,
        requester: asks,
      }),
    );
    setBusy(false);
    if (!request) return;
    props.show(undefined);
    void navigate(`/requests/${request.id}`);
  };
  return (
    <Dialog open onClose={props.close} maxWidth="xs" fullWidth aria-labelledby="open-request-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="open-request-title">{t('ticket.openRequest')}</DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted">{t('ticket.openRequestHelp')}</p>
          <RightsPicker value={rights} change={setRights} />
          <Before ticketId={ticket.id} account={ticket.accountAddress ?? suggested?.account ?? ''} />
          <TextField
            select
            id="open-requester"
            label={t('who.title')}
            value={asks}
            helperText={
              asks === ticket.requester.kind && ticket.requester.quote
                ? t('common.pair', {
                    name: t('who.proposed'),
                    value: t('who.because', { quote: ticket.requester.quote }),
                  })
                : t(`who.help.${asks}`)
            }
            onChange={(event) => setAsks(event.target.value as typeof asks)}
          >
            {requesterKinds.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`who.kind.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label={t('inbox.person')}
            value={person}
            onChange={(event) => setPerson(event.target.value)}
          />
          <TextField
            label={t('inbox.account')}
            value={account}
            onChange={(event) => setAccount(event.target.value)}
          />
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={busy} disabled={rights.length === 0}>
            {t('ticket.openRequest')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

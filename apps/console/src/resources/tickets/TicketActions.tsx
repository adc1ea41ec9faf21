import MoreVert from '@mui/icons-material/MoreVert';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import type { TicketView } from '#contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT, useWord } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { TicketFinder } from '../../parts/TicketFinder.js';
import { useKeys } from '../../parts/use-keys.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { tickets } from '../../providers/api.js';
import { OpenBreach } from '../breaches/OpenBreach.js';
import { OpenRequestDialog } from './OpenRequestDialog.js';
import type { TicketActs } from './use-ticket.js';

type Ask = 'open-request' | 'open-breach' | 'close' | 'merge' | null;
const asked = ['open-request', 'open-breach', 'close', 'merge'] as const;
/** Acts that the page shows elsewhere. */
const elsewhere = ['triage', 'write-letter'];

function useBreachKey({ allowedActions }: TicketView, open: () => void): void {
  useKeys(
    { v: open },
    allowedActions.some((one) => one.action === 'open-breach' && one.allowed),
  );
}

/** What can be done with the ticket; what cannot stays in the menu and says why. */
export function TicketActions({ ticket, acts }: { ticket: TicketView; acts: TicketActs }) {
  const t = useT();
  const word = useWord();
  const attempt = useAct();
  const navigate = useNavigate();
  const why = useRefusalText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [ask, setAsk] = useState<Ask>(null);
  const { id } = ticket;

  const run: Record<string, () => void> = {
    ...Object.fromEntries(asked.map((name) => [name, () => setAsk(name)])),
    reopen: () => void acts.act(() => tickets.reopen(id)),
    release: () => void acts.act(() => tickets.release(id)),
    'undo-triage': () => void acts.act(() => tickets.undoTriage(id), t('inbox.undone')),
    'hand-over': () =>
      void attempt(() => tickets.handOver(id)).then((done) => {
        if (!done) return;
        toasts.show(t('inbox.handedOver'));
        void navigate('/tickets');
      }),
    'open-authority-file': () =>
      void attempt(() => tickets.openAuthorityFile(id)).then(
        (file) => file && void navigate(`/authority-files/${file.id}`),
      ),
  };
  useBreachKey(ticket, () => setAsk('open-breach'));
  const listed = ticket.allowedActions.filter((one) => !elsewhere.includes(one.action) && run[one.action]);
  const first = ['open-authority-file', 'open-request', 'reopen', 'close'].find((name) =>
    listed.some(
      (one) => one.action === name && one.allowed && (name !== 'open-authority-file' || ticket.restricted),
    ),
  );
  return (
    <>
      {first && (
        <Button variant="contained" onClick={run[first]}>
          {word('actions', first, t('actions.other'))}
        </Button>
      )}
      {listed.length > 0 && (
        <Tooltip title={t('common.more')}>
          <IconButton
            aria-label={t('common.more')}
            aria-haspopup="menu"
            onClick={(e) => setAnchor(e.currentTarget)}
          >
            <MoreVert fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {listed.map((one) => (
          <MenuItem
            key={one.action}
            aria-disabled={!one.allowed}
            onClick={() => {
              if (!one.allowed) return;
              setAnchor(null);
              run[one.action]();
            }}
            sx={one.allowed ? undefined : { cursor: 'default', color: 'var(--muted)', maxWidth: 380 }}
          >
            <ListItemText
              primary={word('actions', one.action, t('actions.other'))}
              secondary={one.allowed ? undefined : one.refusals.map(why).join(' ')}
              slotProps={{ secondary: { sx: { whiteSpace: 'normal', fontSize: 12.5 } } }}
            />
          </MenuItem>
        ))}
      </Menu>
      {ask === 'open-breach' && <OpenBreach ticketId={id} close={() => setAsk(null)} />}
      {ask === 'open-request' && (
        <OpenRequestDialog ticket={ticket} close={() => setAsk(null)} show={acts.show} />
      )}
      {ask === 'close' && (
        <AskDialog
          title={t('ticket.close')}
          help={t('ticket.closeHelp')}
          label={t('ticket.closeAs')}
          submit={t('ticket.close')}
          close={() => setAsk(null)}
          done={(as) => acts.act(() => tickets.close(id, as))}
        />
      )}
      {ask === 'merge' && (
        <TicketFinder
          title={t('ticket.merge')}
          help={t('ticket.mergeHelp')}
          except={id}
          close={() => setAsk(null)}
          pick={(other) =>
            void acts
              .act(() => tickets.merge(id, other), t('ticket.merged'))
              .then((done) => done && void navigate(`/tickets/${other}`))
          }
        />
      )}
    </>
  );
}

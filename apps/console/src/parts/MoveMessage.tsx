import DriveFileMove from '@mui/icons-material/DriveFileMoveOutlined';
import CallSplit from '@mui/icons-material/CallSplit';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { TicketFinder } from './TicketFinder.js';

export interface MessageMoves {
  readonly ticketId: string;
  /** With a ticket: into it; without: into a new one. */
  readonly move: (messageId: string, ticketId: string | null) => void;
}

/** A message that is not of this conversation leaves it with one press. */
export function MoveMessage({ messageId, moves }: { messageId: string; moves: MessageMoves }) {
  const t = useT();
  const [finding, setFinding] = useState(false);
  return (
    <div className="line wraps" style={{ marginTop: 10 }}>
      <Button
        size="small"
        color="secondary"
        startIcon={<CallSplit />}
        onClick={() => moves.move(messageId, null)}
      >
        {t('mail.moveOut')}
      </Button>
      <Button
        size="small"
        color="secondary"
        startIcon={<DriveFileMove />}
        aria-haspopup="dialog"
        onClick={() => setFinding(true)}
      >
        {t('mail.moveTo')}
      </Button>
      {finding && (
        <TicketFinder
          title={t('mail.moveTo')}
          help={t('mail.moveHelp')}
          except={moves.ticketId}
          close={() => setFinding(false)}
          pick={(other) => moves.move(messageId, other)}
        />
      )}
    </div>
  );
}

import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { RequestView } from '#contracts';
import { useT } from '../../i18n/use-t.js';
import NewLetter from '../../parts/NewLetter.js';

/** The answer: a refusal when no right at all is granted, otherwise an answer. */
export default function LetterDialog({ request, close }: { request: RequestView; close: () => void }) {
  const t = useT();
  const weighed = request.tracks.filter((track) => track.outcome !== 'not-applicable');
  const refused = weighed.length > 0 && weighed.every((track) => track.outcome === 'refused');
  return (
    <Dialog open onClose={close} maxWidth="sm" fullWidth aria-labelledby="answer-title">
      <DialogTitle id="answer-title">{t('actions.answer')}</DialogTitle>
      <DialogContent>
        <div style={{ paddingTop: 8 }}>
          <NewLetter
            ticketId={request.ticketId}
            requestId={request.id}
            language={request.language}
            kinds={['answer', 'refusal']}
            audience={request.requester.audience}
            first={refused ? 'refusal' : 'answer'}
            close={close}
          />
        </div>
      </DialogContent>
    </Dialog>
  );
}

import Button from '@mui/material/Button';
import type { LetterView } from '#contracts';
import { lazy, Suspense, useState, type KeyboardEvent } from 'react';
import { useT } from '../i18n/use-t.js';
import { tickets } from '../providers/api.js';
import { useMay } from '../providers/session-store.js';
import { useAct } from './use-problem.js';

const NewLetter = lazy(() => import('./NewLetter.js'));

interface Props {
  ticketId: string;
  requestId?: string;
  authorityFileId?: string;
  language: string | null;
  audience?: LetterView['audience'];
  first?: LetterView['kind'];
  /** Letters that make sense here; all of them when not said. */
  kinds?: readonly LetterView['kind'][];
  changed: (ticket?: unknown) => void;
}

function NoteBox({ ticketId, changed }: Props) {
  const t = useT();
  const attempt = useAct();
  const [body, setBody] = useState('');
  const [busy, setBusy] = useState(false);
  const add = async () => {
    if (!body.trim()) return;
    setBusy(true);
    const ticket = await attempt(() => tickets.note(ticketId, body));
    setBusy(false);
    if (ticket === undefined) return;
    setBody('');
    changed(ticket);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
  };
  return (
    <div className="stack">
      <textarea
        className="field"
        autoFocus
        aria-label={t('ticket.note')}
        placeholder={t('ticket.notePlaceholder')}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={onKey}
      />
      <div className="line">
        <span className="spring" />
        <kbd>Ctrl ⏎</kbd>
        <Button variant="contained" loading={busy} disabled={!body.trim()} onClick={() => void add()}>
          {t('ticket.noteAdd')}
        </Button>
      </div>
    </div>
  );
}

/** The box at the foot of a conversation: a note for colleagues, or a letter for the person. */
export function Composer(props: Props) {
  const t = useT();
  const may = useMay();
  const canWrite = may('letter.draft');
  const [way, setWay] = useState<'note' | 'letter' | null>(null);
  if (!may('ticket.note') && !canWrite) return null;
  return (
    <section className="composer" aria-label={t('ticket.reply')}>
      <div className="inline-tabs" role="tablist">
        <button
          type="button"
          role="tab"
          aria-selected={way === 'note'}
          onClick={() => setWay(way === 'note' ? null : 'note')}
        >
          {t('ticket.note')}
        </button>
        {canWrite && (
          <button type="button" role="tab" aria-selected={way === 'letter'} onClick={() => setWay('letter')}>
            {t('letter.write')}
          </button>
        )}
      </div>
      {way === null ? null : way === 'note' ? (
        <NoteBox {...props} />
      ) : (
        <Suspense fallback={<div style={{ height: 120 }} />}>
          <NewLetter {...props} close={() => setWay(null)} />
        </Suspense>
      )}
    </section>
  );
}

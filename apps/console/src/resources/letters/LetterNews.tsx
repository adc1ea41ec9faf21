import NewReleases from '@mui/icons-material/NewReleasesOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { LetterNews as News, LetterView } from '#contracts';
import { useState, type KeyboardEvent } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT, useWord } from '../../i18n/use-t.js';

/** Where what is new can be read: the request where there is one, the conversation otherwise. */
const placeOf = (letter: LetterView): string =>
  letter.requestId ? `/requests/${letter.requestId}` : `/tickets/${letter.ticketId}`;

function Items({ news }: { news: readonly News[] }) {
  const t = useT();
  const word = useWord();
  const dates = useDates();
  const whatOf = ({ kind, what }: News): string => {
    if (kind === 'message') return what || t('letter.news.noSubject');
    return kind === 'letter'
      ? t(`words.letterKind.${what as LetterView['kind']}`)
      : word('actions', what, '…');
  };
  return (
    <ul className="news-list">
      {news.map((item) => (
        <li key={item.id}>
          <strong>{t(`letter.news.${item.kind}`)}</strong> {whatOf(item)}
          <span className="muted small">
            {' '}
            {item.who ? `${item.who} · ` : ''}
            {dates.instant(item.at)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What came into the conversation since the draft was written, above the draft. */
export function NewsNotice({ letter, look }: { letter: LetterView; look: () => void }) {
  const t = useT();
  return (
    <div className="notice amber" role="status">
      <NewReleases />
      <div className="stack">
        <strong>{t('letter.news.title')}</strong>
        <Items news={letter.news} />
        <div className="line wraps">
          <Button variant="outlined" href={placeOf(letter)} target="_blank" rel="noopener">
            {t('letter.news.look')}
          </Button>
          <Button color="secondary" onClick={look}>
            {t('letter.news.seen')}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** A sending was stopped: what came, one key to look at it, one to send all the same. */
export function NewsDialog(props: { letter: LetterView; close: () => void; send: () => Promise<boolean> }) {
  const t = useT();
  const { letter, close, send } = props;
  const [busy, setBusy] = useState(false);
  const look = () => window.open(placeOf(letter), '_blank', 'noopener');
  const anyway = async () => {
    setBusy(true);
    if (await send()) close();
    setBusy(false);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void anyway();
    else if (event.key === 'v') look();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Dialog open onClose={close} maxWidth="sm" fullWidth aria-labelledby="letter-news" onKeyDown={onKey}>
      <DialogTitle id="letter-news">{t('letter.news.stopped')}</DialogTitle>
      <DialogContent className="stack">
        <p className="muted">{t('letter.news.stoppedHelp')}</p>
        <Items news={letter.news} />
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button variant="outlined" autoFocus onClick={look}>
          {t('letter.news.look')} <kbd>v</kbd>
        </Button>
        <Button variant="contained" loading={busy} onClick={() => void anyway()}>
          {t('letter.news.sendAnyway')} <kbd>Ctrl ⏎</kbd>
        </Button>
      </DialogActions>
    </Dialog>
  );
}

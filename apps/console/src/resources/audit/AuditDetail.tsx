import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { AuditEventView } from '#contracts';
import { Link } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { useEventText } from '../../parts/use-event-text.js';

const pages: Record<string, string> = {
  ticket: 'tickets',
  request: 'requests',
  letter: 'letters',
  'authority-file': 'authority-files',
};

/** One event as it was sealed, and the personal values behind it while they are kept. */
export function AuditDetail({ event, close }: { event: AuditEventView; close: () => void }) {
  const t = useT();
  const dates = useDates();
  const text = useEventText();
  const { kind, id } = event.object;
  const page = kind ? pages[kind] : undefined;
  const who = event.actor.name ?? t('common.system');
  return (
    <Dialog open onClose={close} maxWidth="sm" fullWidth aria-labelledby="event-title">
      <DialogTitle id="event-title">
        {text({ type: event.type, params: event.content, by: { name: who } })}
      </DialogTitle>
      <DialogContent className="stack loose">
        <dl className="facts">
          <dt>{t('audit.at')}</dt>
          <dd>{dates.instant(event.at)}</dd>
          <dt>{t('audit.actor')}</dt>
          <dd>{who}</dd>
          <dt>{t('audit.type')}</dt>
          <dd className="mono">{event.type}</dd>
          {id && (
            <>
              <dt>{t('audit.object')}</dt>
              <dd className="mono">{page ? <Link to={`/${page}/${id}`}>{id}</Link> : id}</dd>
            </>
          )}
          <dt>{t('audit.seal')}</dt>
          <dd>{event.seal === null ? t('audit.unsealed') : t('audit.sealed', { number: event.seal })}</dd>
          <dt>{t('audit.leaf')}</dt>
          <dd className="mono">{event.leaf}</dd>
          {event.correlationId && (
            <>
              <dt>{t('audit.correlation')}</dt>
              <dd className="mono">{event.correlationId}</dd>
            </>
          )}
        </dl>
        <div>
          <h3 className="sec-title">{t('audit.content')}</h3>
          <pre className="mono code" tabIndex={0}>
            {JSON.stringify(event.content, null, 2)}
          </pre>
        </div>
        <div>
          <h3 className="sec-title">{t('audit.personal')}</h3>
          {event.detail === null ? (
            <p className="muted">{t('audit.personalGone')}</p>
          ) : Object.keys(event.detail).length === 0 ? (
            <p className="muted">{t('audit.personalNone')}</p>
          ) : (
            <pre className="mono code" tabIndex={0}>
              {JSON.stringify(event.detail, null, 2)}
            </pre>
          )}
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

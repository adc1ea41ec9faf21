import Check from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import Button from '@mui/material/Button';
import type { MailingStopView, RequestView } from '#contracts';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT, useWord } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { requests } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import type { RequestActs } from './use-request.js';

/** By when mailings stop, and what the account platform answered. */
export function MailingStop(props: { stop: MailingStopView; request: RequestView; acts: RequestActs }) {
  const t = useT();
  const word = useWord();
  const may = useMay();
  const dates = useDates();
  const { stop, request, acts } = props;
  const [asked, setAsked] = useState(false);
  if (stop.state === 'done')
    return (
      <p className="notice green small" style={{ marginTop: 6 }}>
        <Check fontSize="inherit" />
        <span>
          {t('who.stopDone', {
            at: dates.instant(stop.refusedAt ?? stop.doneAt ?? stop.by),
            account: stop.account ?? '',
          })}{' '}
          {stop.overdue && <strong>{t('who.stopWasLate', { at: dates.instant(stop.by) })} </strong>}
          <span className="muted">{t('who.stopKept', { months: stop.keptMonths ?? 36 })}</span>
        </span>
      </p>
    );
  const why = word('who.stopTrouble', (stop.trouble ?? 'none').replace(/\W/g, '-'));
  return (
    <div className={`notice small ${stop.overdue ? 'red' : 'amber'}`} style={{ marginTop: 6 }}>
      {stop.overdue ? <ErrorOutline fontSize="inherit" /> : <HourglassEmpty fontSize="inherit" />}
      <div className="grow">
        <strong>{t(stop.overdue ? 'who.stopLate' : 'who.stopBy', { at: dates.instant(stop.by) })}</strong>{' '}
        {why}
        {may('request.act') && (
          <p style={{ marginTop: 4 }}>
            <Button size="small" variant="outlined" onClick={() => setAsked(true)}>
              {t('who.stopAct')}
            </Button>
          </p>
        )}
      </div>
      {asked && (
        <AskDialog
          title={t('who.stopAct')}
          help={t('who.stopHelp')}
          label={t('inbox.account')}
          first={request.accountAddress ?? ''}
          submit={t('who.stopAct')}
          close={() => setAsked(false)}
          done={(accountAddress) =>
            acts.act(() => requests.stopMailings(request.id, { version: request.version, accountAddress }))
          }
        />
      )}
    </div>
  );
}

import Button from '@mui/material/Button';
import type { PassOnView, TicketView } from '#contracts';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { tickets } from '../../providers/api.js';
import { passOnApi } from '../../providers/pass-on-api.js';
import { useMay } from '../../providers/session-store.js';
import type { TicketActs } from './use-ticket.js';

const IN_DOUBT = 'in-doubt';
/** What the antivirus keeps back. */
const KEPT_BACK = ['infected', 'not-scanned', 'too-large-for-scanner'] as const;
const keptBack = ({ state, failure }: PassOnView) =>
  state === 'failed' || state === 'waiting' ? KEPT_BACK.find((why) => why === failure) : undefined;

/** The sentence of one mail: where it stands, and why nothing is lost. */
function useSentence() {
  const t = useT();
  const dates = useDates();
  return (one: PassOnView): string => {
    const { state, kind, way, target, failure, passedAt, destroyedAt } = one;
    const why = keptBack(one);
    if (why) return t(`passOn.keptBack.${why}`);
    const at = passedAt ? dates.instant(passedAt) : '';
    if (state === 'destroyed')
      return t('passOn.state.destroyed', { passed: at, at: dates.instant(destroyedAt!) });
    if (state === 'taken-back')
      return passedAt ? t('passOn.state.takenBackSent', { at }) : t('passOn.state.taken-back');
    if (state === 'failed') return t(failure === IN_DOUBT ? 'passOn.state.in-doubt' : 'passOn.state.failed');
    if (state !== 'passed') return t(`passOn.state.${state}`, { kind: t(`words.notPrivacy.${kind}`) });
    if (way === 'none') return t('passOn.state.passedNobody', { at });
    const place =
      way === 'move' ? t('passOn.toFolder', { folder: target }) : t('passOn.toAddress', { address: target });
    return t('passOn.state.passed', { at, place });
  };
}

const tones: Partial<Record<PassOnView['state'], string>> = { failed: ' red', 'no-target': ' amber' };

/** What became of the mails of a ticket that is not the desk's business, when their content goes, and how to take them back. */
export function PassedOn({ ticket, acts }: { ticket: TicketView; acts: TicketActs }) {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  const sentence = useSentence();
  const [asked, setAsked] = useState(false);
  if (ticket.passOn.length === 0) return null;
  const failed = ticket.passOn.filter(({ state }) => state === 'failed');
  const sent = ticket.passOn.some(({ passedAt, way }) => passedAt !== null && way !== 'none');
  const undo = ticket.allowedActions.find(({ action }) => action === 'undo-triage');
  const live = ticket.passOn.some(({ state }) => state !== 'taken-back' && state !== 'destroyed');
  return (
    <section>
      <h2>{t('passOn.section')}</h2>
      {ticket.passOn.map((one) => (
        <div
          key={one.messageId}
          className={`notice${keptBack(one) === 'not-scanned' ? ' amber' : (tones[one.state] ?? '')}`}
          style={{ marginBottom: 8 }}
        >
          <div>
            <p>{sentence(one)}</p>
            {one.destroyAfter && <p>{t('passOn.bodyGoes', { at: dates.instant(one.destroyAfter) })}</p>}
            {one.way === 'resend' && one.response && (
              <p className="muted">{t('passOn.proof', { response: one.response })}</p>
            )}
            {one.passedAt && one.finalSha256 && (
              <p className="muted cut" title={one.finalSha256}>
                {t('passOn.hash', { hash: one.finalSha256 })}
              </p>
            )}
          </div>
        </div>
      ))}
      <div className="line wraps">
        {live && undo?.allowed && (
          <Button variant="outlined" onClick={() => setAsked(true)}>
            {t('passOn.takeBack')}
          </Button>
        )}
        {may('ticket.triage') && failed.length > 0 && (
          <Button variant="outlined" onClick={() => void acts.act(() => passOnApi.retry(ticket.id, 'again'))}>
            {t(failed.some((one) => keptBack(one)) ? 'passOn.scanAgain' : 'passOn.again')}
          </Button>
        )}
        {may('ticket.triage') && failed.some(({ failure }) => failure === IN_DOUBT) && (
          <Button
            variant="outlined"
            onClick={() => void acts.act(() => passOnApi.retry(ticket.id, 'arrived'))}
          >
            {t('passOn.arrived')}
          </Button>
        )}
        {may('ticket.triage') && ticket.passOn.some((one) => keptBack(one)) && (
          <Button
            variant="outlined"
            onClick={() => void acts.act(() => passOnApi.retry(ticket.id, 'set-aside'))}
          >
            {t('passOn.setAside')}
          </Button>
        )}
      </div>
      {asked && (
        <AskDialog
          title={t('passOn.takeBackTitle')}
          help={t(sent ? 'passOn.takeBackSent' : 'passOn.takeBackHelp')}
          submit={t('passOn.takeBack')}
          close={() => setAsked(false)}
          done={() => acts.act(() => tickets.undoTriage(ticket.id), t('passOn.takenBack'))}
        />
      )}
    </section>
  );
}

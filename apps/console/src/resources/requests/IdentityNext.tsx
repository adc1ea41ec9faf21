import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { RequestView } from '#contracts';
import { useState } from 'react';
import { useLocale, useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { requests } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import type { RequestActs } from './use-request.js';

type Step = NonNullable<RequestView['identity']['inSession']['step']>;

/** The letter speaks the language of the person as far as the doubt was put into words, else English. */
const wordsFor = (step: Step, language: string): string =>
  language === 'fr' ? step.words.fr : step.words.en;

/** What is asked next: the least intrusive step from here, with the doubt that justifies it; never more. */
export function IdentityNext({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const t = useT();
  const may = useMay();
  const why = useRefusalText();
  const locale = useLocale();
  const [lockedOut, setLockedOut] = useState(request.identity.saidLockedOut);
  const [asking, setAsking] = useState(false);
  const { step, documentRefusals } = lockedOut ? request.identity.lockedOut : request.identity.inSession;
  const asks = request.allowedActions.find(({ action }) => action === 'ask-identity');
  const early = request.state === 'received' || request.state === 'assessing';
  if (!early || request.identity.inSession.step === null || step === null) return null;
  const byDesk = step.missing.length === 1 && step.missing[0] === 'no-risk-sign';
  const ofDocument = step.level === 'L5';
  // A page that stands open, or an image that waits, need not be asked for again.
  const pending = request.identity.document?.open || request.identity.document?.waits;
  const askable = ofDocument
    ? !pending && (asks?.allowed || request.waiting === 'identity')
    : asks?.allowed && !byDesk;
  const ask = (doubt: string) =>
    acts.act(() => {
      const input = { version: request.version, doubt, lockedOut };
      return ofDocument
        ? requests.askDocument(request.id, input)
        : requests.act(request.id, 'ask-identity', input);
    }, t('request.done'));
  return (
    <div style={{ marginTop: 10 }}>
      <h3 className="sec-title">{t('identity.next')}</h3>
      <ul style={{ listStyle: 'disc', paddingLeft: 18 }}>
        {step.missing.map((kind) => (
          <li key={kind}>{t(`identity.kind.${kind}`)}</li>
        ))}
      </ul>
      {byDesk ? (
        <p className="muted small">{t('identity.deskLooks')}</p>
      ) : (
        <p className="muted small">
          {t('common.pair', { name: t('identity.whyAsk'), value: step.words[locale] })}
        </p>
      )}
      <FormControlLabel
        label={t('identity.lockedOut')}
        slotProps={{ typography: { sx: { fontSize: 13 } } }}
        control={<Checkbox checked={lockedOut} onChange={(event) => setLockedOut(event.target.checked)} />}
      />
      {may('request.act') && askable && (
        <div>
          <Button variant="outlined" onClick={() => setAsking(true)}>
            {t(ofDocument ? 'identity.askDocument' : 'identity.ask')}
          </Button>
        </div>
      )}
      {documentRefusals.length > 0 && (
        <p className="muted small" style={{ marginTop: 6 }}>
          {t('common.pair', { name: t('identity.noDocument'), value: documentRefusals.map(why).join(' ') })}
        </p>
      )}
      {asking && (
        <AskDialog
          title={t(ofDocument ? 'identity.askDocument' : 'identity.askTitle')}
          help={t(ofDocument ? 'identity.askDocumentHelp' : 'identity.askHelp')}
          label={t('actionFields.doubt')}
          first={wordsFor(step, request.language)}
          multiline
          submit={t(ofDocument ? 'identity.askDocument' : 'actions.ask-identity')}
          close={() => setAsking(false)}
          done={ask}
        />
      )}
    </div>
  );
}

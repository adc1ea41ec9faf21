import Check from '@mui/icons-material/CheckCircleOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import Button from '@mui/material/Button';
import type { RequestView } from '#contracts';
import { lazy, Suspense, useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { Address } from '../../parts/Address.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { useMay } from '../../providers/session-store.js';
import type { RequestActs } from './use-request.js';

const WhoAsksDialog = lazy(() => import('./WhoAsksDialog.js'));
type Requester = RequestView['requester'];

/** What the proposal rests on, or who said it. */
function Said({ requester }: { requester: Requester }) {
  const t = useT();
  const quote = requester.because && t('who.because', { quote: requester.because });
  if (requester.setBy)
    return (
      <p className="small muted">
        {t('who.setBy', { name: requester.setBy.name })} {quote}
      </p>
    );
  if (requester.kind === 'person' && !quote) return null;
  return (
    <p className="small muted">
      {quote ? t('common.pair', { name: t('who.proposed'), value: quote }) : t('who.proposed')}
    </p>
  );
}

function Mandate({ mandate }: { mandate: NonNullable<Requester['mandate']> }) {
  const t = useT();
  const dates = useDates();
  const from = mandate.validFrom && dates.short(mandate.validFrom);
  const until = mandate.validTo && dates.short(mandate.validTo);
  const span =
    from && until
      ? t('who.fromTo', { from, until })
      : from
        ? t('who.fromOn', { from })
        : until && t('who.untilOn', { until });
  return (
    <>
      <dt>{t('who.mandate')}</dt>
      <dd>
        {mandate.object}
        {span && <span className="muted"> · {span}</span>}
      </dd>
      <dt>{t('who.covers')}</dt>
      <dd>{mandate.rights.map((right) => t(`words.right.${right}`)).join(', ')}</dd>
    </>
  );
}

/** What is to be shown, to whom the answer goes, and what stands in the way. */
function Path({ requester }: { requester: Requester }) {
  const t = useT();
  const why = useRefusalText();
  const { papers, mandate, receivesData, answerTo, letter, refusals } = requester;
  // What is not seen yet stands in the list above.
  const said = refusals.filter(({ code }) => code !== 'papers-missing');
  return (
    <>
      {papers.length > 0 && (
        <ul className="stack small" style={{ gap: 2, marginTop: 6 }} aria-label={t('who.papers')}>
          {papers.map(({ paper, seen }) => (
            <li key={paper} className="line" style={{ color: seen ? 'var(--green)' : undefined }}>
              {seen ? <Check fontSize="inherit" /> : <HourglassEmpty fontSize="inherit" />}
              <span className="grow">{t(`who.paper.${paper}`)}</span>
              <span className={seen ? '' : 'muted'}>{t(seen ? 'who.seen' : 'who.notSeen')}</span>
            </li>
          ))}
        </ul>
      )}
      <dl className="facts" style={{ marginTop: 6 }}>
        {mandate && <Mandate mandate={mandate} />}
        {requester.wantsMandate && mandate && (
          <>
            <dt>{t('who.answerGoes')}</dt>
            <dd>{answerTo ? <Address of={answerTo} /> : t('who.nowhere')}</dd>
          </>
        )}
        {letter && receivesData && (
          <>
            <dt>{t('who.letter')}</dt>
            <dd>{t(`words.letterKind.${letter}`)}</dd>
          </>
        )}
      </dl>
      {said.length > 0 && (
        <ul className="notice amber" style={{ marginTop: 6, display: 'block' }}>
          {said.map((one, index) => (
            <li key={`${one.code}${index}`}>{why(one)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Who asks: the person, or somebody in their place, or somebody who may be told nothing. */
export function WhoAsks({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const t = useT();
  const may = useMay();
  const [asked, setAsked] = useState(false);
  const { requester } = request;
  return (
    <section>
      <h2>{t('who.title')}</h2>
      <div className="line">
        <strong className="grow">{t(`who.kind.${requester.kind}`)}</strong>
        {may('request.act') && <Button onClick={() => setAsked(true)}>{t('who.change')}</Button>}
      </div>
      <Said requester={requester} />
      {requester.kind !== 'person' && <p className="small">{t(`who.help.${requester.kind}`)}</p>}
      <Path requester={requester} />
      {requester.selfService.length > 0 && (
        <p className="small muted" style={{ marginTop: 6 }}>
          {t('common.pair', { name: t('who.faster'), value: '' })}
          {requester.selfService.map(({ path, clause }, index) => (
            <span key={path} title={t('who.fasterHelp', { clause })}>
              {index > 0 && ', '}
              {t(`who.path.${path}`)}
            </span>
          ))}
        </p>
      )}
      <Suspense fallback={null}>
        {asked && <WhoAsksDialog request={request} acts={acts} close={() => setAsked(false)} />}
      </Suspense>
    </section>
  );
}

import Button from '@mui/material/Button';
import type { BreachView } from '#contracts';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { lawText } from '../../i18n/law-text.js';
import { useDates } from '../../i18n/use-dates.js';
import { useLocale, useT, useWord } from '../../i18n/use-t.js';
import { FactHistory } from '../../parts/FactHistory.js';
import { OfficerPicker } from '../../parts/OfficerPicker.js';
import { Page } from '../../parts/Page.js';
import { Failure, PageBones } from '../../parts/States.js';
import { TwoPane } from '../../parts/TwoPane.js';
import { useRecord } from '../../parts/use-record.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { breaches } from '../../providers/breaches-api.js';
import { useMay } from '../../providers/session-store.js';
import { BreachAct, breachActs, type BreachActName } from './BreachAct.js';
import { BreachFacts } from './BreachFacts.js';
import { BreachHours } from './BreachHours.js';

function Clock({ breach }: { breach: BreachView }) {
  const t = useT();
  const dates = useDates();
  const locale = useLocale();
  return (
    <section>
      <h2>{t('breach.clock')}</h2>
      <p style={{ fontSize: 15.5, fontWeight: 620 }}>{dates.instant(breach.safeAt)}</p>
      <BreachHours of={breach} />
      <details open>
        <summary>{t('breach.why')}</summary>
        <ol className="why">
          {breach.explanation.map((line) => (
            <li key={line.code}>
              {line[locale]}{' '}
              {line.law && <span className="muted small nowrap">{lawText(line.law, locale)}</span>}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function Decisions({ breach }: { breach: BreachView }) {
  const t = useT();
  const dates = useDates();
  return (
    <section>
      <h2>{t('breach.decisions')}</h2>
      <dl className="facts">
        <dt>{t('breach.cnil')}</dt>
        <dd>
          {breach.notifyDecision ? t(`breach.notify.${breach.notifyDecision}`) : t('breach.undecided')}
          {breach.notifyReasons && <p className="muted small">{breach.notifyReasons}</p>}
          {breach.notifiedAt && (
            <p className="small">
              {t('breach.notifiedOn', { at: dates.instant(breach.notifiedAt) })}
              {breach.cnilReference && ` · ${breach.cnilReference}`}
            </p>
          )}
          {breach.lateReasons && <p className="muted small">{breach.lateReasons}</p>}
          {breach.moreToFollow && <p className="small">{t('breach.moreToFollow')}</p>}
        </dd>
        <dt>{t('breach.persons')}</dt>
        <dd>
          {breach.tellDecision ? t(`breach.tell.${breach.tellDecision}`) : t('breach.undecided')}
          {breach.tellReasons && <p className="muted small">{breach.tellReasons}</p>}
          {breach.toldAt && (
            <p className="small">
              {t('breach.toldOn', { at: dates.instant(breach.toldAt) })}
              {breach.toldCount !== null && ` · ${t('breach.toldCount', { smart_count: breach.toldCount })}`}
            </p>
          )}
        </dd>
      </dl>
    </section>
  );
}

function Acts({ breach, press }: { breach: BreachView; press: (action: BreachActName) => void }) {
  const t = useT();
  const why = useRefusalText();
  const listed = breachActs.flatMap((name) => breach.allowedActions.filter((one) => one.action === name));
  if (listed.length === 0) return null;
  return (
    <section>
      <h2>{t('enquiry.acts')}</h2>
      <div className="stack">
        {listed.map((one) => (
          <div key={one.action} className="act">
            <Button
              variant={one.action === breach.nextAction ? 'contained' : 'outlined'}
              disabled={!one.allowed}
              onClick={() => press(one.action as BreachActName)}
            >
              {t(`breach.actions.${one.action as BreachActName}`)}
            </Button>
            {one.refusals.map((refusal) => (
              <span key={refusal.code} className="act-why">
                {why(refusal)}
              </span>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function History({ breach }: { breach: BreachView }) {
  const t = useT();
  const word = useWord();
  return (
    <FactHistory
      title={t('breach.history')}
      facts={breach.history}
      words={({ kind }) => word('breach.told', kind, t('breach.one'))}
    />
  );
}

/** One breach: its facts on the left, its hours and its decisions on the right, the next act on screen. */
export default function BreachPage() {
  const t = useT();
  const may = useMay();
  const { id = '' } = useParams();
  const [pressed, setPressed] = useState<BreachActName | null>(null);
  const { query, record, act, show } = useRecord<BreachView>('breaches', id, {
    whole: 'allowedActions',
    touches: [['breaches', 'getList'], ['tickets'], ['home']],
    again: () => 60_000,
  });
  if (query.error && !record) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!record) return <PageBones />;
  const describes = record.allowedActions.some((one) => one.action === 'describe' && one.allowed);
  return (
    <Page
      fixed
      title={`${t(`breach.kinds.${record.kind}`)} – ${record.what}`}
      aside={
        <span className="line wraps">
          <span className={record.state === 'open' ? 'chip accent' : 'chip'}>
            {t(`breach.states.${record.state}`)}
          </span>
          <BreachHours of={record} />
        </span>
      }
      actions={
        may('breach.open') &&
        describes && (
          <OfficerPicker
            value={record.owner}
            pick={(ownerId) => void act(() => breaches.describe(id, { version: record.version, ownerId }))}
          />
        )
      }
      sub={
        <span>
          <span className="ref">{record.reference}</span>
          {record.ticketId && (
            <>
              {' · '}
              <Link to={`/tickets/${record.ticketId}`}>{t('breach.ticket')}</Link>
            </>
          )}
          {record.letterId && (
            <>
              {' · '}
              <Link to={`/letters/${record.letterId}`}>{t('breach.letter')}</Link>
            </>
          )}
        </span>
      }
    >
      <TwoPane
        talk={{
          label: t('breach.facts'),
          tab: t('breach.facts'),
          content: <BreachFacts key={record.version} breach={record} act={act} />,
        }}
        side={{
          label: t('breach.side'),
          tab: t('breach.side'),
          content: (
            <>
              <Clock breach={record} />
              <Decisions breach={record} />
              <Acts breach={record} press={setPressed} />
              <History breach={record} />
            </>
          ),
        }}
      />
      {pressed && <BreachAct action={pressed} breach={record} show={show} close={() => setPressed(null)} />}
    </Page>
  );
}

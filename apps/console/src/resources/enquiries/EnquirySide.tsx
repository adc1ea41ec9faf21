import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { EnquiryView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router-dom';
import { lawText } from '../../i18n/law-text.js';
import { useDates } from '../../i18n/use-dates.js';
import { useLocale, useT, useWord } from '../../i18n/use-t.js';
import { FactHistory } from '../../parts/FactHistory.js';
import { DueChip } from '../../parts/DueChip.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { enquiries } from '../../providers/breaches-api.js';
import { EnquiryAct, enquiryActs, type EnquiryActName } from './EnquiryAct.js';
import { HandOver } from './HandOver.js';

export interface EnquiryActs {
  act: (run: () => Promise<unknown>, said?: string) => Promise<boolean>;
  show: (next: unknown) => void;
}

function Due({ enquiry }: { enquiry: EnquiryView }) {
  const t = useT();
  const dates = useDates();
  const locale = useLocale();
  const rules = lawText(enquiry.ruleSetVersion, locale);
  return (
    <section>
      <h2>{t('enquiry.due')}</h2>
      <p style={{ fontSize: 15.5, fontWeight: 620 }}>{dates.day(enquiry.dueOn)}</p>
      <DueChip due={{ ...enquiry, clock: 'running' }} />
      <p className="muted small">{t(`enquiry.dueBy.${enquiry.dueSource}`, { rules })}</p>
      {enquiry.dueWords && <blockquote className="small">{enquiry.dueWords}</blockquote>}
      {enquiry.answeredAt && (
        <p className="small">{t('enquiry.answered', { at: dates.instant(enquiry.answeredAt) })}</p>
      )}
      {enquiry.noAnswerReason && (
        <p className="small">
          {t('enquiry.noAnswer', {
            reason: enquiry.noAnswerReason === 'retriaged' ? t('enquiry.retriaged') : enquiry.noAnswerReason,
          })}
        </p>
      )}
    </section>
  );
}

function Acts({ enquiry, show }: { enquiry: EnquiryView; show: EnquiryActs['show'] }) {
  const t = useT();
  const why = useRefusalText();
  const [pressed, setPressed] = useState<EnquiryActName | 'hand-over' | null>(null);
  const names = [...enquiryActs, ...(enquiry.kind === 'supervisory' ? (['hand-over'] as const) : [])];
  const listed = names.flatMap((name) =>
    enquiry.allowedActions.filter((one) => one.action === name).map((one) => ({ ...one, name })),
  );
  if (listed.length === 0) return null;
  return (
    <section>
      <h2>{t('enquiry.acts')}</h2>
      <div className="stack">
        {listed.map((one) => (
          <div key={one.name} className="act">
            <Button
              variant={one.name === 'close' ? 'contained' : 'outlined'}
              disabled={!one.allowed}
              onClick={() => setPressed(one.name)}
            >
              {t(`enquiry.actions.${one.name}`)}
            </Button>
            {one.refusals.map((refusal) => (
              <span key={refusal.code} className="act-why">
                {why(refusal)}
              </span>
            ))}
          </div>
        ))}
      </div>
      {pressed === 'hand-over' && <HandOver enquiry={enquiry} show={show} close={() => setPressed(null)} />}
      {pressed !== null && pressed !== 'hand-over' && (
        <EnquiryAct action={pressed} enquiry={enquiry} show={show} close={() => setPressed(null)} />
      )}
    </section>
  );
}

function Authority({ enquiry, act }: { enquiry: EnquiryView; act: EnquiryActs['act'] }) {
  const t = useT();
  const [name, setName] = useState(enquiry.authorityName ?? '');
  const [number, setNumber] = useState(enquiry.authorityReference ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = {
      version: enquiry.version,
      authorityName: name.trim() || null,
      authorityReference: number.trim() || null,
    };
    void act(() => enquiries.edit(enquiry.id, input), t('enquiry.saved'));
  };
  return (
    <section>
      <h2>{t('enquiry.authority')}</h2>
      <form className="stack loose" onSubmit={submit}>
        <TextField
          label={t('enquiry.authorityName')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('enquiry.authorityReference')}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <div>
          <Button type="submit" variant="outlined">
            {t('common.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function HandedOver({ enquiry }: { enquiry: EnquiryView }) {
  const t = useT();
  const dates = useDates();
  return (
    <section>
      <h2>{t('enquiry.handedOver')}</h2>
      {enquiry.handovers.length === 0 && <p className="muted">{t('enquiry.handedNone')}</p>}
      {enquiry.handovers.map((one) => (
        <details key={one.id}>
          <summary>
            {t('enquiry.handedOn', { at: dates.instant(one.at), way: one.way })} ·{' '}
            {t('enquiry.items', { smart_count: one.items.length })}
          </summary>
          <ul className="small">
            {one.items.map((item) => (
              <li key={item.id}>
                {t(`enquiry.itemKinds.${item.kind}`)} · {item.label || t('common.noSubject')}
                <div className="muted cut num" title={item.sha256}>
                  {item.sha256}
                </div>
              </li>
            ))}
          </ul>
          <p className="muted small cut" title={one.fingerprint}>
            {t('enquiry.fingerprint', { hash: one.fingerprint })}
          </p>
        </details>
      ))}
    </section>
  );
}

function Linked({ enquiry }: { enquiry: EnquiryView }) {
  const t = useT();
  return (
    <section>
      <h2>{t('enquiry.requests')}</h2>
      {enquiry.requests.length === 0 && <p className="muted">{t('enquiry.requestsNone')}</p>}
      {enquiry.requests.map((one) => (
        <div key={one.id} className="line">
          <Link className="cut" to={`/requests/${one.id}`}>
            {one.rights.map((right) => t(`words.right.${right}`)).join(' + ')}
          </Link>
          <span className="chip">{t(`words.requestState.${one.state}`)}</span>
        </div>
      ))}
    </section>
  );
}

function History({ enquiry }: { enquiry: EnquiryView }) {
  const t = useT();
  const word = useWord();
  return (
    <FactHistory
      title={t('enquiry.history')}
      facts={enquiry.history}
      words={({ kind }) => word('enquiry.facts', kind, t('enquiry.side'))}
    />
  );
}

/** By when, what can be done, what was handed over, what hangs together with it. */
export function EnquirySide({ enquiry, act, show }: EnquiryActs & { enquiry: EnquiryView }) {
  const supervisory = enquiry.kind === 'supervisory';
  return (
    <>
      <Due enquiry={enquiry} />
      <Acts enquiry={enquiry} show={show} />
      {supervisory && <HandedOver enquiry={enquiry} />}
      <Linked enquiry={enquiry} />
      {supervisory && enquiry.allowedActions.length > 0 && <Authority enquiry={enquiry} act={act} />}
      <History enquiry={enquiry} />
    </>
  );
}

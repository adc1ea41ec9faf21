import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { RequestView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { lawText } from '../../i18n/law-text.js';
import { useDates } from '../../i18n/use-dates.js';
import { useLocale, useT, useWord } from '../../i18n/use-t.js';
import { DueChip } from '../../parts/DueChip.js';
import { requests } from '../../providers/api.js';

function Why({ lines }: { lines: RequestView['explanation'] }) {
  const locale = useLocale();
  return (
    <ol className="why">
      {lines.map((line, index) => (
        <li key={`${line.code}${index}`}>
          {line[locale]} {line.law && <span className="muted small nowrap">{lawText(line.law, locale)}</span>}
        </li>
      ))}
    </ol>
  );
}

function WhatIf({ id }: { id: string }) {
  const t = useT();
  const dates = useDates();
  const [days, setDays] = useState('');
  const [extend, setExtend] = useState(false);
  const pauseDays = Math.min(400, Math.max(0, Number(days) || 0));
  const asked = pauseDays > 0 || extend;
  const query = useQuery({
    queryKey: ['what-if', id, pauseDays, extend],
    queryFn: () => requests.whatIf(id, { pauseDays, extend }),
    enabled: asked,
  });
  return (
    <details>
      <summary>{t('request.whatIf')}</summary>
      <div className="line wraps" style={{ marginTop: 6 }}>
        <label className="line tight">
          <span className="small">{t('request.whatIfPause')}</span>
          <input
            className="bare num"
            style={{ width: 68, borderColor: 'var(--line-strong)' }}
            type="number"
            min={0}
            max={400}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        </label>
        <FormControlLabel
          label={t('request.whatIfExtend')}
          slotProps={{ typography: { sx: { fontSize: 13 } } }}
          control={<Checkbox checked={extend} onChange={(event) => setExtend(event.target.checked)} />}
        />
      </div>
      <div role="status" style={{ minHeight: 22 }}>
        {asked && query.data && (
          <>
            <strong>{t('request.whatIfAnswer', { day: dates.day(query.data.dueOn) })}</strong>
            <Why lines={query.data.explanation} />
          </>
        )}
      </div>
    </details>
  );
}

/** By when, and why that day: each line with the article it rests on. */
export function ClockPanel({ request }: { request: RequestView }) {
  const t = useT();
  const dates = useDates();
  const word = useWord();
  const locale = useLocale();
  return (
    <section>
      <h2>
        {t('request.clock')}
        <span className="spring" />
        <span className={request.clock === 'suspended' ? 'chip paused' : 'chip'}>
          {t(`words.clock.${request.clock}`)}
        </span>
      </h2>
      <p style={{ fontSize: 15.5, fontWeight: 620 }}>{dates.day(request.dueOn)}</p>
      <DueChip due={request} />
      <dl className="facts" style={{ margin: '8px 0' }}>
        <dt>{t('request.safe')}</dt>
        <dd>{dates.short(request.safeOn)}</dd>
        {request.firstDueOn !== request.dueOn && (
          <>
            <dt>{t('request.firstDue')}</dt>
            <dd>{dates.short(request.firstDueOn)}</dd>
          </>
        )}
      </dl>
      <details open>
        <summary>{t('request.why')}</summary>
        <Why lines={request.explanation} />
        <p className="muted small">
          {t('request.calendar')} {word('words.calendar', request.calendar, request.calendar)} ·{' '}
          {t('request.ruleSet')} {lawText(request.ruleSetVersion, locale)}
        </p>
      </details>
      {request.pauses.length > 0 && (
        <div style={{ marginTop: 8 }}>
          <h3 className="sec-title">{t('request.pauses')}</h3>
          <ul className="small">
            {request.pauses.map((pause) => (
              <li key={pause.id} title={pause.doubt}>
                {t(pause.toDay ? 'request.pauseDone' : 'request.pauseOpen', {
                  ground: word('words.pauseGround', pause.ground, t('words.pauseGround.clarification')),
                  from: dates.short(pause.fromDay),
                  to: pause.toDay ? dates.short(pause.toDay) : '',
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <WhatIf id={request.id} />
    </section>
  );
}

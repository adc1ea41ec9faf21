import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { BreachView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { parisDay } from '../../i18n/dates.js';
import { parisInstant } from '../../i18n/paris-instant.js';
import { useT } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { HourField } from '../../parts/HourField.js';
import { breaches } from '../../providers/breaches-api.js';
import { useToday } from '../../providers/session-store.js';
import { hourOf } from './moments.js';
import { breachKinds, natures } from './words.js';

type Act = (run: () => Promise<unknown>, said?: string) => Promise<boolean>;
const texts = ['what', 'dataCategories', 'peopleCategories', 'consequences', 'measures', 'knownHow'] as const;
const counts = ['peopleCount', 'recordsCount'] as const;

const formOf = (breach: BreachView) => ({
  kind: breach.kind,
  natures: breach.natures,
  what: breach.what,
  dataCategories: breach.dataCategories ?? '',
  peopleCategories: breach.peopleCategories ?? '',
  consequences: breach.consequences ?? '',
  measures: breach.measures ?? '',
  knownHow: breach.knownHow ?? '',
  peopleCount: String(breach.peopleCount ?? ''),
  recordsCount: String(breach.recordsCount ?? ''),
  knownDay: parisDay(breach.knownAt),
  knownHour: hourOf(breach.knownAt),
  happenedDay: breach.happenedFrom ? parisDay(breach.happenedFrom) : '',
  happenedHour: breach.happenedFrom ? hourOf(breach.happenedFrom) : '00:00',
});
type Form = ReturnType<typeof formOf>;

function inputOf(form: Form, breach: BreachView): Record<string, unknown> {
  const knownAt = parisInstant(form.knownDay, form.knownHour);
  // The minute is typed: an instant whose seconds alone differ was not moved.
  const moved = knownAt.slice(0, 16) !== breach.knownAt.slice(0, 16);
  return {
    version: breach.version,
    kind: form.kind,
    natures: form.natures,
    ...Object.fromEntries(texts.map((name) => [name, form[name].trim() || null])),
    what: form.what,
    ...Object.fromEntries(counts.map((name) => [name, form[name] === '' ? null : Number(form[name])])),
    happenedFrom: form.happenedDay ? parisInstant(form.happenedDay, form.happenedHour) : null,
    ...(moved ? { knownAt } : {}),
  };
}

function Natures({ form, set }: { form: Form; set: (change: Partial<Form>) => void }) {
  const t = useT();
  return (
    <div>
      <p className="small strong">{t('breach.natures')}</p>
      <div className="line wraps">
        {natures.map((one) => (
          <FormControlLabel
            key={one}
            label={t(`breach.nature.${one}`)}
            control={
              <Checkbox
                checked={form.natures.includes(one)}
                onChange={(event) =>
                  set({
                    natures: natures.filter((other) =>
                      other === one ? event.target.checked : form.natures.includes(other),
                    ),
                  })
                }
              />
            }
          />
        ))}
      </div>
    </div>
  );
}

/** What the register has to hold: what happened, to whose data, with what effects, and what is done about it. */
export function BreachFacts({ breach, act }: { breach: BreachView; act: Act }) {
  const t = useT();
  const today = useToday();
  const [form, setForm] = useState(() => formOf(breach));
  const set = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }));
  const can = breach.allowedActions.some((one) => one.action === 'describe' && one.allowed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act(() => breaches.describe(breach.id, inputOf(form, breach)), t('breach.saved'));
  };
  return (
    <form className="stack loose" style={{ maxWidth: 760, padding: '18px 16px 24px' }} onSubmit={submit}>
      <fieldset
        disabled={!can}
        className="stack loose"
        style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}
      >
        <TextField
          select
          id="breach-kind"
          disabled={!can}
          label={t('breach.kind')}
          value={form.kind}
          onChange={(event) => set({ kind: event.target.value as Form['kind'] })}
        >
          {breachKinds.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`breach.kinds.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        {texts.map((name) => (
          <TextField
            key={name}
            multiline
            minRows={name === 'what' ? 3 : 2}
            label={t(`breach.${name}`)}
            value={form[name]}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        ))}
        <Natures form={form} set={set} />
        <div className="line top">
          {counts.map((name) => (
            <TextField
              key={name}
              type="number"
              label={t(`breach.${name}`)}
              value={form[name]}
              onChange={(event) => set({ [name]: event.target.value })}
              slotProps={{ htmlInput: { min: 0 } }}
            />
          ))}
        </div>
        <div className="line top">
          <DayField
            label={t('breach.knownDay')}
            value={form.knownDay}
            change={(knownDay) => set({ knownDay })}
            max={today}
          />
          <HourField
            label={t('breach.knownHour')}
            value={form.knownHour}
            change={(knownHour) => set({ knownHour })}
          />
        </div>
        <div className="line top">
          <DayField
            label={t('breach.happenedDay')}
            value={form.happenedDay}
            change={(happenedDay) => set({ happenedDay })}
            max={today}
          />
          <HourField
            label={t('breach.happenedHour')}
            value={form.happenedHour}
            change={(happenedHour) => set({ happenedHour })}
          />
        </div>
        <p className="muted small">{t('breach.happenedHelp')}</p>
      </fieldset>
      {can && (
        <div className="line">
          <Button type="submit" variant="outlined">
            {t('common.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { BreachView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { parisInstant } from '../../i18n/paris-instant.js';
import { useT, type T } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { HourField } from '../../parts/HourField.js';
import { useProblemText } from '../../parts/use-problem.js';
import { breaches } from '../../providers/breaches-api.js';
import { useToday } from '../../providers/session-store.js';
import { hourNow } from './moments.js';
import { notifyChoices, tellChoices, tellingWays } from './words.js';

export const breachActs = [
  'decide-notify',
  'record-notification',
  'add-information',
  'decide-tell',
  'record-told',
  'close',
  'set-aside',
  'reopen',
] as const;
export type BreachActName = (typeof breachActs)[number];

type Field =
  | 'notify'
  | 'tell'
  | 'reasons'
  | 'at'
  | 'cnilReference'
  | 'lateReasons'
  | 'moreToFollow'
  | 'way'
  | 'people'
  | 'letterIds'
  | 'note';
const fieldsOf: Record<BreachActName, readonly Field[]> = {
  'decide-notify': ['notify', 'reasons'],
  'record-notification': ['at', 'cnilReference', 'lateReasons', 'moreToFollow'],
  'add-information': ['note', 'moreToFollow'],
  'decide-tell': ['tell', 'reasons'],
  'record-told': ['at', 'way', 'people', 'letterIds'],
  close: [],
  'set-aside': ['note'],
  reopen: ['note'],
};

interface Values {
  notify: string;
  tell: string;
  reasons: string;
  day: string;
  hour: string;
  cnilReference: string;
  lateReasons: string;
  moreToFollow: boolean;
  way: string;
  people: string;
  letterIds: string[];
  note: string;
}

interface FieldProps {
  name: Field;
  values: Values;
  set: (change: Partial<Values>) => void;
  breach: BreachView;
}

const choicesOf = (name: Field, t: T): (readonly [string, string])[] | null => {
  if (name === 'notify') return notifyChoices.map((one) => [one, t(`breach.notify.${one}`)] as const);
  if (name === 'tell') return tellChoices.map((one) => [one, t(`breach.tell.${one}`)] as const);
  return name === 'way' ? tellingWays.map((one) => [one, t(`breach.ways.${one}`)] as const) : null;
};

const labels = {
  notify: 'breach.decision',
  tell: 'breach.decision',
  reasons: 'breach.reasons',
  cnilReference: 'breach.cnilReference',
  lateReasons: 'breach.lateReasons',
  way: 'breach.way',
  people: 'breach.count',
  note: 'breach.note',
} as const;

function Letters({ values, set, breach }: FieldProps) {
  const t = useT();
  if (breach.letters.length === 0) return null;
  const toggle = (id: string, on: boolean) =>
    set({ letterIds: on ? [...values.letterIds, id] : values.letterIds.filter((one) => one !== id) });
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="small strong">{t('breach.letters')}</legend>
      {breach.letters.map((letter) => (
        <FormControlLabel
          key={letter.id}
          label={`${letter.subject} · ${letter.toAddress}`}
          control={
            <Checkbox
              checked={values.letterIds.includes(letter.id)}
              onChange={(event) => toggle(letter.id, event.target.checked)}
            />
          }
        />
      ))}
    </fieldset>
  );
}

function FieldInput(props: FieldProps) {
  const t = useT();
  const today = useToday();
  const { name, values, set } = props;
  if (name === 'letterIds') return <Letters {...props} />;
  if (name === 'moreToFollow')
    return (
      <FormControlLabel
        label={t('breach.moreToFollow')}
        control={
          <Checkbox
            checked={values.moreToFollow}
            onChange={(event) => set({ moreToFollow: event.target.checked })}
          />
        }
      />
    );
  if (name === 'at')
    return (
      <div className="line top">
        <DayField label={t('breach.atDay')} value={values.day} change={(day) => set({ day })} max={today} />
        <HourField label={t('breach.atHour')} value={values.hour} change={(hour) => set({ hour })} />
      </div>
    );
  const choices = choicesOf(name, t);
  const long = name === 'reasons' || name === 'lateReasons' || name === 'note';
  return (
    <TextField
      id={`breach-${name}`}
      select={choices !== null}
      label={t(labels[name])}
      value={values[name]}
      type={name === 'people' ? 'number' : 'text'}
      multiline={long}
      minRows={long ? 3 : undefined}
      onChange={(event) => set({ [name]: event.target.value })}
    >
      {choices?.map(([code, word]) => (
        <MenuItem key={code} value={code}>
          {word}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** What is sent: what the act asks for, and nothing that was left empty. */
function inputOf(action: BreachActName, values: Values): Record<string, unknown> {
  const all: Record<Field, unknown> = {
    notify: values.notify || undefined,
    tell: values.tell || undefined,
    reasons: values.reasons || undefined,
    at: values.day ? parisInstant(values.day, values.hour) : undefined,
    cnilReference: values.cnilReference || undefined,
    lateReasons: values.lateReasons || undefined,
    moreToFollow: values.moreToFollow,
    way: values.way || undefined,
    people: values.people === '' ? undefined : Number(values.people),
    letterIds: values.letterIds.length > 0 ? values.letterIds : undefined,
    note: values.note || undefined,
  };
  return Object.fromEntries(fieldsOf[action].map((name) => [name, all[name]]));
}

/** One act upon a breach: what it does, what it asks for, and what the rule answers. */
export function BreachAct(props: {
  action: BreachActName;
  breach: BreachView;
  show: (next: unknown) => void;
  close: () => void;
}) {
  const t = useT();
  const say = useProblemText();
  const today = useToday();
  const { action, breach } = props;
  const [values, setValues] = useState<Values>({
    notify: breach.notifyDecision ?? '',
    tell: breach.tellDecision ?? '',
    reasons: (action === 'decide-notify' ? breach.notifyReasons : breach.tellReasons) ?? '',
    day: today,
    hour: hourNow(),
    cnilReference: '',
    lateReasons: '',
    moreToFollow: action === 'add-information' ? breach.moreToFollow : false,
    way: 'letter',
    people: String(breach.peopleCount ?? ''),
    letterIds: [],
    note: '',
  });
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      props.show(
        await breaches.act(breach.id, action, { version: breach.version, ...inputOf(action, values) }),
      );
      props.close();
    } catch (error) {
      setTrouble(say(error));
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={props.close} maxWidth="sm" fullWidth aria-labelledby="breach-act-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="breach-act-title">{t(`breach.actions.${action}`)}</DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted">{t(`breach.actHelp.${action}`)}</p>
          {fieldsOf[action].map((name) => (
            <FieldInput
              key={name}
              name={name}
              values={values}
              breach={breach}
              set={(change) => setValues((before) => ({ ...before, ...change }))}
            />
          ))}
          <div role="alert">{trouble && <p className="notice amber">{trouble}</p>}</div>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={busy}>
            {t(`breach.actions.${action}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { RequestView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { useT, useWord } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { toasts } from '../../parts/toasts.js';
import { useProblemText } from '../../parts/use-problem.js';
import { requests } from '../../providers/api.js';
import { useToday } from '../../providers/session-store.js';
import { proofKinds, waitingReasons } from '../../words.js';
import type { RequestActs } from './use-request.js';

type Field =
  | 'doubt'
  | 'doubtSince'
  | 'reasons'
  | 'override'
  | 'proofKind'
  | 'identityLevel'
  | 'proof'
  | 'waiting'
  | 'note';
/** What each act asks for; acts that are not named ask for nothing. */
const fieldsOf: Record<string, readonly Field[]> = {
  'ask-identity': ['doubt', 'doubtSince'],
  'identity-received': ['proofKind', 'identityLevel', 'proof'],
  'identity-contradicted': ['note'],
  'ask-clarification': ['doubt', 'doubtSince'],
  'answer-insufficient': ['note'],
  extend: ['reasons'],
  wait: ['waiting', 'note'],
  withdraw: ['note'],
  reopen: ['note'],
};
const optional = new Set(['wait.note', 'ask-identity.doubtSince', 'ask-clarification.doubtSince']);
/** What an officer's own check can show; every other kind says it by itself. */
const checkLevels = ['L1', 'L2', 'L3'] as const;
/** Waiting for the person is done by asking, which suspends the clock. */
const waits = waitingReasons.filter((one) => one !== 'identity' && one !== 'clarification');

/** The act that takes another one back, where there is one. */
function takenBackBy(action: string, { waiting }: RequestView) {
  if (action === 'wait') return { action: 'resume', input: {} };
  if (action === 'resume' && waits.some((one) => one === waiting))
    return { action: 'wait', input: { waiting } };
  if (action === 'decide') return { action: 'reconsider', input: {} };
  if (action === 'reconsider') return { action: 'decide', input: {} };
  return undefined;
}

type Values = Partial<Record<Field, string>>;

function useChoices(name: Field): readonly (readonly [string, string])[] | null {
  const t = useT();
  if (name === 'proofKind') return proofKinds.map((one) => [one, t(`identity.kind.${one}`)] as const);
  if (name === 'identityLevel') return checkLevels.map((one) => [one, t(`words.identity.${one}`)] as const);
  return name === 'waiting' ? waits.map((one) => [one, t(`words.waiting.${one}`)] as const) : null;
}

function FieldInput(props: { name: Field; value: string; change: (value: string) => void; first: boolean }) {
  const t = useT();
  const { name, value, change } = props;
  const today = useToday();
  const label = t(`actionFields.${name}`);
  if (name === 'doubtSince') return <DayField label={label} value={value} change={change} max={today} />;
  const choices = useChoices(name);
  return (
    <TextField
      id={`act-${name}`}
      autoFocus={props.first}
      select={choices !== null}
      label={label}
      value={value}
      multiline={choices === null}
      minRows={choices === null ? 3 : undefined}
      onChange={(event) => change(event.target.value)}
    >
      {choices?.map(([code, word]) => (
        <MenuItem key={code} value={code}>
          {word}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** One act of the workflow: what it does, what it asks for, and what the rule answers. */
export default function ActionDialog(props: {
  action: string;
  request: RequestView;
  acts: RequestActs;
  close: () => void;
}) {
  const t = useT();
  const word = useWord();
  const say = useProblemText();
  const { action, request } = props;
  const [values, setValues] = useState<Values>({});
  const fields = (fieldsOf[action] ?? []).filter(
    (name) => name !== 'identityLevel' || values.proofKind === 'officer-check',
  );
  const [override, setOverride] = useState(false);
  const [warned, setWarned] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const ready = fields.every((name) => optional.has(`${action}.${name}`) || values[name]?.trim());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value?.trim()));
      const next = await requests.act(request.id, action, {
        version: request.version,
        ...filled,
        ...(override ? { override: true } : {}),
      });
      props.acts.show(next);
      const back = takenBackBy(action, request);
      const undo = () =>
        void props.acts.act(
          () => requests.act(next.id, back!.action, { version: next.version, ...back!.input }),
          t('common.undone'),
        );
      toasts.show(t('request.done'), back && { action: { label: t('common.undo'), run: undo, undo: true } });
      props.close();
    } catch (error) {
      setTrouble(say(error));
      setWarned(action === 'extend');
      void props.acts.query.refetch();
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={props.close} maxWidth="xs" fullWidth aria-labelledby="act-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="act-title">{word('actions', action, t('actions.other'))}</DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted">{word('actionHelp', action, t('actionHelp.other'))}</p>
          {fields.map((name, index) => (
            <FieldInput
              key={name}
              name={name}
              first={index === 0}
              value={values[name] ?? ''}
              change={(value) => setValues((before) => ({ ...before, [name]: value }))}
            />
          ))}
          <div role="alert">{trouble && <p className="notice amber">{trouble}</p>}</div>
          {warned && (
            <FormControlLabel
              label={t('actionFields.override')}
              control={
                <Checkbox checked={override} onChange={(event) => setOverride(event.target.checked)} />
              }
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            loading={busy}
            disabled={!ready}
            autoFocus={fields.length === 0}
          >
            {word('actions', action, t('common.confirm'))}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

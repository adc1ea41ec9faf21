import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { RuleSetInput, RuleSetView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { useT, useWord } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { toasts } from '../../parts/toasts.js';
import { useProblemText } from '../../parts/use-problem.js';
import { ruleSetsApi } from '../../providers/rule-sets-api.js';
import { useToday } from '../../providers/session-store.js';
import { IdentityNeeds, identityNeedsOf } from './IdentityNeeds.js';
import { isCalendarRules } from './Rules.js';

type Content = RuleSetView['content'];

/** The values of a rule set to be changed: figures, or the calendar that applies. */
function Values({ content, change }: { content: Content; change: (next: Content) => void }) {
  const t = useT();
  const word = useWord();
  if (isCalendarRules(content))
    return (
      <TextField
        select
        label={t('rules.change.calendar')}
        helperText={t('rules.change.calendarHelp')}
        value={content.default}
        onChange={(event) => change({ ...content, default: event.target.value })}
      >
        {Object.keys(content.calendars).map((name) => (
          <MenuItem key={name} value={name}>
            {word('words.calendar', name, name)}
          </MenuItem>
        ))}
      </TextField>
    );
  const figures = Object.entries(content).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  const needs = identityNeedsOf(content);
  return (
    <>
      {figures.map(([name, value]) => (
        <TextField
          key={name}
          type="number"
          label={word('rules.value', name, name)}
          value={Number.isNaN(value) ? '' : value}
          slotProps={{ htmlInput: { min: 0, max: 1200, step: 1, required: true } }}
          onChange={(event) =>
            change({ ...content, [name]: (event.target as HTMLInputElement).valueAsNumber })
          }
        />
      ))}
      {needs && (
        <IdentityNeeds needs={needs} change={(identityNeeds) => change({ ...content, identityNeeds })} />
      )}
    </>
  );
}

/** Another version of a rule set: what changes, on what it rests, from when. */
export default function ProposeDialog(props: {
  set: RuleSetView;
  close: () => void;
  done: (sets: RuleSetView[]) => void;
}) {
  const t = useT();
  const word = useWord();
  const say = useProblemText();
  const today = useToday();
  const { set } = props;
  const [content, setContent] = useState<Content>(set.content);
  const [source, setSource] = useState(set.source);
  const [note, setNote] = useState('');
  const [validFrom, setValidFrom] = useState(today);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const ready = note.trim().length > 2 && source.trim().length > 2 && validFrom !== '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const kind = set.kind as RuleSetInput['kind'];
      props.done(await ruleSetsApi.propose({ kind, content, source, note, validFrom }));
      toasts.show(t('rules.change.proposed'));
      props.close();
    } catch (error) {
      setTrouble(say(error));
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={props.close} maxWidth="sm" fullWidth aria-labelledby="propose-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="propose-title">
          {word('ruleSets.kinds', set.kind, t('ruleSets.kinds.other'))} · {t('rules.change.propose')}
        </DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted">{t('rules.change.proposeHelp')}</p>
          <Values content={content} change={setContent} />
          <TextField
            label={t('rules.change.note')}
            value={note}
            multiline
            minRows={2}
            onChange={(event) => setNote(event.target.value)}
          />
          <TextField
            label={t('rules.change.source')}
            value={source}
            multiline
            minRows={2}
            onChange={(event) => setSource(event.target.value)}
          />
          <DayField label={t('rules.change.validFrom')} value={validFrom} change={setValidFrom} />
          <div role="alert">{trouble && <p className="notice amber">{trouble}</p>}</div>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={busy} disabled={!ready}>
            {t('rules.change.propose')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState, type FormEvent } from 'react';
import { useT } from '../i18n/use-t.js';

interface Props {
  title: string;
  help?: string;
  /** Without a label nothing is asked: only the consequence is named. */
  label?: string;
  first?: string;
  multiline?: boolean;
  submit: string;
  close: () => void;
  done: (value: string) => Promise<boolean> | boolean;
}

/** One question, or one consequence to confirm. */
export function AskDialog(props: Props) {
  const t = useT();
  const id = useId();
  const [value, setValue] = useState(props.first ?? '');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // It may stand inside another form: what is asked here answers nothing there.
    event.stopPropagation();
    setBusy(true);
    const closes = await props.done(value.trim());
    setBusy(false);
    if (closes) props.close();
  };
  return (
    <Dialog open onClose={props.close} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id={id}>{props.title}</DialogTitle>
        <DialogContent className="stack loose">
          {props.help && <p className="muted">{props.help}</p>}
          {props.label && (
            <TextField
              autoFocus
              label={props.label}
              multiline={props.multiline}
              minRows={props.multiline ? 3 : undefined}
              value={value}
              onChange={(event) => setValue(event.target.value)}
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
            autoFocus={!props.label}
            disabled={props.label !== undefined && value.trim() === ''}
          >
            {props.submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import type { EnquiryView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { useProblemText } from '../../parts/use-problem.js';
import { enquiries } from '../../providers/breaches-api.js';

export const enquiryActs = ['set-due', 'close', 'close-without-answer', 'reopen'] as const;
export type EnquiryActName = (typeof enquiryActs)[number];

const asksNote = (action: EnquiryActName) => action === 'close-without-answer' || action === 'reopen';

/** One act upon a file: what it does, what it asks for, and what the rule answers. */
export function EnquiryAct(props: {
  action: EnquiryActName;
  enquiry: EnquiryView;
  show: (next: unknown) => void;
  close: () => void;
}) {
  const t = useT();
  const say = useProblemText();
  const { action, enquiry } = props;
  const [dueOn, setDueOn] = useState(enquiry.dueOn);
  const [dueWords, setDueWords] = useState(enquiry.dueWords ?? '');
  const [note, setNote] = useState('');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      const asked =
        action === 'set-due' ? { dueOn: dueOn || undefined, dueWords } : asksNote(action) ? { note } : {};
      props.show(await enquiries.act(enquiry.id, action, { version: enquiry.version, ...asked }));
      props.close();
    } catch (error) {
      setTrouble(say(error));
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={props.close} maxWidth="xs" fullWidth aria-labelledby="enquiry-act-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="enquiry-act-title">{t(`enquiry.actions.${action}`)}</DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted">{t(`enquiry.actHelp.${action}`)}</p>
          {action === 'set-due' && (
            <>
              <DayField label={t('enquiry.dueDay')} value={dueOn} change={setDueOn} />
              <TextField
                label={t('enquiry.dueWords')}
                multiline
                minRows={2}
                value={dueWords}
                onChange={(event) => setDueWords(event.target.value)}
              />
            </>
          )}
          {asksNote(action) && (
            <TextField
              autoFocus
              label={t('enquiry.note')}
              multiline
              minRows={3}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
          <div role="alert">{trouble && <p className="notice amber">{trouble}</p>}</div>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={busy}>
            {t(`enquiry.actions.${action}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { TicketRow } from '#contracts';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n/use-t.js';
import { RightsPicker } from '../../parts/RightsPicker.js';
import { useMay } from '../../providers/session-store.js';
import { languages, messageClasses, notPrivacyKinds } from '../../words.js';
import { opensRequest, type Judgement } from './judgement.js';
import type { Triage } from './use-triage.js';

function JudgementFields({ form, change }: { form: Judgement; change: (part: Partial<Judgement>) => void }) {
  const t = useT();
  const isRequest = form.class === 'subject-request';
  return (
    <>
      <TextField
        select
        autoFocus
        id="correct-class"
        label={t('inbox.class')}
        value={form.class}
        onChange={(event) => change({ class: event.target.value as Judgement['class'] })}
      >
        {messageClasses.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`words.messageClass.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {form.class === 'not-privacy' && (
        <TextField
          select
          id="correct-kind"
          label={t('inbox.kind')}
          value={form.notPrivacyKind ?? 'other'}
          onChange={(event) => change({ notPrivacyKind: event.target.value as Judgement['notPrivacyKind'] })}
        >
          {notPrivacyKinds.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`words.notPrivacy.${one}`)}
            </MenuItem>
          ))}
        </TextField>
      )}
      {isRequest && <RightsPicker value={form.rights} change={(next) => change({ rights: next })} />}
      {isRequest && (
        <>
          <TextField
            label={t('inbox.person')}
            value={form.personName ?? ''}
            onChange={(event) => change({ personName: event.target.value })}
          />
          <TextField
            label={t('inbox.account')}
            value={form.accountAddress ?? ''}
            onChange={(event) => change({ accountAddress: event.target.value })}
          />
        </>
      )}
      <TextField
        select
        id="correct-language"
        label={t('inbox.language')}
        value={languages.includes((form.language ?? 'fr') as never) ? (form.language ?? 'fr') : 'other'}
        onChange={(event) => change({ language: event.target.value })}
      >
        {languages.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`words.language.${one}`)}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}

/** Correcting a suggestion: what it is, which rights, whose account. */
export default function CorrectDialog(props: {
  row: TicketRow;
  judgement: Judgement | null;
  triage: Triage;
  close: () => void;
}) {
  const t = useT();
  const may = useMay();
  const [form, setForm] = useState<Judgement>(
    props.judgement ?? {
      class: 'subject-request',
      rights: [],
      personName: props.row.correspondentName ?? undefined,
    },
  );
  const change = (part: Partial<Judgement>) => setForm((before) => ({ ...before, ...part }));
  const isRequest = form.class === 'subject-request';
  const opens = opensRequest(form) && may('request.open');
  const clean: Judgement = {
    ...form,
    rights: isRequest ? form.rights : [],
    notPrivacyKind: form.class === 'not-privacy' ? (form.notPrivacyKind ?? 'other') : undefined,
    accountAddress: form.accountAddress?.trim() || null,
  };
  const apply = (open: boolean) => {
    props.close();
    void (open ? props.triage.open(props.row.id, clean) : props.triage.classify(props.row.id, clean));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply(opens);
  };
  return (
    <Dialog open onClose={props.close} maxWidth="xs" fullWidth aria-labelledby="correct-title">
      <form onSubmit={submit}>
        <DialogTitle id="correct-title">{t('inbox.editTitle')}</DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted cut">{props.row.subject || t('common.noSubject')}</p>
          <JudgementFields form={form} change={change} />
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          {opens && (
            <Button variant="outlined" onClick={() => apply(false)}>
              {t('inbox.apply')}
            </Button>
          )}
          <Button type="submit" variant="contained">
            {t(opens ? 'inbox.applyOpen' : 'inbox.apply')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

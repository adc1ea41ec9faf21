import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { LetterView } from '#contracts';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { FileButton } from '../../parts/FileButton.js';
import { useAct } from '../../parts/use-problem.js';
import { apiUrl } from '../../providers/http.js';
import { tickets } from '../../providers/api.js';
import { useToday } from '../../providers/session-store.js';
import { postingKinds } from '../../words.js';

export interface PostingFields {
  on: string;
  kind: (typeof postingKinds)[number];
  trackingNumber?: string;
  proofId?: string;
}

/** The letter left on paper: when, how, and what proves it. The proof is kept with the files of the ticket. */
export function PostingDialog(props: {
  letter: LetterView;
  close: () => void;
  done: (posting: PostingFields) => Promise<boolean>;
}) {
  const t = useT();
  const attempt = useAct();
  const { letter, close, done } = props;
  const [on, setOn] = useState(useToday());
  const [kind, setKind] = useState<PostingFields['kind']>('registered');
  const [number, setNumber] = useState('');
  const [proof, setProof] = useState<{ id: string; name: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const numbered = kind === 'registered' || kind === 'tracked';
  const ready = on !== '' && (proof !== null || (numbered && number.trim() !== ''));
  const keep = async (file: File) => {
    const ticket = await attempt(() => tickets.attach(letter.ticketId, file));
    const added = ticket?.attachments.at(-1);
    if (added) setProof({ id: added.id, name: added.fileName });
  };
  const submit = async () => {
    setBusy(true);
    const posted = { on, kind, trackingNumber: number.trim() || undefined, proofId: proof?.id };
    if (await done(posted)) close();
    setBusy(false);
  };
  return (
    <Dialog open onClose={close} maxWidth="xs" fullWidth aria-labelledby="letter-posting">
      <DialogTitle id="letter-posting">{t('letter.posting.title')}</DialogTitle>
      <DialogContent className="stack loose">
        <p className="muted">{t('letter.posting.help')}</p>
        <p>
          <a href={apiUrl(`/letters/${letter.id}/pdf`)} download>
            {t('letter.posting.print')}
          </a>
        </p>
        <DayField label={t('letter.posting.on')} value={on} change={setOn} />
        <TextField
          select
          id="posting-kind"
          label={t('letter.posting.kind')}
          value={kind}
          onChange={(event) => setKind(event.target.value as PostingFields['kind'])}
        >
          {postingKinds.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`letter.posting.kinds.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        {numbered && (
          <TextField
            label={t('letter.posting.number')}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        )}
        <div className="line">
          <span className="grow">
            {proof ? proof.name : t(numbered ? 'letter.posting.proofMaybe' : 'letter.posting.proof')}
          </span>
          <FileButton label={t('letter.posting.addProof')} pick={(file) => void keep(file)} />
        </div>
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button variant="contained" loading={busy} disabled={!ready} onClick={() => void submit()}>
          {t('letter.posting.submit')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ChannelView, PassOnFigures } from '#contracts';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n/use-t.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { passOnApi } from '../../providers/pass-on-api.js';

interface Props {
  readonly channel: ChannelView;
  readonly figures: PassOnFigures;
  readonly close: () => void;
  readonly done: () => void;
}

/** Where one kind of mail goes. */
export function PassOnDialog({ channel, figures: { kind, target }, close, done }: Props) {
  const t = useT();
  const attempt = useAct();
  const [form, setForm] = useState({
    scope: target && target.channelId === null ? 'desk' : 'channel',
    way: target?.way ?? ('resend' as const),
    address: target?.address ?? '',
    folder: target?.folder ?? '',
    delayDays: String(target?.delayDays ?? 30),
  });
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) =>
      setForm((before) => ({ ...before, [name]: event.target.value })),
  });
  const ways =
    channel.kind === 'imap' ? (['resend', 'move', 'none'] as const) : (['resend', 'none'] as const);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { scope, way, address, folder, delayDays } = form;
    const saved = await attempt(() =>
      passOnApi.set({
        kind,
        way,
        // A folder is one of this mailbox.
        channelId: scope === 'channel' || way === 'move' ? channel.id : null,
        address: way === 'resend' ? address.trim() : null,
        folder: way === 'move' ? folder.trim() : null,
        delayDays: Number(delayDays),
      }),
    );
    if (!saved) return;
    toasts.show(t('passOn.saved'));
    done();
  };
  const remove = async () => {
    const removed = await attempt(() => passOnApi.remove(target!.id));
    if (!removed) return;
    toasts.show(t('passOn.removed'));
    done();
  };
  const whole = form.way === 'none' || (form.way === 'resend' ? form.address : form.folder).trim() !== '';
  return (
    <Dialog open onClose={close} maxWidth="xs" fullWidth aria-labelledby="pass-on-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="pass-on-title">
          {t('passOn.changeTitle', { kind: t(`words.notPrivacy.${kind}`) })}
        </DialogTitle>
        <DialogContent>
          <div className="stack loose" style={{ paddingTop: 6 }}>
            <TextField select label={t('passOn.way')} {...field('way')}>
              {ways.map((way) => (
                <MenuItem key={way} value={way}>
                  {t(`passOn.ways.${way}`)}
                </MenuItem>
              ))}
            </TextField>
            {form.way === 'resend' && (
              <TextField autoFocus type="email" label={t('passOn.address')} {...field('address')} />
            )}
            {form.way === 'move' && <TextField autoFocus label={t('passOn.folder')} {...field('folder')} />}
            {form.way !== 'move' && (
              <TextField select label={t('passOn.scope')} {...field('scope')}>
                <MenuItem value="channel">{t('passOn.scopeChannel')}</MenuItem>
                <MenuItem value="desk">{t('passOn.scopeDesk')}</MenuItem>
              </TextField>
            )}
            <TextField
              type="number"
              label={t('passOn.delayDays')}
              {...field('delayDays')}
              slotProps={{ htmlInput: { min: 0, max: 3650 } }}
            />
          </div>
        </DialogContent>
        <DialogActions>
          {target && (
            <Button color="secondary" onClick={() => void remove()}>
              {t('passOn.remove')}
            </Button>
          )}
          <span className="spring" />
          <Button color="secondary" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={!whole || form.delayDays === ''}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

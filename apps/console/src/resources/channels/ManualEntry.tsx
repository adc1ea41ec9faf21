import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { HourField } from '../../parts/HourField.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { messages } from '../../providers/api.js';
import { useToday } from '../../providers/session-store.js';
import { parisInstant } from '../../i18n/paris-instant.js';

const media = ['post', 'phone', 'counter'] as const;

/** What came by post, phone or at the counter, with the true instant of receipt: the clock starts there. */
export function ManualEntry({ close, done }: { close: () => void; done: () => void }) {
  const t = useT();
  const attempt = useAct();
  const today = useToday();
  const [form, setForm] = useState({
    medium: 'post' as (typeof media)[number],
    day: today,
    hour: '09:00',
    fromName: '',
    fromAddress: '',
    subject: '',
    body: '',
  });
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (value: string) =>
    setForm((before) => ({ ...before, [name]: value }));
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => set(name)(event.target.value),
  });
  const ready =
    form.fromName.trim() && form.subject.trim() && form.body.trim() && form.day && form.day <= today;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const entered = await attempt(() =>
      messages.enter({
        medium: form.medium,
        receivedAt: parisInstant(form.day, form.hour),
        fromName: form.fromName.trim(),
        fromAddress: form.fromAddress.trim() || undefined,
        subject: form.subject.trim(),
        body: form.body,
      }),
    );
    setBusy(false);
    if (!entered) return;
    toasts.show(t('channels.entered'));
    done();
  };
  return (
    <form className="stack loose" style={{ paddingTop: 8 }} onSubmit={(event) => void submit(event)}>
      <div className="line wraps top">
        <TextField
          select
          id="medium"
          label={t('channels.medium')}
          sx={{ flex: '1 1 auto', width: 170 }}
          {...field('medium')}
        >
          {media.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`words.medium.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <DayField label={t('channels.receivedOn')} max={today} value={form.day} change={set('day')} />
        <HourField label={t('channels.receivedAt')} value={form.hour} change={set('hour')} />
      </div>
      <p className="muted small">{t('channels.receivedHelp')}</p>
      <TextField label={t('inbox.person')} {...field('fromName')} />
      <TextField
        label={`${t('ticket.address')} (${t('common.optional')})`}
        type="email"
        {...field('fromAddress')}
      />
      <TextField label={t('ticket.subject')} {...field('subject')} />
      <TextField label={t('channels.body')} multiline minRows={5} {...field('body')} />
      <div className="line">
        <span className="spring" />
        <Button color="secondary" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant="contained" loading={busy} disabled={!ready}>
          {t('channels.enter')}
        </Button>
      </div>
    </form>
  );
}

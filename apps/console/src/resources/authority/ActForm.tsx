import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { AuthorityFileView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { parisDay } from '../../i18n/dates.js';
import { parisInstant } from '../../i18n/paris-instant.js';
import { useT } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { HourField } from '../../parts/HourField.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { authority } from '../../providers/api.js';

const hourOf = (at: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  );

/** What counsel types from the act: who, which reference, by when. */
export function ActForm({
  file,
  saved,
}: {
  file: AuthorityFileView;
  saved: (next: AuthorityFileView) => void;
}) {
  const t = useT();
  const attempt = useAct();
  const [form, setForm] = useState({
    authorityName: file.authorityName ?? '',
    actReference: file.actReference ?? '',
    day: file.dueAt ? parisDay(file.dueAt) : '',
    hour: file.dueAt ? hourOf(file.dueAt) : '18:00',
    note: file.note ?? '',
  });
  const set = (name: keyof typeof form) => (value: string) =>
    setForm((before) => ({ ...before, [name]: value }));
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => set(name)(event.target.value),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const next = await attempt(() =>
      authority.patch(file.id, {
        version: file.version,
        authorityName: form.authorityName.trim() || null,
        actReference: form.actReference.trim() || null,
        dueAt: form.day ? parisInstant(form.day, form.hour) : null,
        note: form.note.trim() || null,
      }),
    );
    if (!next) return;
    saved(next);
    toasts.show(t('authority.saved'));
  };
  return (
    <section>
      <h2>{t('authority.facts')}</h2>
      <form className="stack loose" onSubmit={(event) => void submit(event)}>
        <TextField label={t('authority.name')} {...field('authorityName')} />
        <TextField label={t('authority.act')} {...field('actReference')} />
        <div>
          <p className="small" style={{ fontWeight: 560, marginBottom: 8 }}>
            {t('authority.due')}
          </p>
          <div className="line top">
            <DayField label={t('authority.dueDay')} value={form.day} change={set('day')} />
            <HourField label={t('authority.dueHour')} value={form.hour} change={set('hour')} />
          </div>
          <p className="muted small">{t('authority.dueHelp')}</p>
        </div>
        <TextField label={t('authority.note')} multiline minRows={3} {...field('note')} />
        <Button type="submit" variant="outlined">
          {t('common.save')}
        </Button>
      </form>
    </section>
  );
}

import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import type { OfficerView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { addDays, parisDay } from '../../i18n/dates.js';
import { parisInstant } from '../../i18n/paris-instant.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { DayField } from '../../parts/DayField.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { staff } from '../../providers/api.js';
import { roles } from '../../words.js';
import { FirstPassword } from './FirstPassword.js';
import { SoleDecider } from './SoleDecider.js';

interface OfficerForm {
  name: string;
  email: string;
  roles: OfficerView['roles'];
  actsForController: boolean;
  authorityDesk: boolean;
  validUntil: string;
}

/** The last whole day before an end: an access that ends at midnight is valid through the day before. */
const lastDay = (end: string) => parisDay(new Date(Date.parse(end) - 1));

function OfficerFields({
  form,
  change,
}: {
  form: OfficerForm;
  change: (part: Partial<OfficerForm>) => void;
}) {
  const t = useT();
  const flags = [
    ['actsForController', t('staff.actsForController')],
    ['authorityDesk', t('staff.authorityDesk')],
  ] as const;
  return (
    <>
      <TextField
        autoFocus
        label={t('staff.name')}
        value={form.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label={t('staff.email')}
        type="email"
        value={form.email}
        onChange={(event) => change({ email: event.target.value })}
      />
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend className="muted small">{t('staff.roles')}</legend>
        {roles.map((role) => (
          <FormControlLabel
            key={role}
            label={t(`words.role.${role}`)}
            control={
              <Checkbox
                checked={form.roles.includes(role)}
                onChange={(event) =>
                  change({
                    roles: event.target.checked
                      ? [...form.roles, role]
                      : form.roles.filter((one) => one !== role),
                  })
                }
              />
            }
          />
        ))}
      </fieldset>
      <div>
        {flags.map(([name, label]) => (
          <FormControlLabel
            key={name}
            sx={{ display: 'flex' }}
            label={label}
            control={
              <Checkbox checked={form[name]} onChange={(event) => change({ [name]: event.target.checked })} />
            }
          />
        ))}
      </div>
      <DayField
        label={`${t('staff.validUntil')} (${t('common.optional')})`}
        value={form.validUntil}
        change={(validUntil) => change({ validUntil })}
      />
    </>
  );
}

function OfficerActs({
  officer,
  revoke,
  disable,
  enable,
}: {
  officer: OfficerView;
  revoke: () => void;
  disable: () => void;
  enable: () => void;
}) {
  const t = useT();
  return (
    <div className="line wraps">
      <Button variant="outlined" onClick={revoke}>
        {t('staff.revoke')}
      </Button>
      {officer.state === 'active' ? (
        <Button variant="outlined" color="error" onClick={disable}>
          {t('staff.disable')}
        </Button>
      ) : (
        <Button variant="outlined" onClick={enable}>
          {t('staff.enable')}
        </Button>
      )}
    </div>
  );
}

/** An officer: name, roles, flags, validity; disabling and ending sessions beside it. */
export function OfficerDialog(props: {
  officer: OfficerView | null;
  close: () => void;
  changed: () => void;
}) {
  const t = useT();
  const attempt = useAct();
  const { officer } = props;
  const [form, setForm] = useState<OfficerForm>({
    name: officer?.name ?? '',
    email: officer?.email ?? '',
    roles: officer?.roles ?? [],
    actsForController: officer?.actsForController ?? false,
    authorityDesk: officer?.authorityDesk ?? false,
    validUntil: officer?.validUntil ? lastDay(officer.validUntil) : '',
  });
  const [password, setPassword] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const change = (part: Partial<OfficerForm>) => setForm((before) => ({ ...before, ...part }));
  const done = () => {
    props.changed();
    props.close();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // Valid through the whole of the last day: until its midnight in Paris.
    const input = {
      ...form,
      validUntil: form.validUntil ? parisInstant(addDays(form.validUntil, 1), '00:00') : null,
    };
    if (officer) {
      if (await attempt(() => staff.patch(officer.id, { ...input, version: officer.version }))) done();
      return;
    }
    const created = await attempt(() => staff.create(input));
    if (!created) return;
    props.changed();
    setPassword(created.firstPassword);
  };
  const setState = async (state: 'active' | 'disabled') => {
    if (!officer) return false;
    const next = await attempt(() => staff.patch(officer.id, { version: officer.version, state }));
    if (next) done();
    return next !== undefined;
  };
  const revoke = async () => {
    if (!officer) return;
    const ended = await attempt(async () => {
      await staff.revokeSessions(officer.id);
      return true;
    });
    if (!ended) return;
    toasts.show(t('staff.revoked'));
    done();
  };
  if (password !== null) return <FirstPassword password={password} close={props.close} />;
  return (
    <Dialog open onClose={props.close} maxWidth="xs" fullWidth aria-labelledby="officer-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="officer-title">
          {officer ? t('staff.edit', { name: officer.name }) : t('staff.add')}
        </DialogTitle>
        <DialogContent>
          <div className="stack loose" style={{ paddingTop: 6 }}>
            <OfficerFields form={form} change={change} />
            {officer?.actsForController && <SoleDecider officer={officer} done={done} />}
            {officer && (
              <OfficerActs
                officer={officer}
                revoke={() => void revoke()}
                disable={() => setAsking(true)}
                enable={() => void setState('active')}
              />
            )}
          </div>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            disabled={!form.name || !form.email || form.roles.length === 0}
          >
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
      {asking && officer && (
        <AskDialog
          title={t('staff.disable')}
          help={t('staff.disableHelp', { name: officer.name })}
          submit={t('staff.disable')}
          close={() => setAsking(false)}
          done={() => setState('disabled')}
        />
      )}
    </Dialog>
  );
}

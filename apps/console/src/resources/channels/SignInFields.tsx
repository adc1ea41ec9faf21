import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/use-t.js';

export const signIns = ['password', 'token', 'client-credentials', 'refresh-token'] as const;
/** These ask for a token: they need to know where and as whom. */
export const asksForToken = (signIn: string): boolean =>
  signIn === 'client-credentials' || signIn === 'refresh-token';
type Field = (name: 'signIn' | 'passwordVariable' | 'tokenUrl' | 'clientId' | 'scope') => {
  value: string;
  onChange: (event: { target: { value: string } }) => void;
};

/** How the desk signs in to a mailbox. The secret itself stays with the server: only its variable is named. */
export function SignInFields({ field }: { field: Field }) {
  const t = useT();
  const chosen = field('signIn').value;
  return (
    <>
      <TextField select label={t('channels.signIn')} {...field('signIn')}>
        {signIns.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`channels.signIns.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField label={t('channels.passwordVariable')} {...field('passwordVariable')} />
      {asksForToken(chosen) && (
        <>
          <TextField
            label={t('channels.tokenUrl')}
            placeholder="https://login.example.org/oauth2/token"
            {...field('tokenUrl')}
          />
          <div className="line">
            <TextField label={t('channels.clientId')} {...field('clientId')} />
            <TextField label={t('channels.scope')} {...field('scope')} />
          </div>
        </>
      )}
    </>
  );
}

import Checkbox from '@mui/material/Checkbox';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useT, useWord } from '../../i18n/use-t.js';
import { identityLevels } from '../../words.js';

interface Need {
  needed: string;
  lostAccess: boolean;
}
type Needs = Record<string, Need>;

/** The table of identity inside a policy; a policy read from elsewhere may have none. */
export const identityNeedsOf = (content: Readonly<Record<string, unknown>>): Needs | null =>
  typeof content.identityNeeds === 'object' && content.identityNeeds !== null
    ? (content.identityNeeds as Needs)
    : null;

function Level({ row, name, change }: { row: Need; name: string; change?: (row: Need) => void }) {
  const t = useT();
  const word = useWord();
  if (!change) return <>{word('words.identity', row.needed, row.needed)}</>;
  return (
    <TextField
      select
      size="small"
      value={row.needed}
      slotProps={{ htmlInput: { 'aria-label': `${name}, ${t('identity.level')}` } }}
      onChange={(event) => change({ ...row, needed: event.target.value })}
    >
      {identityLevels.map((level) => (
        <MenuItem key={level} value={level}>
          {t(`words.identity.${level}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** How sure the desk must be, right by right; counsel changes it where `change` is given. */
export function IdentityNeeds({ needs, change }: { needs: Needs; change?: (needs: Needs) => void }) {
  const t = useT();
  const word = useWord();
  return (
    <section style={{ overflowX: 'auto' }}>
      <h3 className="sec-title">{t('identity.table')}</h3>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('request.right')}</th>
            <th scope="col">{t('identity.level')}</th>
            <th scope="col">{t('identity.lostAccess')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(needs).map(([need, row]) => {
            const name = word('identity.need', need, need);
            const set = change && ((next: Need) => change({ ...needs, [need]: next }));
            return (
              <tr key={need}>
                <th scope="row" style={{ fontWeight: 450 }}>
                  {name}
                </th>
                <td>
                  <Level row={row} name={name} change={set} />
                </td>
                <td>
                  {set ? (
                    <Checkbox
                      checked={row.lostAccess}
                      slotProps={{ input: { 'aria-label': `${name}, ${t('identity.lostAccess')}` } }}
                      onChange={(event) => set({ ...row, lostAccess: event.target.checked })}
                    />
                  ) : (
                    t(row.lostAccess ? 'identity.yes' : 'identity.no')
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

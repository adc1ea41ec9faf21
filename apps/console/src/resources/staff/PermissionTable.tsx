import Check from '@mui/icons-material/Check';
import { useQuery } from '@tanstack/react-query';
import { useT, useWord } from '../../i18n/use-t.js';
import { Bone, Failure } from '../../parts/States.js';
import { desk } from '../../providers/api.js';
import { roles } from '../../words.js';

/** The one table of who may do what, as the server applies it. */
export function PermissionTable() {
  const t = useT();
  const word = useWord();
  const query = useQuery({ queryKey: ['permissions'], queryFn: desk.permissions, staleTime: 600_000 });
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return (
    <div className="table-wrap">
      <table className="rows matrix" aria-label={t('staff.table')}>
        <thead>
          <tr>
            <th scope="col">{t('staff.permission')}</th>
            {roles.map((role) => (
              <th key={role} scope="col" style={{ width: 140 }}>
                {t(`words.role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {query.data?.map((row) => (
            <tr key={row.permission}>
              <th
                scope="row"
                style={{ fontWeight: 450, color: 'var(--text)', top: 'auto', left: 0, zIndex: 1 }}
              >
                {word('permissionNames', row.permission, t('common.unknown'))}
              </th>
              {roles.map((role) => (
                <td key={role}>
                  {row.roles.includes(role) ? (
                    <Check fontSize="small" titleAccess={t('common.yes')} />
                  ) : (
                    <span className="muted" aria-label={t('common.no')} role="img">
                      –
                    </span>
                  )}
                </td>
              ))}
            </tr>
          )) ?? (
            <tr>
              <td colSpan={6}>
                <Bone />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

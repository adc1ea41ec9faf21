import PersonAdd from '@mui/icons-material/PersonAddAlt';
import Button from '@mui/material/Button';
import type { OfficerView } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { Avatar } from '../../parts/Avatar.js';
import { Page } from '../../parts/Page.js';
import { Failure, PageBones } from '../../parts/States.js';
import { staff } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { OfficerDialog } from './OfficerDialog.js';
import { PermissionTable } from './PermissionTable.js';

function Row({ officer, edit }: { officer: OfficerView; edit?: () => void }) {
  const t = useT();
  const dates = useDates();
  return (
    <tr>
      <td className="lead">
        <span className="line">
          <Avatar name={officer.name} />
          {edit ? (
            <button
              type="button"
              className="linkish cut strong"
              aria-label={t('staff.edit', { name: officer.name })}
              onClick={edit}
            >
              {officer.name}
            </button>
          ) : (
            <span className="cut strong" title={officer.name}>
              {officer.name}
            </span>
          )}
        </span>
      </td>
      <td className="minor" title={officer.email}>
        {officer.email}
      </td>
      <td>
        {officer.roles.map((role) => t(`words.role.${role}`)).join(', ')}{' '}
        {officer.actsForController && <span className="chip">{t('staff.controller')}</span>}{' '}
        {officer.authorityDesk && <span className="chip">{t('staff.authority')}</span>}
      </td>
      <td>
        <span className={officer.state === 'active' ? 'chip green' : 'chip'}>
          {t(`staff.${officer.state}`)}
        </span>
      </td>
      <td className="minor">
        {officer.secondFactors === 0 ? (
          <span className="chip amber">{t('staff.noFactor')}</span>
        ) : (
          <span className="num">{officer.secondFactors}</span>
        )}
      </td>
      <td className="muted minor">
        {officer.lastSignInAt ? dates.brief(officer.lastSignInAt) : t('staff.never')}
      </td>
      <td className="num minor">{officer.openSessions}</td>
    </tr>
  );
}

/** Who works here, with which roles, and what each role may do. */
export default function Staff() {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const [tab, setTab] = useState<'people' | 'table'>('people');
  const [edited, setEdited] = useState<OfficerView | 'new' | null>(null);
  const query = useQuery({ queryKey: ['officers'], queryFn: staff.all });
  const manages = may('staff.manage');
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <PageBones />;
  const heads: [string, number | undefined][] = [
    [t('staff.name'), undefined],
    [t('staff.email'), 230],
    [t('staff.roles'), 330],
    [t('staff.state'), 110],
    [t('staff.factors'), 130],
    [t('staff.lastSignIn'), 160],
    [t('staff.sessions'), 100],
  ];
  return (
    <Page
      title={t('staff.title')}
      actions={
        manages && (
          <Button variant="contained" startIcon={<PersonAdd />} onClick={() => setEdited('new')}>
            {t('staff.add')}
          </Button>
        )
      }
    >
      <div className="tabs" role="tablist" style={{ marginBottom: 8 }}>
        {(['people', 'table'] as const).map((one) => (
          <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => setTab(one)}>
            {t(`staff.${one}`)}
          </button>
        ))}
      </div>
      {tab === 'table' ? (
        <PermissionTable />
      ) : (
        <div className="table-wrap">
          <table className="rows" aria-label={t('staff.people')}>
            <thead>
              <tr>
                {heads.map(([head, width]) => (
                  <th key={head} scope="col" style={{ width }}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {query.data.map((officer) => (
                <Row
                  key={officer.id}
                  officer={officer}
                  edit={manages ? () => setEdited(officer) : undefined}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited && (
        <OfficerDialog
          officer={edited === 'new' ? null : edited}
          close={() => setEdited(null)}
          changed={() => void client.invalidateQueries({ queryKey: ['officers'] })}
        />
      )}
    </Page>
  );
}

import Verified from '@mui/icons-material/VerifiedOutlined';
import type { AuditEventView } from '#contracts';
import { useState } from 'react';
import { ListBase } from 'react-admin';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { DeskTable, type Column } from '../../parts/DeskTable.js';
import { FilterBar, type FilterField } from '../../parts/FilterBar.js';
import { Pager, StateTabs } from '../../parts/ListParts.js';
import { useOfficerChoices } from '../../parts/OfficerPicker.js';
import { Page } from '../../parts/Page.js';
import { Empty } from '../../parts/States.js';
import { useEventText } from '../../parts/use-event-text.js';
import { useMay } from '../../providers/session-store.js';
import { AuditDetail } from './AuditDetail.js';
import { AuditSeal } from './AuditSeal.js';

function useColumns(open: (event: AuditEventView) => void): Column<AuditEventView>[] {
  const t = useT();
  const dates = useDates();
  const text = useEventText();
  const who = (row: AuditEventView) =>
    row.actor.name ?? t(row.actor.kind === 'anonymous' ? 'audit.anonymous' : 'common.system');
  return [
    {
      name: 'at',
      label: t('audit.at'),
      width: 180,
      cell: (row) => (
        <time className="num" dateTime={row.at}>
          {dates.brief(row.at)} {dates.brief(row.at) === dates.time(row.at) ? '' : dates.time(row.at)}
        </time>
      ),
      title: (row) => dates.instant(row.at),
    },
    { name: 'who', label: t('audit.actor'), width: '18%', minor: true, cell: who, title: who },
    {
      name: 'event',
      label: t('audit.event'),
      cell: (row) => (
        <button type="button" className="linkish cut" onClick={() => open(row)}>
          {text({ type: row.type, params: row.content, by: { name: who(row) } })}
        </button>
      ),
    },
    {
      name: 'kind',
      label: t('audit.kind'),
      width: 120,
      minor: true,
      cell: (row) => <span className="muted">{t(`audit.retention.${row.retention}`)}</span>,
    },
    {
      name: 'seal',
      label: t('audit.seal'),
      width: 170,
      cell: (row) =>
        row.seal === null ? (
          <span className="chip">{t('audit.unsealed')}</span>
        ) : (
          <span className="chip green">
            <Verified /> {t('audit.sealed', { number: row.seal })}
          </span>
        ),
    },
  ];
}

/** Who did what, who read what, and that nothing of it was changed since. */
export default function AuditList() {
  const t = useT();
  const may = useMay();
  const officers = useOfficerChoices();
  const [shown, setShown] = useState<AuditEventView | null>(null);
  const columns = useColumns(setShown);
  const fields: FilterField[] = [
    {
      name: 'actorId',
      label: t('audit.who'),
      kind: 'one',
      choices: officers.map((one) => ({ value: one.id, label: one.name })),
    },
    { name: 'type', label: t('audit.type'), kind: 'text' },
  ];
  // Counsel reads the journal of authority matters, and that one only: it has a route of its own.
  const both = may('audit.read');
  const tabs = (['desk', 'vault'] as const).map((journal) => ({
    id: journal,
    label: t(`audit.${journal}`),
    filter: { journal },
  }));
  return (
    <Page
      title={t('audit.title')}
      aside={!both && <span className="muted">{t('audit.vault')}</span>}
      actions={both && <AuditSeal />}
    >
      <ListBase
        resource={both ? 'audit-events' : 'audit-events/vault'}
        perPage={50}
        filterDefaultValues={both ? { journal: 'desk' } : {}}
        storeKey={both ? 'audit' : 'vault-journal'}
        exporter={false}
      >
        {both && <StateTabs label={t('audit.journal')} tabs={tabs} owned={['journal']} />}
        <FilterBar fields={fields} saved="audit-events" />
        <DeskTable<AuditEventView>
          label={t('audit.title')}
          columns={columns}
          empty={
            <Empty icon={<Verified />} title={t('audit.empty')}>
              {t('audit.emptyHelp')}
            </Empty>
          }
        />
        <Pager />
      </ListBase>
      {shown && <AuditDetail event={shown} close={() => setShown(null)} />}
    </Page>
  );
}

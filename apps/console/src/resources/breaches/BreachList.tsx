import Add from '@mui/icons-material/Add';
import Download from '@mui/icons-material/DownloadOutlined';
import Shield from '@mui/icons-material/GppMaybeOutlined';
import Button from '@mui/material/Button';
import type { BreachRow } from '#contracts';
import { useState } from 'react';
import { ListBase } from 'react-admin';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { DeskTable, type Column } from '../../parts/DeskTable.js';
import { Pager, StateTabs } from '../../parts/ListParts.js';
import { Page } from '../../parts/Page.js';
import { Empty } from '../../parts/States.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { download } from '../../providers/http.js';
import { useMay } from '../../providers/session-store.js';
import { BreachHours } from './BreachHours.js';
import { OpenBreach } from './OpenBreach.js';

function useColumns(): Column<BreachRow>[] {
  const t = useT();
  const dates = useDates();
  return [
    {
      name: 'what',
      label: t('breach.what'),
      lead: true,
      cell: (row) => <span className="strong">{row.what}</span>,
      title: (row) => row.what,
    },
    {
      name: 'kind',
      label: t('breach.kind'),
      width: 170,
      minor: true,
      cell: (row) => t(`breach.kinds.${row.kind}`),
    },
    { name: 'hours', label: t('breach.clock'), width: 210, cell: (row) => <BreachHours of={row} /> },
    {
      name: 'state',
      label: t('breach.state'),
      width: 110,
      cell: (row) => (
        <span className={row.state === 'open' ? 'chip accent' : 'chip'}>
          {t(`breach.states.${row.state}`)}
        </span>
      ),
    },
    {
      name: 'people',
      label: t('breach.people'),
      width: 100,
      minor: true,
      cell: (row) =>
        row.peopleCount === null ? <span className="muted">–</span> : dates.number(row.peopleCount),
    },
    {
      name: 'known',
      label: t('breach.knownAt'),
      width: 120,
      minor: true,
      cell: (row) => <span className="muted num">{dates.brief(row.knownAt)}</span>,
      title: (row) => dates.instant(row.knownAt),
    },
    {
      name: 'reference',
      label: t('enquiry.reference'),
      width: 160,
      minor: true,
      cell: (row) => row.reference,
    },
  ];
}

function Export() {
  const t = useT();
  const attempt = useAct();
  const save = (format: 'csv' | 'json') =>
    void attempt(async () => {
      await download('/breaches/export', { format }, `breach-register.${format}`);
      toasts.show(t('breach.exported'));
      return true;
    });
  return (
    <>
      <Button variant="outlined" startIcon={<Download />} onClick={() => save('csv')}>
        {t('breach.exportCsv')}
      </Button>
      <Button variant="outlined" startIcon={<Download />} onClick={() => save('json')}>
        {t('breach.exportJson')}
      </Button>
    </>
  );
}

/** The register of breaches: what is owed to the CNIL first, the rest newest first. */
export default function BreachList() {
  const t = useT();
  const may = useMay();
  const columns = useColumns();
  const [opens, setOpens] = useState(false);
  const tabs = [
    { id: 'all', label: t('breach.tabs.all'), filter: {} },
    { id: 'owed', label: t('breach.owed'), filter: { owed: true } },
    ...(['open', 'closed', 'set-aside'] as const).map((state) => ({
      id: state,
      label: t(`breach.tabs.${state}`),
      filter: { state: [state] },
    })),
  ];
  return (
    <Page
      title={t('breach.title')}
      sub={t('breach.help')}
      actions={
        <span className="line wraps">
          {may('breach.export') && <Export />}
          {may('breach.open') && (
            <Button variant="contained" startIcon={<Add />} onClick={() => setOpens(true)}>
              {t('breach.open')}
            </Button>
          )}
        </span>
      }
    >
      <ListBase resource="breaches" perPage={50} storeKey="breaches" exporter={false}>
        <StateTabs label={t('breach.state')} tabs={tabs} owned={['state', 'owed']} />
        <DeskTable<BreachRow>
          label={t('breach.title')}
          columns={columns}
          path={(row) => `/breaches/${row.id}`}
          empty={
            <Empty icon={<Shield />} title={t('breach.none')}>
              {t('breach.noneHelp')}
            </Empty>
          }
        />
        <Pager />
      </ListBase>
      {opens && <OpenBreach close={() => setOpens(false)} />}
    </Page>
  );
}

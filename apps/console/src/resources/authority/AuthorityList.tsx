import Gavel from '@mui/icons-material/AccountBalanceOutlined';
import Notifications from '@mui/icons-material/NotificationsActiveOutlined';
import type { AuthorityFileView } from '#contracts';
import { ListBase } from 'react-admin';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { DeskTable, type Column } from '../../parts/DeskTable.js';
import { Pager, StateTabs } from '../../parts/ListParts.js';
import { Page } from '../../parts/Page.js';
import { Empty } from '../../parts/States.js';
import { ActDue } from './ActDue.js';

function useColumns(): Column<AuthorityFileView>[] {
  const t = useT();
  const dates = useDates();
  return [
    {
      name: 'authority',
      label: t('authority.name'),
      lead: true,
      cell: (row) => (
        <span className="strong">{row.authorityName || row.subject || t('common.noSubject')}</span>
      ),
      title: (row) => row.authorityName ?? row.subject,
    },
    {
      name: 'act',
      label: t('authority.act'),
      cell: (row) => row.actReference ?? <span className="muted">–</span>,
    },
    {
      name: 'state',
      label: t('authority.state'),
      width: 170,
      cell: (row) => (
        <span className={row.state === 'received' ? 'chip accent' : 'chip'}>
          {row.paged && !row.pageAcknowledgedAt && <Notifications />}
          {t(`words.authorityState.${row.state}`)}
        </span>
      ),
    },
    { name: 'due', label: t('authority.due'), width: 300, cell: (row) => <ActDue dueAt={row.dueAt} /> },
    {
      name: 'received',
      label: t('authority.received'),
      width: 120,
      minor: true,
      cell: (row) => <span className="muted num">{dates.brief(row.receivedAt)}</span>,
      title: (row) => dates.instant(row.receivedAt),
    },
    {
      name: 'reference',
      label: t('authority.reference'),
      width: 160,
      minor: true,
      cell: (row) => row.reference,
    },
  ];
}

/** Acts of authorities, for the people named for them alone. */
export default function AuthorityList() {
  const t = useT();
  const columns = useColumns();
  const tabs = [
    { id: 'all', label: t('common.all'), filter: {} },
    ...(['received', 'acknowledged', 'parked'] as const).map((state) => ({
      id: state,
      label: t(`words.authorityState.${state}`),
      filter: { state: [state] },
    })),
  ];
  return (
    <Page title={t('authority.title')} sub={t('authority.parkHelp')}>
      <ListBase resource="authority-files" perPage={50} storeKey="authority" exporter={false}>
        <StateTabs label={t('authority.state')} tabs={tabs} owned={['state']} />
        <DeskTable<AuthorityFileView>
          label={t('authority.title')}
          columns={columns}
          path={(row) => `/authority-files/${row.id}`}
          empty={
            <Empty icon={<Gavel />} title={t('authority.empty')}>
              {t('authority.emptyHelp')}
            </Empty>
          }
        />
        <Pager />
      </ListBase>
    </Page>
  );
}

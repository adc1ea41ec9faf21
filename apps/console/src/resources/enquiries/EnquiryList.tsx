import Help from '@mui/icons-material/ContactSupportOutlined';
import type { EnquiryRow } from '#contracts';
import { ListBase } from 'react-admin';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { DeskTable, type Column } from '../../parts/DeskTable.js';
import { DueChip } from '../../parts/DueChip.js';
import { Pager, StateTabs } from '../../parts/ListParts.js';
import { Page } from '../../parts/Page.js';
import { Empty } from '../../parts/States.js';

function useColumns(): Column<EnquiryRow>[] {
  const t = useT();
  const dates = useDates();
  return [
    {
      name: 'subject',
      label: t('enquiry.subject'),
      lead: true,
      cell: (row) => <span className="strong">{row.subject || t('common.noSubject')}</span>,
      title: (row) => row.subject,
    },
    {
      name: 'kind',
      label: t('enquiry.kind'),
      width: 110,
      cell: (row) => (
        <span className={row.kind === 'supervisory' ? 'chip accent' : 'chip'}>
          {t(`enquiry.kinds.${row.kind}`)}
        </span>
      ),
    },
    {
      name: 'person',
      label: t('enquiry.person'),
      width: 210,
      minor: true,
      cell: (row) => row.authorityName ?? row.personName ?? row.personAddress ?? '–',
    },
    {
      name: 'due',
      label: t('enquiry.due'),
      width: 240,
      cell: (row) => <DueChip due={{ ...row, clock: 'running' }} bare />,
    },
    { name: 'state', label: t('enquiry.state'), width: 120, cell: (row) => t(`enquiry.states.${row.state}`) },
    {
      name: 'owner',
      label: t('enquiry.owner'),
      width: 160,
      minor: true,
      cell: (row) => row.owner?.name ?? <span className="muted">{t('common.nobody')}</span>,
    },
    {
      name: 'received',
      label: t('enquiry.received'),
      width: 110,
      minor: true,
      cell: (row) => <span className="muted num">{dates.brief(row.receivedAt)}</span>,
      title: (row) => dates.instant(row.receivedAt),
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

/** What is owed without a right being exercised, by due date. */
export default function EnquiryList() {
  const t = useT();
  const columns = useColumns();
  const owed = ['open', 'answered'];
  const tabs = [
    { id: 'all', label: t('common.all'), filter: {} },
    {
      id: 'supervisory',
      label: t('enquiry.tabs.supervisory'),
      filter: { kind: ['supervisory'], state: owed },
    },
    { id: 'enquiry', label: t('enquiry.tabs.enquiry'), filter: { kind: ['enquiry'], state: owed } },
    { id: 'closed', label: t('enquiry.tabs.closed'), filter: { state: ['closed'] } },
  ];
  return (
    <Page title={t('enquiry.title')} sub={t('enquiry.help')}>
      <ListBase resource="enquiries" perPage={50} storeKey="enquiries" exporter={false}>
        <StateTabs label={t('enquiry.kind')} tabs={tabs} owned={['kind', 'state']} />
        <DeskTable<EnquiryRow>
          label={t('enquiry.title')}
          columns={columns}
          path={(row) => `/enquiries/${row.id}`}
          empty={
            <Empty icon={<Help />} title={t('enquiry.none')}>
              {t('enquiry.noneHelp')}
            </Empty>
          }
        />
        <Pager />
      </ListBase>
    </Page>
  );
}

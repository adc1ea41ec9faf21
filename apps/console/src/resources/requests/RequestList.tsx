import AssignmentInd from '@mui/icons-material/AssignmentIndOutlined';
import type { RequestRow } from '#contracts';
import { ListBase } from 'react-admin';
import { parisDay } from '../../i18n/dates.js';
import { useDates } from '../../i18n/use-dates.js';
import { useT, useWord } from '../../i18n/use-t.js';
import { DeskTable, type Column } from '../../parts/DeskTable.js';
import { DueChip } from '../../parts/DueChip.js';
import { FilterBar, type FilterField } from '../../parts/FilterBar.js';
import { requestTone } from '../../parts/letter-tone.js';
import { BulkBar, Pager, StateTabs } from '../../parts/ListParts.js';
import { Page } from '../../parts/Page.js';
import { Empty } from '../../parts/States.js';
import { useAssigneeFilter } from '../../parts/use-assignee-choices.js';
import { requests } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { requestStates, rights, waitingReasons } from '../../words.js';

function useColumns(): Column<RequestRow>[] {
  const t = useT();
  const word = useWord();
  const dates = useDates();
  const names = (row: RequestRow) => row.rights.map((right) => t(`words.right.${right}`)).join(' + ');
  return [
    {
      name: 'person',
      label: t('request.person'),
      lead: true,
      width: '17%',
      cell: (row) => <span className="strong">{row.personName || row.personAddress}</span>,
      title: (row) => `${row.personName ?? ''} <${row.personAddress}> · ${row.reference}`,
    },
    { name: 'rights', label: t('request.rights'), whole: true, cell: names, title: names },
    {
      name: 'due',
      label: t('request.due'),
      sort: 'dueOn',
      width: 276,
      cell: (row) => (
        <span className="line tight">
          <DueChip due={row} bare />
          {row.late && !row.overdueCause && (
            <span className="chip amber" title={t('request.causeMissing')}>
              {t('request.causeShort')}
            </span>
          )}
        </span>
      ),
    },
    {
      name: 'state',
      label: t('request.state'),
      width: 112,
      cell: (row) => (
        <span className={`chip ${requestTone(row.state)}`}>{t(`words.requestState.${row.state}`)}</span>
      ),
    },
    {
      name: 'next',
      label: t('request.next'),
      width: '15%',
      minor: true,
      cell: (row) =>
        row.waiting ? (
          <span className="muted">
            {t('request.waiting')} {t(`words.waiting.${row.waiting}`)}
          </span>
        ) : (
          word('actions', row.nextAction)
        ),
      title: (row) => (row.waiting ? t(`words.waiting.${row.waiting}`) : undefined),
    },
    {
      name: 'assignee',
      label: t('request.assignee'),
      width: 128,
      minor: true,
      cell: (row) => row.assignee?.name ?? <span className="muted">–</span>,
      title: (row) => row.assignee?.name,
    },
    {
      name: 'received',
      label: t('request.received'),
      sort: 'receivedAt',
      width: 108,
      minor: true,
      cell: (row) => <span className="muted num">{dates.tiny(parisDay(row.receivedAt))}</span>,
      title: (row) => dates.instant(row.receivedAt),
    },
  ];
}

function useFields(): FilterField[] {
  const t = useT();
  const assignee = useAssigneeFilter();
  return [
    { name: 'overdue', label: t('request.overdue'), kind: 'flag' },
    { name: 'causeMissing', label: t('request.causeMissing'), kind: 'flag' },
    {
      name: 'right',
      label: t('request.right'),
      kind: 'many',
      choices: rights.map((value) => ({ value, label: t(`words.right.${value}`) })),
    },
    {
      name: 'waiting',
      label: t('request.waiting'),
      kind: 'many',
      choices: waitingReasons.map((value) => ({ value, label: t(`words.waiting.${value}`) })),
    },
    assignee,
  ];
}

/** Every request, the most pressing first. */
export default function RequestList() {
  const t = useT();
  const may = useMay();
  const columns = useColumns();
  const fields = useFields();
  const tabs = [
    { id: 'open', label: t('request.open'), filter: { open: true } },
    ...requestStates.map((state) => ({
      id: state,
      label: t(`words.requestState.${state}`),
      filter: { state: [state] },
    })),
    { id: 'all', label: t('request.all'), filter: {} },
  ];
  return (
    <Page title={t('request.listTitle')}>
      <ListBase
        resource="requests"
        perPage={50}
        sort={{ field: 'dueOn', order: 'ASC' }}
        filterDefaultValues={{ open: true }}
        storeKey="requests"
        exporter={false}
      >
        <StateTabs label={t('request.state')} tabs={tabs} owned={['open', 'state']} />
        <FilterBar fields={fields} saved="requests" />
        {may('request.assign') && <BulkBar assign={requests.bulkAssign} />}
        <DeskTable<RequestRow>
          label={t('request.listTitle')}
          columns={columns}
          path={(row) => `/requests/${row.id}`}
          rowName={(row) => row.personName || row.personAddress}
          selectable={may('request.assign')}
          empty={
            <Empty icon={<AssignmentInd />} title={t('request.listEmpty')}>
              {t('request.listEmptyHelp')}
            </Empty>
          }
        />
        <Pager />
      </ListBase>
    </Page>
  );
}

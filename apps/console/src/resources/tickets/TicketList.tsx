import Forum from '@mui/icons-material/ForumOutlined';
import Lock from '@mui/icons-material/LockOutlined';
import type { TicketRow } from '#contracts';
import { ListBase } from 'react-admin';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { DeskTable, type Column } from '../../parts/DeskTable.js';
import { DueChip } from '../../parts/DueChip.js';
import { FilterBar, type FilterField } from '../../parts/FilterBar.js';
import { BulkBar, Pager, StateTabs } from '../../parts/ListParts.js';
import { Page } from '../../parts/Page.js';
import { Empty } from '../../parts/States.js';
import { useAssigneeFilter } from '../../parts/use-assignee-choices.js';
import { tickets } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { messageClasses, ticketStates } from '../../words.js';

function useColumns(): Column<TicketRow>[] {
  const t = useT();
  const dates = useDates();
  const kind = (row: TicketRow) =>
    row.byHand || !row.class
      ? t('ticket.byHand')
      : row.notPrivacyKind
        ? t(`words.notPrivacy.${row.notPrivacyKind}`)
        : t(`words.messageClass.${row.class}`);
  const passedOn = ({ at, to }: NonNullable<TicketRow['passedOn']>) =>
    to ? t('passOn.listed', { at: dates.brief(at), to }) : t('passOn.listedNobody', { at: dates.brief(at) });
  return [
    {
      name: 'correspondent',
      label: t('ticket.correspondent'),
      width: '17%',
      cell: (row) => (
        <span className={row.unread ? 'strong' : ''}>
          {row.correspondentName || row.correspondentAddress || t('common.noName')}
        </span>
      ),
      title: (row) => row.correspondentAddress ?? undefined,
    },
    {
      name: 'subject',
      label: t('ticket.subject'),
      lead: true,
      cell: (row) => (
        <>
          {row.restricted && <Lock fontSize="inherit" titleAccess={t('ticket.restricted')} />}{' '}
          <span className={row.unread ? 'strong' : ''}>{row.subject || t('common.noSubject')}</span>
          {row.preview && <span className="muted"> – {row.preview}</span>}
          {row.passedOn && <span className="muted"> – {passedOn(row.passedOn)}</span>}
        </>
      ),
      title: (row) => `${row.subject} · ${row.reference}`,
    },
    {
      name: 'kind',
      label: t('ticket.kind'),
      width: 186,
      cell: (row) => (
        <span
          className={row.class === 'subject-request' ? 'chip accent' : row.byHand ? 'chip amber' : 'chip'}
        >
          {kind(row)}
        </span>
      ),
    },
    {
      name: 'due',
      label: t('ticket.due'),
      width: 176,
      cell: (row) =>
        row.dueOn ? (
          <DueChip short due={{ dueOn: row.dueOn, clock: 'running', state: 'assessing' }} />
        ) : (
          <span className="muted minor">–</span>
        ),
    },
    {
      name: 'assignee',
      label: t('list.assignee'),
      width: 140,
      minor: true,
      cell: (row) => row.assignee?.name ?? <span className="muted">–</span>,
      title: (row) => row.assignee?.name,
    },
    {
      name: 'last',
      label: t('ticket.last'),
      sort: 'lastMessageAt',
      width: 164,
      cell: (row) => (
        <time className="muted" dateTime={row.lastMessageAt}>
          {dates.brief(row.lastMessageAt)}
        </time>
      ),
      title: (row) => dates.instant(row.lastMessageAt),
    },
  ];
}

/** Every conversation, the newest first. */
export default function TicketList() {
  const t = useT();
  const may = useMay();
  const columns = useColumns();
  const assignee = useAssigneeFilter();
  const fields: FilterField[] = [
    {
      name: 'class',
      label: t('ticket.kind'),
      kind: 'many',
      choices: messageClasses.map((value) => ({ value, label: t(`words.messageClass.${value}`) })),
    },
    assignee,
    { name: 'byHand', label: t('ticket.byHand'), kind: 'flag' },
    { name: 'tag', label: t('ticket.tag'), kind: 'text' },
    { name: 'correspondent', label: t('ticket.correspondent'), kind: 'text' },
  ];
  const tabs = [
    ...ticketStates.map((state) => ({
      id: state,
      label: t(`words.ticketState.${state}`),
      filter: { state: [state] },
    })),
    { id: 'all', label: t('ticket.all'), filter: {} },
  ];
  return (
    <Page title={t('ticket.listTitle')}>
      <ListBase
        resource="tickets"
        perPage={50}
        sort={{ field: 'lastMessageAt', order: 'DESC' }}
        filterDefaultValues={{ state: ['open'] }}
        storeKey="tickets"
        exporter={false}
      >
        <StateTabs label={t('ticket.state')} tabs={tabs} owned={['state']} />
        <FilterBar fields={fields} saved="tickets" />
        {may('ticket.assign') && <BulkBar assign={tickets.bulkAssign} />}
        <DeskTable<TicketRow>
          label={t('ticket.listTitle')}
          columns={columns}
          path={(row) => `/tickets/${row.id}`}
          rowName={(row) => row.subject || row.reference}
          selectable={may('ticket.assign')}
          empty={
            <Empty icon={<Forum />} title={t('ticket.listEmpty')}>
              {t('ticket.listEmptyHelp')}
            </Empty>
          }
        />
        <Pager />
      </ListBase>
    </Page>
  );
}

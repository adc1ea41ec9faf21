import Mail from '@mui/icons-material/MailOutlined';
import Article from '@mui/icons-material/ArticleOutlined';
import Button from '@mui/material/Button';
import type { LetterView } from '#contracts';
import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { DeskTable, type Column } from '../../parts/DeskTable.js';
import { FilterBar } from '../../parts/FilterBar.js';
import { isHeld, LetterState } from '../../parts/LetterState.js';
import { Pager, StateTabs } from '../../parts/ListParts.js';
import { Page } from '../../parts/Page.js';
import { Empty } from '../../parts/States.js';
import { letterKinds, letterStates } from '../../words.js';

function useColumns(): Column<LetterView>[] {
  const t = useT();
  const dates = useDates();
  return [
    {
      name: 'subject',
      label: t('letter.subject'),
      lead: true,
      cell: (row) => <span className="strong">{row.subject}</span>,
      title: (row) => row.subject,
    },
    { name: 'kind', label: t('letter.kind'), width: 190, cell: (row) => t(`words.letterKind.${row.kind}`) },
    {
      name: 'to',
      label: t('letter.to'),
      width: '20%',
      cell: (row) => row.toName || row.toAddress,
      title: (row) => row.toAddress,
    },
    {
      name: 'state',
      label: t('letter.state'),
      width: 140,
      cell: (row) => <LetterState letter={row} />,
      title: (row) => (isHeld(row) ? undefined : (row.bounceReason ?? undefined)),
    },
    {
      name: 'by',
      label: t('letter.by'),
      width: 150,
      minor: true,
      cell: (row) =>
        row.automatic ? <span className="muted">{t('letter.automatic')}</span> : row.createdBy?.name,
    },
    {
      name: 'at',
      label: t('letter.created'),
      width: 120,
      minor: true,
      cell: (row) => <span className="muted num">{dates.brief(row.sentAt ?? row.createdAt)}</span>,
      title: (row) => dates.instant(row.sentAt ?? row.createdAt),
    },
  ];
}

/** Every letter: what waits to be finished, what left, what came back. */
export default function LetterList() {
  const t = useT();
  const columns = useColumns();
  const tabs = [
    { id: 'all', label: t('common.all'), filter: {} },
    { id: 'held', label: t('letter.heldList'), filter: { held: true } },
    ...letterStates.map((state) => ({
      id: state,
      label: t(`words.letterState.${state}`),
      filter: { state: [state] },
    })),
  ];
  return (
    <Page
      title={t('letter.listTitle')}
      actions={
        <Button variant="outlined" startIcon={<Article />} component={Link} to="/templates">
          {t('letter.templates')}
        </Button>
      }
    >
      <ListBase resource="letters" perPage={50} storeKey="letters" exporter={false}>
        <StateTabs label={t('letter.state')} tabs={tabs} owned={['state', 'held']} />
        <FilterBar
          saved="letters"
          fields={[
            {
              name: 'kind',
              label: t('letter.kind'),
              kind: 'many',
              choices: letterKinds.map((value) => ({ value, label: t(`words.letterKind.${value}`) })),
            },
          ]}
        />
        <DeskTable<LetterView>
          label={t('letter.listTitle')}
          columns={columns}
          path={(row) => `/letters/${row.id}`}
          empty={
            <Empty icon={<Mail />} title={t('letter.listEmpty')}>
              {t('letter.listEmptyHelp')}
            </Empty>
          }
        />
        <Pager />
      </ListBase>
    </Page>
  );
}

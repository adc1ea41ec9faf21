import Article from '@mui/icons-material/VerifiedOutlined';
import Download from '@mui/icons-material/DownloadOutlined';
import Lock from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import type { CertificateView } from '#contracts';
import { ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { DeskTable, type Column } from '../../parts/DeskTable.js';
import { FilterBar } from '../../parts/FilterBar.js';
import { Pager } from '../../parts/ListParts.js';
import { Page } from '../../parts/Page.js';
import { Empty } from '../../parts/States.js';
import { useAct } from '../../parts/use-problem.js';
import { retentionApi } from '../../providers/retention-api.js';
import { retentionKinds } from '../../words.js';

function useColumns(): Column<CertificateView>[] {
  const t = useT();
  const dates = useDates();
  return [
    {
      name: 'reference',
      label: t('retention.certificate'),
      lead: true,
      width: 190,
      cell: ({ reference, restricted }) => (
        <span className="ref">
          {reference} {restricted && <Lock fontSize="inherit" />}
        </span>
      ),
    },
    {
      name: 'file',
      label: t('retention.file'),
      width: 270,
      cell: ({ statement }) => (
        <span className="ref">
          {[statement.file, ...statement.requests.map((one) => one.reference)].join(' · ')}
        </span>
      ),
    },
    { name: 'kind', label: t('retention.kind'), cell: ({ kind }) => t(`retention.kinds.${kind}`) },
    {
      name: 'at',
      label: t('retention.destroyedAt'),
      width: 150,
      cell: ({ destroyedAt }) => <span className="num">{dates.brief(destroyedAt)}</span>,
      title: ({ destroyedAt }) => dates.instant(destroyedAt),
    },
    {
      name: 'rules',
      label: t('retention.rules'),
      width: 130,
      minor: true,
      cell: ({ statement }) => <span className="muted">{statement.rules}</span>,
    },
  ];
}

/** As the list stands, filters included. */
function ExportButton() {
  const t = useT();
  const attempt = useAct();
  const list = useListContext();
  const filter = list.filterValues as Record<string, unknown>;
  return (
    <Button
      variant="outlined"
      startIcon={<Download />}
      title={t('retention.exportHelp')}
      onClick={() => void attempt(() => retentionApi.exportAll(filter))}
    >
      {t('retention.export')}
    </Button>
  );
}

/** The proof of every destruction, to be looked up and taken along. */
export default function Certificates() {
  const t = useT();
  const columns = useColumns();
  return (
    <ListBase resource="retention/certificates" perPage={50} storeKey={false} exporter={false}>
      <Page
        title={t('retention.certificates')}
        sub={<Link to="/retention">{t('retention.title')}</Link>}
        actions={<ExportButton />}
      >
        <FilterBar
          fields={[
            {
              name: 'kind',
              label: t('retention.kind'),
              kind: 'many',
              choices: retentionKinds.map((value) => ({ value, label: t(`retention.kinds.${value}`) })),
            },
            { name: 'reference', label: t('retention.reference'), kind: 'text' },
            { name: 'from', label: t('retention.from'), kind: 'date' },
            { name: 'to', label: t('retention.to'), kind: 'date' },
          ]}
        />
        <DeskTable<CertificateView>
          label={t('retention.certificates')}
          columns={columns}
          path={(row) => `/retention/certificates/${row.id}`}
          empty={
            <Empty icon={<Article />} title={t('retention.certificateEmpty')}>
              {t('retention.certificateEmptyHelp')}
            </Empty>
          }
        />
        <Pager />
      </Page>
    </ListBase>
  );
}

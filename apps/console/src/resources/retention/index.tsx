import Archive from '@mui/icons-material/Inventory2Outlined';
import Article from '@mui/icons-material/VerifiedOutlined';
import Lock from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import type { RetentionFile } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { DeskTable, type Column } from '../../parts/DeskTable.js';
import { FilterBar } from '../../parts/FilterBar.js';
import { Pager, StateTabs } from '../../parts/ListParts.js';
import { Page } from '../../parts/Page.js';
import { Empty, PageBones } from '../../parts/States.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { retentionApi } from '../../providers/retention-api.js';
import { useMay } from '../../providers/session-store.js';
import { retentionKinds } from '../../words.js';
import { ClaimDialog } from './ClaimDialog.js';

type Ask = { what: 'keep' | 'lift'; file: RetentionFile };

function useColumns(ask: (one: Ask) => void): Column<RetentionFile>[] {
  const t = useT();
  const dates = useDates();
  const may = useMay();
  return [
    {
      name: 'reference',
      label: t('retention.reference'),
      lead: true,
      width: 270,
      cell: ({ reference, requests, restricted }) => (
        <span className="ref">
          {[reference, ...requests].join(' · ')} {restricted && <Lock fontSize="inherit" />}
        </span>
      ),
      title: ({ reference, requests }) => [reference, ...requests].join(' · '),
    },
    { name: 'kind', label: t('retention.kind'), cell: ({ kind }) => t(`retention.kinds.${kind}`) },
    {
      name: 'closed',
      label: t('retention.closed'),
      width: 120,
      minor: true,
      cell: ({ closedOn }) => <span className="muted num">{dates.tiny(closedOn)}</span>,
      title: ({ closedOn }) => dates.day(closedOn),
    },
    {
      name: 'destroyOn',
      label: t('retention.destroyOn'),
      width: 170,
      cell: ({ destroyOn }) =>
        destroyOn ? <span className="num">{dates.tiny(destroyOn)}</span> : t('retention.never'),
      title: ({ destroyOn }) => (destroyOn ? dates.day(destroyOn) : undefined),
    },
    {
      name: 'standing',
      label: t('retention.standing'),
      width: 210,
      cell: ({ claim, locked, lockOn }) => (
        <span className="line">
          {claim && <span className="chip amber">{t('retention.claim')}</span>}
          {locked ? (
            <span className="chip">{t('retention.locked')}</span>
          ) : (
            <span className="muted small">{t('retention.locksOn', { on: dates.tiny(lockOn) })}</span>
          )}
        </span>
      ),
      title: ({ claim }) =>
        claim
          ? t('retention.keptBy', {
              name: claim.putBy.name,
              reason: claim.reason,
              on: dates.day(claim.reviewOn),
            })
          : undefined,
    },
    ...(may('retention.claim')
      ? [
          {
            name: 'act',
            label: '',
            width: 200,
            cell: (file: RetentionFile) => (
              <Button
                size="small"
                color="secondary"
                onClick={() => ask({ what: file.claim ? 'lift' : 'keep', file })}
              >
                {t(file.claim ? 'retention.lift' : 'retention.keep')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

/** The table and the two acts on a row: keep it for a claim, lift the claim. */
function Files() {
  const t = useT();
  const attempt = useAct();
  const { refetch } = useListContext();
  const [asked, ask] = useState<Ask | null>(null);
  const columns = useColumns(ask);
  const close = () => ask(null);
  const lift = async (reason: string) => {
    const lifted = await attempt(() => retentionApi.lift(asked!.file.id, reason));
    if (!lifted) return false;
    toasts.show(t('retention.lifted'));
    void refetch();
    return true;
  };
  return (
    <>
      <DeskTable<RetentionFile>
        label={t('retention.files')}
        columns={columns}
        path={(row) => `/tickets/${row.id}`}
        empty={
          <Empty icon={<Archive />} title={t('retention.empty')}>
            {t('retention.emptyHelp')}
          </Empty>
        }
      />
      <Pager />
      {asked?.what === 'keep' && (
        <ClaimDialog
          ticketId={asked.file.id}
          reference={asked.file.reference}
          close={close}
          done={() => void refetch()}
        />
      )}
      {asked?.what === 'lift' && (
        <AskDialog
          title={t('retention.lift')}
          help={t('retention.liftHelp')}
          label={t('retention.reason')}
          submit={t('retention.lift')}
          close={close}
          done={lift}
        />
      )}
    </>
  );
}

/** What will be destroyed until the end of next month, what is kept for a claim, and every closed file. */
export default function Retention() {
  const t = useT();
  const dates = useDates();
  const outlook = useQuery({ queryKey: ['retention', 'outlook'], queryFn: retentionApi.outlook });
  if (outlook.isPending) return <PageBones />;
  const until = outlook.data?.until ?? '';
  const count = outlook.data?.kinds.reduce((sum, { files }) => sum + files, 0) ?? 0;
  const tabs = [
    { id: 'soon', label: t('retention.soon'), filter: { until } },
    { id: 'claims', label: t('retention.claims'), filter: { claim: true } },
    { id: 'all', label: t('retention.all'), filter: {} },
  ];
  return (
    <Page
      title={t('retention.title')}
      sub={
        until === ''
          ? t('retention.help')
          : t(count > 0 ? 'retention.outlook' : 'retention.outlookNone', {
              smart_count: count,
              until: dates.day(until),
            })
      }
      actions={
        <Button variant="outlined" startIcon={<Article />} component={Link} to="/retention/certificates">
          {t('retention.certificates')}
        </Button>
      }
    >
      <ListBase
        resource="retention/files"
        perPage={50}
        filterDefaultValues={{ until }}
        storeKey={false}
        exporter={false}
      >
        <StateTabs label={t('retention.files')} tabs={tabs} owned={['until', 'claim']} />
        <FilterBar
          fields={[
            {
              name: 'kind',
              label: t('retention.kind'),
              kind: 'many',
              choices: retentionKinds.map((value) => ({ value, label: t(`retention.kinds.${value}`) })),
            },
            { name: 'reference', label: t('retention.reference'), kind: 'text' },
          ]}
        />
        <Files />
      </ListBase>
    </Page>
  );
}

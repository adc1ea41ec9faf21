import Button from '@mui/material/Button';
import Download from '@mui/icons-material/FileDownloadOutlined';
import Fact from '@mui/icons-material/FactCheckOutlined';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { TriageMatrix } from '#contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { Empty, Failure, PageBones } from '../../parts/States.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { triage } from '../../providers/api.js';
import { download } from '../../providers/http.js';
import { useMay } from '../../providers/session-store.js';
import { DecisionRows } from './DecisionRows.js';
import { Matrix, RightMarks } from './Matrix.js';
import { periods, useQuality } from './use-quality.js';

/** It counts while others triage. */
const LIVE_MS = 10_000;

function Tiles({ matrix }: { matrix: TriageMatrix }) {
  const t = useT();
  const dates = useDates();
  const share = (part: number, of: number) =>
    of === 0
      ? t('triage.none')
      : t('triage.shareOf', {
          value: dates.number(Math.round((part / of) * 1000) / 10),
          of: dates.number(of),
        });
  const tiles = [
    ['triage.decisions', dates.number(matrix.decisions)],
    ['triage.corrected', share(matrix.corrected, matrix.decisions)],
    ['triage.abstentions', share(matrix.abstained, matrix.decisions)],
    ['triage.languageRight', share(matrix.language.right, matrix.language.of)],
    ['triage.accountRight', share(matrix.account.right, matrix.account.of)],
  ] as const;
  return (
    <dl className="tiles">
      {tiles.map(([word, value]) => (
        <div key={word}>
          <dt>{t(word)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Choices({
  quality,
  versions,
}: {
  quality: ReturnType<typeof useQuality>;
  versions: TriageMatrix['versions'];
}) {
  const t = useT();
  const known = versions.map(({ version }) => version);
  const listed = quality.version && !known.includes(quality.version) ? [quality.version, ...known] : known;
  return (
    <div className="line wraps">
      <TextField
        select
        id="quality-period"
        label={t('triage.period')}
        value={quality.period}
        onChange={(event) => quality.change({ period: event.target.value })}
        sx={{ width: 190 }}
      >
        {periods.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`triage.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        id="quality-version"
        label={t('triage.version')}
        value={quality.version || 'all'}
        onChange={(event) =>
          quality.change({ version: event.target.value === 'all' ? undefined : event.target.value })
        }
        sx={{ width: 210 }}
      >
        <MenuItem value="all">{t('triage.allVersions')}</MenuItem>
        {listed.map((one) => (
          <MenuItem key={one} value={one}>
            {one}
          </MenuItem>
        ))}
      </TextField>
    </div>
  );
}

/** How good the suggestions are: what was suggested against what officers decided, counted as they decide. */
export default function TriageQuality() {
  const t = useT();
  const may = useMay();
  const attempt = useAct();
  const quality = useQuality();
  const query = useQuery({
    queryKey: ['triage', 'matrix', quality.filter],
    queryFn: ({ signal }) => triage.matrix(quality.filter, signal),
    refetchInterval: LIVE_MS,
    placeholderData: keepPreviousData,
  });
  const save = () =>
    void attempt(async () => {
      await download('/triage/export', quality.filter, 'triage-decisions.jsonl');
      toasts.show(t('triage.exported'));
      return true;
    });
  if (query.isPending) return <PageBones />;
  const figures = { matrix: query.data!, opened: quality.opened, open: quality.open };
  return (
    <Page
      title={t('triage.quality')}
      sub={<p className="muted">{t('triage.qualityHelp')}</p>}
      actions={
        may('triage.export') && (
          <Button variant="outlined" startIcon={<Download />} title={t('triage.exportHelp')} onClick={save}>
            {t('triage.export')}
          </Button>
        )
      }
    >
      <div className="page-body stack loose">
        {query.error ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : (
          <>
            <Choices quality={quality} versions={figures.matrix.versions} />
            {figures.matrix.decisions === 0 ? (
              <Empty icon={<Fact />} title={t('triage.empty')}>
                {t('triage.emptyHelp')}
              </Empty>
            ) : (
              <>
                <Tiles matrix={figures.matrix} />
                <Matrix {...figures} />
                <RightMarks {...figures} />
              </>
            )}
            {quality.isOpen && (
              <DecisionRows filter={quality.filter} opened={quality.opened} close={() => quality.open({})} />
            )}
          </>
        )}
      </div>
    </Page>
  );
}

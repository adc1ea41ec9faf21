import GppBad from '@mui/icons-material/GppBadOutlined';
import Verified from '@mui/icons-material/VerifiedOutlined';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { useAct } from '../../parts/use-problem.js';
import { desk } from '../../providers/api.js';
import { download } from '../../providers/http.js';
import { useMay } from '../../providers/session-store.js';

/** Whether the chain of seals holds, and the export that proves it elsewhere. */
export function AuditSeal() {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  const attempt = useAct();
  const [busy, setBusy] = useState(false);
  const { data } = useQuery({
    queryKey: ['audit-status'],
    queryFn: desk.auditStatus,
    refetchInterval: 60_000,
  });
  const one = data?.journals.find((journal) => journal.journal === 'desk');
  const number = (value: number) => dates.number(value);
  const exportIt = async () => {
    setBusy(true);
    await attempt(() => download('/audit-events/export', { journal: 'desk' }, 'audit-desk.jsonl'));
    setBusy(false);
  };
  return (
    <span className="line wraps">
      {one && (
        <Tooltip
          title={
            <>
              {t('audit.status', {
                events: number(one.events),
                sealed: number(one.sealed),
                seals: number(one.seals),
              })}
              {one.lastSealAt && <div>{t('audit.lastSeal', { at: dates.instant(one.lastSealAt) })}</div>}
              {one.firstBad && <div>{t('audit.brokenHelp', { id: one.firstBad })}</div>}
            </>
          }
        >
          <span className={one.verified ? 'chip green' : 'chip red'} tabIndex={0}>
            {one.verified ? <Verified /> : <GppBad />}
            {t(one.verified ? 'audit.verified' : 'audit.broken')}
          </span>
        </Tooltip>
      )}
      {may('audit.export') && (
        <Tooltip title={t('audit.exportHelp')}>
          <Button variant="outlined" loading={busy} onClick={() => void exportIt()}>
            {t('audit.export')}
          </Button>
        </Tooltip>
      )}
    </span>
  );
}

import Button from '@mui/material/Button';
import type { OfficerView } from '#contracts';
import { useState } from 'react';
import { parisDay } from '../../i18n/dates.js';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { useAct } from '../../parts/use-problem.js';
import { staff } from '../../providers/api.js';
import { useToday } from '../../providers/session-store.js';

/** Whether the controller lets this officer decide what they prepared: recorded by somebody else, with its act and its day. */
export function SoleDecider({ officer, done }: { officer: OfficerView; done: () => void }) {
  const t = useT();
  const dates = useDates();
  const attempt = useAct();
  const today = useToday();
  const [asking, setAsking] = useState(false);
  const said = officer.soleDecider;
  const run = async (source: string) => {
    const next = await attempt(() =>
      said ? staff.endSoleDecider(officer.id) : staff.soleDecider(officer.id, { source, validFrom: today }),
    );
    if (next) done();
    return next !== undefined;
  };
  return (
    <div className="stack" style={{ gap: 4 }}>
      <strong>{t('controller.sole')}</strong>
      <p className="muted small">
        {said
          ? t('controller.soleSaid', {
              by: said.recordedBy,
              day: dates.short(parisDay(said.recordedAt)),
              from: dates.short(said.validFrom),
              source: said.source,
            })
          : t('controller.soleNone')}
      </p>
      <div>
        <Button variant="outlined" onClick={() => setAsking(true)}>
          {t(said ? 'controller.soleEnd' : 'controller.soleRecord')}
        </Button>
      </div>
      {asking && (
        <AskDialog
          title={t(said ? 'controller.soleEnd' : 'controller.soleRecord')}
          help={t(said ? 'controller.soleEndHelp' : 'controller.soleHelp')}
          label={said ? undefined : t('controller.soleSource')}
          submit={t(said ? 'controller.soleEnd' : 'controller.soleRecord')}
          close={() => setAsking(false)}
          done={run}
        />
      )}
    </div>
  );
}

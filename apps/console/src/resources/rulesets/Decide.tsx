import Button from '@mui/material/Button';
import type { RuleSetView } from '#contracts';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { toasts } from '../../parts/toasts.js';
import { useProblemText } from '../../parts/use-problem.js';
import { ruleSetsApi } from '../../providers/rule-sets-api.js';
import { useMay } from '../../providers/session-store.js';

/** Approve or set aside: whoever proposed a version may only take it back. */
export function Decide({ set, done }: { set: RuleSetView; done: (sets: RuleSetView[]) => void }) {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  const say = useProblemText();
  const [asks, setAsks] = useState<'approve' | 'withdraw' | null>(null);
  if (!may('ruleset.approve')) return null;
  const decide = async (decision: 'approve' | 'withdraw') => {
    try {
      done(await ruleSetsApi.decide(set.id, decision));
      toasts.show(t(decision === 'approve' ? 'rules.change.approved' : 'rules.change.withdrawn'));
      return true;
    } catch (error) {
      toasts.show(say(error), { tone: 'error' });
      return false;
    }
  };
  return (
    <div className="line wraps">
      {set.own ? (
        <span className="muted small">{t('rules.change.own')}</span>
      ) : (
        <Button variant="contained" onClick={() => setAsks('approve')}>
          {t('rules.change.approve')}
        </Button>
      )}
      <Button color="secondary" onClick={() => setAsks('withdraw')}>
        {t('rules.change.withdraw')}
      </Button>
      {asks && (
        <AskDialog
          title={t(`rules.change.${asks}`)}
          help={
            asks === 'approve'
              ? t('rules.change.approveHelp', { day: dates.day(set.validFrom) })
              : t('rules.change.withdrawHelp')
          }
          submit={t(`rules.change.${asks}`)}
          close={() => setAsks(null)}
          done={() => decide(asks)}
        />
      )}
    </div>
  );
}

import Button from '@mui/material/Button';
import type { LetterView } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { isHeld } from '../../parts/LetterState.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { recordKey } from '../../parts/use-record.js';
import { letters } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';

/** A letter that a cap or an objection held back: it leaves after all, or never does; either way with a reason. */
export function HeldLetter({ letter }: { letter: LetterView }) {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const attempt = useAct();
  const [asked, setAsked] = useState<'released' | 'discarded' | null>(null);
  if (!isHeld(letter) || !may('letter.send')) return null;
  const decide = async (reason: string): Promise<boolean> => {
    const next = await attempt(() => letters.held(letter.id, { decision: asked!, reason }));
    if (!next) return false;
    client.setQueryData(recordKey('letters', next.id), next);
    void client.invalidateQueries({ queryKey: ['letters', 'getList'] });
    void client.invalidateQueries({ queryKey: ['tickets'] });
    void client.invalidateQueries({ queryKey: ['requests'] });
    toasts.show(t(asked === 'released' ? 'letter.released' : 'letter.heldDiscarded'));
    return true;
  };
  return (
    <div className="stack">
      <p className="muted">{t('letter.heldHelp')}</p>
      <div className="line wraps">
        <Button variant="contained" onClick={() => setAsked('released')}>
          {t('letter.release')}
        </Button>
        <Button variant="outlined" onClick={() => setAsked('discarded')}>
          {t('letter.discardHeld')}
        </Button>
      </div>
      {asked && (
        <AskDialog
          title={t(asked === 'released' ? 'letter.releaseTitle' : 'letter.discardHeldTitle')}
          help={
            asked === 'released'
              ? t('letter.releaseHelp', { address: letter.toAddress })
              : t('letter.discardHeldHelp')
          }
          label={t('letter.heldReason')}
          multiline
          submit={t(asked === 'released' ? 'letter.release' : 'letter.discardHeld')}
          close={() => setAsked(null)}
          done={decide}
        />
      )}
    </div>
  );
}

import Button from '@mui/material/Button';
import type { LetterView } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { useAct } from '../../parts/use-problem.js';
import { recordKey } from '../../parts/use-record.js';
import { letters } from '../../providers/api.js';
import { apiUrl } from '../../providers/http.js';
import { useMay } from '../../providers/session-store.js';

/** How a letter left on paper and what proves it; what the post brings back counts as not sent. */
export function PostedLetter({ letter }: { letter: LetterView }) {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  const client = useQueryClient();
  const attempt = useAct();
  const [asked, setAsked] = useState(false);
  const { posting } = letter;
  if (!posting) return null;
  const back = async (reason: string): Promise<boolean> => {
    const next = await attempt(() => letters.returned(letter.id, reason));
    if (!next) return false;
    client.setQueryData(recordKey('letters', next.id), next);
    for (const touched of [['requests'], ['tickets'], ['letters', 'getList']])
      void client.invalidateQueries({ queryKey: touched });
    return true;
  };
  return (
    <div className="stack">
      <p>
        {t('letter.posting.posted', {
          day: dates.day(posting.on),
          kind: t(`letter.posting.kinds.${posting.kind}`),
        })}
        {posting.trackingNumber && <span className="num"> · {posting.trackingNumber}</span>}
      </p>
      <div className="line wraps">
        {posting.proofId && (
          <a href={apiUrl(`/ticket-attachments/${posting.proofId}`)} download>
            {t('letter.posting.seeProof')}
          </a>
        )}
        {letter.state === 'delivered' && may('letter.send') && (
          <Button variant="outlined" onClick={() => setAsked(true)}>
            {t('letter.posting.returned')}
          </Button>
        )}
      </div>
      {asked && (
        <AskDialog
          title={t('letter.posting.returned')}
          help={t('letter.posting.returnedHelp')}
          label={t('letter.posting.returnedWhy')}
          submit={t('letter.posting.returned')}
          close={() => setAsked(false)}
          done={back}
        />
      )}
    </div>
  );
}

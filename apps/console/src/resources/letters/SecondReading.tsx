import Button from '@mui/material/Button';
import type { LetterView } from '#contracts';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { toasts } from '../../parts/toasts.js';
import { letters } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';

const tones = {
  none: 'amber',
  asked: 'blue',
  approved: 'green',
  'sent-back': 'red',
  outdated: 'amber',
} as const;
/** What stands against the sending and not against the reading. */
const notOfTheText = /^(second-read|decider-|letter\.ticket-moved)/;

/** The second reading of a letter that turns something down: asked for, given, sent back, or void with a later word. */
export function SecondReading(props: {
  letter: LetterView;
  dirty: boolean;
  run: (act: () => Promise<LetterView>) => Promise<LetterView | undefined>;
}) {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  const { letter, dirty, run } = props;
  const { reading } = letter;
  const [asked, setAsked] = useState<'approved' | 'sent-back' | null>(null);
  if (!reading) return null;
  const who = reading.state === 'asked' ? reading.askedBy : reading.by;
  const at = reading.state === 'asked' ? reading.askedAt : reading.at;
  const finished = !dirty && letter.refusals.every(({ code }) => notOfTheText.test(code));
  const say = async (act: () => Promise<LetterView>, done: string): Promise<boolean> => {
    const next = await run(act);
    if (next) toasts.show(done);
    return next !== undefined;
  };
  const read = (note: string) =>
    say(
      () => letters.reading(letter.id, { version: letter.version, verdict: asked!, note: note || undefined }),
      t(asked === 'approved' ? 'letter.reading.didApprove' : 'letter.reading.didSendBack'),
    );
  return (
    <section className="stack" aria-label={t('letter.reading.title')}>
      <div className="line wraps">
        <h2 className="sec-title">{t('letter.reading.title')}</h2>
        <span className={`chip ${tones[reading.state]}`}>{t(`letter.reading.states.${reading.state}`)}</span>
        {who && at && (
          <span className="muted small">
            {who.name} · {dates.instant(at)}
          </span>
        )}
      </div>
      <p className="muted small">
        {t(reading.mayRead ? 'letter.reading.helpReader' : 'letter.reading.help')}
      </p>
      {reading.note && <blockquote className="reading-note">{reading.note}</blockquote>}
      <div className="line wraps">
        {reading.mayRead && reading.state !== 'approved' && (
          <>
            <Button variant="contained" disabled={!finished} onClick={() => setAsked('approved')}>
              {t('letter.reading.approve')}
            </Button>
            <Button variant="outlined" disabled={!finished} onClick={() => setAsked('sent-back')}>
              {t('letter.reading.sendBack')}
            </Button>
          </>
        )}
        {!reading.mayRead && may('letter.draft') && !['asked', 'approved'].includes(reading.state) && (
          <Button
            variant="outlined"
            disabled={!finished}
            onClick={() =>
              void say(() => letters.askReading(letter.id, letter.version), t('letter.reading.didAsk'))
            }
          >
            {t('letter.reading.ask')}
          </Button>
        )}
      </div>
      {asked === 'approved' && (
        <AskDialog
          title={t('letter.reading.approve')}
          help={t('letter.reading.approveHelp')}
          submit={t('letter.reading.approve')}
          close={() => setAsked(null)}
          done={() => read('')}
        />
      )}
      {asked === 'sent-back' && (
        <AskDialog
          title={t('letter.reading.sendBack')}
          label={t('letter.reading.why')}
          multiline
          submit={t('letter.reading.sendBack')}
          close={() => setAsked(null)}
          done={read}
        />
      )}
    </section>
  );
}

import Button from '@mui/material/Button';
import type { ChannelView } from '#contracts';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { desk } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';

type Gap = ChannelView['gaps'][number];

/** `folder:uidvalidity:uid` is read as folder and UID; anything else stands as it is. */
function subjectOf({ subject }: Gap): string {
  const [, folder, uid] = /^(.+):\d+:(\d+)$/s.exec(subject) ?? [];
  return folder ? `${folder} · UID ${uid}` : subject;
}

/** What is not accounted for: which mail, why, since when, and the acts that end it. */
export function Gaps({ channel, refresh }: { channel: ChannelView; refresh: () => void }) {
  const t = useT();
  const may = useMay();
  const dates = useDates();
  const attempt = useAct();
  const [settling, setSettling] = useState<Gap | null>(null);
  if (channel.gaps.length === 0) return null;
  const askAgain = async () => {
    if (!(await attempt(() => desk.askChannelAgain(channel.id)))) return;
    toasts.show(t('channels.askedAgain'));
    for (const ms of [1500, 5000]) setTimeout(refresh, ms);
  };
  const settle = async (reason: string) => {
    const settled = await attempt(() => desk.settleGap(channel.id, settling!.id, reason));
    if (!settled) return false;
    toasts.show(t('channels.settled'));
    refresh();
    return true;
  };
  return (
    <section className="panel flush gaps" aria-label={t('channels.gaps')}>
      <header className="line wraps">
        <h2 className="grow">{t('channels.gaps')}</h2>
        {may('channel.manage') && (
          <Button size="small" variant="contained" onClick={() => void askAgain()}>
            {t('channels.askAgain')}
          </Button>
        )}
        <p className="muted small">{t('channels.gapHelp')}</p>
      </header>
      <ul>
        {channel.gaps.map((gap) => (
          <li key={gap.id} className="line wraps">
            <span className={gap.confirmed ? 'chip red' : 'chip blue'}>{t(`channels.why.${gap.why}`)}</span>
            <span className="grow num subject">{subjectOf(gap)}</span>
            <span className="muted small nowrap">
              {t('channels.gapSince', { at: dates.brief(gap.since) })}
              {!gap.confirmed && ` · ${t('channels.perhapsOnItsWay')}`}
            </span>
            {may('channel.manage') && gap.confirmed && (
              <Button size="small" color="secondary" onClick={() => setSettling(gap)}>
                {t('channels.settle')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {settling && (
        <AskDialog
          title={t('channels.settleTitle')}
          help={t('channels.settleHelp')}
          label={t('channels.settleLabel')}
          multiline
          submit={t('channels.settle')}
          close={() => setSettling(null)}
          done={settle}
        />
      )}
    </section>
  );
}

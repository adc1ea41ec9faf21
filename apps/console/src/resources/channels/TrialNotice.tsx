import type { ChannelView } from '#contracts';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';

/** What a mailbox on trial would bring, before anything of it is taken. */
export function TrialNotice({ channel }: { channel: ChannelView }) {
  const t = useT();
  const dates = useDates();
  if (channel.state !== 'trial') return null;
  const { trial } = channel;
  return (
    <section className="notice blue" aria-label={t('channels.trial')}>
      <div>
        <strong>
          {trial
            ? t('channels.trialCount', { smart_count: trial.mails, size: dates.size(trial.bytes) })
            : t('channels.trialPending')}
        </strong>
        {trial && trial.tooLarge > 0 && <p>{t('channels.trialTooLarge', { smart_count: trial.tooLarge })}</p>}
        <p>{t('channels.trialHelp')}</p>
      </div>
    </section>
  );
}

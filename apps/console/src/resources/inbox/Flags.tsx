import Elderly from '@mui/icons-material/LocalFloristOutlined';
import Gavel from '@mui/icons-material/AccountBalanceOutlined';
import Gpp from '@mui/icons-material/GppMaybeOutlined';
import Minor from '@mui/icons-material/ChildCareOutlined';
import People from '@mui/icons-material/PeopleOutlined';
import Sos from '@mui/icons-material/SosOutlined';
import Timer from '@mui/icons-material/TimerOutlined';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t.js';
import type { Key } from '../../i18n/keys.js';
import { grave } from './judgement.js';

type Grave = (typeof grave)[number];

const shown: Record<Grave, { icon: ReactNode; tone: string; help: Key }> = {
  'threat-to-life': { icon: <Sos />, tone: 'red', help: 'triage.alarm' },
  suspicious: { icon: <Gpp />, tone: 'red', help: 'triage.suspiciousHelp' },
  'possible-authority': { icon: <Gavel />, tone: 'amber', help: 'triage.leftSupport' },
  urgent: { icon: <Timer />, tone: 'amber', help: 'triage.urgentHelp' },
  minor: { icon: <Minor />, tone: 'amber', help: 'triage.minorHelp' },
  mandate: { icon: <People />, tone: 'blue', help: 'triage.mandateHelp' },
  'post-mortem': { icon: <Elderly />, tone: 'blue', help: 'triage.postMortemHelp' },
};

const raised = (flags: readonly string[]): Grave[] => grave.filter((one) => flags.includes(one));

/** What must be seen of a mail at once, the gravest first; in a list only the gravest has room for its words. */
export function Flags({ flags, listed = false }: { flags: readonly string[]; listed?: boolean }) {
  const t = useT();
  return raised(flags).map((flag, index) => (
    <span key={flag} className={`chip ${shown[flag].tone}`} title={t(shown[flag].help)}>
      {shown[flag].icon}{' '}
      <span className={listed && index > 0 ? 'sr' : 'cut'}>{t(`words.ticketFlag.${flag}`)}</span>
    </span>
  ));
}

/** The same beside the mail, and of the gravest what follows from it, in words. */
export function FlagNotices({ flags }: { flags: readonly string[] }) {
  const t = useT();
  const [gravest] = raised(flags);
  return (
    <section className="flag-notices" aria-label={t('inbox.flags')}>
      {gravest ? (
        <>
          <div className="line wraps tight">
            <Flags flags={flags} />
          </div>
          <p className={`small tone-${shown[gravest].tone}`}>{t(shown[gravest].help)}</p>
        </>
      ) : (
        <p className="muted small">{t('triage.noFlag')}</p>
      )}
    </section>
  );
}

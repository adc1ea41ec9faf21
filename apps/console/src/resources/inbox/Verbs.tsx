import { useT } from '../../i18n/use-t.js';
import { useMay } from '../../providers/session-store.js';
import { opensRequest, type Judgement } from './judgement.js';

export interface Acts {
  accept: () => unknown;
  confirm: () => unknown;
  correct: () => unknown;
  notOurs: () => unknown;
  handOver: () => unknown;
}

function Verb(props: { word: string; keyName: string; act: () => unknown; main?: boolean; title?: string }) {
  return (
    <button
      type="button"
      className={props.main ? 'verb main-verb' : 'verb'}
      title={props.title ?? props.word}
      aria-keyshortcuts={props.keyName === '⏎' ? 'Enter' : props.keyName}
      onClick={() => void props.act()}
    >
      <span className="cut">{props.word}</span>
      <kbd aria-hidden="true">{props.keyName}</kbd>
    </button>
  );
}

/** What can be done with this mail, the likeliest first. */
export function Verbs({ judgement, sure, acts }: { judgement: Judgement | null; sure: boolean; acts: Acts }) {
  const t = useT();
  const may = useMay();
  const opens = sure && opensRequest(judgement) && may('request.open');
  const isAuthority = sure && judgement?.class === 'authority-request';
  const name = judgement
    ? judgement.class === 'not-privacy' && judgement.notPrivacyKind
      ? t(`words.notPrivacy.${judgement.notPrivacyKind}`)
      : t(`words.messageClass.${judgement.class}`)
    : '';
  const opensFile = isAuthority && may('authority.read');
  return (
    <div className="stack" style={{ gap: 6 }}>
      {opens && <Verb main word={t('inbox.openRequest')} keyName="⏎" act={acts.accept} />}
      {opensFile && <Verb main word={t('inbox.openAuthority')} keyName="⏎" act={acts.accept} />}
      {sure && !opens && !isAuthority && judgement && (
        <Verb main word={t('inbox.confirm', { what: name })} keyName="⏎" act={acts.accept} />
      )}
      {opens && <Verb word={t('inbox.confirmOnly')} keyName="c" act={acts.confirm} />}
      <Verb main={!sure} word={t('inbox.edit')} keyName="e" act={acts.correct} />
      {judgement?.class !== 'not-privacy' && (
        <Verb word={t('inbox.notOurs')} keyName="n" act={acts.notOurs} />
      )}
      {may('authority.handover') && !opensFile && (
        <Verb
          main={isAuthority}
          word={t('inbox.handOver')}
          keyName="h"
          title={t('inbox.handOverHelp')}
          act={acts.handOver}
        />
      )}
    </div>
  );
}

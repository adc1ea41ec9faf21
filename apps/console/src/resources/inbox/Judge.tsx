import type { Suggestion, TicketRow, TicketView } from '#contracts';
import { useT, useWord } from '../../i18n/use-t.js';
import { Bone } from '../../parts/States.js';
import { Candidates } from './Candidates.js';
import { Evidence } from './Evidence.js';
import { FlagNotices } from './Flags.js';
import { keyOfRight, toggled, type Changes, type Judgement } from './judgement.js';
import { Verbs, type Acts } from './Verbs.js';
import { rights as allRights } from '../../words.js';

/** Every right a button with its key: those invoked are pressed, any other is one key away. */
function Rights({ judgement, change }: { judgement: Judgement; change: (part: Changes) => void }) {
  const t = useT();
  return (
    <div role="group" aria-label={t('triage.rights')} className="line wraps tight right-keys">
      {allRights.map((right) => {
        const on = judgement.class === 'subject-request' && judgement.rights.includes(right);
        const key = keyOfRight(right);
        return (
          <button
            key={right}
            type="button"
            className={on ? 'chip accent' : 'chip faint'}
            aria-pressed={on}
            aria-keyshortcuts={`Shift+${key}`}
            title={`${t(`words.rightArticle.${right}`)} · ${t('triage.toggle', { key })}`}
            onClick={() =>
              change({ rights: toggled(on || judgement.rights.length ? judgement.rights : [], right) })
            }
          >
            {t(`words.right.${right}`)}
          </button>
        );
      })}
    </div>
  );
}

/** What a wish is about, as the evidence tells: « only my login history ». */
const scopeOf = ({ evidence }: Suggestion): string[] => [
  ...new Set(evidence.flatMap(({ supports }) => (supports.startsWith('scope:') ? supports.slice(6) : []))),
];

function Claim(props: {
  suggestion: Suggestion;
  judgement: Judgement;
  change: (part: Changes) => void;
  changed: boolean;
}) {
  const { suggestion, judgement } = props;
  const t = useT();
  const word = useWord();
  const value = Math.round(suggestion.confidence * 100);
  const unsure = suggestion.abstains && !props.changed;
  const scope = scopeOf(suggestion).flatMap((one) => word('triage.scope', one) || []);
  return (
    <section>
      <h2>{t('inbox.suggestion')}</h2>
      {unsure && <p className="notice amber">{t('triage.abstains', { value })}</p>}
      {unsure && <p className="muted small lean">{t('triage.leaning')}</p>}
      <p className="claim">
        {judgement.notPrivacyKind
          ? t(`words.notPrivacy.${judgement.notPrivacyKind}`)
          : t(`words.messageClass.${judgement.class}`)}
      </p>
      <Rights judgement={judgement} change={props.change} />
      <p className="muted small" style={{ margin: '8px 0 4px' }}>
        {t('inbox.confidence', { value })}
      </p>
      <div className="meter" aria-hidden="true">
        <i style={{ width: `${value}%` }} />
      </div>
      <dl className="facts" style={{ marginTop: 12 }}>
        {scope.length > 0 && (
          <>
            <dt>{t('triage.scopeTitle')}</dt>
            <dd>{scope.join(', ')}</dd>
          </>
        )}
        <dt>{t('inbox.language')}</dt>
        <dd className="line tight">
          {word('words.language', judgement.language, t('words.language.other'))}
          <kbd title={t('triage.nextLanguage')} aria-hidden="true">
            l
          </kbd>
        </dd>
      </dl>
    </section>
  );
}

/** What the desk suggests, on what words, and the acts: each has one key. */
export function Judge(props: {
  row: TicketRow | undefined;
  ticket: TicketView | undefined;
  judgement: Judgement | null;
  sure: boolean;
  changed: boolean;
  change: (part: Changes) => void;
  acts: Acts;
}) {
  const t = useT();
  const { row, ticket, judgement } = props;
  const suggestion = ticket?.suggestion ?? null;
  return (
    <aside className="judge side" aria-label={t('inbox.suggestion')}>
      {row && (
        <section className="verbs">
          <Verbs judgement={judgement} sure={props.sure} acts={props.acts} />
        </section>
      )}
      {row && <FlagNotices flags={row.flags} />}
      {row && !ticket && (
        <section className="stack loose" aria-busy="true">
          <Bone width="70%" height={16} />
          <Bone />
          <Bone width="80%" />
        </section>
      )}
      {ticket && suggestion === null && (
        <section>
          <p className="notice amber">{t('inbox.none')}</p>
        </section>
      )}
      {suggestion && judgement && (
        <Claim suggestion={suggestion} judgement={judgement} change={props.change} changed={props.changed} />
      )}
      {suggestion && judgement && row && (
        <Candidates
          key={row.id}
          suggestion={suggestion}
          chosen={judgement.accountAddress ?? null}
          choose={(address) => props.change({ accountAddress: address })}
        />
      )}
      {suggestion && <Evidence suggestion={suggestion} />}
    </aside>
  );
}

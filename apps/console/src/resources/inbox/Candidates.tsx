import type { Suggestion } from '#contracts';
import { useT, useWord } from '../../i18n/use-t.js';

const most = 6;

/** The accounts that the mail may mean, each with why and how surely; none is taken that does not stand out. */
export function Candidates(props: {
  suggestion: Suggestion;
  chosen: string | null;
  choose: (address: string | null) => void;
}) {
  const t = useT();
  const word = useWord();
  const { suggestion, chosen } = props;
  const listed = suggestion.candidates.slice(0, most);
  return (
    <section>
      <h2>
        {t('triage.accounts')}
        {listed.length > 0 && (
          <kbd title={t('triage.nextAccount')} aria-hidden="true" style={{ marginLeft: 8 }}>
            p
          </kbd>
        )}
      </h2>
      {listed.length === 0 && <p className="muted">{t('inbox.noCandidate')}</p>}
      {suggestion.account === null && listed.length > 1 && chosen === null && (
        <p className="notice amber" style={{ marginBottom: 8 }}>
          {t('triage.ambiguous')}
        </p>
      )}
      {listed.length > 0 && (
        <div role="radiogroup" aria-label={t('triage.accounts')} className="stack candidates">
          {listed.map((one) => (
            <label key={one.address} className="candidate">
              <input
                type="radio"
                name="candidate"
                checked={chosen === one.address}
                onChange={() => props.choose(one.address)}
              />
              <span>
                <span className="wrap">{one.address}</span>
                <span className="muted small">
                  {[
                    word('triage.strength', one.strength),
                    word('triage.reason', one.reason, t('triage.reason.other')),
                    one.known ? '' : t('triage.unknownAccount'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <i className={`strength ${one.strength}`} aria-hidden="true" />
            </label>
          ))}
          <label className="candidate">
            <input
              type="radio"
              name="candidate"
              checked={chosen === null}
              onChange={() => props.choose(null)}
            />
            <span>{t('triage.noneChosen')}</span>
          </label>
        </div>
      )}
    </section>
  );
}

import { useT } from '../i18n/use-t.js';
import { useDates } from '../i18n/use-dates.js';

interface Fact {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly by: { readonly name: string } | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a file was told, in order: the words of each fact, when, by whom, and the officer's note. */
export function FactHistory(props: { title: string; facts: readonly Fact[]; words: (fact: Fact) => string }) {
  const t = useT();
  const dates = useDates();
  return (
    <section>
      <h2>{props.title}</h2>
      <ul className="stack small" style={{ gap: 6 }}>
        {props.facts.map((fact) => (
          <li key={fact.id}>
            {props.words(fact)}{' '}
            <span className="muted">
              {dates.moment(fact.at)} · {fact.by?.name ?? t('common.system')}
            </span>
            {typeof fact.data.note === 'string' && <p className="muted">{fact.data.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

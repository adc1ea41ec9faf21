import Warning from '@mui/icons-material/WarningAmberOutlined';
import type { RuleSetChanges } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useDates } from '../../i18n/use-dates.js';
import { useT, useWord } from '../../i18n/use-t.js';
import { useParamWords } from '../../parts/use-refusal.js';
import { ruleSetsApi } from '../../providers/rule-sets-api.js';

type Value = RuleSetChanges['changes'][number]['before'];

/** A value by the word it has in the console: a holiday, a calendar, a figure. */
function useValue(): (value: Value) => string {
  const t = useT();
  const word = useWord();
  return (value) => {
    if (value === null) return t('rules.change.none');
    if (typeof value === 'boolean') return t(value ? 'identity.yes' : 'identity.no');
    if (typeof value !== 'string') return String(value);
    return word('rules.holiday', value, word('words.identity', value, word('words.calendar', value, value)));
  };
}

/** Where a value stands: the policy it names, or the day of a calendar. */
function usePlace(): (path: readonly string[]) => string {
  const t = useT();
  const word = useWord();
  const dates = useDates();
  return (path) => {
    const last = path.at(-1) ?? '';
    if (last === 'default') return t('rules.change.calendar');
    if (path[0] === 'identityNeeds')
      return `${word('identity.need', path[1], path[1])} · ${t(last === 'needed' ? 'identity.level' : 'identity.lostAccess')}`;
    if (path[0] !== 'calendars') return word('rules.value', last, last);
    const day =
      path[2] === 'fixed'
        ? dates.dayOfYear(last)
        : path[2] === 'afterEaster'
          ? `${t('rules.easter')} (${last})`
          : last;
    return `${word('words.calendar', path[1], path[1])} · ${day}`;
  };
}

/** What a version asks beyond the law's own table, in words, for whoever approves it. */
function Warnings({ warnings }: { warnings: RuleSetChanges['warnings'] }) {
  const word = useWord();
  const words = useParamWords();
  return warnings.map(({ code, params }) => (
    <p key={JSON.stringify(params)} className="notice red" role="alert">
      <Warning />
      <span>{word('identity.warning', code, '', words(params))}</span>
    </p>
  ));
}

/** What a version says differently from the one before it, value by value. */
export function Differences({ id }: { id: string }) {
  const t = useT();
  const value = useValue();
  const place = usePlace();
  const { data } = useQuery({
    queryKey: ['rule-sets', id, 'changes'],
    queryFn: () => ruleSetsApi.changes(id),
    staleTime: 300_000,
  });
  if (!data) return null;
  if (data.against === null) return <p className="muted small">{t('rules.change.first')}</p>;
  return (
    <section className="stack">
      <h3 className="sec-title">{t('rules.change.diff', { version: data.against })}</h3>
      <Warnings warnings={data.warnings} />
      {data.changes.length === 0 ? (
        <p className="muted small">{t('rules.change.same')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('rules.change.value')}</th>
              <th scope="col">{t('rules.change.before')}</th>
              <th scope="col">{t('rules.change.after')}</th>
            </tr>
          </thead>
          <tbody>
            {data.changes.map((one) => (
              <tr key={one.path.join('/')}>
                <th scope="row" style={{ fontWeight: 450 }}>
                  {place(one.path)}
                </th>
                <td>
                  <del>{value(one.before)}</del>
                </td>
                <td>
                  <ins style={{ textDecoration: 'none', fontWeight: 600 }}>{value(one.after)}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

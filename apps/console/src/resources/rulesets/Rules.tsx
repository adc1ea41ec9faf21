import { useDates } from '../../i18n/use-dates.js';
import { lawText } from '../../i18n/law-text.js';
import { useLocale, useT, useWord } from '../../i18n/use-t.js';
import { IdentityNeeds, identityNeedsOf } from './IdentityNeeds.js';

interface Calendar {
  version: string;
  source: string;
  fixed: Record<string, string>;
  afterEaster: Record<string, string>;
}
export interface CalendarContent {
  calendars: Record<string, Calendar>;
  default: string;
}
type Content = Readonly<Record<string, unknown>>;

export const isCalendarRules = (content: Content): content is Content & CalendarContent =>
  typeof content.calendars === 'object' && content.calendars !== null;
/** Figures with their unit in the name: the policy, the retention periods. */
export const isFigures = (content: Content): boolean =>
  Object.values(content).some((value) => typeof value === 'number');

/** The public holidays of each territory, as they are called. */
export function CalendarRules({ content }: { content: CalendarContent }) {
  const t = useT();
  const word = useWord();
  const dates = useDates();
  const locale = useLocale();
  return (
    <div className="stack loose">
      {Object.entries(content.calendars).map(([name, one]) => (
        <section key={name}>
          <h3 className="sec-title">
            {word('words.calendar', name, name)}
            {name === content.default && <span className="chip">{t('rules.ordinary')}</span>}
          </h3>
          <p className="muted small">
            {lawText(one.source, locale)} · {t('letter.version', { version: one.version })}
          </p>
          <dl className="facts">
            {Object.entries(one.fixed)
              .sort(([a], [b]) => a.localeCompare(b))
              .map(([day, holiday]) => [
                <dt key={`${day}t`}>{dates.dayOfYear(day)}</dt>,
                <dd key={`${day}d`}>{word('rules.holiday', holiday, holiday)}</dd>,
              ])}
            <dt>{t('rules.easter')}</dt>
            <dd>
              {Object.entries(one.afterEaster)
                .sort(([a], [b]) => Number(a) - Number(b))
                .map(([, holiday]) => word('rules.holiday', holiday, holiday))
                .join(', ')}
            </dd>
          </dl>
        </section>
      ))}
    </div>
  );
}

/** The unit of a value stands in its name; ages are years. */
const unitOf = (name: string) =>
  name.endsWith('Days')
    ? 'rules.days'
    : name.endsWith('Hours')
      ? 'rules.hours'
      : name.endsWith('Months')
        ? 'rules.months'
        : 'rules.years';

/** The values that the law leaves to the controller, each in a sentence with its unit. */
export function PolicyRules({ content }: { content: Content }) {
  const t = useT();
  const word = useWord();
  const needs = identityNeedsOf(content);
  return (
    <div className="stack loose">
      <table className="plain">
        <tbody>
          {Object.entries(content).map(([name, value]) =>
            typeof value === 'number' ? (
              <tr key={name}>
                <th scope="row" style={{ fontWeight: 450 }}>
                  {word('rules.value', name, name)}
                </th>
                <td className="nowrap num">{t(unitOf(name), { smart_count: value })}</td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
      {needs && <IdentityNeeds needs={needs} />}
    </div>
  );
}

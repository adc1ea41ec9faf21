import type { Suggestion } from '#contracts';
import { useT, useWord } from '../../i18n/use-t.js';
import { useDates } from '../../i18n/use-dates.js';
import { showEvidence, supports } from '../../parts/MailText.js';

const most = 8;
/** A weight that leaves no doubt; what is heavier looks the same. */
const heavy = 8;

interface Point {
  quote: string;
  header: boolean;
  says: string[];
  weight: number;
  index: number;
}

/** One line a quote, the heaviest first; the same words may speak for several things, or against one. */
function points(suggestion: Suggestion, says: (code: string) => string): Point[] {
  const found = new Map<string, Point>();
  suggestion.evidence.forEach((one, index) => {
    const header = one.end <= one.start;
    const key = `${one.weight < 0 ? 'against' : 'for'} ${header ? `header ${one.supports}` : one.quote}`;
    const point = found.get(key) ?? { quote: one.quote, header, says: [], weight: 0, index };
    const word = says(one.supports);
    if (word && !point.says.includes(word)) point.says.push(word);
    if (Math.abs(one.weight) > Math.abs(point.weight)) point.weight = one.weight;
    found.set(key, point);
  });
  return [...found.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, most);
}

/** The words that made the suggestion, with what they weigh; a click shows them in the mail. */
export function Evidence({ suggestion }: { suggestion: Suggestion }) {
  const t = useT();
  const word = useWord();
  const dates = useDates();
  const shown = points(suggestion, (code) => supports(code, word));
  if (shown.length === 0) return null;
  return (
    <section>
      <h2 title={t('inbox.evidenceHelp')}>{t('inbox.evidence')}</h2>
      <ul className="quotes">
        {shown.map((one) => (
          <li key={one.index}>
            <button
              type="button"
              className={one.weight < 0 ? 'against' : undefined}
              onClick={() => showEvidence(suggestion.messageId, one.index)}
            >
              {one.header ? t('inbox.byHeaders') : t('common.quote', { text: one.quote })}
              <span className="muted small weighs">
                <span className="cut">
                  {one.says.length > 0 &&
                    t(one.weight < 0 ? 'triage.against' : 'triage.pushesFor', { what: one.says.join(', ') })}
                </span>
                <span className="num">
                  {t('triage.weight', { value: dates.number(Math.abs(round(one.weight))) })}
                </span>
                <i aria-hidden="true">
                  <b style={{ width: `${Math.min(1, Math.abs(one.weight) / heavy) * 100}%` }} />
                </i>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const round = (weight: number): number => Math.round(weight * 10) / 10;

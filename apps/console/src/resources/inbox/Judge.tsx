import type { Suggestion, TicketRow, TicketView } from '#contracts';
import Flag from '@mui/icons-material/FlagOutlined';
import { useT, useWord } from '../../i18n/use-t.js';
import { Address } from '../../parts/Address.js';
import { showEvidence, supports } from '../../parts/MailText.js';
import { Bone } from '../../parts/States.js';
import { useMay } from '../../providers/session-store.js';
import { opensRequest, type Judgement } from './use-triage.js';

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
      title={props.title}
      aria-keyshortcuts={props.keyName === '⏎' ? 'Enter' : props.keyName}
      onClick={() => void props.act()}
    >
      <span className="cut">{props.word}</span>
      <kbd aria-hidden="true">{props.keyName}</kbd>
    </button>
  );
}

function Verbs({ judgement, sure, acts }: { judgement: Judgement | null; sure: boolean; acts: Acts }) {
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

interface Point {
  quote: string;
  header: boolean;
  says: string[];
  weight: number;
  index: number;
}

/** One line a quote, the heaviest first; the same words may speak for several things. */
function points(suggestion: Suggestion, says: (code: string) => string): Point[] {
  const found = new Map<string, Point>();
  suggestion.evidence.forEach((one, index) => {
    const header = one.end <= one.start;
    const key = header ? `header ${one.supports}` : one.quote;
    const point = found.get(key) ?? { quote: one.quote, header, says: [], weight: 0, index };
    const word = says(one.supports);
    if (word && !point.says.includes(word)) point.says.push(word);
    point.weight = Math.max(point.weight, one.weight);
    found.set(key, point);
  });
  return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, 8);
}

function Evidence({ suggestion }: { suggestion: Suggestion }) {
  const t = useT();
  const word = useWord();
  const shown = points(suggestion, (code) => supports(code, word));
  if (shown.length === 0) return null;
  return (
    <section>
      <h2 title={t('inbox.evidenceHelp')}>{t('inbox.evidence')}</h2>
      <ul className="quotes">
        {shown.map((one) => (
          <li key={one.index}>
            <button type="button" onClick={() => showEvidence(suggestion.messageId, one.index)}>
              {one.header ? t('inbox.byHeaders') : t('common.quote', { text: one.quote })}
              <span className="muted small" style={{ display: 'block' }}>
                {one.says.join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Claim({ suggestion }: { suggestion: Suggestion }) {
  const t = useT();
  const word = useWord();
  const value = Math.round(suggestion.confidence * 100);
  return (
    <section>
      <h2>{t('inbox.suggestion')}</h2>
      <p style={{ fontSize: 16, fontWeight: 620, lineHeight: '22px' }}>
        {suggestion.notPrivacyKind
          ? t(`words.notPrivacy.${suggestion.notPrivacyKind}`)
          : t(`words.messageClass.${suggestion.class}`)}
      </p>
      {suggestion.rights.length > 0 && (
        <div className="line wraps tight" style={{ margin: '6px 0 2px' }}>
          {suggestion.rights.map((right) => (
            <span key={right} className="chip accent" title={t(`words.rightArticle.${right}`)}>
              {t(`words.right.${right}`)}
            </span>
          ))}
        </div>
      )}
      <p className="muted small" style={{ margin: '8px 0 4px' }}>
        {t('inbox.confidence', { value })}
      </p>
      <div className="meter" aria-hidden="true">
        <i style={{ width: `${value}%` }} />
      </div>
      {suggestion.abstains && (
        <p className="notice amber" style={{ marginTop: 10 }}>
          {t('inbox.abstains')}
        </p>
      )}
      <dl className="facts" style={{ marginTop: 12 }}>
        <dt>{t('inbox.language')}</dt>
        <dd>{word('words.language', suggestion.language, t('words.language.other'))}</dd>
        <dt>{t('inbox.candidates')}</dt>
        <dd>
          {suggestion.candidates[0] ? (
            <Address of={suggestion.candidates[0].address} />
          ) : (
            <span className="muted">{t('inbox.noCandidate')}</span>
          )}
        </dd>
      </dl>
      {suggestion.flags.length > 0 && (
        <div className="line wraps tight" style={{ marginTop: 10 }}>
          {suggestion.flags.map((flag) => {
            const name = word('words.ticketFlag', flag);
            return name ? (
              <span key={flag} className="chip amber">
                <Flag /> {name}
              </span>
            ) : null;
          })}
        </div>
      )}
    </section>
  );
}

/** What the desk suggests, on what words, and the acts: each has one key. */
export function Judge(props: {
  row: TicketRow | undefined;
  ticket: TicketView | undefined;
  judgement: Judgement | null;
  sure: boolean;
  acts: Acts;
}) {
  const t = useT();
  const suggestion = props.ticket?.suggestion ?? null;
  return (
    <aside className="judge side" aria-label={t('inbox.suggestion')}>
      {props.row && (
        <section>
          <Verbs judgement={props.judgement} sure={props.sure} acts={props.acts} />
        </section>
      )}
      {props.row && !props.ticket && (
        <section className="stack loose">
          <Bone width="70%" height={16} />
          <Bone />
          <Bone width="80%" />
        </section>
      )}
      {props.ticket && suggestion === null && (
        <section>
          <p className="notice amber">{t('inbox.none')}</p>
        </section>
      )}
      {suggestion && <Claim suggestion={suggestion} />}
      {suggestion && <Evidence suggestion={suggestion} />}
    </aside>
  );
}

import Book from '@mui/icons-material/MenuBookOutlined';
import type { RuleSetView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { lawText } from '../../i18n/law-text.js';
import { useLocale, useT, useWord } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { Empty, Failure, PageBones } from '../../parts/States.js';
import { desk } from '../../providers/api.js';
import { CalendarRules, isCalendarRules, isPolicy, PolicyRules } from './Rules.js';

/** Content of a rule set as nested lists: every value can be read and quoted. */
function Content({ value }: { value: unknown }) {
  const dates = useDates();
  if (Array.isArray(value)) {
    const plain = value.every((one) => typeof one !== 'object');
    return plain ? (
      <>
        {value
          .map((one) => (/^\d{4}-\d\d-\d\d$/.test(String(one)) ? dates.day(String(one)) : String(one)))
          .join(', ')}
      </>
    ) : (
      <ul style={{ listStyle: 'disc', paddingLeft: 18 }}>
        {value.map((one: unknown, index) => (
          <li key={index}>
            <Content value={one} />
          </li>
        ))}
      </ul>
    );
  }
  if (value !== null && typeof value === 'object')
    return (
      <dl className="facts">
        {Object.entries(value).map(([name, one]: [string, unknown]) => [
          <dt key={`${name}t`}>{name}</dt>,
          <dd key={`${name}d`}>
            <Content value={one} />
          </dd>,
        ])}
      </dl>
    );
  const text = String(value);
  return <>{/^\d{4}-\d\d-\d\d$/.test(text) ? dates.day(text) : text}</>;
}

function One({ set }: { set: RuleSetView }) {
  const t = useT();
  const locale = useLocale();
  const dates = useDates();
  const [open, setOpen] = useState(false);
  return (
    <section className="panel">
      <dl className="facts">
        <dt>{t('ruleSets.source')}</dt>
        <dd>
          {lawText(set.source, locale)
            .split(/\s*;\s*/)
            .map((one) => (
              <div key={one}>{one.charAt(0).toUpperCase() + one.slice(1)}</div>
            ))}
        </dd>
        <dt>{t('ruleSets.valid')}</dt>
        <dd>
          {set.validTo
            ? t('ruleSets.between', { from: dates.day(set.validFrom), to: dates.day(set.validTo) })
            : t('ruleSets.from', { from: dates.day(set.validFrom) })}
        </dd>
        <dt>{t('ruleSets.proposed')}</dt>
        <dd>{set.proposedBy === 'delivered with the desk' ? t('ruleSets.delivered') : set.proposedBy}</dd>
        <dt>{t('ruleSets.approved')}</dt>
        <dd>
          {set.approvedBy === 'delivered with the desk'
            ? t('ruleSets.delivered')
            : (set.approvedBy ?? <span className="chip amber">{t('ruleSets.notApproved')}</span>)}
        </dd>
      </dl>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} style={{ marginTop: 10 }}>
        <summary>{t('ruleSets.content')}</summary>
        {open && (
          <div style={{ marginTop: 8, fontSize: 13 }}>
            {isCalendarRules(set.content) ? (
              <CalendarRules content={set.content} />
            ) : isPolicy(set.content) ? (
              <PolicyRules content={set.content} />
            ) : (
              <Content value={set.content} />
            )}
          </div>
        )}
      </details>
    </section>
  );
}

/** The dated law behind due dates and verdicts: read here, changed by two. */
export default function RuleSets() {
  const t = useT();
  const word = useWord();
  const query = useQuery({ queryKey: ['rule-sets'], queryFn: desk.ruleSets, staleTime: 300_000 });
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <PageBones />;
  return (
    <Page title={t('ruleSets.title')} sub={t('ruleSets.help')}>
      {query.data.length === 0 ? (
        <Empty icon={<Book />} title={t('ruleSets.empty')}>
          {t('ruleSets.emptyHelp')}
        </Empty>
      ) : (
        <div className="page-body stack loose" style={{ maxWidth: 980 }}>
          {query.data.map((set) => (
            <div key={set.id}>
              <h2 className="sec-title">
                {word('ruleSets.kinds', set.kind, t('ruleSets.kinds.other'))}
                <span className="muted" style={{ fontWeight: 450 }}>
                  {t('letter.version', { version: set.version })}
                </span>
              </h2>
              <One set={set} />
            </div>
          ))}
        </div>
      )}
    </Page>
  );
}

import Book from '@mui/icons-material/MenuBookOutlined';
import Button from '@mui/material/Button';
import type { RuleSetView } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { lawText } from '../../i18n/law-text.js';
import { useLocale, useT, useWord } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { Empty, Failure, PageBones } from '../../parts/States.js';
import { ruleSetsApi } from '../../providers/rule-sets-api.js';
import { useMay } from '../../providers/session-store.js';
import { Decide } from './Decide.js';
import { Differences } from './Differences.js';
import { Impact } from './Impact.js';
import ProposeDialog from './ProposeDialog.js';
import { CalendarRules, isCalendarRules, isFigures, PolicyRules } from './Rules.js';

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

type Done = (sets: RuleSetView[]) => void;

function One({ set, done }: { set: RuleSetView; done: Done }) {
  const t = useT();
  const locale = useLocale();
  const dates = useDates();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const proposed = set.standing === 'proposed';
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
        {set.note && (
          <>
            <dt>{t('rules.change.why')}</dt>
            <dd>{set.note}</dd>
          </>
        )}
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
            : (set.approvedBy ??
              (set.proposedBy === 'delivered with the desk'
                ? t('ruleSets.delivered')
                : t('ruleSets.notApproved')))}
        </dd>
      </dl>
      {proposed && (
        <div className="stack loose" style={{ marginTop: 10 }}>
          <Differences id={set.id} />
          {may('ruleset.propose') && <Impact id={set.id} />}
          <Decide set={set} done={done} />
        </div>
      )}
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} style={{ marginTop: 10 }}>
        <summary>{t('ruleSets.content')}</summary>
        {open && (
          <div style={{ marginTop: 8, fontSize: 13 }}>
            {!proposed && <Differences id={set.id} />}
            {isCalendarRules(set.content) ? (
              <CalendarRules content={set.content} />
            ) : isFigures(set.content) ? (
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

const chips: Record<RuleSetView['standing'], string> = {
  'in-force': 'chip accent',
  coming: 'chip',
  replaced: 'chip',
  proposed: 'chip amber',
  withdrawn: 'chip',
};
const order: readonly RuleSetView['standing'][] = ['proposed', 'in-force', 'coming', 'replaced', 'withdrawn'];

/** All versions of one kind: what waits for a second officer first, then what judges today. */
function Kind({ kind, sets, done }: { kind: string; sets: readonly RuleSetView[]; done: Done }) {
  const t = useT();
  const word = useWord();
  const may = useMay();
  const [proposing, setProposing] = useState(false);
  const standing = sets.find((set) => set.standing === 'in-force') ?? sets[0];
  const sorted = [...sets].sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
  const [shown, older] = [
    sorted.filter((set) => set.standing !== 'replaced' && set.standing !== 'withdrawn'),
    sorted.filter((set) => set.standing === 'replaced' || set.standing === 'withdrawn'),
  ];
  const versions = (some: readonly RuleSetView[]) =>
    some.map((set) => (
      <div key={set.id}>
        <h3 className="sec-title">
          {t('letter.version', { version: set.version })}
          <span className={chips[set.standing]}>{t(`rules.standing.${set.standing}`)}</span>
        </h3>
        <One set={set} done={done} />
      </div>
    ));
  return (
    <section className="stack" aria-label={word('ruleSets.kinds', kind, t('ruleSets.kinds.other'))}>
      <h2 className="sec-title">
        {word('ruleSets.kinds', kind, t('ruleSets.kinds.other'))}
        <span className="spring" />
        {may('ruleset.propose') && (
          <Button color="secondary" size="small" onClick={() => setProposing(true)}>
            {t('rules.change.propose')}
          </Button>
        )}
      </h2>
      {versions(shown)}
      {older.length > 0 && (
        <details>
          <summary>{t('rules.change.history')}</summary>
          <div className="stack">{versions(older)}</div>
        </details>
      )}
      {proposing && <ProposeDialog set={standing} close={() => setProposing(false)} done={done} />}
    </section>
  );
}

/** The dated law behind due dates and verdicts: read here, changed by two. */
export default function RuleSets() {
  const t = useT();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['rule-sets'], queryFn: ruleSetsApi.all, staleTime: 300_000 });
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <PageBones />;
  const kinds = [...new Set(query.data.map(({ kind }) => kind))];
  const done: Done = (sets) => client.setQueryData(['rule-sets'], sets);
  return (
    <Page title={t('ruleSets.title')} sub={t('ruleSets.help')}>
      {kinds.length === 0 ? (
        <Empty icon={<Book />} title={t('ruleSets.empty')}>
          {t('ruleSets.emptyHelp')}
        </Empty>
      ) : (
        <div className="page-body stack loose" style={{ maxWidth: 980 }}>
          {kinds.map((kind) => (
            <Kind key={kind} kind={kind} sets={query.data.filter((set) => set.kind === kind)} done={done} />
          ))}
        </div>
      )}
    </Page>
  );
}

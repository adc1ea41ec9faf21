import Button from '@mui/material/Button';
import type { DecisionRow, MatrixQuery } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT, useWord } from '../../i18n/use-t.js';
import { Bone, Empty, Failure } from '../../parts/States.js';
import { triage } from '../../providers/api.js';
import type { Opened } from './use-quality.js';

function Judged({ of }: { of: DecisionRow['suggested'] }) {
  const t = useT();
  const word = useWord();
  if (!of.class) return <span className="muted">{t('triage.noSuggestion')}</span>;
  const name = of.notPrivacyKind
    ? t(`words.notPrivacy.${of.notPrivacyKind}`)
    : t(`words.messageClass.${of.class}`);
  const more = [
    of.rights.map((right) => t(`words.right.${right}`)).join(' + '),
    word('words.language', of.language),
    of.account,
  ].filter(Boolean);
  return (
    <>
      {name}
      <span className="muted small" style={{ display: 'block', overflowWrap: 'anywhere' }}>
        {more.join(' · ')}
      </span>
    </>
  );
}

function Row({ row }: { row: DecisionRow }) {
  const t = useT();
  const dates = useDates();
  return (
    <tr>
      <td style={{ overflowWrap: 'anywhere' }}>
        <Link to={`/tickets/${row.ticketId}`}>{row.subject || t('common.noSubject')}</Link>
        <span className="muted small ref" style={{ display: 'block' }}>
          {row.reference}
          {row.version && ` · ${row.version}`}
        </span>
      </td>
      <td>
        <Judged of={row.suggested} />
        {row.abstained && row.suggested.class && (
          <span className="chip amber">{t('triage.cellAbstained', { smart_count: 1 })}</span>
        )}
      </td>
      <td>
        <Judged of={row.decided} />
      </td>
      <td>
        {row.by.name}
        <span className="muted small" style={{ display: 'block' }}>
          {dates.instant(row.at)}
        </span>
      </td>
    </tr>
  );
}

/** The mails that one figure counts. */
export function DecisionRows(props: { filter: MatrixQuery; opened: Opened; close: () => void }) {
  const t = useT();
  const title = useRef<HTMLHeadingElement>(null);
  const asked = { ...props.filter, ...props.opened };
  const shown = JSON.stringify(props.opened);
  const query = useInfiniteQuery({
    queryKey: ['triage', 'decisions', asked],
    queryFn: ({ pageParam, signal }) => triage.decisions({ ...asked, limit: 25, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useEffect(() => title.current?.scrollIntoView({ block: 'nearest' }), [shown]);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="panel" aria-busy={query.isPending}>
      <h2 className="sec-title" ref={title}>
        {t('triage.rows')}
        <span className="spring" />
        <Button color="secondary" onClick={props.close}>
          {t('triage.closeRows')}
        </Button>
      </h2>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && [1, 2, 3].map((one) => <Bone key={one} height={36} />)}
      {query.data && rows.length === 0 && <Empty title={t('triage.empty')}>{t('triage.rowsHelp')}</Empty>}
      {rows.length > 0 && (
        <div className="matrix-scroll" tabIndex={0} role="group" aria-label={t('triage.rows')}>
          <table className="plain" style={{ minWidth: 620 }}>
            <thead>
              <tr>
                {(['triage.message', 'triage.was', 'triage.is', 'triage.by'] as const).map((word) => (
                  <th key={word} scope="col">
                    {t(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('triage.moreRows')}
        </Button>
      )}
    </section>
  );
}

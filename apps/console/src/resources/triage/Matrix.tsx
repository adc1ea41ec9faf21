import type { TriageMatrix } from '#contracts';
import type { CSSProperties } from 'react';
import { useT } from '../../i18n/use-t.js';
import { messageClasses, rights } from '../../words.js';
import type { Opened } from './use-quality.js';

type Cell = TriageMatrix['cells'][number];
const asks = ['subject-request', 'authority-request'];
/** Somebody who asked for something was taken for nobody who does: the costliest error there is. */
const isCostly = ({ suggested, decided }: Pick<Cell, 'suggested' | 'decided'>): boolean =>
  suggested === 'not-privacy' && asks.includes(decided);

function useClassName() {
  const t = useT();
  return (name: Cell['suggested']): string =>
    name === 'none' ? t('triage.noSuggestion') : t(`words.messageClass.${name}`);
}

function Figure(props: {
  cell: Cell | undefined;
  row: Cell['suggested'];
  column: Cell['decided'];
  most: number;
  opened: Opened;
  open: (one: Opened) => void;
}) {
  const t = useT();
  const name = useClassName();
  const { cell, row, column, opened } = props;
  if (!cell) return <span className="cell nothing">·</span>;
  const tone = isCostly(cell) ? 'costly' : row === column ? 'right' : 'wrong';
  const words = t('triage.cellLabel', {
    smart_count: cell.count,
    suggested: name(row),
    decided: name(column),
  });
  const label =
    cell.abstained > 0 ? `${words}, ${t('triage.cellAbstained', { smart_count: cell.abstained })}` : words;
  return (
    <button
      type="button"
      className={`cell ${tone}`}
      style={{ '--share': cell.count / props.most } as CSSProperties}
      aria-label={label}
      title={label}
      aria-pressed={opened.suggested === row && opened.decided === column}
      onClick={() => props.open({ suggested: row, decided: column })}
    >
      {cell.count}
    </button>
  );
}

/** Suggested down, decided across: what lies on the diagonal was right. Every figure opens its rows. */
export function Matrix(props: { matrix: TriageMatrix; opened: Opened; open: (one: Opened) => void }) {
  const t = useT();
  const name = useClassName();
  const { cells } = props.matrix;
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const at = (row: string, column: string) =>
    cells.find((one) => one.suggested === row && one.decided === column);
  const lines: Cell['suggested'][] = cells.some(({ suggested }) => suggested === 'none')
    ? [...messageClasses, 'none']
    : [...messageClasses];
  return (
    <section className="panel">
      <h2 className="sec-title">{t('triage.matrix')}</h2>
      <div className="matrix-scroll" tabIndex={0} role="group" aria-label={t('triage.matrix')}>
        <table className="confusion">
          <caption className="sr">{t('triage.qualityHelp')}</caption>
          <thead>
            <tr>
              <th scope="col" style={{ width: 150, textAlign: 'left' }}>
                {t('triage.suggestedBy')} ↓ · {t('triage.decidedBy')} →
              </th>
              {messageClasses.map((column) => (
                <th key={column} scope="col">
                  {name(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((row) => (
              <tr key={row}>
                <th scope="row">{name(row)}</th>
                {messageClasses.map((column) => (
                  <td key={column}>
                    <Figure
                      cell={at(row, column)}
                      row={row}
                      column={column}
                      most={most}
                      opened={props.opened}
                      open={props.open}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const marks = [
  ['found', 'found', 'triage.found'],
  ['too-many', 'tooMany', 'triage.tooMany'],
  ['missed', 'missed', 'triage.missed'],
] as const;

/** Right by right: found, suggested too many, missed. */
export function RightMarks(props: { matrix: TriageMatrix; opened: Opened; open: (one: Opened) => void }) {
  const t = useT();
  const { opened } = props;
  const known = rights.flatMap((right) => props.matrix.rights.find((one) => one.right === right) ?? []);
  if (known.length === 0) return null;
  return (
    <section className="panel">
      <h2 className="sec-title">{t('triage.rightsTable')}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('triage.right')}</th>
            {marks.map(([mark, , word]) => (
              <th key={mark} scope="col" className="right">
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {known.map((row) => (
            <tr key={row.right}>
              <th scope="row">{t(`words.right.${row.right}`)}</th>
              {marks.map(([mark, field, word]) => (
                <td key={mark} className="right">
                  {row[field] === 0 ? (
                    <span className="muted">0</span>
                  ) : (
                    <button
                      type="button"
                      className="figure"
                      aria-label={t('triage.markLabel', {
                        right: t(`words.right.${row.right}`),
                        mark: t(word),
                        count: row[field],
                      })}
                      aria-pressed={opened.right === row.right && opened.mark === mark}
                      onClick={() => props.open({ right: row.right, mark })}
                    >
                      {row[field]}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

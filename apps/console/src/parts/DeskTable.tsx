import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import Checkbox from '@mui/material/Checkbox';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useListContext, type Identifier, type RaRecord } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/use-t.js';
import { Bone, Failure } from './States.js';
import { useKeys } from './use-keys.js';

export interface Column<Row> {
  name: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Field by which the API sorts. */
  sort?: string;
  width?: number | string;
  /** The cell that carries the link; on a phone it stands first and wide. */
  lead?: boolean;
  /** On a phone, a line of its own. */
  whole?: boolean;
  /** Left out on a phone. */
  minor?: boolean;
  title?: (row: Row) => string | undefined;
}

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  path?: (row: Row) => string;
  rowName?: (row: Row) => string;
  selectable?: boolean;
  empty: ReactNode;
}

function Head<Row>({ columns, selectable }: Props<Row>) {
  const t = useT();
  const { sort, setSort, data = [], selectedIds, onSelect } = useListContext<{ id: Identifier }>();
  const all = data.length > 0 && data.every((row) => selectedIds.includes(row.id));
  return (
    <thead>
      <tr>
        {selectable && (
          <th className="check" scope="col">
            <Checkbox
              checked={all}
              indeterminate={!all && selectedIds.length > 0}
              slotProps={{ input: { 'aria-label': t('common.selectAll') } }}
              onChange={(event) => onSelect(event.target.checked ? data.map((row) => row.id) : [])}
            />
          </th>
        )}
        {columns.map((column) => {
          const on = column.sort !== undefined && sort.field === column.sort;
          const down = sort.order === 'DESC';
          return (
            <th
              key={column.name}
              scope="col"
              style={{ width: column.width }}
              className={column.minor ? 'minor' : undefined}
              aria-sort={on ? (down ? 'descending' : 'ascending') : undefined}
            >
              {column.sort ? (
                <button
                  type="button"
                  title={t(on && !down ? 'list.sortDesc' : 'list.sortAsc', { name: column.label })}
                  onClick={() => setSort({ field: column.sort ?? '', order: on && !down ? 'DESC' : 'ASC' })}
                >
                  {column.label}
                  {on && (down ? <ArrowDown /> : <ArrowUp />)}
                </button>
              ) : (
                column.label
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Where the cell stands on a phone. */
const place = ({ lead, whole, minor }: { lead?: boolean; whole?: boolean; minor?: boolean }) =>
  lead ? 'lead' : whole ? 'whole' : minor ? 'minor' : undefined;

const Bones = ({ columns, selectable }: { columns: readonly { name: string }[]; selectable?: boolean }) => (
  <tbody aria-busy="true">
    {Array.from({ length: 12 }, (_, index) => (
      <tr key={index}>
        {selectable && <td className="check" />}
        {columns.map((column, at) => (
          <td key={column.name}>
            <Bone width={`${50 + ((index * 7 + at * 13) % 40)}%`} />
          </td>
        ))}
      </tr>
    ))}
  </tbody>
);

/** Where j and k stand in the list, and what Enter and x do there. */
function useCursor<Row extends RaRecord>(
  rows: readonly Row[],
  path?: (row: Row) => string,
  selectable?: boolean,
) {
  const navigate = useNavigate();
  const { onToggleItem } = useListContext();
  const [at, setAt] = useState(-1);
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => setAt((now) => Math.min(now, rows.length - 1)), [rows.length]);
  useEffect(() => {
    body.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  useKeys({
    j: () => setAt((now) => Math.min(rows.length - 1, now + 1)),
    k: () => setAt((now) => Math.max(0, now - 1)),
    Enter: () => rows[at] && path && void navigate(path(rows[at])),
    x: () => selectable && rows[at] && onToggleItem(rows[at].id),
  });
  return { at, body };
}

/** A dense table over react-admin's list: sortable heads, one link a row, j/k/Enter/x, skeletons of the final height. */
export function DeskTable<Row extends RaRecord>(props: Props<Row>) {
  const { columns, path, selectable } = props;
  const t = useT();
  const navigate = useNavigate();
  const list = useListContext<Row>();
  const { isPending, error, refetch, selectedIds, onToggleItem } = list;
  const rows = list.data ?? [];
  const { at, body } = useCursor(rows, path, selectable);
  if (error && rows.length === 0) return <Failure error={error} retry={() => void refetch()} />;
  if (!isPending && rows.length === 0) return <>{props.empty}</>;
  return (
    <div className="table-wrap">
      <table className={path ? 'rows linked' : 'rows'} aria-label={props.label}>
        <Head {...props} />
        {isPending ? (
          <Bones columns={columns} selectable={selectable} />
        ) : (
          <tbody ref={body}>
            {rows.map((row, index) => {
              const picked = selectedIds.includes(row.id);
              return (
                <tr
                  key={row.id}
                  className={`${index === at ? 'at' : ''} ${picked ? 'picked' : ''}`}
                  onClick={(event) => {
                    const target = event.target as HTMLElement;
                    if (path && !target.closest('a, button, input, label')) void navigate(path(row));
                  }}
                >
                  {selectable && (
                    <td className="check">
                      <Checkbox
                        checked={picked}
                        slotProps={{
                          input: {
                            'aria-label': t('common.selectOne', { name: props.rowName?.(row) ?? '' }),
                          },
                        }}
                        onChange={() => onToggleItem(row.id)}
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <td key={column.name} className={place(column)} title={column.title?.(row)}>
                      {column.lead && path ? (
                        <Link className="rowlink" to={path(row)}>
                          {column.cell(row)}
                        </Link>
                      ) : (
                        column.cell(row)
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        )}
      </table>
    </div>
  );
}

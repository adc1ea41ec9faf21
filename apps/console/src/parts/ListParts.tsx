import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useListContext } from 'react-admin';
import { useT } from '../i18n/use-t.js';
import { useListFilters } from './use-list-filters.js';
import { OfficerPicker } from './OfficerPicker.js';
import { toasts } from './toasts.js';
import { useAct } from './use-problem.js';

/** Next and previous: keyset paging knows no « page 7 of 312 », and never slows down. */
export function Pager() {
  const t = useT();
  const { page, setPage, perPage, setPerPage, hasNextPage, hasPreviousPage, data } = useListContext();
  if (!data || (data.length === 0 && page === 1)) return null;
  return (
    <nav className="pager" aria-label={t('list.page', { page })}>
      <span className="num" role="status">
        {t('list.results', { smart_count: data.length })} · {t('list.page', { page })}
      </span>
      <Select
        variant="outlined"
        value={perPage}
        onChange={(event) => setPerPage(Number(event.target.value))}
        sx={{ height: 32, fontSize: 13 }}
        slotProps={{ input: { 'aria-label': t('list.perPage') } }}
      >
        {[25, 50, 100].map((size) => (
          <MenuItem key={size} value={size}>
            {size}
          </MenuItem>
        ))}
      </Select>
      <Button
        variant="outlined"
        startIcon={<ChevronLeft />}
        disabled={!hasPreviousPage}
        onClick={() => setPage(page - 1)}
      >
        {t('list.previous')}
      </Button>
      <Button
        variant="outlined"
        endIcon={<ChevronRight />}
        disabled={!hasNextPage}
        onClick={() => setPage(page + 1)}
      >
        {t('list.next')}
      </Button>
    </nav>
  );
}

/** What is selected, and who should have it. */
export function BulkBar({
  assign,
}: {
  assign: (ids: string[], officerId: string | null) => Promise<unknown>;
}) {
  const t = useT();
  const attempt = useAct();
  const { selectedIds, onUnselectItems, refetch } = useListContext();
  if (selectedIds.length === 0) return null;
  const give = async (officerId: string | null, name: string) => {
    const done = await attempt(async () => {
      await assign(selectedIds.map(String), officerId);
      return true;
    });
    if (!done) return;
    toasts.show(officerId ? t('list.assigned', { name }) : t('list.unassigned'));
    onUnselectItems();
    void refetch();
  };
  return (
    <div className="bulk" role="region" aria-label={t('list.picked', { smart_count: selectedIds.length })}>
      <span role="status">{t('list.picked', { smart_count: selectedIds.length })}</span>
      <OfficerPicker value={null} label={t('list.assignTo')} pick={(id, name) => void give(id, name)}>
        {t('list.assignTo')}
      </OfficerPicker>
      <span className="spring" />
      <Button color="secondary" onClick={() => onUnselectItems()}>
        {t('list.dropSelection')}
      </Button>
    </div>
  );
}

/** States as tabs: one click, always visible. */
export function StateTabs(props: {
  label: string;
  tabs: readonly { id: string; label: string; filter: Record<string, unknown> }[];
  owned: readonly string[];
}) {
  const { values, setFilters } = useListFilters();
  const mine = Object.fromEntries(Object.entries(values).filter(([name]) => props.owned.includes(name)));
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !props.owned.includes(name)));
  const key = (filter: object) => JSON.stringify(Object.entries(filter).sort());
  return (
    <div className="tabs" role="tablist" aria-label={props.label}>
      {props.tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={key(tab.filter) === key(mine)}
          onClick={() => setFilters({ ...rest, ...tab.filter }, undefined, false)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

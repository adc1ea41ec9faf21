import Bookmark from '@mui/icons-material/BookmarkBorder';
import Delete from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import type { SavedFilterView } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useListContext } from 'react-admin';
import { useT } from '../i18n/use-t.js';
import { desk } from '../providers/api.js';
import { toasts } from './toasts.js';
import { useListFilters } from './use-list-filters.js';
import { useAct } from './use-problem.js';

/** Lists the way one likes them, by name. */
export function SavedFilters({ resource }: { resource: SavedFilterView['resource'] }) {
  const t = useT();
  const attempt = useAct();
  const client = useQueryClient();
  const { sort, setSort } = useListContext();
  const { values, setFilters } = useListFilters();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState('');
  const key = ['saved-filters', resource];
  const query = useQuery({ queryKey: key, queryFn: () => desk.savedFilters(resource), staleTime: 300_000 });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const apply = (one: SavedFilterView) => {
    setAnchor(null);
    setFilters(one.filter, undefined, false);
    const kept = one.sort as { field?: string; order?: 'ASC' | 'DESC' } | null;
    if (kept?.field) setSort({ field: kept.field, order: kept.order ?? 'ASC' });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const label = name.trim();
    const done = await attempt(() =>
      desk.saveFilter({
        resource,
        name: label,
        filter: values,
        sort: { ...sort },
      }),
    );
    if (!done) return;
    setName('');
    toasts.show(t('list.savedDone', { name: label }));
    await refresh();
  };
  return (
    <>
      <Button
        color="secondary"
        startIcon={<Bookmark />}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('list.saved')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('list.saved') } }}
      >
        <div className="stack" style={{ width: 300, padding: 12 }}>
          {query.data?.length === 0 && <p className="muted small">{t('list.savedNone')}</p>}
          <ul>
            {query.data?.map((one) => (
              <li key={one.id} className="line">
                <Button
                  color="inherit"
                  sx={{ flex: 1, justifyContent: 'flex-start' }}
                  onClick={() => apply(one)}
                >
                  <span className="cut">{one.name}</span>
                </Button>
                <IconButton
                  aria-label={t('list.drop', { name: one.name })}
                  onClick={() => void attempt(() => desk.dropFilter(one.id)).then(refresh)}
                >
                  <Delete fontSize="small" />
                </IconButton>
              </li>
            ))}
          </ul>
          <form className="line" onSubmit={(event) => void save(event)}>
            <input
              className="bare grow"
              style={{ borderColor: 'var(--line-strong)' }}
              aria-label={t('list.savedName')}
              placeholder={t('list.savedName')}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" variant="outlined" disabled={!name.trim()}>
              {t('common.save')}
            </Button>
          </form>
        </div>
      </Popover>
    </>
  );
}

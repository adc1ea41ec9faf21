import Close from '@mui/icons-material/Close';
import FilterList from '@mui/icons-material/FilterList';
import Checkbox from '@mui/material/Checkbox';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { textOf, useListFilters } from './use-list-filters.js';
import { useT } from '../i18n/use-t.js';
import { SavedFilters } from './SavedFilters.js';

export interface FilterChoice {
  value: string;
  label: string;
}
export interface FilterField {
  name: string;
  label: string;
  /** many: several at once; one: a single value; flag: yes or not at all; text: typed. */
  kind: 'many' | 'one' | 'flag' | 'text' | 'date';
  choices?: readonly FilterChoice[];
}

function useFilter(field: FilterField) {
  const { values, setFilters } = useListFilters();
  const value = values[field.name];
  const set = (next: unknown) => {
    const { [field.name]: _, ...rest } = values;
    const empty = next === undefined || next === '' || (Array.isArray(next) && next.length === 0);
    setFilters(empty ? rest : { ...rest, [field.name]: next }, undefined, false);
  };
  return { value, set };
}

function ChoiceFilter({ field }: { field: FilterField }) {
  const t = useT();
  const { value, set } = useFilter(field);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const many = field.kind === 'many';
  const chosen = Array.isArray(value) ? (value as string[]) : value ? [textOf(value)] : [];
  const names = (field.choices ?? []).filter((one) => chosen.includes(one.value)).map((one) => one.label);
  const pick = (code: string) => {
    if (!many) {
      setAnchor(null);
      return set(chosen.includes(code) ? undefined : code);
    }
    set(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  };
  return (
    <>
      <button
        type="button"
        className={chosen.length > 0 ? 'filter-button on' : 'filter-button'}
        aria-haspopup="menu"
        aria-label={
          names.length > 0
            ? t('common.pair', { name: field.label, value: names.join(', ') })
            : t('list.addFilter', { name: field.label })
        }
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <span className="cut">
          {names.length > 0 ? t('common.pair', { name: field.label, value: names.join(', ') }) : field.label}
        </span>
      </button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {(field.choices ?? []).map((one) => (
          <MenuItem key={one.value} selected={chosen.includes(one.value)} onClick={() => pick(one.value)}>
            {many && (
              <Checkbox
                checked={chosen.includes(one.value)}
                tabIndex={-1}
                sx={{ p: 0, mr: 2 }}
                slotProps={{ input: { 'aria-label': one.label } }}
              />
            )}
            {one.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

function FlagFilter({ field }: { field: FilterField }) {
  const { value, set } = useFilter(field);
  return (
    <button
      type="button"
      className={value ? 'filter-button on' : 'filter-button'}
      aria-pressed={Boolean(value)}
      onClick={() => set(value ? undefined : true)}
    >
      {field.label}
    </button>
  );
}

function TypedFilter({ field }: { field: FilterField }) {
  const { value, set } = useFilter(field);
  const [typed, setTyped] = useState(textOf(value));
  return (
    <input
      className={value ? 'filter-button on' : 'filter-button'}
      style={{ width: field.kind === 'date' ? 150 : 170, cursor: 'text' }}
      type={field.kind === 'date' ? 'date' : 'text'}
      aria-label={field.label}
      title={field.label}
      placeholder={field.label}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (field.kind === 'date') set(event.target.value);
      }}
      onBlur={() => set(typed.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') set(typed.trim());
      }}
    />
  );
}

/** Filters that say what they hold, one click each, and the ones saved by name. */
export function FilterBar({
  fields,
  saved,
}: {
  fields: readonly FilterField[];
  saved?: 'tickets' | 'requests' | 'letters' | 'audit-events';
}) {
  const t = useT();
  const { values, setFilters } = useListFilters();
  const names = fields.map((field) => field.name);
  const active = Object.keys(values).some((name) => names.includes(name));
  const clear = () =>
    setFilters(
      Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name))),
      undefined,
      false,
    );
  return (
    <div className="list-tools" role="group" aria-label={t('list.filters')}>
      <FilterList fontSize="small" className="muted" />
      {fields.map((field) =>
        field.kind === 'flag' ? (
          <FlagFilter key={field.name} field={field} />
        ) : field.kind === 'text' || field.kind === 'date' ? (
          <TypedFilter key={`${field.name}${textOf(values[field.name])}`} field={field} />
        ) : (
          <ChoiceFilter key={field.name} field={field} />
        ),
      )}
      {active && (
        <button
          type="button"
          className="filter-button"
          style={{ borderColor: 'transparent' }}
          onClick={clear}
        >
          <Close /> {t('list.clear')}
        </button>
      )}
      <span className="spring" />
      {saved && <SavedFilters resource={saved} />}
    </div>
  );
}

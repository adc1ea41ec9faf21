import { useListContext } from 'react-admin';

type Values = Record<string, unknown>;

/** The filters of the list around, as what they are: names with values of any kind. */
export function useListFilters() {
  const list = useListContext();
  return { values: list.filterValues as Values, setFilters: list.setFilters };
}

/** A filter as text; lists and objects have none. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

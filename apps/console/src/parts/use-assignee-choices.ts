import { useT } from '../i18n/use-t.js';
import type { FilterField } from './FilterBar.js';
import { useOfficerChoices } from './OfficerPicker.js';

/** The filter « who has it »: me, nobody, then everybody by name. */
export function useAssigneeFilter(): FilterField {
  const t = useT();
  const officers = useOfficerChoices();
  return {
    name: 'assigneeId',
    label: t('list.assignee'),
    kind: 'one',
    choices: [
      { value: 'me', label: t('common.me') },
      { value: 'nobody', label: t('common.nobody') },
      ...officers.map((one) => ({ value: one.id, label: one.name })),
    ],
  };
}

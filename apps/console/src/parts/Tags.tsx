import Chip from '@mui/material/Chip';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';

/** Labels of one's own; Enter adds, the cross removes. */
export function Tags({ value, change }: { value: readonly string[]; change?: (tags: string[]) => unknown }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const add = () => {
    const tag = typed.trim();
    setTyped('');
    if (tag && !value.includes(tag)) void change?.([...value, tag]);
  };
  return (
    <div className="line wraps tight">
      {value.map((tag) => (
        <Chip
          key={tag}
          size="small"
          label={tag}
          onDelete={change ? () => void change(value.filter((one) => one !== tag)) : undefined}
        />
      ))}
      {change && (
        <input
          className="bare"
          aria-label={t('ticket.addTag')}
          placeholder={t('ticket.addTag')}
          maxLength={40}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
      )}
    </div>
  );
}

import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { typedHour } from '../i18n/typed-day.js';
import { useT } from '../i18n/use-t.js';

/** An hour on 24 hours, whatever the browser's habit. */
export function HourField(props: { label: string; value: string; change: (hour: string) => void }) {
  const t = useT();
  const [text, setText] = useState(props.value);
  const field = useRef<HTMLInputElement>(null);
  const hour = typedHour(text);
  const trouble = hour === null ? t('day.hourUnread') : '';
  useEffect(() => field.current?.setCustomValidity(trouble), [trouble]);
  return (
    <TextField
      label={props.label}
      value={text}
      error={trouble !== ''}
      helperText={trouble || ' '}
      onChange={(event) => {
        setText(event.target.value);
        const next = typedHour(event.target.value);
        if (next) props.change(next);
      }}
      onBlur={() => hour && setText(hour)}
      sx={{ flex: 'none', width: 100 }}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { ref: field, autoComplete: 'off' } }}
    />
  );
}

import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { typedDay, writtenDay } from '../i18n/typed-day.js';
import { useDates } from '../i18n/use-dates.js';
import { useT } from '../i18n/use-t.js';
import { useToday } from '../providers/session-store.js';

interface Props {
  label: string;
  /** A civil day, or nothing. */
  value: string;
  change: (day: string) => void;
  /** The last day that makes sense here. */
  max?: string;
}

/**
 * A day, typed in figures and read back in words. The browser's own field follows the language of the browser, not
 * the console's: only its calendar is borrowed.
 */
export function DayField({ label, value, change, max }: Props) {
  const t = useT();
  const dates = useDates();
  const today = useToday();
  const [text, setText] = useState(writtenDay(value));
  const [left, setLeft] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const day = typedDay(text, today);
  const unread = text.trim() !== '' && day === null;
  const late = day !== null && max !== undefined && day > max;
  const trouble = unread ? t('day.unread') : late ? t('day.tooLate') : '';
  useEffect(() => {
    if ((typedDay(text, today) ?? '') !== value) setText(writtenDay(value));
    // Only when another day is given from outside: what is being typed stays as typed.
  }, [value]);
  // A form is not sent while a day stands in it that cannot be read.
  useEffect(() => field.current?.setCustomValidity(trouble), [trouble]);
  const type = (next: string) => {
    setText(next);
    change(typedDay(next, today) ?? '');
  };
  const shown = trouble !== '' && (left || late);
  return (
    <TextField
      label={label}
      value={text}
      placeholder={t('day.pattern')}
      error={shown}
      helperText={shown ? trouble : day ? dates.day(day) : ' '}
      onChange={(event) => type(event.target.value)}
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true);
        if (day) setText(writtenDay(day));
      }}
      sx={{ flex: '1 1 auto', width: 'auto', minWidth: 150 }}
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { ref: field, autoComplete: 'off', size: 10 },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <input
                ref={calendar}
                className="calendar"
                type="date"
                tabIndex={-1}
                aria-hidden="true"
                max={max}
                value={day ?? ''}
                onChange={(event) => type(writtenDay(event.target.value))}
              />
              <IconButton
                edge="end"
                aria-label={t('day.pick')}
                onClick={() => calendar.current?.showPicker()}
              >
                <CalendarMonth fontSize="small" />
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

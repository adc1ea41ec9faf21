import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { TrackView } from '#contracts';
import { useT } from '../i18n/use-t.js';
import { rights } from '../words.js';

type Right = TrackView['right'];

/** Which rights are invoked, one box each, its article on hover. */
export function RightsPicker({
  value,
  change,
}: {
  value: readonly Right[];
  change: (next: Right[]) => void;
}) {
  const t = useT();
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend className="muted small">{t('inbox.rights')}</legend>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(176px, 1fr))' }}>
        {rights.map((right) => (
          <FormControlLabel
            key={right}
            title={t(`words.rightArticle.${right}`)}
            label={t(`words.right.${right}`)}
            control={
              <Checkbox
                checked={value.includes(right)}
                onChange={(event) =>
                  change(event.target.checked ? [...value, right] : value.filter((one) => one !== right))
                }
              />
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { AccessReading, AccessStatement, AccessStatements, LetterView } from '#contracts';
import { useT } from '../../i18n/use-t.js';

const tones = { answered: 'green', 'not-applicable': 'plain', missing: 'red' } as const;
const nothing: AccessStatement = { state: 'answered', text: '' };

/** What the draft says of each block, as it was saved. */
export const statementsOf = (letter: LetterView): AccessStatements =>
  Object.fromEntries((letter.access ?? []).map(({ block, statement }) => [block, statement ?? nothing]));

/** The words of the privacy rules for the blocks that say nothing yet; the officer reads them before they leave. */
const suggested = (open: readonly AccessReading[]): AccessStatements =>
  Object.fromEntries(
    open.map(({ block, suggestion }) => [block, { state: 'answered', text: suggestion ?? '' }]),
  );

function Block(props: {
  reading: AccessReading;
  language: string;
  statement: AccessStatement;
  change: (statement: AccessStatement) => void;
}) {
  const t = useT();
  const { reading, language, statement, change } = props;
  const name = t(`letter.block.${reading.block}`);
  const choices = reading.mayNotApply ? (['answered', 'not-applicable'] as const) : (['answered'] as const);
  return (
    <div className="stack">
      <div className="line wraps">
        <strong>{name}</strong>
        <span className="muted small">{reading.article}</span>
        <span className="spring" />
        <span className={`chip ${tones[reading.state]}`}>{t(`letter.blockState.${reading.state}`)}</span>
      </div>
      <div className="line">
        <TextField
          select
          id={`block-${reading.block}`}
          label={name}
          value={statement.state}
          sx={{ maxWidth: 160 }}
          onChange={(event) =>
            change({ ...statement, state: event.target.value as AccessStatement['state'] })
          }
        >
          {choices.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`letter.blockChoice.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          id={`block-text-${reading.block}`}
          label={t(statement.state === 'answered' ? 'letter.blockAnswer' : 'letter.blockReason')}
          multiline
          fullWidth
          value={statement.text}
          slotProps={{ htmlInput: { lang: language } }}
          onChange={(event) => change({ ...statement, text: event.target.value })}
        />
      </div>
    </div>
  );
}

/** How complete an answer to a request for access is, as it was last saved, and where each block is answered. */
export function AccessMeter(props: {
  letter: LetterView;
  statements: AccessStatements;
  change: (statements: AccessStatements) => void;
}) {
  const t = useT();
  const { letter, statements, change } = props;
  if (!letter.access) return null;
  const total = letter.access.length;
  const open = letter.access.filter(
    ({ block, suggestion }) => suggestion !== null && !statements[block]?.text.trim(),
  );
  const done = letter.access.filter(({ state }) => state !== 'missing').length;
  return (
    <section className="stack loose" aria-label={t('letter.access')}>
      <div className="line wraps">
        <h2 className="sec-title">{t('letter.access')}</h2>
        <span className={`chip ${done === total ? 'green' : 'red'}`}>
          {t('letter.accessDone', { done, total })}
        </span>
      </div>
      <p className="muted small">{t('letter.accessHelp')}</p>
      {open.length > 0 && (
        <div>
          <Button variant="outlined" onClick={() => change({ ...statements, ...suggested(open) })}>
            {t('letter.accessSuggest', { count: open.length })}
          </Button>
        </div>
      )}
      {letter.access.map((reading) => (
        <Block
          key={reading.block}
          reading={reading}
          language={letter.language}
          statement={statements[reading.block] ?? nothing}
          change={(statement) => change({ ...statements, [reading.block]: statement })}
        />
      ))}
    </section>
  );
}

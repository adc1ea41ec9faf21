import { Fragment } from 'react';
import { useT, useWord } from '../../i18n/use-t.js';

const hole = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** Text in which what is still to be filled stands out by its name. */
export function WithHoles({ text }: { text: string }) {
  const word = useWord();
  const parts = text.split(hole);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <span key={index} className="hole">
            [{word('fields', part.replace(/\W/g, '-'), '…')}]
          </span>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </>
  );
}

/** The letter as the person will see it. */
export function LetterPaper({ to, subject, body }: { to: string; subject: string; body: string }) {
  const t = useT();
  return (
    <article className="paper" aria-label={t('letter.preview')}>
      <div className="paper-head">
        <div>{t('common.pair', { name: t('letter.to'), value: to })}</div>
        <div style={{ color: '#1b2425', fontWeight: 600, marginTop: 4 }}>
          <WithHoles text={subject} />
        </div>
      </div>
      <WithHoles text={body} />
    </article>
  );
}

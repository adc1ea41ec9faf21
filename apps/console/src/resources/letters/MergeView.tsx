import Button from '@mui/material/Button';
import type { AccessStatements, LetterView } from '#contracts';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { merged, mergeTexts, type Choice, type MergePiece } from '../../parts/merge-drafts.js';
import { textOf, type DraftText } from './use-letter-draft.js';

const choices = ['mine', 'theirs', 'both'] as const;

function Paragraphs({ text, none }: { text: readonly string[]; none: string }) {
  return text.length === 0 ? (
    <p className="muted">{none}</p>
  ) : (
    <>
      {text.map((one, place) => (
        <p key={place}>{one}</p>
      ))}
    </>
  );
}

/** One stretch: what nobody or one changed is shown as taken, what both changed is chosen. */
function Piece(props: {
  piece: MergePiece;
  name: string;
  lang?: string;
  choice: Choice;
  choose: (choice: Choice) => void;
}) {
  const t = useT();
  const { piece, name, lang, choice, choose } = props;
  if (piece.kind === 'same')
    return (
      <div className="merge-same" lang={lang}>
        <Paragraphs text={piece.text} none="" />
      </div>
    );
  if (piece.kind !== 'conflict')
    return (
      <div className={`merge-taken ${piece.kind}`}>
        <span className="chip plain">
          {piece.kind === 'mine' ? t('letter.merge.byMe') : t('letter.merge.byThem', { name })}
        </span>
        <div lang={lang}>
          <Paragraphs text={piece.text} none={t('letter.merge.removed')} />
        </div>
      </div>
    );
  return (
    <fieldset className="merge-both">
      <legend>{t('letter.merge.bothChanged')}</legend>
      <div className="merge-sides">
        <div className={choice === 'theirs' ? 'off' : ''}>
          <strong>{t('letter.merge.mine')}</strong>
          <div lang={lang}>
            <Paragraphs text={piece.mine} none={t('letter.merge.removed')} />
          </div>
        </div>
        <div className={choice === 'mine' ? 'off' : ''}>
          <strong>{t('letter.merge.theirs', { name })}</strong>
          <div lang={lang}>
            <Paragraphs text={piece.theirs} none={t('letter.merge.removed')} />
          </div>
        </div>
      </div>
      <div className="line wraps" role="radiogroup" aria-label={t('letter.merge.keep')}>
        {choices.map((one) => (
          <label key={one} className="line">
            <input type="radio" checked={choice === one} onChange={() => choose(one)} />
            {one === 'theirs' ? t('letter.merge.keepTheirs', { name }) : t(`letter.merge.keepOf.${one}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The parts of a draft that can be told apart: each is joined by itself. */
interface Part {
  readonly key: string;
  readonly label: string;
  readonly pieces: MergePiece[];
}

function useParts(base: LetterView, mine: DraftText, theirs: LetterView): Part[] {
  const t = useT();
  return useMemo(() => {
    const [was, other] = [textOf(base), textOf(theirs)];
    const blocks = Object.keys({ ...mine.statements, ...other.statements }) as (keyof AccessStatements)[];
    const of = (text: DraftText, block: keyof AccessStatements) => text.statements[block]?.text ?? '';
    return [
      { key: 'address', label: t('letter.to'), pieces: mergeTexts(was.address, mine.address, other.address) },
      {
        key: 'subject',
        label: t('letter.subject'),
        pieces: mergeTexts(was.subject, mine.subject, other.subject),
      },
      { key: 'body', label: t('letter.body'), pieces: mergeTexts(was.body, mine.body, other.body) },
      ...blocks.map((block) => ({
        key: block,
        label: t(`letter.block.${block}`),
        pieces: mergeTexts(of(was, block), of(mine, block), of(other, block)),
      })),
    ].filter(({ key, pieces }) => key === 'body' || pieces.some(({ kind }) => kind !== 'same'));
  }, [base, mine, theirs, t]);
}

/** A line stays one line: of two addresses or subjects nobody wants both. */
const firstChoice = (key: string): Choice => (key === 'address' || key === 'subject' ? 'mine' : 'both');

/**
 * Somebody else saved the draft while it was being written here. Both are kept, stretch by stretch, and where both changed the
 * same one the officer says which stays; nothing is stored before they do.
 */
export function MergeView(props: {
  base: LetterView;
  mine: DraftText;
  theirs: LetterView;
  join: (text: DraftText, from: LetterView) => void;
}) {
  const t = useT();
  const { base, mine, theirs, join } = props;
  const parts = useParts(base, mine, theirs);
  const [chosen, setChosen] = useState<Record<string, Record<number, Choice>>>({});
  const name = theirs.writtenBy?.name ?? t('letter.merge.somebody');
  const choiceOf = (key: string, place: number) => chosen[key]?.[place] ?? firstChoice(key);
  const textFor = (key: string, otherwise: string): string => {
    const part = parts.find((one) => one.key === key);
    if (!part) return otherwise;
    return merged(
      part.pieces,
      Object.fromEntries(part.pieces.map((_, place) => [place, choiceOf(key, place)])),
    );
  };
  const take = () => {
    const other = textOf(theirs);
    const statements = Object.fromEntries(
      Object.entries({ ...other.statements, ...mine.statements }).map(([block, statement]) => [
        block,
        { ...statement, text: textFor(block, statement.text) },
      ]),
    );
    join(
      {
        subject: textFor('subject', other.subject),
        body: textFor('body', other.body),
        address: textFor('address', other.address),
        statements,
      },
      theirs,
    );
  };
  return (
    <section className="panel merge" aria-label={t('letter.merge.title', { name })}>
      <h2>{t('letter.merge.title', { name })}</h2>
      <p className="muted">{t('letter.merge.help')}</p>
      {parts.map(({ key, label, pieces }) => (
        <div key={key} className="stack">
          <h3 className="sec-title">{label}</h3>
          {pieces.map((piece, place) => (
            <Piece
              key={place}
              piece={piece}
              name={name}
              lang={theirs.language}
              choice={choiceOf(key, place)}
              choose={(choice) => setChosen({ ...chosen, [key]: { ...chosen[key], [place]: choice } })}
            />
          ))}
        </div>
      ))}
      <div className="line wraps">
        <Button color="secondary" onClick={() => join(textOf(theirs), theirs)}>
          {t('letter.merge.dropMine')}
        </Button>
        <span className="spring" />
        <Button variant="contained" onClick={take}>
          {t('letter.merge.take')}
        </Button>
      </div>
    </section>
  );
}

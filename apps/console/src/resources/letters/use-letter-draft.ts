import type { AccessStatements, LetterView, Seen } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useProblemText } from '../../parts/use-problem.js';
import { recordKey } from '../../parts/use-record.js';
import { toasts } from '../../parts/toasts.js';
import { letters } from '../../providers/api.js';
import { isProblem } from '../../providers/problem.js';
import { statementsOf } from './AccessMeter.js';

/** What an officer can change in a draft. */
export interface DraftText {
  subject: string;
  body: string;
  address: string;
  statements: AccessStatements;
}

export const textOf = (letter: LetterView): DraftText => ({
  subject: letter.subject,
  body: letter.body,
  address: letter.toAddress,
  statements: statementsOf(letter),
});

const same = (a: DraftText, b: DraftText): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Does one of them know of more than the other? */
const more = (now: Seen | null, known: Seen | null): boolean =>
  now !== null &&
  (known === null ||
    now.messages > known.messages ||
    now.letters > known.letters ||
    now.decisions > known.decisions);

/**
 * The draft in the editor: what it was when the officer began, what they wrote, and what of the conversation they have seen. A
 * newer version never replaces what is being written: it stands beside it until the officer has joined the two.
 */
export function useLetterDraft(letter: LetterView) {
  const client = useQueryClient();
  const say = useProblemText();
  const [base, setBase] = useState(letter);
  const [text, setText] = useState(() => textOf(letter));
  const [seen, setSeen] = useState<Seen | null>(letter.news.length === 0 ? letter.seen : null);
  const dirty = !same(text, textOf(base));
  const theirs = letter.version > base.version && dirty ? letter : null;

  // Nothing of one's own to lose: the newer version is simply shown.
  useEffect(() => {
    if (letter.version <= base.version || dirty) return;
    setBase(letter);
    setText(textOf(letter));
  }, [letter, base, dirty]);

  const show = (next: LetterView) => {
    client.setQueryData(recordKey('letters', next.id), next);
    for (const touched of [['letters', 'getList'], ['requests'], ['tickets'], ['home']])
      void client.invalidateQueries({ queryKey: touched });
  };
  /** Runs an act on the letter; what stands against it is said, and what is new is shown. */
  const run = async (act: () => Promise<LetterView>): Promise<LetterView | undefined> => {
    try {
      const next = await act();
      show(next);
      return next;
    } catch (error) {
      const code = isProblem(error) ? error.code : '';
      // Both are shown in full, the one as a view to join, the other as a list: no passing word is needed.
      if (code !== 'letter.stale' && code !== 'letter.ticket-moved') toasts.error(say(error));
      await client.invalidateQueries({ queryKey: recordKey('letters', letter.id) });
      return undefined;
    }
  };
  const save = async (): Promise<LetterView | undefined> => {
    const { subject, body, address, statements } = text;
    const saved = await run(() =>
      letters.edit(letter.id, {
        version: base.version,
        subject,
        body,
        toAddress: address === base.toAddress ? undefined : address,
        accessBlocks: letter.access ? statements : undefined,
        seen: seen ?? undefined,
      }),
    );
    if (saved) {
      setBase(saved);
      setText(textOf(saved));
    }
    return saved;
  };
  return {
    ...{ base, text, seen, dirty, theirs, run, save },
    /** Something came that the officer has not been shown yet. */
    moved: letter.news.length > 0 && more(letter.seen, seen),
    change: (part: Partial<DraftText>) => setText({ ...text, ...part }),
    /** Takes the joined text; the next saving goes on from their version. */
    join: (joined: DraftText, from: LetterView) => {
      setBase(from);
      setText(joined);
    },
    look: () => setSeen(letter.seen),
  };
}
export type LetterDraft = ReturnType<typeof useLetterDraft>;

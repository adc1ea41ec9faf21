import type { Suggestion } from '#contracts';
import { useKeys, type KeyMap } from '../../parts/use-keys.js';
import { messageClasses } from '../../words.js';
import {
  isGrave,
  nextAccount,
  nextLanguage,
  rightKeys,
  toggled,
  type Changes,
  type Judgement,
} from './judgement.js';
import type { Pile } from './use-pile.js';
import type { Acts } from './Verbs.js';

const page = 10;

export interface InboxActs extends Acts {
  classAs: (kind: Judgement['class']) => unknown;
  acceptAll: () => unknown;
  openTicket: () => unknown;
  undo: () => unknown;
}

/** The whole inbox by single keys: look, decide, correct, go on, go back. */
export function useInboxKeys(
  pile: Pile,
  acts: InboxActs,
  looked: { judgement: Judgement | null; suggestion: Suggestion | null; change: (part: Changes) => void },
  enabled: boolean,
): void {
  const { judgement, suggestion, change } = looked;
  const keys: KeyMap = {
    j: () => pile.move(1),
    k: () => pile.move(-1),
    ArrowDown: () => pile.move(1),
    ArrowUp: () => pile.move(-1),
    PageDown: () => pile.move(page),
    PageUp: () => pile.move(-page),
    Home: () => pile.go(0),
    End: () => pile.go(pile.rows.length - 1),
    f: () => pile.jump(isGrave),
    s: () => pile.jump((row) => row.abstains || row.byHand || row.class === null),
    Enter: acts.accept,
    c: acts.confirm,
    e: acts.correct,
    n: acts.notOurs,
    h: acts.handOver,
    a: acts.acceptAll,
    o: acts.openTicket,
    z: acts.undo,
    p: () =>
      suggestion &&
      change({
        accountAddress: nextAccount(
          suggestion.candidates.map(({ address }) => address),
          judgement?.accountAddress,
        ),
      }),
    l: () => judgement && change({ language: nextLanguage(judgement.language) }),
  };
  messageClasses.forEach((kind, index) => (keys[String(index + 1)] = () => acts.classAs(kind)));
  for (const [key, right] of Object.entries(rightKeys))
    keys[key] = () => judgement && change({ rights: toggled(judgement.rights, right) });
  useKeys(keys, enabled);
}

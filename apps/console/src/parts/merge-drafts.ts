/** One stretch of a text that two people changed from the same start. */
export type MergePiece =
  | { kind: 'same'; text: string[] }
  | { kind: 'mine'; text: string[]; was: string[] }
  | { kind: 'theirs'; text: string[]; was: string[] }
  | { kind: 'conflict'; mine: string[]; theirs: string[]; was: string[] };

/** How a stretch that both changed ends. */
export type Choice = 'mine' | 'theirs' | 'both';

/** The longest texts that are compared paragraph by paragraph; beyond that the whole is one stretch. */
const MOST = 2000;

const paragraphs = (text: string): string[] => text.replace(/\r\n?/g, '\n').split(/\n{2,}/);

/** Pairs of places where two lists agree, in order: their longest common subsequence. */
function matches(a: readonly string[], b: readonly string[]): Map<number, number> {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  const pairs = new Map<number, number>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.set(i++, j++);
    else if (table[i + 1][j] >= table[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}

const equal = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, place) => one === b[place]);

function piece(was: string[], mine: string[], theirs: string[]): MergePiece | null {
  if (was.length + mine.length + theirs.length === 0) return null;
  if (equal(mine, theirs)) return { kind: 'same', text: mine };
  if (equal(was, mine)) return { kind: 'theirs', text: theirs, was };
  if (equal(was, theirs)) return { kind: 'mine', text: mine, was };
  return { kind: 'conflict', mine, theirs, was };
}

/** A stretch in which nobody added or removed a paragraph is told apart paragraph by paragraph. */
function pieceByPiece(was: string[], mine: string[], theirs: string[]): (MergePiece | null)[] {
  if (was.length !== mine.length || was.length !== theirs.length) return [piece(was, mine, theirs)];
  return was.map((one, at) => piece([one], [mine[at]], [theirs[at]]));
}

/**
 * Two texts that came from the same one, paragraph by paragraph: what only one of them changed is taken, what both changed
 * otherwise is put side by side for a person to choose. No word of either is dropped unseen.
 */
export function mergeTexts(was: string, mine: string, theirs: string): MergePiece[] {
  const [base, left, right] = [paragraphs(was), paragraphs(mine), paragraphs(theirs)];
  if (Math.max(base.length, left.length, right.length) > MOST)
    return [piece([was], [mine], [theirs])].filter((one) => one !== null);
  const [inLeft, inRight] = [matches(base, left), matches(base, right)];
  const pieces: MergePiece[] = [];
  const add = (one: MergePiece | null) => {
    const last = pieces.at(-1);
    if (one?.kind === 'same' && last?.kind === 'same') last.text.push(...one.text);
    else if (one) pieces.push(one);
  };
  let [b, l, r] = [0, 0, 0];
  for (let at = 0; at <= base.length; at += 1) {
    const [toLeft, toRight] =
      at === base.length ? [left.length, right.length] : [inLeft.get(at), inRight.get(at)];
    if (toLeft === undefined || toRight === undefined) continue;
    for (const one of pieceByPiece(base.slice(b, at), left.slice(l, toLeft), right.slice(r, toRight)))
      add(one);
    if (at < base.length) add({ kind: 'same', text: [base[at]] });
    [b, l, r] = [at + 1, toLeft + 1, toRight + 1];
  }
  return pieces;
}

/** The text that the choices give; where nothing was chosen, both stay. */
export function merged(pieces: readonly MergePiece[], choices: Readonly<Record<number, Choice>>): string {
  return pieces
    .flatMap((one, place) => {
      if (one.kind !== 'conflict') return one.text;
      const choice = choices[place] ?? 'both';
      return [...(choice === 'mine' ? [] : one.theirs), ...(choice === 'theirs' ? [] : one.mine)];
    })
    .join('\n\n');
}

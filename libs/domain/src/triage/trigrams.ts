import type { RequiredWords } from './lexicon/required-words.js';

const BASE = 36;

/** 0 to 35 for a digit or a small letter, -1 for everything else. */
const VALUE = new Int8Array(128).fill(-1);
for (let i = 0; i < BASE; i += 1) VALUE[i.toString(BASE).charCodeAt(0)] = i;

/**
 * Which three characters in a row occur in a folded text. Answers at once whether a word may occur: a word that is there is never
 * denied, one that is not is nearly always.
 */
export class Trigrams {
  private readonly present = new Uint8Array(BASE ** 3);

  constructor(text: string) {
    let first = -1;
    let second = -1;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      const third = code < 128 ? VALUE[code] : -1;
      if (first >= 0 && second >= 0 && third >= 0) this.present[(first * BASE + second) * BASE + third] = 1;
      first = second;
      second = third;
    }
  }

  /** Whether the text may hold what is wanted. Plain loops: thousands of words are asked for a mail. */
  mayHold({ kind, trigrams, parts }: WantedTrigrams): boolean {
    if (kind === 'word') {
      for (let i = 0; i < trigrams.length; i += 1) if (this.present[trigrams[i]] === 0) return false;
      return true;
    }
    const some = kind === 'any';
    for (let i = 0; i < parts.length; i += 1) if (this.mayHold(parts[i]) === some) return some;
    return !some;
  }
}

/** Words as their trigrams, combined as they were. One shape for all kinds keeps the loops above fast. */
export interface WantedTrigrams {
  readonly kind: 'word' | 'any' | 'all';
  readonly trigrams: Uint16Array;
  readonly parts: readonly WantedTrigrams[];
}

const NONE = new Uint16Array(0);

/** The trigrams of words of three or more small letters and digits. */
export function trigramsOf(words: RequiredWords): WantedTrigrams {
  if (typeof words === 'string') return { kind: 'word', trigrams: ofWord(words), parts: [] };
  const [kind, parts] = 'any' in words ? (['any', words.any] as const) : (['all', words.all] as const);
  return { kind, trigrams: NONE, parts: parts.map(trigramsOf) };
}

function ofWord(word: string): Uint16Array {
  const values = [...word].map((c) => VALUE[c.charCodeAt(0)] ?? -1);
  if (word.length < 3 || values.includes(-1)) throw new TypeError(`no trigrams of "${word}"`);
  return Uint16Array.from(
    { length: word.length - 2 },
    (_, i) => (values[i] * BASE + values[i + 1]) * BASE + values[i + 2],
  );
}

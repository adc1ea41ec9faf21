import { CONCEPT_COUNT, conceptsOf } from './concepts.js';

/** Number of buckets into which the pieces of a text are hashed. */
export const BUCKETS = 1 << 17;
/** So much of what was written now is looked at: a wish stands in the first pages. */
export const READ = 12_000;
const CHARS = 4;

const SEED = {
  word: 0x9747b28c,
  pair: 0x51ed270b,
  piece: 0x2545f491,
  subject: 0x7feb352d,
  concept: 0x1b873593,
  both: 0x38b34ae5,
} as const;

/** One piece of the text as a bucket, with the place where it stands. */
export type Take = (bucket: number, start: number, end: number) => void;

/** Mixes the hash so that its lowest bits depend on all of it. */
function bucketOf(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) & (BUCKETS - 1);
}

const isLetter = (code: number): boolean => code >= 97 && code <= 122;
const endsSentence = (code: number): boolean => code === 46 || code === 33 || code === 63;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/**
 * Words, pairs of neighbouring words and the sequences of four characters in a word, of a folded text. Numbers of more than two digits count
 * as one word, the parts of addresses not at all: both belong to a person, not to what is asked.
 */
export function eachPiece(folded: string, seed: number, take: Take): void {
  const length = Math.min(folded.length, READ);
  let before = 0;
  let beforeAt = 0;
  for (let at = 0; at < length; at += 1) {
    const code = folded.charCodeAt(at);
    if (!isLetter(code) && !isDigit(code)) {
      // A sentence ends, and with it the neighbourhood of its words.
      if (endsSentence(code)) before = 0;
      continue;
    }
    const start = at;
    let number = true;
    let hash = SEED.word ^ seed;
    while (at < length) {
      const next = folded.charCodeAt(at);
      if (!isLetter(next) && !isDigit(next)) break;
      if (isLetter(next)) number = false;
      hash = Math.imul(hash ^ next, 0x01000193);
      at += 1;
    }
    if (partOfAddress(folded, start, at)) {
      at -= 1;
      continue;
    }
    if (number && at - start > 2) hash = SEED.word ^ seed ^ 35;
    take(bucketOf(hash), start, at);
    if (before !== 0) take(bucketOf(Math.imul(before, 0x01000193) ^ hash ^ SEED.pair), beforeAt, at);
    before = hash;
    beforeAt = start;
    if (!number && at - start >= CHARS) charPieces(folded, start, at, seed, take);
    at -= 1;
  }
}

/** Sequences within a word, its beginning and its end told apart from its middle. */
function charPieces(folded: string, start: number, end: number, seed: number, take: Take): void {
  for (let from = start; from + CHARS <= end; from += 1) {
    let hash = SEED.piece ^ seed ^ (from === start ? 1 : from + CHARS === end ? 2 : 0);
    for (let i = from; i < from + CHARS; i += 1) hash = Math.imul(hash ^ folded.charCodeAt(i), 0x01000193);
    take(bucketOf(hash), start, end);
  }
}

/** Before an at-sign, after one, or joined by the dots of a name of a machine. */
function partOfAddress(folded: string, start: number, end: number): boolean {
  const before = folded.charCodeAt(start - 1);
  const after = folded.charCodeAt(end);
  return (
    before === 64 || after === 64 || before === 183 || (after === 183 && isLetter(folded.charCodeAt(end + 1)))
  );
}

/** What a sentence speaks of, and each two things that it speaks of together. */
export function eachConcept(folded: string, seed: number, take: Take): void {
  const length = Math.min(folded.length, READ);
  let present: number[] = [];
  let from = -1;
  const close = (end: number): void => {
    for (let i = 0; i < present.length; i += 1) {
      take(bucketOf(SEED.concept ^ seed ^ Math.imul(present[i] + 1, 0x9e3779b1)), from, end);
      for (let j = 0; j < i; j += 1) {
        const low = Math.min(present[i], present[j]);
        const high = Math.max(present[i], present[j]);
        take(bucketOf(SEED.both ^ seed ^ Math.imul(low * CONCEPT_COUNT + high + 1, 0x9e3779b1)), from, end);
      }
    }
    present = [];
    from = -1;
  };
  let at = 0;
  for (; at < length; at += 1) {
    const code = folded.charCodeAt(at);
    if (!isLetter(code)) {
      if (from >= 0 && (endsSentence(code) || code === 10 || at - from > 400)) close(at);
      continue;
    }
    const start = at;
    while (at < length && isLetter(folded.charCodeAt(at))) at += 1;
    if (!partOfAddress(folded, start, at))
      for (const concept of conceptsOf(folded.slice(start, at)))
        if (!present.includes(concept)) present.push(concept);
    if (from < 0) from = start;
    at -= 1;
  }
  if (from >= 0) close(at);
}

const MARKED = new Uint32Array(BUCKETS);
let mark = 0;

/** A text as distinct buckets; `values` weigh words and things so that long and short mails compare. */
export interface TextFeatures {
  readonly buckets: Uint32Array;
  readonly values: Float32Array;
}

/** So much weigh the things against the words. */
const OF_CONCEPTS = 0.5;

export function textFeatures(subject: string, text: string): TextFeatures {
  const words = distinct(0, (take) => {
    if (subject !== '') {
      eachPiece(subject, SEED.subject, take);
      eachPiece(subject, 0, take);
    }
    eachPiece(text, 0, take);
  });
  const end = distinct(words, (take) => {
    if (subject !== '') {
      eachConcept(subject, SEED.subject, take);
      eachConcept(subject, 0, take);
    }
    eachConcept(text, 0, take);
  });
  const values = new Float32Array(end);
  values.fill(1 / Math.sqrt(Math.max(words, 1)), 0, words);
  values.fill(OF_CONCEPTS / Math.sqrt(Math.max(end - words, 1)), words);
  return { buckets: FOUND.slice(0, end), values };
}

/** Sentences beyond these are not read one by one. */
const MOST_SENTENCES = 40;
/** A sentence of fewer characters is a greeting or a name. */
const LEAST_SENTENCE = 12;

/** The sentences of a text, each by itself: a wish may be one line of a long mail, and a second right one half of it. */
export function sentenceFeatures(subject: string, text: string): TextFeatures[] {
  const sentences = text.slice(0, READ).match(/(?:[^.!?\n]|\n(?!\s*\n))+/g) ?? [];
  return [subject, ...sentences]
    .filter((sentence) => sentence.trim().length >= LEAST_SENTENCE)
    .slice(0, MOST_SENTENCES)
    .map((sentence) => textFeatures('', sentence));
}

/** The same pieces of a text one by one, each with its value and where it stands first. */
export function placedFeatures(
  text: string,
  take: (bucket: number, value: number, start: number) => void,
): void {
  for (const [each, weight] of [
    [eachPiece, 1],
    [eachConcept, OF_CONCEPTS],
  ] as const) {
    const count = distinct(0, (found) => each(text, 0, found));
    const value = weight / Math.sqrt(Math.max(count, 1));
    for (let i = 0; i < count; i += 1) take(FOUND[i], value, PLACES[i]);
  }
}

/** Room for the pieces of one text; what is found is copied out at once. */
const FOUND = new Uint32Array(16 * READ);
const PLACES = new Uint32Array(16 * READ);

/** Writes each bucket once, from `from` on, with the place where it stands first; returns where they end. */
function distinct(from: number, walk: (take: Take) => void): number {
  mark = (mark + 1) >>> 0;
  if (mark === 0) MARKED.fill((mark = 1) - 1);
  const now = mark;
  let end = from;
  walk((bucket, start) => {
    if (MARKED[bucket] === now || end === FOUND.length) return;
    MARKED[bucket] = now;
    FOUND[end] = bucket;
    PLACES[end] = start;
    end += 1;
  });
  return end;
}

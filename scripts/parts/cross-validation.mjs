// Folds that never change, and what a model says of mails that it was not trained on.
import { foldOf } from './triage-corpus.mjs';
import { loadModel, pack, trainJoining, trainWords, wordSums } from './triage-model.mjs';

export const FOLDS = 5;

/** Gives each mail its fold: by the hash of its id; mails that share much of their wording go together. */
export function assignFolds(mails) {
  const leader = mails.map((_, index) => index);
  const find = (index) => (leader[index] === index ? index : (leader[index] = find(leader[index])));
  const shingles = mails.map(({ facts }) => shinglesOf(`${facts.subject} ${facts.text}`));
  const holders = new Map();
  mails.forEach((_, index) => {
    const common = new Map();
    for (const shingle of shingles[index]) {
      const earlier = holders.get(shingle);
      if (earlier) for (const other of earlier) common.set(other, (common.get(other) ?? 0) + 1);
      if (!earlier) holders.set(shingle, [index]);
      else earlier.push(index);
    }
    for (const [other, count] of common) {
      const either = shingles[index].size + shingles[other].size - count;
      if (count / either >= 0.3) leader[find(index)] = find(other);
    }
  });
  mails.forEach((mail, index) => (mail.fold = foldOf(mails[find(index)].id, FOLDS)));
  return mails.filter((_, index) => find(index) !== index).length;
}

function shinglesOf(text) {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const found = new Set();
  for (let i = 0; i + 3 <= words.length; i += 1) found.add(words.slice(i, i + 3).join(' '));
  return found;
}

/**
 * For each fold a model that has not seen it. The second step of each is trained on sums of first steps that have seen neither the fold
 * under test nor the mail itself.
 */
export function foldModels(mails, settings, options) {
  const folds = [...Array(FOLDS).keys()];
  const without = new Map();
  const words = (left) => {
    const key = [...left].sort().join();
    if (!without.has(key))
      without.set(
        key,
        trainWords(
          mails.filter(({ fold }) => !left.includes(fold)),
          options,
        ),
      );
    return without.get(key);
  };
  const models = folds.map((tested) => {
    const seen = mails.filter(({ fold }) => fold !== tested);
    const joining = trainJoining(seen, (mail) => wordSums(words([tested, mail.fold]), mail));
    return loadModel(pack('cv', words([tested]), { ...joining, ...settings }));
  });
  return { models, sums: (mail) => wordSums(words([mail.fold]), mail) };
}

// Trains the two steps of the triage's model: words by hashed pieces, then words joined with rules and facts.
import { fromSource } from './from-source.mjs';
import { train } from './linear-training.mjs';

const { TRIAGE_CLASSES, TRIAGE_RIGHTS, NOT_PRIVACY_KINDS } = await fromSource(
  'libs/domain/src/triage/index.ts',
);
const { BUCKETS, sentenceFeatures, textFeatures } = await fromSource(
  'libs/domain/src/triage/model/text-features.ts',
);
const { AT, MODEL_MARKS, loadModel, sumsOf } = await fromSource(
  'libs/domain/src/triage/model/linear-model.ts',
);
const { modelText, signalsOf } = await fromSource('libs/domain/src/triage/model/signals.ts');
const { classInputs, rightInputs } = await fromSource('libs/domain/src/triage/model/joining.ts');
const { readByRules } = await fromSource('libs/domain/src/triage/triage.ts');

const WORDS = { epochs: 12, rate: 0.2, decay: 1e-4 };
const JOINING = { epochs: 60, rate: 0.3, decay: 1e-4 };
/** Sets that the rules were written with. */
const KNOWN_TO_RULES = ['mailbox', 'everyday'];
/** A rule that speaks in so few of those mails may have been written for them: they are read without it. */
const FEW = 2;
const MAY_EXERCISE = ['subject-request', 'follow-up'];
/** A piece that stands in a single mail of the training tells about that mail only. */
const LEAST_MAILS = 2;

/**
 * The mails with what their words and their rules say; nothing here is learned. Rules are right by construction on the mails that they were
 * written with: without those that only these few mails bear out, the rules are about as good as on mails they have never seen.
 */
export function readMails(mails) {
  const read = ({ facts, directory, history }, without) => readByRules(facts, directory, history, without);
  const known = new Map();
  const spoke = new Map();
  for (const mail of mails.filter(({ set }) => KNOWN_TO_RULES.includes(set))) {
    const rules = new Set(read(mail).evidence.map(({ rule }) => rule));
    known.set(mail, rules);
    for (const rule of rules) spoke.set(rule, (spoke.get(rule) ?? 0) + 1);
  }
  return mails.map((mail) => {
    const without = new Set([...(known.get(mail) ?? [])].filter((rule) => spoke.get(rule) <= FEW));
    return readMail(mail, read(mail, without));
  });
}

function readMail(mail, reading) {
  const text = modelText(reading);
  const { label } = mail;
  const kind =
    label.class === 'not-privacy' && label.subclass ? NOT_PRIVACY_KINDS.indexOf(label.subclass) : -1;
  const marks = ['autoReplyAllowed', 'minor', 'suspicious'].map((name) => label[name]);
  return {
    ...mail,
    reading,
    ...textFeatures(text.subject, text.text),
    sentences: sentenceFeatures(text.subject, text.text),
    signals: signalsOf(reading, reading.decision),
    targets: [
      TRIAGE_CLASSES.indexOf(label.class),
      new Set(label.rights.map((right) => TRIAGE_RIGHTS.indexOf(right))),
      kind < 0 ? null : kind,
      marks[0] === undefined
        ? null
        : new Set([!marks[0], marks[1], marks[2]].flatMap((yes, index) => (yes ? [index] : []))),
    ],
  };
}

const GROUPS = [
  { size: TRIAGE_CLASSES.length, one: true },
  { size: TRIAGE_RIGHTS.length, one: false },
  { size: NOT_PRIVACY_KINDS.length, one: true },
  { size: MODEL_MARKS.length, one: false },
];

/** At most so many pieces are kept, those that weigh most: the stored model stays below a megabyte. */
const MOST_PIECES = 28_000;

/** The first step, trained on these mails: rows of known buckets with their weights. */
export function trainWords(mails, options = {}) {
  const seen = new Uint16Array(BUCKETS);
  for (const { buckets } of mails) for (const bucket of buckets) seen[bucket] += 1;
  const rows = new Uint16Array(BUCKETS);
  let count = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1)
    if (seen[bucket] >= LEAST_MAILS) rows[bucket] = count += 1;
  const samples = mails.map((mail) => ({ ...knownPart(mail, rows), targets: mail.targets }));
  const { weights, bias } = train(samples, GROUPS, { buckets: count + 1, ...WORDS, ...options });
  return heaviest({ rows, count, weights, bias }, options.pieces ?? MOST_PIECES);
}

function heaviest({ rows, count, weights, bias }, most) {
  if (count <= most) return { rows, count, weights, bias };
  const sizes = Float32Array.from({ length: count + 1 }, (_, row) => {
    let sum = 0;
    for (let o = 0; o < AT.end; o += 1) sum += weights[row * AT.end + o] ** 2;
    return sum;
  });
  const bound = sizes.slice(1).sort().at(-most);
  const kept = new Uint16Array(BUCKETS);
  const left = new Float32Array((most + 1) * AT.end);
  let size = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const row = rows[bucket];
    if (row === 0 || sizes[row] < bound || size === most) continue;
    kept[bucket] = size += 1;
    left.set(weights.subarray(row * AT.end, (row + 1) * AT.end), size * AT.end);
  }
  return { rows: kept, count: size, weights: left.slice(0, (size + 1) * AT.end), bias };
}

function knownPart({ buckets, values }, rows) {
  const at = [];
  buckets.forEach((bucket, index) => rows[bucket] > 0 && at.push(index));
  return { buckets: at.map((index) => rows[buckets[index]]), values: at.map((index) => values[index]) };
}

export const wordSums = (words, mail) => sumsOf(words, mail, mail.sentences);

/** The second step, trained on sums that the first step gave for mails it was not trained on. */
export function trainJoining(mails, sumsOf) {
  const open = mails.filter(({ reading }) => reading.decision.by === 'words');
  const classSamples = open.map((mail) => {
    const inputs = classInputs(sumsOf(mail), mail.signals);
    return { buckets: Array.from(inputs, (_, i) => i), values: inputs, targets: [mail.targets[0]] };
  });
  const inputs = classSamples[0].values.length;
  const size = TRIAGE_CLASSES.length;
  const choice = train(classSamples, [{ size, one: true }], { buckets: inputs, ...JOINING });
  const rightSamples = open
    .filter(({ label }) => MAY_EXERCISE.includes(label.class))
    .flatMap((mail) =>
      TRIAGE_RIGHTS.map((_, right) => {
        const { weights, rights } = mail.reading.rights;
        const values = rightInputs(sumsOf(mail), weights, rights, right, mail.label.class);
        return {
          buckets: [...values.map((_, i) => i), values.length + right],
          values: [...values, 1],
          targets: [new Set(mail.targets[1].has(right) ? [0] : [])],
        };
      }),
    );
  const dense = rightSamples[0].values.length - 1;
  const each = train(rightSamples, [{ size: 1, one: false }], {
    buckets: dense + TRIAGE_RIGHTS.length,
    ...JOINING,
    epochs: 30,
  });
  return {
    classes: TRIAGE_CLASSES.map((_, c) => [
      choice.bias[c],
      ...Array.from({ length: inputs }, (_, i) => choice.weights[i * size + c]),
    ]),
    rights: [...each.weights.subarray(0, dense)],
    rightBias: TRIAGE_RIGHTS.map((_, right) => each.weights[dense + right] + each.bias[0]),
  };
}

const round = (value) => Number(value.toPrecision(5));

/** Quantised to a byte a weight, as it is stored. */
export function pack(version, { rows, count, weights, bias }, joining) {
  const known = Buffer.alloc(BUCKETS / 8);
  for (let bucket = 0; bucket < BUCKETS; bucket += 1)
    if (rows[bucket] > 0) known[bucket >> 3] |= 1 << (bucket & 7);
  const scales = Array.from({ length: AT.end }, (_, o) => {
    let top = 0;
    for (let row = 1; row <= count; row += 1) top = Math.max(top, Math.abs(weights[row * AT.end + o]));
    return round(top / 127 || 1);
  });
  const bytes = Buffer.alloc(count * AT.end);
  for (let i = 0; i < bytes.length; i += 1)
    bytes.writeInt8(Math.max(-127, Math.min(127, Math.round(weights[AT.end + i] / scales[i % AT.end]))), i);
  return {
    version,
    known: known.toString('base64'),
    weights: bytes.toString('base64'),
    scales,
    bias: Array.from(bias, round),
    joining: {
      ...joining,
      classes: joining.classes.map((row) => row.map(round)),
      rights: joining.rights.map(round),
      rightBias: joining.rightBias.map(round),
    },
  };
}

export { loadModel };

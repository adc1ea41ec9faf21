// Trains the model of the triage on the labelled mails of the repository, measures it on folds that it has not seen and writes
// the weights (libs/domain/src/triage/model/trained.ts) and the cross-validated figures (docs/triage.md). The same mails give the same
// bytes. `--measure` writes nothing and lists the mails that it got wrong.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { assignFolds, foldModels, FOLDS } from './parts/cross-validation.mjs';
import { fromSource } from './parts/from-source.mjs';
import { readCorpus } from './parts/triage-corpus.mjs';
import { loadModel, pack, readMails, trainJoining, trainWords } from './parts/triage-model.mjs';
import { crossValidated } from './parts/triage-page.mjs';
import { writeBetween } from './parts/write-between.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { suggest, triage } = await fromSource('libs/domain/src/triage/triage.ts');
const { versionWith } = await fromSource('libs/domain/src/triage/vocabulary.ts');

/** Chosen on the folds: see docs/triage.md. */
const SETTINGS = { rightFrom: 0.5, wishFrom: 0.16, doubtFrom: 0.04, calibration: [0, 1], abstainBelow: 0.6 };

const started = performance.now();
const mails = readMails(await readCorpus());
const together = assignFolds(mails);
const { models, sums } = foldModels(mails, SETTINGS);
const seen = (mail, model) => suggest(mail.reading, model);

const raw = mails.map((mail) => ({ mail, label: mail.label, line: seen(mail, models[mail.fold]) }));
const byWords = raw.filter(({ mail }) => mail.reading.decision.by === 'words');
const joined = raw.map((pair) => {
  // The scale is fitted without the fold that it is measured on.
  const calibration = fitCalibration(byWords.filter(({ mail }) => mail.fold !== pair.mail.fold));
  const { joining } = models[pair.mail.fold];
  return {
    ...pair,
    line: seen(pair.mail, { ...models[pair.mail.fold], joining: { ...joining, calibration } }),
  };
});
const ruled = mails.map((mail) => ({ mail, label: mail.label, line: seen(mail, null) }));

const words = trainWords(mails);
const joining = { ...trainJoining(mails, sums), ...SETTINGS, calibration: fitCalibration(byWords) };
const version = createHash('sha256')
  .update(JSON.stringify(pack('', words, joining)))
  .digest('hex')
  .slice(0, 8);
const stored = pack(version, words, joining);
const shipped = loadModel(stored);
const golden = mails
  .filter(({ set }) => set === 'mailbox' || set === 'everyday')
  .map((mail) => ({
    mail,
    label: mail.label,
    line: triage(mail.facts, mail.directory, mail.history, shipped),
  }));

const page = crossValidated({
  mails,
  joined,
  ruled,
  golden,
  together,
  folds: FOLDS,
  version: versionWith(version),
});
if (process.argv.includes('--measure')) {
  for (const { mail, label, line } of joined)
    if (label.class !== line.class || [...label.rights].sort().join() !== [...line.rights].sort().join())
      console.log(
        [
          mail.id,
          label.class,
          label.rights.join('+'),
          '→',
          line.class,
          line.rights.join('+'),
          line.confidence,
        ].join(' '),
      );
  for (const { mail, label, line } of golden)
    if (label.class !== line.class || [...label.rights].sort().join() !== [...line.rights].sort().join())
      console.log(
        ['GOLDEN', mail.id, label.class, label.rights.join('+'), '→', line.class, line.rights.join('+')].join(
          ' ',
        ),
      );
  console.log(page);
} else {
  writeFileSync(path.join(root, 'libs/domain/src/triage/model/trained.ts'), source(stored));
  await writeBetween(path.join(root, 'docs/triage.md'), 'cross-validated', page);
}
console.log(
  `${mails.length} mails, ${words.count} pieces, ${Math.round((performance.now() - started) / 1000)} s`,
);

/** Platt's scale: two numbers that make the share of the chosen class the share of those that are right. */
function fitCalibration(pairs) {
  let [a, b] = [0, 1];
  const points = pairs.map(({ label, line }) => ({
    x: Math.log(clip(line.confidence) / clip(1 - line.confidence)),
    y: Number(label.class === line.class),
  }));
  for (let step = 0; step < 400; step += 1) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6];
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-(a + b * x)));
      const h = p * (1 - p);
      ga += p - y;
      gb += (p - y) * x;
      haa += h;
      hab += h * x;
      hbb += h * x * x;
    }
    const det = haa * hbb - hab * hab;
    const [da, db] = [(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det];
    a -= da;
    b -= db;
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  return [Number(a.toPrecision(4)), Number(b.toPrecision(4))];
}

function clip(share) {
  return Math.max(0.005, share);
}

function source(model) {
  const { known, weights, ...rest } = model;
  const literal = (value) => JSON.stringify(value).replaceAll(',', ', ');
  return [
    '// Written by `node scripts/triage-train.mjs`: the weights of the trained model. Not edited by hand.',
    "import type { StoredModel } from './linear-model.js';",
    '',
    '/* prettier-ignore */',
    'export const TRAINED: StoredModel | null = {',
    ...Object.entries(rest).map(([name, value]) => `  ${name}: ${literal(value)},`),
    `  known: '${known}',`,
    `  weights: '${weights}',`,
    '};',
    '',
  ].join('\n');
}

// Measures the triage, as the product has it, on the sample mailbox and on three mailboxes that nothing was trained on or written for, and
// writes the tables into docs/triage.md (--check only compares).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromSource } from './parts/from-source.mjs';
import {
  crossTab,
  lostWishes,
  microF1,
  percent,
  rightsTable,
  row,
  shareOf,
} from './parts/triage-figures.mjs';
import { writeBetween } from './parts/write-between.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixtures = path.join(root, 'test/fixtures');
const { readAccounts, triageFiles } = await fromSource('apps/cli/src/triage.ts');
const { TRIAGE_CLASSES, TRIAGE_RIGHTS, shippedModel, versionWith } = await fromSource(
  'libs/domain/src/triage/index.ts',
);
const accounts = await readAccounts(path.join(fixtures, 'mailbox/accounts.json'));

/** What was expected of each mail of a mailbox, and what the triage says. */
async function pairsOf(mailbox) {
  const labels = JSON.parse(readFileSync(path.join(fixtures, mailbox, 'labels.json'), 'utf8'));
  const files = labels.map(({ file }) => path.join(fixtures, mailbox, file));
  const pairs = [];
  for await (const line of triageFiles(files, accounts)) pairs.push({ label: labels[pairs.length], line });
  return pairs;
}

const figures = [
  ['class', (pairs) => percent(shareOf(pairs, 'class'))],
  ['rights, micro-F1', (pairs) => percent(microF1(TRIAGE_RIGHTS, pairs))],
  ['requests of persons or authorities called not-privacy', (pairs) => lostWishes(pairs).length],
  ['language', (pairs) => percent(shareOf(pairs, 'language'))],
  ['account found or rightly none', (pairs) => percent(shareOf(pairs, 'account'))],
  ['automatic answer rightly allowed or not', (pairs) => percent(shareOf(pairs, 'autoReplyAllowed'))],
  ['suspicious rightly flagged or not', (pairs) => percent(shareOf(pairs, 'suspicious'))],
  ['suspicious mails of authorities flagged', (pairs) => percent(flagged(pairs))],
];

function flagged(pairs) {
  const frauds = pairs.filter(({ label }) => label.class === 'authority-request' && label.suspicious);
  return frauds.filter(({ line }) => line.suspicious).length / frauds.length;
}

const pairs = await pairsOf('mailbox');
const report = [
  `Version \`${versionWith(shippedModel()?.version ?? null)}\`, ${pairs.length} mails of the sample mailbox.`,
  '',
  row(['figure', 'value']),
  row(['---', '---:']),
  ...figures.map(([name, of]) => row([name, of(pairs)])),
  '',
  ...crossTab(TRIAGE_CLASSES, pairs),
  '',
  ...rightsTable(TRIAGE_RIGHTS, pairs),
].join('\n');

const mailboxes = [];
for (const name of ['a', 'b', 'c']) mailboxes.push(await pairsOf(`unseen-${name}`));
const together = mailboxes.flat();
const unseen = [
  row([
    'figure',
    ...['first', 'second', 'third'].map((name, at) => `${name}, ${mailboxes[at].length} mails`),
  ]),
  row(['---', ...mailboxes.map(() => '---:')]),
  ...figures.map(([name, of]) => row([name, ...mailboxes.map(of)])),
  '',
  ...crossTab(TRIAGE_CLASSES, together),
  '',
  ...rightsTable(TRIAGE_RIGHTS, together),
].join('\n');

const check = process.argv.includes('--check');
const page = path.join(root, 'docs/triage.md');
const said = await writeBetween(page, 'measured', report, { check });
const current = (await writeBetween(page, 'unseen', unseen, { check })) && said;
if (current) console.log('docs/triage.md is up to date');
else if (check) {
  console.error('docs/triage.md is out of date, run: node scripts/triage-report.mjs');
  process.exitCode = 1;
} else console.log('wrote docs/triage.md');

// Measures the triage, as the product has it, on the sample mailbox and writes the tables into docs/triage.md (--check only compares).
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
const mailbox = path.join(root, 'test/fixtures/mailbox');
const { readAccounts, triageFiles } = await fromSource('apps/cli/src/triage.ts');
const { TRIAGE_CLASSES, TRIAGE_RIGHTS, shippedModel, versionWith } = await fromSource(
  'libs/domain/src/triage/index.ts',
);

const labels = JSON.parse(readFileSync(path.join(mailbox, 'labels.json'), 'utf8'));
const accounts = await readAccounts(path.join(mailbox, 'accounts.json'));
const files = labels.map(({ file }) => path.join(mailbox, file));
const pairs = [];
for await (const line of triageFiles(files, accounts)) pairs.push({ label: labels[pairs.length], line });

const report = [
  `Version \`${versionWith(shippedModel()?.version ?? null)}\`, ${pairs.length} mails of the sample mailbox.`,
  '',
  row(['figure', 'value']),
  row(['---', '---:']),
  row(['class', percent(shareOf(pairs, 'class'))]),
  row(['rights, micro-F1', percent(microF1(TRIAGE_RIGHTS, pairs))]),
  row(['requests of persons or authorities called not-privacy', lostWishes(pairs).length]),
  row(['language', percent(shareOf(pairs, 'language'))]),
  row(['account found or rightly none', percent(shareOf(pairs, 'account'))]),
  row(['automatic answer rightly allowed or not', percent(shareOf(pairs, 'autoReplyAllowed'))]),
  row(['suspicious rightly flagged or not', percent(shareOf(pairs, 'suspicious'))]),
  '',
  ...crossTab(TRIAGE_CLASSES, pairs),
  '',
  ...rightsTable(TRIAGE_RIGHTS, pairs),
].join('\n');

const check = process.argv.includes('--check');
const current = await writeBetween(path.join(root, 'docs/triage.md'), 'measured', report, { check });
if (current) console.log('docs/triage.md is up to date');
else if (check) {
  console.error('docs/triage.md is out of date, run: node scripts/triage-report.mjs');
  process.exitCode = 1;
} else console.log('wrote docs/triage.md');

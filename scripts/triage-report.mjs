// Measures the triage on the sample mailbox and on the everyday mails and writes the tables into docs/triage.md,
// between the two marks. Needs a build: `npm run build && node scripts/triage-report.mjs` (--check only compares).
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const mailbox = path.join(root, 'test/fixtures/mailbox');
const page = path.join(root, 'docs/triage.md');
const { readAccounts, triageFiles } = await import(path.join(root, 'dist/apps/cli/src/triage.js'));
const { TRIAGE_CLASSES, TRIAGE_RIGHTS, triageVersion } = await import(
  path.join(root, 'dist/libs/domain/src/index.js')
);

const labels = JSON.parse(readFileSync(path.join(mailbox, 'labels.json'), 'utf8'));
const accounts = await readAccounts(path.join(mailbox, 'accounts.json'));
const lines = [];
for await (const line of triageFiles(
  labels.map(({ file }) => path.join(mailbox, file)),
  accounts,
)) {
  lines.push(line);
}

const pairs = labels.map((label, index) => ({ label, line: lines[index] }));
const share = (right) => (pairs.filter(right).length / pairs.length).toFixed(3);
const row = (cells) => `| ${cells.join(' | ')} |`;

function crossTab() {
  const count = (wanted, given) =>
    pairs.filter(({ label, line }) => label.class === wanted && line.class === given).length;
  return [
    row(['expected \\ given', ...TRIAGE_CLASSES]),
    row(['---', ...TRIAGE_CLASSES.map(() => '---:')]),
    ...TRIAGE_CLASSES.map((wanted) =>
      row([wanted, ...TRIAGE_CLASSES.map((given) => count(wanted, given) || '·')]),
    ),
  ];
}

function rightsTable() {
  const total = { hit: 0, extra: 0, missed: 0 };
  const rows = TRIAGE_RIGHTS.map((right) => {
    const hit = pairs.filter(
      ({ label, line }) => label.rights.includes(right) && line.rights.includes(right),
    ).length;
    const extra = pairs.filter(
      ({ label, line }) => !label.rights.includes(right) && line.rights.includes(right),
    ).length;
    const missed = pairs.filter(
      ({ label, line }) => label.rights.includes(right) && !line.rights.includes(right),
    ).length;
    total.hit += hit;
    total.extra += extra;
    total.missed += missed;
    return row([right, hit, extra, missed]);
  });
  const f1 = ((2 * total.hit) / (2 * total.hit + total.extra + total.missed)).toFixed(3);
  return {
    f1,
    rows: [row(['right', 'found', 'too many', 'missed']), row(['---', '---:', '---:', '---:']), ...rows],
  };
}

const rights = rightsTable();
const missed = pairs.filter(
  ({ label, line }) => /^(subject|authority)-/.test(label.class) && line.class === 'not-privacy',
).length;
const report = [
  `Version \`${triageVersion}\`, ${pairs.length} mails of the sample mailbox.`,
  '',
  row(['figure', 'value']),
  row(['---', '---:']),
  row(['class', share(({ label, line }) => label.class === line.class)]),
  row(['rights, micro-F1', rights.f1]),
  row(['requests of persons or authorities called not-privacy', missed]),
  row(['language', share(({ label, line }) => label.language === line.language)]),
  row(['account found or rightly none', share(({ label, line }) => label.account === line.account)]),
  row([
    'automatic answer rightly allowed or not',
    share(({ label, line }) => label.autoReplyAllowed === line.autoReplyAllowed),
  ]),
  row([
    'suspicious rightly flagged or not',
    share(({ label, line }) => label.suspicious === line.suspicious),
  ]),
  '',
  ...crossTab(),
  '',
  ...rights.rows,
].join('\n');

const START = '<!-- measured: start -->';
const END = '<!-- measured: end -->';
const before = readFileSync(page, 'utf8');
const after = `${before.slice(0, before.indexOf(START) + START.length)}\n\n${report}\n\n${before.slice(before.indexOf(END))}`;
const squeeze = (text) => text.replace(/[ -]+/g, ' ');
if (squeeze(after) === squeeze(before)) {
  console.log('docs/triage.md is up to date');
} else if (process.argv.includes('--check')) {
  console.error('docs/triage.md is out of date, run: node scripts/triage-report.mjs');
  process.exitCode = 1;
} else {
  const { format } = await import('prettier');
  writeFileSync(page, await format(after, { parser: 'markdown', printWidth: 110 }));
  console.log('wrote docs/triage.md');
}

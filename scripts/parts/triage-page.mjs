// What docs/triage.md says of the cross-validation.
import { fromSource } from './from-source.mjs';
import {
  crossTab,
  lostWishes,
  microF1,
  percent,
  reliability,
  rightsTable,
  row,
  shareOf,
} from './triage-figures.mjs';

const { TRIAGE_CLASSES, TRIAGE_LANGUAGES, TRIAGE_RIGHTS, NOT_PRIVACY_KINDS } = await fromSource(
  'libs/domain/src/triage/index.ts',
);

export function crossValidated({ mails, joined, ruled, golden, together, folds, version }) {
  const sure = joined.filter(({ line }) => !line.abstains);
  const { ece, rows } = reliability(joined);
  return [
    `Version \`${version}\`: ${mails.length} mails, ${folds} folds by the hash of the id; ${together} mails went to the fold of another whose wording they share. The model of a fold has seen no mail of it.`,
    '',
    row(['figure', 'rules alone', 'joined']),
    row(['---', '---:', '---:']),
    ...figures(ruled).map(([name, value], index) => row([name, value, figures(joined)[index][1]])),
    '',
    `Above the threshold: ${sure.length} of ${joined.length} mails, class ${percent(shareOf(sure, 'class'))}, wishes called not-privacy ${lostWishes(sure).length}. In the product, where the model has seen them too, sample and everyday mails: class ${percent(shareOf(golden, 'class'))}, rights ${percent(microF1(TRIAGE_RIGHTS, golden))}.`,
    '',
    '### By set',
    '',
    ...bySet(joined, ruled),
    '',
    '### Confusion, rules alone',
    '',
    ...crossTab(TRIAGE_CLASSES, ruled),
    '',
    '### Confusion, joined',
    '',
    ...crossTab(TRIAGE_CLASSES, joined),
    '',
    ...rightsTable(TRIAGE_RIGHTS, joined),
    '',
    '### Kinds of not-privacy',
    '',
    ...kinds(joined),
    '',
    '### Reliability',
    '',
    `Expected calibration error ${percent(ece)}; rules alone ${percent(reliability(ruled).ece)}.`,
    '',
    ...rows,
  ].join('\n');
}

const figures = (pairs) => [
  ['class', percent(shareOf(pairs, 'class'))],
  ['rights, micro-F1', percent(microF1(TRIAGE_RIGHTS, pairs))],
  ['requests of persons or authorities called not-privacy', lostWishes(pairs).length],
  [
    'of these with confidence (not abstaining)',
    lostWishes(pairs).filter(({ line }) => !line.abstains).length,
  ],
  ['language', percent(shareOf(pairs, 'language'))],
  ['automatic answer rightly allowed or not', percent(shareOf(pairs, 'autoReplyAllowed'))],
  [
    'suspicious rightly flagged or not',
    percent(shareOf(pairs, 'suspicious', ({ flags }) => flags.suspicious)),
  ],
  ['minor rightly flagged or not', percent(shareOf(pairs, 'minor', ({ flags }) => flags.minor))],
  ['share that abstains', percent(pairs.filter(({ line }) => line.abstains).length / pairs.length)],
];

function bySet(joined, ruled) {
  const cells = (pairs) => [
    percent(shareOf(pairs, 'class')),
    percent(microF1(TRIAGE_RIGHTS, pairs)),
    lostWishes(pairs).length,
  ];
  const line = (name, belongs) => {
    const [rules, both] = [ruled.filter(belongs), joined.filter(belongs)];
    return both.length === 0 ? [] : [row([name, both.length, ...cells(rules), ...cells(both)])];
  };
  return [
    row(['set', 'mails', 'rules: class', 'rights', 'lost', 'joined: class', 'rights', 'lost']),
    row(['---', ...Array(7).fill('---:')]),
    ...[...new Set(joined.map(({ mail }) => mail.set))].flatMap((set) =>
      line(set, ({ mail }) => mail.set === set),
    ),
    ...TRIAGE_LANGUAGES.flatMap((language) => line(language, ({ label }) => label.language === language)),
  ];
}

function kinds(pairs) {
  const told = pairs.filter(({ label, line }) => label.subclass && line.class === 'not-privacy');
  return [
    row(['expected \\ given', ...NOT_PRIVACY_KINDS]),
    row(['---', ...NOT_PRIVACY_KINDS.map(() => '---:')]),
    ...NOT_PRIVACY_KINDS.map((wanted) =>
      row([
        wanted,
        ...NOT_PRIVACY_KINDS.map(
          (given) =>
            told.filter(({ label, line }) => label.subclass === wanted && line.notPrivacyKind === given)
              .length || '·',
        ),
      ]),
    ),
  ];
}

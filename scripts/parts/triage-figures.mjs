// Tables of what the triage found against what a person said, in Markdown.

export const row = (cells) => `| ${cells.join(' | ')} |`;
export const percent = (share) => (Number.isNaN(share) ? '–' : share.toFixed(3));

/** `pairs` are `{ label, line }`; a label that says nothing of a field is not counted. */
export function shareOf(pairs, field, read = (line) => line[field]) {
  const told = pairs.filter(({ label }) => label[field] !== undefined);
  return told.filter(({ label, line }) => label[field] === read(line)).length / told.length;
}

export function crossTab(classes, pairs) {
  const count = (wanted, given) =>
    pairs.filter(({ label, line }) => label.class === wanted && line.class === given).length;
  return [
    row(['expected \\ given', ...classes]),
    row(['---', ...classes.map(() => '---:')]),
    ...classes.map((wanted) => row([wanted, ...classes.map((given) => count(wanted, given) || '·')])),
  ];
}

export function rightsTable(rights, pairs) {
  const rows = rights.map((right) => {
    const { hit, extra, missed } = counts([right], pairs);
    return row([right, hit, extra, missed]);
  });
  return [row(['right', 'found', 'too many', 'missed']), row(['---', '---:', '---:', '---:']), ...rows];
}

export function microF1(rights, pairs) {
  const { hit, extra, missed } = counts(rights, pairs);
  return (2 * hit) / (2 * hit + extra + missed);
}

function counts(rights, pairs) {
  const total = { hit: 0, extra: 0, missed: 0 };
  for (const { label, line } of pairs) {
    for (const right of rights) {
      const [wanted, given] = [label.rights.includes(right), line.rights.includes(right)];
      if (wanted && given) total.hit += 1;
      else if (given) total.extra += 1;
      else if (wanted) total.missed += 1;
    }
  }
  return total;
}

/** Requests of persons and authorities that were called none of the desk's business. */
export const lostWishes = (pairs) =>
  pairs.filter(
    ({ label, line }) => /^(subject|authority)-/.test(label.class) && line.class === 'not-privacy',
  );

/** Ten bins of confidence: how many, how sure, how often right; and the mean gap (expected calibration error). */
export function reliability(pairs) {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, sure: 0, right: 0 }));
  for (const { label, line } of pairs) {
    const bin = bins[Math.min(9, Math.floor(line.confidence * 10))];
    bin.n += 1;
    bin.sure += line.confidence;
    bin.right += Number(label.class === line.class);
  }
  const ece = bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / pairs.length;
  const rows = bins.flatMap(({ n, sure, right }, index) =>
    n === 0 ? [] : [row([`${index / 10}–${(index + 1) / 10}`, n, percent(sure / n), percent(right / n)])],
  );
  return {
    ece,
    rows: [row(['confidence', 'mails', 'mean', 'right']), row(['---', '---:', '---:', '---:']), ...rows],
  };
}

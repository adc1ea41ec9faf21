/** docs/jobs.md, from the catalogue of the built product; what a job does is its comment there. */
import ts from 'typescript';
import { code, read, table, typescriptFiles } from './parts/sources.mjs';

export const target = 'docs/jobs.md';

const catalogue = 'libs/foundation/src/queue/catalogue.ts';
const schedules = 'apps/worker/src/schedules.ts';

export async function generate() {
  const { jobs } = await import('../../dist/libs/foundation/src/queue/catalogue.js');
  const words = commentsOfMembers(catalogue);
  const sources = typescriptFiles('apps/worker', 'libs')
    .filter((file) => !/\.spec\.ts$|\/testing/.test(file))
    .map((file) => ({ file, text: read(file) }));
  const rows = Object.entries(jobs).map(([key, job]) => [
    code(job.name),
    words.get(key),
    Object.keys(job.schema.shape).map(code).join(', '),
    `${job.retry.attempts} times, ${backoff(job.retry.backoffMs)}`,
    handler(key, sources),
  ]);
  return `# Jobs

Every kind of work that is done later. Written by \`npm run docs\` from [\`${catalogue}\`](../${catalogue}). A payload holds ids and nothing about
a person. A job exists if and only if the transaction that asked for it was committed; a worker without a handler for one of them does not start.
The wait doubles with every attempt; after the last one the job is shown as failed and the row it is about tells so.

${table(['Job', 'Does', 'Payload', 'Tried', 'Handled in'], rows)}

## On a clock

Written in [\`${schedules}\`](../${schedules}). However many workers run, each tick happens once.

${table(['Tick', 'Every', 'Job'], ticks(jobs))}
`;
}

const backoff = (ms) => `first wait ${ms / 1000} s`;

/** The comment above each member of the object that the file exports. */
function commentsOfMembers(file) {
  const found = new Map();
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && node.jsDoc?.length)
      found.set(node.name.text, ts.getTextOfJSDocComment(node.jsDoc[0].comment).replace(/\s+/g, ' '));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2023, true));
  return found;
}

function handler(key, sources) {
  const files = sources.filter(({ text }) => new RegExp(`\\.on\\(\\s*jobs\\.${key}\\b`).test(text));
  if (files.length !== 1) throw new Error(`the job ${key} is handled in ${files.length} files`);
  return `[${files[0].file.replace(/^.*\//, '')}](../${files[0].file})`;
}

function ticks(jobs) {
  const calls = [...read(schedules).matchAll(/\.every\(\s*'([^']+)',\s*([^,]+),\s*jobs\.(\w+)/g)];
  return calls.map(([, name, period, key]) => [code(name), spelled(period.trim()), code(jobs[key].name)]);
}

function spelled(period) {
  const setting = /values\.(\w+) \* 1000/.exec(period);
  if (setting) return `${code(setting[1])} seconds`;
  const minutes = /values\.(\w+) \* MINUTE/.exec(period);
  if (minutes) return `${code(minutes[1])} minutes`;
  const [, times = '1', unit] = /^(?:(\d+) \* )?(MINUTE|HOUR|DAY)$/.exec(period) ?? [];
  if (!unit) throw new Error(`${schedules}: cannot read the period "${period}"`);
  return `${times} ${unit.toLowerCase()}${times === '1' ? '' : 's'}`;
}

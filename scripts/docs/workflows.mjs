/** docs/workflows.md, from the machines of the built domain: their table, their picture, and a check of their shape. */
export const target = 'docs/workflows.md';

export async function generate() {
  const domain = await import('../../dist/libs/domain/src/index.js');
  const pages = [
    ['Rights request', domain.requestWorkflow, 'libs/domain/src/requests/workflow.ts'],
    ['Authority file', domain.authorityParking, 'libs/domain/src/authority/parking.ts'],
  ].map(([title, machine, source]) => page(domain, title, machine, source));
  return `# Workflows

Written by \`npm run docs\` from the tables in \`libs/domain\`; the same tables decide at run time. A row is one named
action: an officer presses it, or the desk is told of it (a letter left, a letter came back). \`same\` keeps the state.
The script stops when a state cannot be reached, or cannot be left towards an end.

${pages.join('\n')}`;
}

function page({ describeWorkflow, problems }, title, machine, source) {
  const found = problems(machine);
  if (found.length > 0) throw new Error(`the workflow ${machine.name} is not sound: ${found.join('; ')}`);
  const rows = describeWorkflow(machine);
  return `## ${title}

Source: [\`${source}\`](../${source}). States: ${machine.states.map(code).join(', ')}. It starts as ${code(machine.initial)}
and may rest for good as ${machine.final.map(code).join(' or ')}.

\`\`\`mermaid
stateDiagram-v2
  [*] --> ${machine.initial}
${arrows(rows).join('\n')}
${machine.final.map((state) => `  ${state} --> [*]`).join('\n')}
\`\`\`

${table(rows)}
`;
}

const code = (word) => `\`${word}\``;

/** One arrow for all actions that lead from one state to another; what keeps the state stands in the table only. */
function arrows(rows) {
  const between = new Map();
  for (const { action, from, to } of rows.filter((row) => row.to !== 'same')) {
    for (const state of from) {
      const way = `  ${state} --> ${to}`;
      between.set(way, [...(between.get(way) ?? []), action]);
    }
  }
  return [...between].map(([way, actions]) => `${way}: ${actions.join(', ')}`);
}

function table(rows) {
  const head = ['Action', 'From', 'To', 'By', 'Refused by', 'Asks for'];
  const cells = rows.map(({ action, from, to, by, guards, asks }) => [
    code(action),
    from.map(code).join(', '),
    code(to),
    by,
    guards.map(code).join(', ') || '–',
    asks.map(code).join(', ') || '–',
  ]);
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

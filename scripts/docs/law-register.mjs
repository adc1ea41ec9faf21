/** docs/law-register.md, from the `@law` tags above the rules: which article, which rule, which spec tries it. */
import ts from 'typescript';
import { code, read, table, typescriptFiles } from './parts/sources.mjs';

export const target = 'docs/law-register.md';

export function generate() {
  const specs = typescriptFiles('libs', 'apps', 'test')
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => ({ file, text: read(file) }));
  const rules = typescriptFiles('libs', 'apps')
    .filter((file) => !file.endsWith('.spec.ts'))
    .flatMap((file) => rulesIn(file));
  const acts = byAct(rules);
  const untried = rules.filter((rule) => specsOf(rule, specs).length === 0).length;
  return `# Register of the law

Which article is applied where, and which spec tries it. Written by \`npm run docs\` from the \`@law\` tags in the comments above the
rules: to add a line, write the tag. The spec is the nearest that names the rule, or else lies in its folder.

${rules.length} rules carry a tag; Tried only through what calls them (–): ${untried}.

${acts.map((act) => section(act, specs)).join('\n\n')}
`;
}

/** Every declaration of a file that carries the tag. */
function rulesIn(file) {
  const text = read(file);
  if (!text.includes('@law')) return [];
  const found = [];
  const visit = (node) => {
    const tags = (node.jsDoc ?? [])
      .flatMap((doc) => doc.tags ?? [])
      .filter((tag) => tag.tagName.text === 'law');
    for (const tag of tags)
      found.push({ file, name: nameOf(node), law: ts.getTextOfJSDocComment(tag.comment) ?? '' });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true));
  const written = text.match(/@law\b/g).length;
  if (found.length !== written) throw new Error(`${file}: an @law tag stands above nothing that has a name`);
  return found;
}

function nameOf(node) {
  const named = ts.isVariableStatement(node) ? node.declarationList.declarations[0] : node;
  const own = named.name?.text ?? named.name?.getText();
  const owner = ownerOf(named.parent);
  if (own === undefined)
    throw new Error(`an @law tag stands above ${ts.SyntaxKind[node.kind]}, which has no name`);
  return owner && owner !== own ? `${owner}.${own}` : own;
}

function ownerOf(node) {
  for (let up = node; up; up = up.parent) {
    if (ts.isClassDeclaration(up)) return up.name?.text;
    if (ts.isVariableDeclaration(up) && ts.isIdentifier(up.name)) return up.name.text;
  }
  return undefined;
}

/** "GDPR art. 12(2), 12(6); RFC 3834 section 2": each act with its places. What follows ": " is a remark. */
function citations(law) {
  return law
    .replace(/\s+/g, ' ')
    .split(';')
    .map((part) => part.split(/: /)[0].trim().replace(/\.$/, ''))
    .filter(Boolean)
    .flatMap((part) => {
      const [, act, unit, places] = /^(.*?) (art\.|section|paras?\.?) (.+)$/.exec(part) ?? [];
      if (act === undefined) return [{ act: part.replace(/ \([^)]*\)$/, ''), place: '' }];
      const word = unit.startsWith('para') ? 'para.' : unit;
      return places
        .split(/, (?![^(]*\))/)
        .map((place) => ({ act, place: `${/^\d|^L/.test(place) ? `${word} ` : ''}${place}` }));
    });
}

function byAct(rules) {
  const acts = new Map();
  for (const rule of rules)
    for (const { act, place } of citations(rule.law)) {
      const places = acts.get(act) ?? acts.set(act, new Map()).get(act);
      places.set(place, [...(places.get(place) ?? []), rule]);
    }
  const order = (a, b) => a.localeCompare(b, 'en', { numeric: true });
  return [...acts]
    .sort(([a], [b]) => Number(b === 'GDPR') - Number(a === 'GDPR') || order(a, b))
    .map(([act, places]) => ({ act, places: [...places].sort(([a], [b]) => order(a, b)) }));
}

function section({ act, places }, specs) {
  const rows = places.flatMap(([place, rules]) =>
    rules.map((rule) => [
      place,
      `${code(rule.name)} in ${link(rule.file)}`,
      specsOf(rule, specs).slice(0, 1).map(link).join(''),
    ]),
  );
  return `## ${act}\n\n${table(['Place', 'Rule', 'Spec'], rows)}`;
}

const link = (file) => `[${file.replace(/^.*\//, '')}](../${file})`;

/** Nearest first: the spec of the file, one that names the rule in its folder, its step, elsewhere; else one of its folder. */
function specsOf({ file, name }, specs) {
  const word = new RegExp(`(?<![\\w-])${name.split('.')[0]}(?![\\w-])`);
  const folder = `${file.slice(0, file.lastIndexOf('/'))}/`;
  const step = `${file.split('/').slice(0, 2).join('/')}/`;
  // A plain word such as "bounce" says nothing outside the step of the rule.
  const telling = /[a-z][A-Z]/.test(name.split('.')[0]);
  const nearness = ({ file: spec, text }) => {
    if (spec === file.replace(/\.ts$/, '.spec.ts')) return 0;
    const named = word.test(text);
    if (spec.startsWith(folder)) return named ? 1 : 4;
    if (spec.startsWith(step)) return named ? 2 : Infinity;
    return named && telling ? 3 : Infinity;
  };
  return specs
    .map((spec) => ({ file: spec.file, nearness: nearness(spec) }))
    .filter((spec) => spec.nearness < Infinity)
    .sort((a, b) => a.nearness - b.nearness || (a.file < b.file ? -1 : 1))
    .map((spec) => spec.file);
}

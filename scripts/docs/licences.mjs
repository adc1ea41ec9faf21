/** docs/licences.md, from the lockfile: what the product is built on, and under which licence. Stops at copyleft. */
import { code, read, table } from './parts/sources.mjs';

export const target = 'docs/licences.md';

/** Packages whose package.json does not name a licence as others do; read in their LICENSE. */
const readByHand = {
  busboy: 'MIT',
  'dejavu-fonts-ttf': 'Bitstream-Vera',
  'png-js': 'MIT',
  streamsearch: 'MIT',
};

const free =
  /^(MIT|MIT-0|ISC|0BSD|BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Python-2\.0|OFL-1\.1|CC0-1\.0|Unlicense|Zlib|PostgreSQL|Bitstream-Vera)$/;

/**
 * Under the LGPL: used as they are published, as packages of their own that anybody may replace, and loaded by the server only. That
 * binds their code, not ours (LGPL 3.0, section 4). A change to one of them would have to be published.
 */
const replaceable = new Set(['openpgp']);

/** The console's build tools: declared beside what the console ships, but not part of it. */
const toolsOfConsole = /^(vite|@vitejs\/.*|@types\/.*)$/;

export function generate() {
  const packages = JSON.parse(read('package-lock.json')).packages;
  const server = closure(
    packages,
    '',
    Object.keys({ ...packages[''].dependencies, ...packages[''].optionalDependencies }),
  );
  const own = packages['apps/console'];
  const browser = closure(
    packages,
    'apps/console',
    Object.keys({ ...own.dependencies, ...own.devDependencies }).filter((name) => !toolsOfConsole.test(name)),
  );
  const shipped = new Set([...server, ...browser]);
  const rows = unique([...shipped].map((place) => describe(place, packages[place], server, browser)));
  const refused = rows.filter(
    ({ name, licence, where }) => !allowed(licence) && !(replaceable.has(name) && where === 'server'),
  );
  if (refused.length > 0)
    throw new Error(
      `licences to look at: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`,
    );
  return `# Licences

Everything that runs with the desk: on the server, or in the browser as part of the console. Written by \`npm run docs\` from
\`package-lock.json\`. The script stops at a licence that would bind our own code (GPL, AGPL, LGPL, MPL, EUPL …) unless the package may be
taken under a free one as well; ${[...replaceable].join(', ')} (LGPL) runs unchanged, on the server only, as a package that anybody may replace. Tools that only build or test the desk are not listed: nothing of them is shipped.

${rows.length} packages: ${counts(rows)}.

${table(
  ['Package', 'Version', 'Licence', 'Runs in'],
  rows.map(({ name, version, licence, where }) => [name, version, licence, where]),
)}
`;
}

/** The places in the lockfile of these packages and of all that they need, found as Node would find them. */
function closure(packages, from, names, found = new Set()) {
  for (const name of names) {
    const place = resolve(packages, from, name);
    if (place === undefined || found.has(place)) continue;
    found.add(place);
    const { dependencies, optionalDependencies, peerDependencies } = packages[place];
    closure(
      packages,
      place,
      Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }),
      found,
    );
  }
  return found;
}

function resolve(packages, from, name) {
  for (
    let folder = from;
    ;
    folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$|^apps\/console$/, '')
  ) {
    const place = `${folder}${folder ? '/' : ''}node_modules/${name}`;
    if (packages[place] && !packages[place].link) return place;
    if (folder === '') return undefined;
  }
}

function describe(place, entry, server, browser) {
  const name = place.replace(/^.*node_modules\//, '');
  const where = [server.has(place) && 'server', browser.has(place) && 'browser'].filter(Boolean).join(', ');
  return { name, version: entry.version, licence: readByHand[name] ?? entry.license ?? 'none stated', where };
}

/** "A OR B" needs one free choice, "A AND B" needs both free. */
function allowed(licence) {
  const plain = licence.replace(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((one) => free.test(one.trim())));
}

function unique(rows) {
  const byName = new Map(rows.map((row) => [`${row.name}@${row.version}`, row]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function counts(rows) {
  const many = new Map();
  for (const { licence } of rows) many.set(licence, (many.get(licence) ?? 0) + 1);
  return [...many]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([licence, count]) => `${count} ${code(licence)}`)
    .join(', ');
}

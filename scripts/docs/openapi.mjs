/** docs/openapi.json, for other clients: the built controllers and their schemas, described without a database. */
export const target = 'docs/openapi.json';

export async function generate() {
  const { describeApi } = await import('../../dist/apps/api/src/openapi.js');
  const { document, routes } = await describeApi();
  for (const { method, path, access } of routes) {
    const operation = operationOf(document, method, path);
    if (operation === undefined)
      throw new Error(`${method} ${path} is missing in the description of the API`);
    operation['x-permission'] = access.kind === 'public' ? 'public' : access.permission;
    operation.security = access.kind === 'public' ? [] : [{ cookie: [] }];
  }
  return `${JSON.stringify(sorted(document), null, 2)}\n`;
}

function operationOf(document, method, path) {
  const written = path.replace(/:(\w+)/g, '{$1}');
  const item = document.paths[`/api${written}`] ?? document.paths[written];
  return item?.[method.toLowerCase()];
}

/** Keys in one order, whatever order the modules were read in. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

/** docs/permissions.md, from the built table of permissions and the routes that name them. */
import { code, table } from './parts/sources.mjs';

export const target = 'docs/permissions.md';

const source = 'libs/domain/src/staff/permissions.ts';

export async function generate() {
  const domain = await import('../../dist/libs/domain/src/index.js');
  const { describeApi } = await import('../../dist/apps/api/src/openapi.js');
  const { routes } = await describeApi();
  return `# Permissions

Written by \`npm run docs\` from [\`${source}\`](../${source}) and from the routes of the API. A route names one permission, and nothing
else grants anything; a route without one stops the start. *Fresh* asks for a second factor given within the last five minutes.
What an officer sees of a ticket is narrowed further by row-level policies: see [ADR 0005](adr/0005-context-and-row-level-security.md).
Every role but support signs in with a second factor.

${table(['Permission', ...domain.roles, 'Fresh'], permissionRows(domain))}

## Routes

${table(['Route', 'Asks for'], routeRows(routes))}
`;
}

function permissionRows({ permissions, permissionTable, roles, stepUpPermissions }) {
  return permissions.map((permission) => [
    code(permission),
    ...roles.map((role) => (permissionTable[permission].includes(role) ? 'yes' : '')),
    stepUpPermissions.includes(permission) ? 'yes' : '',
  ]);
}

function routeRows(routes) {
  return routes
    .map(({ method, path, access }) => [`${path} ${method}`, code(`${method} ${where(path)}`), asks(access)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, route, needed]) => [route, needed]);
}

const where = (path) => (/^\/(health|metrics)/.test(path) ? path : `/api${path}`);

function asks(access) {
  if (access.kind === 'public') return 'nothing';
  const permission = code(access.permission);
  if (!access.stages.includes('full') || access.stages.length > 1)
    return `${permission}, also while signing in`;
  return access.stepUp ? `${permission}, fresh` : permission;
}

// Imports point upstream (left); jobs point downstream (right).
const pipeline = [
  'audit',
  'staff',
  'rulesets',
  'intake',
  'triage',
  'requests',
  'holds',
  'authority',
  'fulfilment',
  'responses',
  'reports',
  'retention',
  'connectors',
];
const later = (i) => pipeline.slice(i + 1).join('|');
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'domain imports nothing: no npm, no node, no other lib',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/domain/' },
    },
    {
      name: 'foundation-knows-no-step',
      severity: 'error',
      from: { path: '^libs/foundation/' },
      to: { path: '^libs/', pathNot: '^libs/(foundation|domain)/' },
    },
    ...pipeline.slice(0, -1).map((step, i) => ({
      name: `${step}-imports-upstream-only`,
      severity: 'error',
      from: { path: `^libs/${step}/` },
      to: { path: `^libs/(${later(i)})/` },
    })),
    { name: 'libs-never-import-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'apps-are-islands',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'console-sees-only-contracts',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^libs/', pathNot: '^libs/contracts/' },
    },
    {
      name: 'contracts-see-zod-and-domain',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^(libs/(contracts|domain)/|node_modules/zod/)' },
    },
    {
      name: 'libs-never-import-contracts',
      severity: 'error',
      from: { path: '^libs/(?!contracts/)' },
      to: { path: '^libs/contracts/' },
    },
    {
      name: 'platform-stands-alone',
      severity: 'error',
      from: { path: '^apps/platform/' },
      to: { path: '^libs/', pathNot: '^libs/platform-api/' },
    },
    {
      name: 'only-connectors-and-platform-see-platform-api',
      severity: 'error',
      from: { pathNot: '^(libs/(platform-api|connectors)|apps/platform|test)/' },
      to: { path: '^libs/platform-api/' },
    },
    {
      name: 'public-surface-only',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(index|testing)\\.ts$'] },
    },
    {
      name: 'public-surface-only-apps',
      severity: 'error',
      from: { path: '^(apps|test)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: '^libs/[^/]+/src/(index|testing)\\.ts$' },
    },
    {
      name: 'testing-helpers-only-from-specs',
      comment: 'testing.ts is a public surface for specs, never for the product',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '(\\.spec\\.ts$|/src/testing(\\.ts$|/))' },
      to: { path: '^libs/[^/]+/src/testing(\\.ts$|/)' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'only-foundation-touches-bullmq',
      severity: 'error',
      from: { pathNot: '^libs/foundation/' },
      to: { path: 'node_modules/bullmq/' },
    },
    {
      name: 'typeorm-stays-in-libs',
      severity: 'error',
      from: { path: '^apps/(?!platform/)' },
      to: { path: 'node_modules/typeorm/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/output|\\.data)/' },
    // Its `paths` say where the console finds #contracts; the others find the libs through package.json.
    tsConfig: { fileName: 'apps/console/tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};

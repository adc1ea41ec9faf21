// Four kinds of specs. Only those that need a database start one: `npm run jest -- libs/domain` runs at once.
import { readdirSync } from 'node:fs';
import { swc } from './test/setup/swc.mjs';

process.env.TZ ??= 'UTC';

const libs = readdirSync(new URL('./libs', import.meta.url)).join('|');
const long = process.env.DPO_LONG === '1' ? [] : ['\\.long\\.spec\\.ts$'];

const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    [`^#(${libs})$`]: '<rootDir>/libs/$1/src/index.ts',
    [`^#(${libs})/testing$`]: '<rootDir>/libs/$1/src/testing.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/test/output', '<rootDir>/.data'],
  testPathIgnorePatterns: ['/node_modules/', ...long],
};

const database = {
  globalSetup: '<rootDir>/test/setup/global-setup.mjs',
  globalTeardown: '<rootDir>/test/setup/global-teardown.mjs',
  setupFiles: ['<rootDir>/test/setup/own-server.mjs'],
};

const pure = 'domain|contracts|platform-api';
const specs = (...folders) => ({ testMatch: folders.map((folder) => `<rootDir>/${folder}/**/*.spec.ts`) });

export default {
  projects: [
    { ...common, ...specs(`libs/@(${pure})`, 'apps/console'), displayName: 'rules' },
    { ...common, ...database, ...specs(`libs/!(${pure})`, 'apps/!(console)'), displayName: 'steps' },
    { ...common, ...database, ...specs('test/!(browser)'), displayName: 'scenarios' },
    {
      ...common,
      ...database,
      setupFiles: [...database.setupFiles, '<rootDir>/test/setup/film-recorder.mjs'],
      ...specs('test/browser'),
      displayName: 'browser',
    },
  ],
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
};

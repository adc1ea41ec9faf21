// The house's rules that a compiler does not check. Types are read, so that a forgotten `await` is seen.
import tseslint from 'typescript-eslint';

const forbid = (message, ...selectors) => selectors.map((selector) => ({ selector, message }));

const clock = forbid(
  'Rules take the instant as an argument: the domain has no clock.',
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Date'][property.name='now']",
  "MemberExpression[object.name='Temporal'][property.name='Now']",
);
const chance = forbid(
  'Rules are repeatable: draw outside and pass the value.',
  "MemberExpression[object.name='Math'][property.name='random']",
);
const environment = forbid(
  'Only libs/foundation/src/config reads the environment: take the value from the settings.',
  "MemberExpression[object.name='process'][property.name='env']",
  "VariableDeclarator[init.name='process'] Property[key.name='env']",
);
const outsideContext = forbid(
  'Every query runs in the transaction of a Context, which names the officer: use Contexts.run.',
  "MemberExpression[property.name='getRepository']",
  "Identifier[name='InjectRepository']",
  "Identifier[name='InjectDataSource']",
  "Identifier[name='InjectEntityManager']",
  'MemberExpression[object.name=/[dD]ataSource$/][property.name=/^(query|manager|transaction|createQueryRunner|createQueryBuilder|createEntityManager)$/]',
  'MemberExpression[object.property.name=/[dD]ataSource$/][property.name=/^(query|manager|transaction|createQueryRunner|createQueryBuilder|createEntityManager)$/]',
);
const focused = forbid(
  'A focused spec hides the others.',
  "MemberExpression[object.name=/^(describe|it|test)$/][property.name='only']",
);

const noNode = [
  ...['process', 'Buffer', 'global', 'globalThis', 'performance', 'crypto', 'fetch', 'console', 'setTimeout'],
  ...['setInterval', 'setImmediate', 'queueMicrotask', 'require', '__dirname', '__filename', 'localStorage'],
].map((name) => ({
  name,
  message: 'The domain is pure: no clock, no input or output, nothing of the machine.',
}));

const environmentImport = {
  group: ['node:process', 'process'],
  importNames: ['env', 'default'],
  message: 'Only libs/foundation/src/config reads the environment.',
};
const databaseImports = [
  {
    group: ['typeorm'],
    importNames: ['DataSource', 'Repository', 'EntityManager', 'QueryRunner'],
    message: 'Take ctx.query or ctx.repository of the Context: its transaction names the officer.',
  },
  {
    group: ['pg', 'pg/*'],
    message: 'A connection of its own knows no officer: take ctx.query of the Context.',
  },
];

const nodeGlobals = [
  ...[
    'process',
    'console',
    'Buffer',
    'URL',
    'URLSearchParams',
    'TextDecoder',
    'TextEncoder',
    'fetch',
    'performance',
  ],
  ...[
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'queueMicrotask',
    'AbortController',
  ],
  ...['AbortSignal', 'structuredClone', 'globalThis', 'FormData', 'Blob', 'Response', 'Headers', 'crypto'],
];

const specs = ['**/*.spec.ts', '**/src/testing.ts', '**/src/testing/**', 'test/**', 'bench/**'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      '.data/',
      'test/output/',
      'test/fixtures/',
      'coverage/',
      '**/*.{js,cjs}',
      '**/*.d.ts',
      '**/vite.config.ts',
    ],
  },
  {
    // Scripts run as they stand: no compiler looks at them.
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])),
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      'no-unreachable': 'error',
      'no-dupe-keys': 'error',
      'no-const-assign': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        // Specs of the console belong to no project: its own must not know Node and Jest.
        projectService: { allowDefaultProject: ['apps/console/src/{i18n,parts,providers}/*.spec.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-syntax': ['error', ...environment, ...outsideContext, ...focused],
      'no-restricted-imports': ['error', { patterns: [environmentImport, ...databaseImports] }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Nest and Jest hand methods around by name; a number in a sentence is fine; an async port may answer at once.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    // Decorated signatures need the class at run time: an inline type import would take it away.
    files: ['apps/{api,worker,platform,cli,door}/**/*.ts', 'libs/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['libs/domain/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-syntax': ['error', ...clock, ...chance, ...environment, ...focused],
      'no-restricted-globals': ['error', ...noNode],
    },
  },
  {
    files: ['libs/foundation/src/config/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...outsideContext, ...focused],
      'no-restricted-imports': ['error', { patterns: databaseImports }],
    },
  },
  {
    // Where the Context is made.
    files: ['libs/foundation/src/database/**/*.ts', 'libs/foundation/src/context/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...environment, ...focused],
      'no-restricted-imports': ['error', { patterns: [environmentImport] }],
    },
  },
  {
    // The queue of PostgreSQL listens on a session; the leader of a mailbox holds a lock of a session. No transaction can do either.
    files: ['libs/foundation/src/queue/**/*.ts', 'libs/connectors/src/imap/leadership.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [environmentImport] }] },
  },
  {
    // The account platform is somebody else's house, with its own settings.
    files: [
      'apps/platform/src/**/*config*.ts',
      'apps/platform/src/**/settings.ts',
      'apps/platform/src/main.ts',
      'apps/platform/src/database/**',
    ],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-imports': 'off' },
  },
  {
    // One migration is one story told in SQL.
    files: ['libs/foundation/src/database/migrations/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['apps/cli/**/*.ts', 'apps/platform/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // A screen is a tree of elements: its length is not its complexity.
    files: ['apps/console/**/*.{ts,tsx}'],
    rules: { 'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: specs,
    rules: {
      'no-restricted-syntax': ['error', ...focused],
      'no-restricted-imports': 'off',
      'no-console': 'off',
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      // What a response or a row holds is what the spec is about to find out.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
);

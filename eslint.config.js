import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { houseRules } from './scripts/lint/house-rules.mjs';
import { CORE_GLOBALS, CORE_PROPERTIES, NETWORK_GLOBALS } from './scripts/lint/restricted-names.mjs';

const TYPED = ['**/*.{ts,tsx}'];
const UNTYPED = ['**/*.{js,mjs,cjs}'];

/** Files see the types of the world they run in: the page none of Node's, core neither. */
const world = (files, project) => ({
  files,
  languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
});

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'coverage/', 'test-results/', 'playwright-report/', 'tests/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,

  { files: TYPED, extends: [tseslint.configs.strictTypeChecked] },
  world(['tests/**', 'bench/**', '*.config.ts'], './tsconfig.test.json'),
  world(['src/core/**', 'src/shared/**'], './tsconfig.core.json'),
  world(['src/main/**', 'src/preload/**', 'demo/**', 'electron.vite.config.ts'], './tsconfig.node.json'),
  world(['src/renderer/**', 'src/preload/index.d.ts'], './tsconfig.web.json'),

  {
    files: TYPED,
    plugins: { house: houseRules },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      // The caller states a row's type once, where the statement is written.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // In index loops over typed arrays the compiler cannot know the bounds, and a check per row would cost.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Factories return closures: there is no `this` that could get lost.
      '@typescript-eslint/unbound-method': 'off',
      'house/tls-stays-verified': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'demo/**/*.ts'],
    rules: { 'house/no-default-export': 'error', eqeqeq: 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', ...NETWORK_GLOBALS],
      'house/no-raw-html': 'error',
      'house/one-transaction-helper': 'error',
      'house/one-network-door': 'error',
      'house/literal-sql': 'error',
    },
  },

  // Elsewhere nothing reaches the database, and `exec` searches with a pattern.
  { files: ['src/main/store/**/*.ts'], rules: { 'house/literal-script': 'error' } },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...CORE_GLOBALS, ...NETWORK_GLOBALS],
      'no-restricted-properties': ['error', ...CORE_PROPERTIES],
      'house/no-clock': 'error',
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    // A size is known only after layout, and has to be kept then.
    rules: { 'react-hooks/set-state-in-effect': 'off' },
  },

  // The one place each where the thing may be done.
  { files: ['src/main/cli/output.ts', 'src/main/log/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['src/main/store/file/transaction.ts'], rules: { 'house/one-transaction-helper': 'off' } },
  { files: ['src/main/store/migrations/**/*.ts'], rules: { 'house/literal-sql': 'off', 'house/literal-script': 'off' } },
  // The wrapper that every statement passes, and work on tables by name, which cannot be bound.
  { files: ['src/main/store/file/{connection,verified-copy,recovery}.ts'], rules: { 'house/literal-sql': 'off' } },
  // One asks, the other only knocks.
  { files: ['src/main/avanza/{http,reachability}.ts'], rules: { 'house/one-network-door': 'off', 'no-restricted-globals': 'off' } },

  {
    files: ['tests/**/*.{ts,tsx}', 'demo/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // Tests look into answers and fakes whose types say less than the test knows.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      'no-loss-of-precision': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },

  {
    files: ['tests/e2e/**/*.ts'],
    ignores: ['tests/e2e/answer.ts'],
    rules: { 'no-restricted-syntax': ['error', { selector: "CallExpression[callee.object.property.name='api'][callee.property.name='call']", message: 'Ask with answerOf: a refusal that is overlooked makes the test wait for what never comes.' }] },
  },

  {
    files: UNTYPED,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', fetch: 'readonly', AbortSignal: 'readonly', Buffer: 'readonly', URL: 'readonly', performance: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly' } },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { module: 'readonly', require: 'readonly' } } },
);

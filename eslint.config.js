/**
 * Typed rules and limits. Style, accessibility and common mistakes are Biome's, unused names TypeScript's:
 * no rule is checked twice.
 */

import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { castsAllowed, longFilesAllowed } from './tests/architecture/exceptions.ts';

const hiddenClock = 'Time is a port: take it from the clock that was handed in.';
const clockAndChance = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: hiddenClock },
  { selector: "CallExpression[callee.name='Date']", message: hiddenClock },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: hiddenClock,
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance is a port: take it from the random source that was handed in.',
  },
];

const limits = (functionLines) => ({
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: functionLines, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 12],
});

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'data/', 'coverage/', 'media-worker/'] },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      'no-restricted-syntax': ['error', ...clockAndChance],
      ...limits(60),
    },
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // Types of Node arrive through dependencies, so the compiler alone does not stop these.
      'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'require', 'setImmediate'],
    },
  },
  {
    files: ['client/**/*.tsx'],
    rules: { ...limits(90) },
  },
  {
    // Pure code may not reach the machine through a global either.
    files: ['server/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'crypto', 'performance', 'fetch', 'console', 'Buffer', 'queueMicrotask'],
        ...['setTimeout', 'setInterval', 'setImmediate'],
      ],
    },
  },
  {
    files: [
      'server/adapters/**/*.ts',
      'client/lib/clock.ts',
      'bench/**/*.ts',
      'scripts/**/*.ts',
      'tests/**/*.{ts,tsx}',
      '**/*.test.{ts,tsx}',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // A suite is one long function by nature; its tests are not.
    files: ['**/*.test.{ts,tsx}', 'tests/contract/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  ...(Object.keys(castsAllowed).length === 0
    ? []
    : [
        {
          files: Object.keys(castsAllowed),
          rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }] },
        },
      ]),
  ...(Object.keys(longFilesAllowed).length === 0
    ? []
    : [{ files: Object.keys(longFilesAllowed), rules: { 'max-lines': 'off' } }]),
);

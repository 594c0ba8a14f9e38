import astro from 'eslint-plugin-astro';
import compat from 'eslint-plugin-compat';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.building-*/', '.dist-*/', '.astro/', 'node_modules/'] },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    files: ['**/*.ts', '**/*.astro'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-console': 'off',
      eqeqeq: 'error',
    },
  },
  {
    // What was typed or fetched becomes text nodes (`scripts/dom.ts`); the policy of the pages refuses the rest.
    files: ['src/**/*.ts', 'src/**/*.astro'],
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc', 'createContextualFragment'].map((property) => ({
          property,
          message: 'It makes HTML from text. Make elements instead.',
        })),
        { object: 'document', property: 'write', message: 'It makes HTML from text. Make elements instead.' },
      ],
    },
  },
  {
    // What runs in the browser: nothing that a browser of `browserslist` (package.json) lacks. Methods of values are
    // checked by their types, see src/scripts/tsconfig.json.
    files: [
      'src/scripts/**/*.ts',
      'src/search/engine/**/*.ts',
      'src/search/*.ts',
      'src/offline/browser/**/*.ts',
      'src/courses/packages/browser/**/*.ts',
    ],
    ...compat.configs['flat/recommended'],
  },
);

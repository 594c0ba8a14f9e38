import astro from 'eslint-plugin-astro';
import compat from 'eslint-plugin-compat';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.astro/', 'node_modules/'] },
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
    // What runs in the browser: nothing that a browser of `browserslist` (package.json) lacks. Methods of values are
    // checked by their types, see src/scripts/tsconfig.json.
    files: ['src/scripts/**/*.ts', 'src/search/engine/**/*.ts', 'src/search/*.ts'],
    ...compat.configs['flat/recommended'],
  },
);

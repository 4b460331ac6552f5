import tseslint from 'typescript-eslint';

/** Imports a folder must not make, each with the way out. */
function forbidImports(...patterns) {
  return { 'no-restricted-imports': ['error', { patterns }] };
}

const noVscode = {
  group: ['vscode'],
  message: 'Only src/vscode knows the editor: take a port from src/core/ports.ts instead.',
};
const noNode = {
  regex: '^node:|^(fs|path|os|crypto|child_process|url|util|worker_threads)(/|$)',
  message: 'src/core is pure: take what you need as a port (src/core/ports.ts).',
};
const noSimpleGit = { group: ['simple-git'], message: 'Git runs in src/node only.' };
const noYaml = {
  group: ['yaml', 'ajv', 'ajv/*'],
  message: 'YAML and JSON Schema live in src/core: call the core instead.',
};
const noAdapters = {
  regex: '/(node|cli|vscode|webview)(/|$)',
  message: 'src/core is imported by the adapters, never the other way round.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.vscode-test/**',
      '.sample/**',
      'scripts/sample/content/**',
      'docs/**',
      'test/fixtures/**',
      'src/core/schema/generated/**',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['src/core/**'], rules: forbidImports(noVscode, noNode, noSimpleGit, noAdapters) },
  {
    files: ['src/core/rules/**'],
    ignores: ['src/core/rules/index.ts'],
    rules: forbidImports(noVscode, noNode, noSimpleGit, noAdapters, {
      regex: '^\\./(?!rule$|support/)',
      message: 'A rule never imports another rule: share through src/core/rules/support.',
    }),
  },
  {
    files: ['src/node/**'],
    rules: forbidImports(noVscode, noYaml, {
      regex: '/(cli|vscode|webview)(/|$)',
      message: 'src/node implements ports; it knows core only.',
    }),
  },
  {
    files: ['src/cli/**'],
    rules: forbidImports(noVscode, noYaml, noSimpleGit, {
      regex: '/(vscode|webview/browser)(/|$)',
      message: 'The CLI knows core, node and what renders a page.',
    }),
  },
  {
    files: ['src/vscode/**'],
    rules: forbidImports(noYaml, noSimpleGit, {
      regex: '/(cli|webview/browser)(/|$)',
      message:
        'The extension knows core, node, shared and what renders a page; scripts of pages run in the window.',
    }),
  },
  {
    files: ['src/webview/**', 'src/shared/**'],
    rules: forbidImports(noVscode, noNode, noSimpleGit, noYaml, {
      regex: '/(node|cli|vscode)(/|$)',
      message:
        'Pages are shown anywhere: they know what the core made for them, and nothing of where it came from.',
    }),
  },
  {
    files: ['test/**', 'scripts/**', '*.js', '*.mjs'],
    rules: { 'no-console': 'off', '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'off' },
  },
);

import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The rooms of the house; the first folder that fits wins. */
const rooms = [
  { type: 'domain-municipality', pattern: 'shared/domain/municipality' },
  { type: 'domain', pattern: 'shared/domain' },
  { type: 'store', pattern: 'shared/store' },
  { type: 'messages', pattern: 'shared/messages' },
  { type: 'http', pattern: 'shared/http' },
  { type: 'platform', pattern: 'shared/platform' },
  { type: 'function', pattern: 'functions/*/*', capture: ['capability', 'name'] },
  { type: 'workflows', pattern: 'workflows' },
  { type: 'config', pattern: 'config' },
  { type: 'requirement-command', pattern: 'infra/requirement' },
  { type: 'infra', pattern: 'infra' },
  { type: 'demo', pattern: 'test/demo' },
  { type: 'test', pattern: 'test' },
].map((room) => ({ ...room, partialMatch: false }));

/** Files that play a part of their own in their room. */
const roles = [
  { category: 'manifest', pattern: '**/manifest.ts' },
  { category: 'handler', pattern: 'functions/*/*/handler.{ts,tsx}' },
];

const domain = ['domain-municipality', 'domain'];
const shared = [...domain, 'platform', 'store', 'messages', 'http'];
const everything = [...shared, 'function', 'workflows', 'config', 'infra', 'requirement-command', 'demo', 'test'];

const anyOf = (types) => ({ element: { types: { anyOf: types } } });
const manifestOf = (room) => ({ element: { type: room }, file: { categories: 'manifest' } });
const sameFunction = {
  element: {
    type: 'function',
    captured: { capability: '{{ from.element.captured.capability }}', name: '{{ from.element.captured.name }}' },
  },
};
const mayImport = (from, to) => ({ from: anyOf(from), allow: { to: anyOf(to) } });

/** The arrows: what no line allows is forbidden, and a later line outweighs an earlier one. */
const arrows = [
  mayImport(domain, domain),
  mayImport(['platform'], ['platform', ...domain]),
  mayImport(['store'], ['store', 'messages', 'platform', ...domain]),
  mayImport(['messages'], ['messages', 'platform', ...domain]),
  mayImport(['http'], ['http', 'platform', ...domain]),
  mayImport(['workflows'], ['workflows', 'store', 'platform', ...domain]),

  // A function is its own folder, the shared parts and what it promised the workflow; never another function.
  mayImport(['function'], [...shared, 'workflows']),
  { from: anyOf(['function']), allow: { to: sameFunction } },
  { from: anyOf(['function']), disallow: { to: { file: { categories: 'handler' } } } },

  // Infrastructure imports manifests, so nothing that runs may hang on one.
  { from: manifestOf('function'), disallow: { to: anyOf(['store', 'messages', 'platform']) } },
  { from: manifestOf('function'), allow: { to: manifestOf('platform') } },
  mayImport(['infra'], ['infra', 'workflows', 'config', 'domain-municipality']),
  { from: anyOf(['infra']), allow: { to: [manifestOf('function'), manifestOf('platform')] } },

  // The command knows the rules, and the product by its address.
  mayImport(['requirement-command'], ['requirement-command', ...domain]),

  // The demo knows the product as an applicant does: by its address and its mail.
  mayImport(['demo'], ['demo', 'config']),
  mayImport(['test'], everything),
];

const zodImports = [
  {
    regex: '^zod(?!/mini$|/v4/locales/)',
    message: "import * as z from 'zod/mini': plain zod more than doubles a function's bundle.",
  },
];

const zodAsNamespace = {
  selector: 'ImportDeclaration[source.value="zod/mini"] > :matches(ImportSpecifier, ImportDefaultSpecifier)',
  message: "import * as z from 'zod/mini': named imports keep the whole library in the bundle.",
};
const noDefaultExport = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name; only configuration of tools exports a default.' },
  {
    selector: 'ExportSpecifier[exported.name="default"]',
    message: 'Export by name; only configuration of tools exports a default.',
  },
];
const noOwnClock = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Time comes in as an argument.',
  },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in as an argument.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Time comes in as an argument.' },
];
const noEnvironment = [
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'Read the environment with environment() of shared/platform.',
  },
];

export default defineConfig(
  globalIgnores(['cdk.out/', 'coverage/', 'dist/', '.local/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries },
    settings: {
      'boundaries/elements': rooms,
      'boundaries/files': roles,
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.json'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        { default: 'disallow', checkUnknownLocals: true, checkInternals: true, policies: arrows },
      ],
      eqeqeq: 'error',
      'no-restricted-imports': ['error', { patterns: zodImports }],
      'no-restricted-syntax': ['error', zodAsNamespace, ...noDefaultExport],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Numbers and identifiers are taken apart digit by digit.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An implementation of an asynchronous interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },

  {
    files: ['{shared,functions,workflows}/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', zodAsNamespace, ...noDefaultExport, ...noOwnClock, ...noEnvironment],
    },
  },
  {
    files: ['shared/platform/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', zodAsNamespace, ...noDefaultExport] },
  },
  {
    files: ['shared/domain/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\.{1,2}/|zod/mini$)', message: 'The domain is pure: it imports only itself and zod/mini.' },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['process', 'fetch', 'crypto', 'performance', 'Buffer', 'setTimeout', 'setInterval', 'setImmediate'].map(
          (name) => ({ name, message: 'The domain is pure: no I/O, no clock, no chance.' }),
        ),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The domain is pure: no I/O, no clock, no chance.' },
      ],
    },
  },

  // What comes out of a schema is typed by it; the codec is the one place that says so to the compiler.
  { files: ['shared/store/codec.ts'], rules: { '@typescript-eslint/consistent-type-assertions': 'off' } },
  { files: ['test/**/*.{ts,tsx}'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  {
    files: ['test/functions/**/*.{ts,tsx}', 'test/shared/store/**/*.ts'],
    ignores: ['test/shared/store/transact.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: zodImports,
          paths: [
            {
              name: 'aws-sdk-client-mock',
              message: 'Files share a process: use `mail` and `workflow` of test/support/mocked-services.ts.',
            },
          ],
        },
      ],
    },
  },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
);

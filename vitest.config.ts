import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

const tests = (folder: string) => `test/${folder}/**/*.test.{ts,tsx}`;

/** What a project needs running before its first test: modules that export `setup` and `teardown`. */
const needs = (...modules: string[]) =>
  modules.map((module) => `test/support/${module}`).filter((path) => existsSync(path));

const onDynamoDb = [tests('shared/store'), tests('functions')];
/** Functions under these keep what they first read for as long as their process lives. */
const alone = [tests('bench'), tests('functions/registry')];
const onTemplates = [tests('infra')];
const onLocalAws = [tests('journey')];
const inBrowser = [tests('browser')];
/** What it leaves behind, others would have to sweep. */
const last = [tests('load')];

/** Each of these waits half its time for a database, a browser or a bundler beside it: three of them keep two cores busy. */
const besideOthers = { maxWorkers: Math.ceil(availableParallelism() * 1.5), sequence: { groupOrder: 2 } };

export default defineConfig({
  test: {
    expect: { requireAssertions: true },
    restoreMocks: true,
    unstubEnvs: true,
    // The default leaves a core out: of two, one would watch the other work.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      reportsDirectory: 'coverage',
      include: ['shared/**/*.{ts,tsx}', 'functions/**/*.{ts,tsx}', 'workflows/**/*.ts'],
      thresholds: { 'shared/domain/**': { statements: 95, branches: 90 } },
    },
    // The groups run one after another, the quickest first, and the local AWS comes up meanwhile. A group 0 would run last.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Every test that no other project claims, so that none goes missing.
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [
            ...configDefaults.exclude,
            ...onDynamoDb,
            ...alone,
            ...onTemplates,
            ...onLocalAws,
            ...inBrowser,
            ...last,
          ],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'data',
          include: onDynamoDb,
          exclude: [...configDefaults.exclude, ...alone],
          globalSetup: needs('dynamodb-local.ts'),
          // A third of the time went to loading the same modules again for every file.
          isolate: false,
          setupFiles: needs('as-new.ts'),
          testTimeout: 20_000,
          hookTimeout: 60_000,
          ...besideOthers,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: alone,
          globalSetup: needs('dynamodb-local.ts'),
          testTimeout: 20_000,
          hookTimeout: 60_000,
          ...besideOthers,
        },
      },
      {
        extends: true,
        test: {
          name: 'infra',
          include: onTemplates,
          // To bundle all functions takes long where the local AWS is deployed beside it.
          testTimeout: 180_000,
          hookTimeout: 120_000,
          ...besideOthers,
        },
      },
      {
        extends: true,
        test: {
          name: 'journey',
          include: onLocalAws,
          globalSetup: needs('local-aws.ts'),
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: inBrowser,
          globalSetup: needs('local-aws.ts'),
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        extends: true,
        test: {
          name: 'load',
          include: last,
          globalSetup: needs('local-aws.ts'),
          testTimeout: 240_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 5 },
        },
      },
    ],
  },
});

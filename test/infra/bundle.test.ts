import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { bundle } from '../../infra/bundle.ts';
import { discoverFunctions } from '../../infra/discovery.ts';
import { defineFunction } from '../../shared/platform/manifest.ts';
import { granvik, readJson, root, sampleSources, temporaryFolder } from './support.ts';

function source(name: string, code: string) {
  const handler = join(temporaryFolder(), 'handler.ts');
  writeFileSync(handler, code);
  return { manifest: defineFunction({ name, trigger: { kind: 'workflow' }, access: {} }), handler };
}

describe('discovering functions', () => {
  function tree(folder: string, name: string, files: readonly string[]): string {
    const path = join(temporaryFolder(), 'functions', folder);
    mkdirSync(path, { recursive: true });
    const manifest = { name, trigger: { kind: 'workflow' }, access: {} };
    writeFileSync(join(path, 'manifest.ts'), `export const manifest = ${JSON.stringify(manifest)};`);
    for (const file of files) writeFileSync(join(path, file), 'export async function handler() {}');
    return join(path, '../../..');
  }

  it('finds a handler with and without pages', async () => {
    const found = await discoverFunctions(tree('web/show-page', 'web-show-page', ['handler.tsx']));
    expect(found.map(({ manifest, handler }) => [manifest.name, handler.endsWith('handler.tsx')])).toEqual([
      ['web-show-page', true],
    ]);
  });

  it('refuses a name that is not the folder’s', async () => {
    await expect(discoverFunctions(tree('web/show-page', 'web-show-desk', ['handler.ts']))).rejects.toThrow(
      /the name is web-show-desk, but its folder says web-show-page/,
    );
  });

  it('refuses a manifest without a handler', async () => {
    await expect(discoverFunctions(tree('web/show-page', 'web-show-page', []))).rejects.toThrow(/no handler/);
  });
});

describe('bundling', () => {
  it('writes each function with the deployment’s municipalities beside it, and all sizes', async () => {
    const outputDirectory = temporaryFolder();
    const { directory, functions } = await bundle({
      root,
      functions: sampleSources,
      config: granvik(),
      outputDirectory,
    });
    expect(Object.keys(functions)).toEqual(sampleSources.map(({ manifest }) => manifest.name).toSorted());
    const meta = readJson(
      join(outputDirectory, 'meta.json'),
      z.object({ functions: z.record(z.string(), z.object({ bytes: z.int() })) }),
    );
    for (const name of Object.keys(functions)) {
      expect(readFileSync(join(directory, name, 'index.mjs')).length).toBe(meta.functions[name]?.bytes);
      const config = readJson(join(directory, name, 'config.json'), z.object({ municipalities: z.array(z.unknown()) }));
      expect(config.municipalities).toEqual(granvik().municipalities);
    }
  });

  it('gives the same bytes from the same sources', async () => {
    const first = temporaryFolder();
    const second = temporaryFolder();
    for (const outputDirectory of [first, second]) {
      await bundle({ root, functions: sampleSources, config: granvik(), outputDirectory });
    }
    for (const path of [
      'meta.json',
      'metafile.json',
      'functions/sample-apply/index.mjs',
      'functions/sample-apply/config.json',
    ]) {
      // The folder's own name is all that may differ; the path to it depends on where the project lies.
      expect(readFileSync(join(first, path), 'utf8').replaceAll(basename(first), '')).toBe(
        readFileSync(join(second, path), 'utf8').replaceAll(basename(second), ''),
      );
    }
  });

  it('refuses a function over the limit, and says by how much', async () => {
    const large = source('sample-large', `export const handler = async () => ${JSON.stringify('å'.repeat(260_000))};`);
    await expect(
      bundle({ root, functions: [large], config: granvik(), outputDirectory: temporaryFolder() }),
    ).rejects.toThrow(/sample-large is 5\d{5} bytes; the limit is 500000/);
  });

  it('refuses a function that carries infrastructure', async () => {
    const code = `import { Construct } from '${join(root, 'node_modules/constructs/lib/index.js')}'; export const handler = async () => Construct;`;
    await expect(
      bundle({
        root,
        functions: [source('sample-infra', code)],
        config: granvik(),
        outputDirectory: temporaryFolder(),
      }),
    ).rejects.toThrow(/carries node_modules\/constructs/);
  });

  it('lets a CommonJS dependency ask for a module of Node’s', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'old.cjs'),
      `const name = 'os'; module.exports = require('node:' + 'path').sep + typeof require(name);`,
    );
    writeFileSync(join(folder, 'handler.ts'), `import old from './old.cjs'; export const handler = async () => old;`);
    const manifest = defineFunction({ name: 'sample-old', trigger: { kind: 'workflow' }, access: {} });
    const functions = [{ manifest, handler: join(folder, 'handler.ts') }];
    const { directory } = await bundle({ root, functions, config: granvik(), outputDirectory: join(folder, 'dist') });
    const loaded: unknown = await import(pathToFileURL(join(directory, 'sample-old/index.mjs')).href);
    const { handler } = z
      .object({ handler: z.custom<() => Promise<string>>((value) => typeof value === 'function') })
      .parse(loaded);
    await expect(handler()).resolves.toBe('/object');
  });
});

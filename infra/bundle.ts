import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { type DeploymentConfig, readDeploymentConfig, runtimeConfig } from './deployment-config.ts';
import { discoverFunctions, type FunctionSource } from './discovery.ts';
import { leanClients, neverLoaded } from './lean-clients.ts';
import { openApiDocument } from './openapi.ts';

/** No function may be larger, minified and before compression: it is read at every cold start. */
export const bundleLimitBytes = 500_000;

/** What one function alone may weigh, with the measurement that says why. */
const largerBundles: Readonly<Record<string, number>> = {
  // A PDF and a Word library, which nothing smaller replaces: docs/adr/0013.
  'decision-write-document': 1_180_000,
  'register-export-case': 950_000,
  'overview-write-document': 1_100_000,
  'register-keep-documents': 800_000,
  // The same PDF library, for the contract that an e-signing service is sent: docs/adr/0016.
  'contract-follow-signing': 850_000,
};

/** How large a function may be. */
export function bundleLimitOf(name: string): number {
  return largerBundles[name] ?? bundleLimitBytes;
}

/** How everything is bundled that runs in a function. */
export const bundleOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  charset: 'utf8',
  treeShaking: true,
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
} satisfies BuildOptions;

/** The one function that serves the API's description, which is written beside it. */
const describesTheApi = 'web-describe-api';

/** What a function may not carry: the compiler of its own infrastructure. */
const forbiddenInputs = ['node_modules/aws-cdk-lib/', 'node_modules/constructs/', 'infra/'];

export interface BundledFunction {
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface Bundles {
  /** Holds `<function name>/index.mjs`, one folder per function. */
  readonly directory: string;
  readonly functions: Readonly<Record<string, BundledFunction>>;
}

interface BundleOptions {
  readonly root: string;
  readonly functions: readonly FunctionSource[];
  readonly config: DeploymentConfig;
  /** Everything in it is replaced. */
  readonly outputDirectory: string;
}

/**
 * Bundles all functions in one pass, each with the deployment's configuration beside it.
 * The same sources give the same bytes.
 * @throws Error when a bundle exceeds `bundleLimitBytes` or carries infrastructure.
 */
export async function bundle({ root, functions, config, outputDirectory }: BundleOptions): Promise<Bundles> {
  const directory = join(outputDirectory, 'functions');
  rmSync(outputDirectory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });

  const result = await build({
    absWorkingDir: root,
    entryPoints: functions.map(({ manifest, handler }) => ({ in: handler, out: `${manifest.name}/index` })),
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    ...bundleOptions,
    ...leanClients,
    metafile: true,
    write: false,
  });

  const sizes: Record<string, BundledFunction> = {};
  for (const file of result.outputFiles.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const name = relative(directory, dirname(file.path));
    const code = withRequire(file.text);
    mkdirSync(dirname(file.path), { recursive: true });
    writeFileSync(file.path, code);
    writeJson(join(directory, name, 'config.json'), runtimeConfig(config));
    if (name === describesTheApi) {
      writeJson(join(directory, name, 'openapi.json'), openApiDocument(functions.map(({ manifest }) => manifest)));
    }
    sizes[name] = { bytes: Buffer.byteLength(code), gzipBytes: gzipSync(code, { level: 9 }).length };
  }
  for (const { manifest } of functions) {
    for (const file of manifest.packageFiles ?? []) {
      cpSync(join(root, 'node_modules', file), join(directory, manifest.name, 'node_modules', file));
    }
  }
  writeJson(join(outputDirectory, 'meta.json'), { limitBytes: bundleLimitBytes, functions: sizes });
  writeJson(join(outputDirectory, 'metafile.json'), result.metafile);

  const faults = [...tooLarge(sizes), ...carryingInfrastructure(result.metafile), ...missingAtStart(result.metafile)];
  if (faults.length > 0) throw new Error(['The bundles are not fit to deploy:', ...faults].join('\n  '));
  return { directory, functions: sizes };
}

/** Some CommonJS dependencies ask for Node's own modules at run time, for which ESM has no `require`. */
function withRequire(code: string): string {
  if (!code.includes('Dynamic require of "')) return code;
  return `import{createRequire as valbarRequire}from'node:module';const require=valbarRequire(import.meta.url);\n${code}`;
}

function tooLarge(sizes: Readonly<Record<string, BundledFunction>>): string[] {
  return Object.entries(sizes)
    .filter(([name, { bytes }]) => bytes > bundleLimitOf(name))
    .map(([name, { bytes }]) => `${name} is ${String(bytes)} bytes; the limit is ${String(bundleLimitOf(name))}`);
}

function carryingInfrastructure(metafile: Metafile): string[] {
  return Object.entries(metafile.outputs).flatMap(([output, { inputs }]) =>
    Object.keys(inputs)
      .filter((input) => forbiddenInputs.some((part) => input.startsWith(part)))
      .map((input) => `${output} carries ${input}`),
  );
}

/** What was left out may only ever be loaded on demand: an import at the top would keep the function from starting. */
function missingAtStart(metafile: Metafile): string[] {
  return Object.entries(metafile.outputs).flatMap(([output, { imports }]) =>
    imports
      .filter(({ path, kind }) => neverLoaded.includes(path) && kind !== 'dynamic-import')
      .map(({ path }) => `${output} needs ${path}, which is left out`),
  );
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** `npm run bundle`: as a synthesis does it, with the sizes printed. */
if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '..');
  const config = readDeploymentConfig(process.argv[2] ?? join(root, 'config/granvik.json'));
  const functions = await discoverFunctions(root);
  const bundles = await bundle({ root, functions, config, outputDirectory: join(root, 'dist') });
  for (const [name, { bytes, gzipBytes }] of Object.entries(bundles.functions)) {
    console.log(`${name.padEnd(36)} ${String(bytes).padStart(8)} bytes  ${String(gzipBytes).padStart(8)} gzipped`);
  }
}

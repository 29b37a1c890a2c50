import { dirname } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundleOptions } from '../bundle.ts';
import type { FunctionSource } from '../discovery.ts';
import { leanClients } from '../lean-clients.ts';

/** A function's bundle beside what it can't do without: the SDK clients and commands that it uses, and nothing else. */
export interface ComparedBundle {
  readonly name: string;
  readonly bytes: number;
  /** `client-dynamodb`, `lib-dynamodb` …: empty when the function calls no AWS service by the SDK. */
  readonly clients: readonly string[];
  /** Null where there is no client to compare with. */
  readonly bareBytes: number | null;
  readonly ratio: number | null;
  /** Of the bytes, what the product itself wrote: its rules, its pages. */
  readonly ownBytes: number;
  readonly code: string;
  readonly bareCode: string | null;
  readonly metafile: Metafile;
}

/** Builds one function and its bare counterpart. @throws when the function doesn't build */
export async function compareBundle(root: string, { manifest, handler }: FunctionSource): Promise<ComparedBundle> {
  const whole = await build({
    ...bundleOptions,
    ...leanClients,
    absWorkingDir: root,
    entryPoints: [handler],
    outfile: 'index.mjs',
    metafile: true,
    write: false,
  });
  const used = usedFromSdk(whole.metafile);
  const code = whole.outputFiles[0]?.text ?? '';
  const bareCode = used.size === 0 ? null : await bare(root, dirname(handler), used);
  const bytes = Buffer.byteLength(code);
  const bareBytes = bareCode === null ? null : Buffer.byteLength(bareCode);
  return {
    name: manifest.name,
    bytes,
    clients: [...used.keys()].toSorted(),
    bareBytes,
    ratio: bareBytes === null ? null : bytes / bareBytes,
    ownBytes: ownBytes(whole.metafile),
    code,
    bareCode,
    metafile: whole.metafile,
  };
}

/**
 * Package → the clients and commands of it that are in a bundle.
 */
function usedFromSdk(metafile: Metafile): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, string[]>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const found =
        /node_modules\/@aws-sdk\/(?<name>client-[a-z0-9-]+|lib-dynamodb)\/dist-es\/(?:commands\/)?(?<symbol>[A-Z]\w*(?:Command|Client))\.js$/.exec(
          path,
        );
      const { name, symbol } = found?.groups ?? {};
      if (name === undefined || symbol === undefined || bytesInOutput === 0) continue;
      used.set(name, [...(used.get(name) ?? []), symbol]);
    }
  }
  return used;
}

async function bare(root: string, resolveDir: string, used: ReadonlyMap<string, readonly string[]>): Promise<string> {
  const contents = [...used]
    .map(([name, symbols], at) => {
      // Document commands are named as the plain ones.
      const names = symbols.map((symbol) => `${symbol} as ${symbol}${at}`).join(', ');
      return `export { ${names} } from '@aws-sdk/${name}';`;
    })
    .join('\n');
  const result = await build({
    ...bundleOptions,
    absWorkingDir: root,
    stdin: { contents, resolveDir, loader: 'js' },
    outfile: 'bare.mjs',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

function ownBytes({ outputs }: Metafile): number {
  const own = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([path]) => !path.includes('node_modules/')),
  );
  return own.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
}

/** What weighs in a bundle, by package or folder of the product, the heaviest first. */
export function weighs({
  metafile,
}: Pick<ComparedBundle, 'metafile'>): readonly { readonly part: string; readonly bytes: number }[] {
  const parts = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const part = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? path.split('/').slice(0, 2).join('/');
      parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
    }
  }
  return [...parts].map(([part, bytes]) => ({ part, bytes })).toSorted((a, b) => b.bytes - a.bytes);
}

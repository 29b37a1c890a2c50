import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ComparedBundle, compareBundle } from '../../infra/checks/bare-bundle.ts';
import type { FunctionSource } from '../../infra/discovery.ts';
import { median } from './numbers.ts';

/** A function's size beside the bare SDK clients it uses. */
export type BundleLine = Pick<ComparedBundle, 'name' | 'bytes' | 'bareBytes' | 'ratio' | 'clients'>;

/** How long a cold import takes, beside its bare clients': both in milliseconds, in processes of their own. */
export interface ImportLine {
  readonly name: string;
  readonly milliseconds: number;
  readonly bareMilliseconds: number;
  readonly ratio: number;
}

/** What could not be measured, and why. */
export interface Unbuilt {
  readonly name: string;
  readonly why: string;
}

const importRounds = 21;

export async function compareBundles(
  root: string,
  sources: readonly FunctionSource[],
): Promise<{ readonly built: readonly ComparedBundle[]; readonly unbuilt: readonly Unbuilt[] }> {
  const built: ComparedBundle[] = [];
  const unbuilt: Unbuilt[] = [];
  for (const source of sources) {
    try {
      built.push(await compareBundle(root, source));
    } catch (error) {
      unbuilt.push({ name: source.manifest.name, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { built, unbuilt };
}

/**
 * Imports in fresh processes, function and bare clients in turn, so that a busy machine slows both alike.
 * Of each set of clients only the largest function is measured: the others are smaller.
 */
export function compareImports(folder: string, bundles: readonly ComparedBundle[]): readonly ImportLine[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return largestPerClients(bundles).map(({ name, code, bareCode }) => {
    const own = fileWith(join(folder, `${name}.mjs`), code);
    const bare = fileWith(join(folder, `${name}.bare.mjs`), bareCode);
    const times: { own: number[]; bare: number[] } = { own: [], bare: [] };
    for (let round = 0; round < importRounds; round += 1) {
      times.own.push(importMilliseconds(own));
      times.bare.push(importMilliseconds(bare));
    }
    const [milliseconds, bareMilliseconds] = [median(times.own), median(times.bare)];
    return { name, milliseconds, bareMilliseconds, ratio: milliseconds / bareMilliseconds };
  });
}

type Comparable = ComparedBundle & { readonly bareCode: string };

function largestPerClients(bundles: readonly ComparedBundle[]): readonly Comparable[] {
  const largest = new Map<string, Comparable>();
  for (const bundle of bundles) {
    const { bareCode } = bundle;
    if (bareCode === null) continue;
    const clients = bundle.clients.join(' ');
    if (bundle.bytes > (largest.get(clients)?.bytes ?? 0)) largest.set(clients, { ...bundle, bareCode });
  }
  return [...largest.values()];
}

function fileWith(path: string, code: string): string {
  writeFileSync(path, code);
  return path;
}

function importMilliseconds(path: string): number {
  const code = `const from = performance.now(); await import(${JSON.stringify(pathToFileURL(path).href)}); console.log(performance.now() - from);`;
  const { stdout, status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${path} could not be imported: ${stderr}`);
  return Number(stdout);
}

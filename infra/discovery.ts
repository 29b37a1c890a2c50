import { existsSync, globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionManifest } from '../shared/platform/manifest.ts';

/** A function as the tree has it: what it declares, and where its code is. */
export interface FunctionSource {
  readonly manifest: FunctionManifest;
  /** Absolute path of `handler.ts` or `handler.tsx`. */
  readonly handler: string;
}

/**
 * Every `functions/<capability>/<verb-noun>/` under a root, in the order of their names.
 * @throws Error when a folder lacks its handler or its manifest says another name than the folder.
 */
export async function discoverFunctions(root: string): Promise<readonly FunctionSource[]> {
  const manifests = globSync('functions/*/*/manifest.ts', { cwd: root }).toSorted();
  const sources: FunctionSource[] = [];
  for (const path of manifests) {
    const folder = join(root, path, '..');
    const [, capability = '', name = ''] = path.split(sep);
    const manifest = await readManifest(join(root, path));
    if (manifest.name !== `${capability}-${name}`) {
      throw new Error(`${path}: the name is ${manifest.name}, but its folder says ${capability}-${name}`);
    }
    const handler = ['handler.ts', 'handler.tsx'].map((file) => join(folder, file)).find((file) => existsSync(file));
    if (handler === undefined) throw new Error(`${path}: there is no handler.ts or handler.tsx beside it`);
    sources.push({ manifest, handler });
  }
  return sources;
}

async function readManifest(path: string): Promise<FunctionManifest> {
  const loaded: unknown = await import(pathToFileURL(path).href);
  const manifest = typeof loaded === 'object' && loaded !== null && 'manifest' in loaded ? loaded.manifest : undefined;
  if (!isManifest(manifest)) throw new Error(`${path}: it does not export a manifest`);
  return manifest;
}

function isManifest(value: unknown): value is FunctionManifest {
  return typeof value === 'object' && value !== null && 'name' in value && 'trigger' in value && 'access' in value;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readDeploymentConfig } from '../../infra/deployment-config.ts';
import type { LocalFolder } from '../../infra/local/local-folder.ts';
import { freePort } from '../../infra/local/port.ts';
import { timedProgress } from '../../infra/local/progress.ts';
import { bringUp, type LocalSystem } from '../../infra/local/system.ts';
import { testFolder } from './test-folder.ts';

const project = join(import.meta.dirname, '..', '..');

interface ComingSystem {
  readonly region: string;
  /** Where it writes down what it is. */
  readonly root: string;
  readonly outputs: string;
  /** Each is there once that has happened; the second says why. */
  readonly up: string;
  readonly failed: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The whole product on a local AWS, which is deployed and seeded while other projects' tests run. */
    localSystem: ComingSystem;
  }
}

/** One system serves every test project of a run; each loads this module anew, so it is kept on the process. */
interface Shared {
  readonly coming: ComingSystem;
  readonly system: Promise<LocalSystem | undefined>;
  readonly notNeeded: AbortController;
  users: number;
}
declare global {
  var valbarLocalSystem: Shared | undefined;
}

/** Begins to bring the system up, unless another project of this run already has. */
export async function setup(testProject: TestProject): Promise<void> {
  const shared = (globalThis.valbarLocalSystem ??= begin(await testFolder()));
  shared.users += 1;
  testProject.provide('localSystem', shared.coming);
}

export async function teardown(): Promise<void> {
  const shared = globalThis.valbarLocalSystem;
  if (shared === undefined) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  globalThis.valbarLocalSystem = undefined;
  shared.notNeeded.abort();
  const system = await shared.system;
  await system?.stop();
}

function begin(folder: LocalFolder): Shared {
  const { root, outputs } = folder;
  const { region } = readDeploymentConfig(join(project, 'config', 'granvik.json'));
  const coming = { region, root, outputs, up: join(root, 'up'), failed: join(root, 'failed.txt') };
  const notNeeded = new AbortController();
  const system = start(folder, notNeeded.signal).then(
    (started) => {
      writeFileSync(coming.up, '');
      return started;
    },
    (error: unknown) => {
      writeFileSync(coming.failed, String(error));
      return undefined;
    },
  );
  return { coming, system, notNeeded, users: 0 };
}

async function start(folder: LocalFolder, signal: AbortSignal): Promise<LocalSystem> {
  return bringUp({
    project,
    folder,
    webPort: await freePort(),
    awsPort: await freePort(),
    env: process.env,
    progress: timedProgress(Date.now(), (line) => console.log(line)),
    signal,
  });
}

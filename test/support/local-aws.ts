import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Outputs } from '../../infra/local/outputs.ts';
import { freePort } from '../../infra/local/port.ts';
import { timedProgress } from '../../infra/local/progress.ts';
import type { LocalEndpoints } from '../../infra/local/seed.ts';
import type { LocalAccount } from '../../infra/local/local-accounts.ts';
import { bringUp, type LocalSystem } from '../../infra/local/system.ts';
import { testFolder } from './test-folder.ts';

interface ProvidedSystem {
  readonly endpoints: LocalEndpoints;
  readonly outputs: Outputs;
  readonly region: string;
  readonly accounts: readonly LocalAccount[];
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The whole product, deployed and seeded on a local AWS. */
    localSystem: ProvidedSystem;
  }
}

/** One system serves every test project of a run; each loads this module anew, so it is kept on the process. */
interface Shared {
  readonly system: Promise<LocalSystem>;
  users: number;
}
declare global {
  var valbarLocalSystem: Shared | undefined;
}

/** Brings the system up, unless another project of this run already has. */
export async function setup(testProject: TestProject): Promise<void> {
  const shared = (globalThis.valbarLocalSystem ??= { system: start(), users: 0 });
  shared.users += 1;
  const { endpoints, outputs, region, accounts } = await shared.system;
  testProject.provide('localSystem', { endpoints, outputs, region, accounts });
}

export async function teardown(): Promise<void> {
  const shared = globalThis.valbarLocalSystem;
  if (shared === undefined) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  globalThis.valbarLocalSystem = undefined;
  const system = await shared.system.catch(() => undefined);
  await system?.stop();
}

async function start(): Promise<LocalSystem> {
  return bringUp({
    project: join(import.meta.dirname, '..', '..'),
    folder: await testFolder(),
    webPort: await freePort(),
    awsPort: await freePort(),
    env: process.env,
    progress: timedProgress(Date.now(), (line) => console.log(line)),
  });
}

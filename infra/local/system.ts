import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDeploymentConfig } from '../deployment-config.ts';
import { type CompanyRegistry, seededCompanies, startCompanyRegistry } from './company-registry.ts';
import { deploy } from './deploy.ts';
import { type FrontDoor, startFrontDoor } from './front-door.ts';
import type { LocalFolder } from './local-folder.ts';
import { clearLeftEngine, type Engine, startMiniStack } from './ministack.ts';
import type { Outputs } from './outputs.ts';
import { isTaken } from './port.ts';
import type { Progress } from './progress.ts';
import { preparePython } from './python-environment.ts';
import { connectCompanyRegistry } from './registry-secret.ts';
import { type LocalEndpoints, seed } from './seed.ts';
import { readLocalAccounts, type LocalAccount } from './local-accounts.ts';
import { StartFailure } from './start-failure.ts';

/** The deployment that runs locally, relative to the project. */
const config = join('config', 'granvik.json');

interface SystemOptions {
  readonly project: string;
  readonly folder: LocalFolder;
  readonly webPort: number;
  readonly awsPort: number;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
  /** Stops a start that is under way. */
  readonly signal?: AbortSignal | undefined;
}

export interface LocalSystem {
  readonly endpoints: LocalEndpoints;
  readonly outputs: Outputs;
  readonly region: string;
  readonly accounts: readonly LocalAccount[];
  readonly accountsFile: string;
  /** Becomes false should the local AWS end by itself. */
  isRunning(): boolean;
  /** Leaves nothing running, and no address behind that no longer answers. */
  stop(): Promise<void>;
}

/**
 * Brings up the whole system on this machine: the local AWS, the stacks, the seed and the front door.
 * What was started is stopped again when a later step fails.
 * @throws StartFailure with what whoever started it can do about it
 */
export async function bringUp(options: SystemOptions): Promise<LocalSystem> {
  const { project, folder, webPort, awsPort, env, progress, signal } = options;
  const { region, municipalities } = readDeploymentConfig(join(project, config));
  const started: { frontDoor?: FrontDoor; registry?: CompanyRegistry; engine?: Engine } = {};
  const stop = async () => {
    rmSync(folder.endpoints, { force: true });
    rmSync(folder.accounts, { force: true });
    await started.frontDoor?.close();
    await started.registry?.close();
    await started.engine?.stop();
  };
  try {
    if (await clearLeftEngine(folder)) progress('Ended the local AWS that an earlier start left behind');
    const frontDoor = await openFrontDoor({
      port: webPort,
      awsPort,
      smsDomains: municipalities.map(({ sms }) => sms.domain),
    });
    started.frontDoor = frontDoor;

    const requirements = join(import.meta.dirname, 'requirements.txt');
    await preparePython({ directory: folder.virtualEnvironment, requirements, env, progress, signal });
    progress('Starting the local AWS');
    const portSetting = 'VALBAR_AWS_PORT=<port> npm start';
    const engine = await startMiniStack({ project, folder, port: awsPort, region, env, portSetting, signal });
    started.engine = engine;
    const registry = await startCompanyRegistry(seededCompanies(project));
    started.registry = registry;

    const { endpoint } = engine;
    const publicBaseUrl = frontDoor.address;
    const registries = await connectCompanyRegistry(registry, { endpoint, region });
    const context = { config, publicBaseUrl, registries: JSON.stringify(registries) };
    const outputs = await deploy({ project, folder, endpoint, region, context, env, progress, signal });
    frontDoor.openTo(outputs.HttpApiId);

    progress('Seeding the fictional municipalities');
    const endpoints: LocalEndpoints = {
      web: `${publicBaseUrl}/?municipality=${municipalities[0]?.id ?? ''}`,
      api: publicBaseUrl,
      mail: `${publicBaseUrl}/mailbox`,
      aws: endpoint,
    };
    await seed({ project, endpoints, outputs, region, accountsFile: folder.accounts });
    if (signal?.aborted === true) throw new StartFailure('Stopped before it was up.');
    writeFileSync(folder.endpoints, `${JSON.stringify(endpoints, null, 2)}\n`);
    return {
      endpoints,
      outputs,
      region,
      accounts: readLocalAccounts(folder.accounts),
      accountsFile: folder.accounts,
      isRunning: () => engine.isRunning(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Claims the address first: it is what people know, and a taken port shows at once. */
async function openFrontDoor(options: Parameters<typeof startFrontDoor>[0]): Promise<FrontDoor> {
  if (await isTaken(options.port)) {
    throw new StartFailure(
      `Port ${options.port}, where Valbar should answer, is taken by another program. ` +
        'Stop that program, or choose another port: VALBAR_PORT=<port> npm start.',
    );
  }
  return startFrontDoor(options);
}

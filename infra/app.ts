import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { RegistryConnections } from '../shared/domain/municipality/registry-connections.ts';
import { bundle } from './bundle.ts';
import { type DeploymentConfig, readDeploymentConfig } from './deployment-config.ts';
import { defineDeployment } from './deployment.ts';
import { discoverFunctions } from './discovery.ts';
import { checkPolicies } from './policies.ts';

const root = join(import.meta.dirname, '..');

/** `npx cdk synth -c config=config/<name>.json`; the local AWS adds `local`, `awsEndpoint`, `publicBaseUrl` and `registries`. */
async function synthesise(): Promise<void> {
  const app = new App();
  const config = withContext(app, readDeploymentConfig(context(app, 'config') ?? 'config/<name>.json'));
  const functions = await discoverFunctions(root);
  const { directory } = await bundle({ root, functions, config, outputDirectory: join(root, 'dist') });
  defineDeployment(app, {
    config,
    manifests: functions.map(({ manifest }) => manifest),
    bundleDirectory: directory,
    applicationWorkflow: readFileSync(join(root, 'workflows/application.asl.json'), 'utf8'),
    account: process.env['CDK_DEFAULT_ACCOUNT'],
    local: context(app, 'local') === 'true' ? { awsEndpoint: required(app, 'awsEndpoint') } : undefined,
  });
  checkPolicies(app);
  app.synth();
}

function withContext(app: App, config: DeploymentConfig): DeploymentConfig {
  const publicBaseUrl = context(app, 'publicBaseUrl');
  const registries = context(app, 'registries');
  return {
    ...config,
    ...(publicBaseUrl === undefined ? {} : { publicBaseUrl }),
    ...(registries === undefined ? {} : { registries: RegistryConnections.parse(JSON.parse(registries)) }),
  };
}

function context(app: App, key: string): string | undefined {
  const value: unknown = app.node.tryGetContext(key);
  return typeof value === 'string' ? value : undefined;
}

function required(app: App, key: string): string {
  const value = context(app, key);
  if (value === undefined) throw new Error(`-c local=true also needs -c ${key}=…`);
  return value;
}

try {
  await synthesise();
} catch (error) {
  // Which field, which function: said plainly. The stack is for whoever asks for it.
  console.error(error instanceof Error && process.env['DEBUG'] === undefined ? error.message : error);
  process.exitCode = 1;
}

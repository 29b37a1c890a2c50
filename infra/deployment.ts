import type { App, Environment } from 'aws-cdk-lib';
import { Stack, Tags } from 'aws-cdk-lib';
import type { FunctionManifest } from '../shared/platform/manifest.ts';
import { showsDesk } from './constructs/http-entrance.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import { ScannerStack } from './local/scanner-stack.ts';
import { AppStack } from './stacks/app-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EdgeGuardStack, EdgeStack } from './stacks/edge-stack.ts';
import { MalwareStack } from './stacks/malware-stack.ts';
import { SignInStack } from './stacks/sign-in-stack.ts';

export interface DeploymentProps {
  readonly config: DeploymentConfig;
  readonly manifests: readonly FunctionManifest[];
  /** Holds `<function name>/index.mjs`. */
  readonly bundleDirectory: string;
  /** The text of `workflows/application.asl.json`. */
  readonly applicationWorkflow: string;
  readonly account?: string | undefined;
  /** The local AWS: the same stacks, without the edge and the malware scan that it doesn't know. */
  readonly local?: { readonly awsEndpoint: string } | undefined;
}

/** Puts one deployment's stacks into an app: what it holds, who signs in, what runs, what of it may read what citizens have told, which address leads to it, what scans its files, and the edge in front. */
export function defineDeployment(app: App, props: DeploymentProps): void {
  const { config, local } = props;
  const env: Environment = {
    region: config.region,
    ...(props.account === undefined ? {} : { account: props.account }),
  };
  const data = new DataStack(app, `${config.name}-data`, { env, config });
  const signIn =
    config.oidc === undefined || config.providerOidc === undefined
      ? new SignInStack(app, `${config.name}-sign-in`, { env, config, localEndpoint: local?.awsEndpoint })
      : null;
  const routes = new Stack(app, `${config.name}-routes`, { env, description: 'Which address leads to which function' });
  // A stack can't be empty.
  const hasDesk = props.manifests.some(({ trigger }) => trigger.kind === 'http' && showsDesk(trigger.routes));
  const running = new AppStack(app, `${config.name}-app`, {
    env,
    config,
    manifests: props.manifests,
    bundleDirectory: props.bundleDirectory,
    applicationWorkflow: props.applicationWorkflow,
    holdings: data.holdings,
    signIn,
    citizens: new Stack(app, `${config.name}-citizens`, { env, description: 'What may read what citizens have told' }),
    routes: {
      desk: hasDesk
        ? new Stack(app, `${config.name}-desk-routes`, {
            env,
            description: 'Which address of the desk leads to which function',
          })
        : routes,
      others: routes,
    },
  });
  if (local === undefined) new MalwareStack(app, `${config.name}-malware`, { env, holdings: data.holdings });
  else
    new ScannerStack(app, `${config.name}-local-scanner`, {
      env,
      deployment: config.name,
      evidenceBucket: data.holdings.evidenceBucket,
    });
  if (local === undefined && config.edge !== undefined) {
    const guard = new EdgeGuardStack(app, `${config.name}-edge-guard`, {
      env: { ...env, region: 'us-east-1' },
      crossRegionReferences: true,
      config,
    });
    new EdgeStack(app, `${config.name}-edge`, {
      env,
      crossRegionReferences: true,
      config,
      edge: config.edge,
      api: running.entrance.api,
      webAclArn: guard.webAclArn,
    });
  }
  Tags.of(app).add('valbar:deployment', config.name);
}

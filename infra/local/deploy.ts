import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandResult, runCommand } from './command.ts';
import { localAccount, towardsLocalAws } from './local-environment.ts';
import type { LocalFolder } from './local-folder.ts';
import { readOutputs, type Outputs } from './outputs.ts';
import type { Progress } from './progress.ts';
import { StartFailure } from './start-failure.ts';

const deployMilliseconds = 5 * 60_000;

interface DeployOptions {
  readonly project: string;
  readonly folder: LocalFolder;
  readonly endpoint: string;
  readonly region: string;
  /** What `infra/app.ts` is told: the deployment's configuration, relative to the project, and what differs locally. */
  readonly context: Readonly<Record<string, string>>;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMilliseconds?: number;
  /** The command that makes the stacks, when it is not the one in `cdk.json`. */
  readonly app?: string;
}

/**
 * Bootstraps the local AWS and deploys the same stacks there that a municipality deploys.
 * @throws StartFailure with the end of what the CDK said, and where the rest of it is
 */
export async function deploy(options: DeployOptions): Promise<Outputs> {
  const { folder, progress } = options;
  writeFileSync(folder.deployLog, '');
  rmSync(folder.outputs, { force: true });

  // From a folder without a cdk.json: bootstrapping has no need of the stacks.
  const environment = `aws://${localAccount}/${options.region}`;
  const bootstrapped = cdk(options, { cwd: folder.root, args: ['bootstrap', environment] });
  const synthesised = cdk(options, {
    cwd: options.project,
    args: [...['synth', '--quiet', '--output', folder.cloudAssembly], ...appArguments(options)],
  });
  progress('Bundling the functions and making the stacks');
  const [bootstrap, synth] = await Promise.all([bootstrapped, synthesised]);
  mustHaveWorked(options, bootstrap, 'preparing the local AWS for the CDK');
  mustHaveWorked(options, synth, 'making the stacks');

  progress('Deploying the stacks');
  const all = ['--all', '--no-rollback', '--require-approval', 'never', '--progress', 'events'];
  const deployed = await cdk(options, {
    cwd: folder.root,
    args: ['deploy', '--app', folder.cloudAssembly, ...all, '--outputs-file', folder.outputs],
    onLine: (line) => {
      const stack = /^\s*✅\s+(\S+)/u.exec(line)?.[1];
      if (stack !== undefined) progress(`Deployed ${stack}`);
    },
  });
  mustHaveWorked(options, deployed, 'deploying the stacks');
  return readOutputs(folder.outputs);
}

function appArguments({ context, endpoint, app }: DeployOptions): string[] {
  return [
    ...(app === undefined ? [] : ['--app', app]),
    ...Object.entries({ ...context, local: 'true', awsEndpoint: endpoint }).flatMap(([key, value]) => [
      '--context',
      `${key}=${value}`,
    ]),
  ];
}

interface CdkCall {
  readonly cwd: string;
  readonly args: readonly string[];
  readonly onLine?: (line: string) => void;
}

async function cdk(options: DeployOptions, { cwd, args, onLine }: CdkCall): Promise<CommandResult> {
  const { project, folder, endpoint, region, env, signal } = options;
  return runCommand(join(project, 'node_modules', '.bin', 'cdk'), [...args, '--ci', '--no-color', '--no-notices'], {
    cwd,
    env: towardsLocalAws(project, env, { endpoint, region }),
    timeoutMilliseconds: options.timeoutMilliseconds ?? deployMilliseconds,
    logFile: folder.deployLog,
    onLine,
    signal,
  });
}

function mustHaveWorked({ folder, ...options }: DeployOptions, { outcome, lines }: CommandResult, doing: string): void {
  if (outcome === 'DONE') return;
  const seconds = Math.round((options.timeoutMilliseconds ?? deployMilliseconds) / 1000);
  const what = {
    FAILED: `The CDK failed when ${doing}.`,
    NOT_FOUND: 'The CDK is not installed: run npm ci.',
    TIMED_OUT: `The CDK was not done with ${doing} after ${seconds} s.`,
    ABORTED: `Stopped while ${doing}.`,
  }[outcome];
  throw new StartFailure(`${what}\n${telling(lines).join('\n')}\nAll that it said: ${folder.deployLog}`);
}

/** What failed, when the CDK says so; otherwise the last that it said. */
function telling(lines: readonly string[]): readonly string[] {
  const said = lines.filter((line) => line.trim() !== '');
  const failed = said.filter((line) => /_FAILED|❌|\berror\b/iu.test(line));
  return [...new Set([...failed.slice(0, 6), ...said.slice(-8)])];
}

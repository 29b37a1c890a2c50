import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rememberProcess, endLeftProcess } from './left-process.ts';
import { withoutAws } from './local-environment.ts';
import type { LocalFolder } from './local-folder.ts';
import { isTaken } from './port.ts';
import { endGroup } from './process-group.ts';
import { inVirtualEnvironment } from './python-environment.ts';
import { StartFailure } from './start-failure.ts';

const readyMilliseconds = 60_000;
const graceMilliseconds = 5000;

interface EngineOptions {
  readonly project: string;
  readonly folder: LocalFolder;
  readonly port: number;
  readonly region: string;
  readonly env: NodeJS.ProcessEnv;
  /** How to choose another port, for the message when this one is taken. */
  readonly portSetting: string;
  readonly signal?: AbortSignal | undefined;
}

export interface Engine {
  readonly endpoint: string;
  /** Becomes false should it end by itself. */
  isRunning(): boolean;
  /** Ends it and every function it runs, and empties its temporary folder. */
  stop(): Promise<void>;
}

/**
 * Starts MiniStack on the loopback address and waits until it answers.
 * @throws StartFailure when the port is taken, or it does not come up
 */
export async function startMiniStack(options: EngineOptions): Promise<Engine> {
  const { project, folder, port, region, env, signal } = options;
  if (await isTaken(port)) {
    throw new StartFailure(
      `Port ${port}, where the local AWS should listen, is taken by another program. ` +
        `Stop that program, or choose another port: ${options.portSetting}.`,
    );
  }
  emptyTemporary(folder);
  const endpoint = `http://127.0.0.1:${port}`;
  const log = openSync(folder.engineLog, 'w');
  const child = spawn(inVirtualEnvironment(folder.virtualEnvironment, 'ministack'), [], {
    cwd: folder.root,
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      ...withoutAws(project, env),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: region,
      AWS_DEFAULT_REGION: region,
      LAMBDA_WARM_TTL_SECONDS: '60',
      TMPDIR: folder.temporary,
      STATE_DIR: folder.state,
      S3_DATA_DIR: join(folder.state, 's3'),
    },
  });
  closeSync(log);
  // Without a listener, a program that can't be started would end this process too.
  child.once('error', () => undefined);
  const hasEnded = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (child.pid !== undefined) await endGroup(child.pid, graceMilliseconds);
    rmSync(folder.engineRecord, { force: true });
    emptyTemporary(folder);
  };
  if (child.pid !== undefined) rememberProcess(folder.engineRecord, child.pid);

  const deadline = Date.now() + readyMilliseconds;
  while (!(await isReady(endpoint))) {
    const why = hasEnded() ? 'ended at once' : Date.now() > deadline ? 'did not answer' : undefined;
    if (why !== undefined || signal?.aborted === true) {
      await stop();
      throw new StartFailure(`The local AWS ${why ?? 'was stopped'}.\n${logTail(folder)}\nLog: ${folder.engineLog}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (child.pid !== undefined) rememberProcess(folder.engineRecord, child.pid);
  return { endpoint, isRunning: () => !hasEnded(), stop };
}

/**
 * Ends an engine that an earlier start of this same system left behind when it was killed.
 * @returns whether there was one
 * @throws StartFailure when that earlier start still runs
 */
export async function clearLeftEngine(folder: LocalFolder): Promise<boolean> {
  const left = await endLeftProcess(folder.engineRecord);
  if (left.outcome === 'OWNED') {
    throw new StartFailure(`Valbar already runs here (process ${left.by}). Stop it first, with Ctrl-C.`);
  }
  return left.outcome === 'ENDED';
}

function emptyTemporary({ temporary }: LocalFolder): void {
  mkdirSync(temporary, { recursive: true });
  for (const entry of readdirSync(temporary)) rmSync(join(temporary, entry), { recursive: true, force: true });
  // The engine's own Node scripts lie here, and would otherwise be read as the modules that this project's are.
  writeFileSync(join(temporary, 'package.json'), '{"type":"commonjs"}\n');
}

async function isReady(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function logTail(folder: LocalFolder): string {
  return existsSync(folder.engineLog)
    ? readFileSync(folder.engineLog, 'utf8').trimEnd().split('\n').slice(-10).join('\n')
    : '';
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandResult, runCommand } from './command.ts';
import type { Progress } from './progress.ts';
import { StartFailure } from './start-failure.ts';

const oldestPython = [3, 10] as const;
const installMilliseconds = 10 * 60_000;

/** What Python is called, on one machine or another; the plainest name first. */
const pythonCommands: readonly (readonly [command: string, ...args: string[]])[] = [
  ['python3'],
  ...['3.14', '3.13', '3.12', '3.11', '3.10'].map((version): readonly [string] => [`python${version}`]),
  ['python'],
  ['py', '-3'],
];

export interface Python {
  readonly command: string;
  readonly args: readonly string[];
  readonly version: string;
}

/** Finds the first Python on `PATH` that is new enough; otherwise the versions of those that are not. */
export async function findPython(env: NodeJS.ProcessEnv): Promise<Python | { readonly tooOld: readonly string[] }> {
  const tooOld: string[] = [];
  for (const [command, ...args] of pythonCommands) {
    const asked = await runCommand(command, [...args, '-c', 'import sys; print("%d.%d.%d" % sys.version_info[:3])'], {
      cwd: process.cwd(),
      env,
      timeoutMilliseconds: 20_000,
    });
    const version = asked.outcome === 'DONE' ? asked.lines.at(-1)?.trim() : undefined;
    if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) continue;
    if (isNewEnough(version)) return { command, args, version };
    tooOld.push(`${[command, ...args].join(' ')} is ${version}`);
  }
  return { tooOld };
}

interface Installation {
  readonly directory: string;
  /** A requirements file in which every version is pinned. */
  readonly requirements: string;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes a virtual environment and installs what `requirements` lists, unless exactly that is there already.
 * @throws StartFailure when there is no Python that fits, or pip can't install
 */
export async function preparePython(installation: Installation): Promise<void> {
  const { directory, requirements, env, progress, signal } = installation;
  const wanted = fingerprint(requirements);
  const marker = join(directory, 'valbar.sha256');
  if (holds(marker, wanted) && existsSync(inVirtualEnvironment(directory, 'python'))) return;

  const python = await findPython(env);
  if ('tooOld' in python) throw new StartFailure(noPython(python.tooOld));
  progress(`Making a virtual environment with Python ${python.version}`);
  rmSync(directory, { recursive: true, force: true });
  const options = { cwd: process.cwd(), env, timeoutMilliseconds: installMilliseconds, signal };
  const made = await runCommand(python.command, [...python.args, '-m', 'venv', directory], options);
  if (made.outcome !== 'DONE') {
    throw new StartFailure(
      `Python ${python.version} could not make a virtual environment. ` +
        `Where Python comes in parts, its part for this is often called python3-venv.\n${tail(made)}`,
    );
  }
  await install(installation);
  writeFileSync(marker, wanted);
}

/**
 * Installs more into a virtual environment that `preparePython` has made.
 * @throws StartFailure when pip can't
 */
export async function addToPython(installation: Installation): Promise<void> {
  const wanted = fingerprint(installation.requirements);
  const marker = join(installation.directory, `valbar-${wanted.slice(0, 12)}.sha256`);
  if (holds(marker, wanted)) return;
  await install(installation);
  writeFileSync(marker, wanted);
}

/** Where a virtual environment keeps a program. */
export function inVirtualEnvironment(directory: string, program: string): string {
  return process.platform === 'win32' ? join(directory, 'Scripts', `${program}.exe`) : join(directory, 'bin', program);
}

async function install({ directory, requirements, env, progress, signal }: Installation): Promise<void> {
  const what = /^[^#\s].*$/m.exec(readFileSync(requirements, 'utf8'))?.[0] ?? requirements;
  progress(`Installing ${what} from PyPI`);
  const installed = await runCommand(
    inVirtualEnvironment(directory, 'python'),
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '-r', requirements],
    { cwd: process.cwd(), env, timeoutMilliseconds: installMilliseconds, signal },
  );
  if (installed.outcome === 'DONE') return;
  throw new StartFailure(
    `pip could not install ${what} (${installed.outcome === 'TIMED_OUT' ? 'it took too long' : 'it failed'}). ` +
      `Is PyPI within reach, or a mirror of it set in pip's configuration?\n${tail(installed)}`,
  );
}

function noPython(tooOld: readonly string[]): string {
  const wanted = `Python ${oldestPython.join('.')} or newer`;
  return tooOld.length === 0
    ? `The local AWS needs ${wanted}, and there is no Python on the PATH. Install it, or put it on the PATH.`
    : `The local AWS needs ${wanted}; here ${tooOld.join(', ')}. Install a newer one beside it.`;
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestPython[0] || (major === oldestPython[0] && minor >= oldestPython[1]);
}

function fingerprint(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function holds(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}

function tail({ lines }: CommandResult): string {
  return lines.slice(-8).join('\n');
}

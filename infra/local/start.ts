import { join } from 'node:path';
import { localFolder } from './local-folder.ts';
import { watchCaller } from './caller.ts';
import { timedProgress } from './progress.ts';
import { StartFailure } from './start-failure.ts';
import { bringUp, type LocalSystem } from './system.ts';

const project = join(import.meta.dirname, '..', '..');

const stopping = new AbortController();

/** `npm start`: brings the system up, says where it is, and stays until it's told to stop. */
async function start(): Promise<void> {
  const progress = timedProgress(Date.now(), (line) => console.log(line));
  const folder = localFolder(project);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  watchCaller(stopping);

  const system = await bringUp({
    project,
    folder,
    webPort: port('VALBAR_PORT', 8080),
    awsPort: port('VALBAR_AWS_PORT', 4566),
    env: process.env,
    progress,
    signal: stopping.signal,
  });
  progress('Valbar is up');
  console.log(whereItIs(system));

  const ended = await untilStopped(stopping.signal, () => system.isRunning());
  progress(ended === 'STOPPED' ? 'Stopping' : `The local AWS has ended by itself; see ${folder.engineLog}`);
  await system.stop();
  progress('Stopped; nothing is left running');
  if (ended === 'ENGINE_GONE') process.exitCode = 1;
}

function whereItIs({ endpoints, accounts, accountsFile }: LocalSystem): string {
  const lines = accounts.map(
    ({ email, password, groups }) =>
      `  ${email.padEnd(30)} ${password.padEnd(22)} ${groups.length === 0 ? 'an account of a provider’s' : groups.join(', ')}`,
  );
  return `
  The catalogue        ${endpoints.web}
  The API              ${endpoints.api}/v1
  Staff                ${endpoints.api}/desk
  Providers            ${endpoints.api}/mina-sidor
  What it has mailed   ${endpoints.mail}
  The local AWS        ${endpoints.aws}

Accounts, all fictional; the passwords hold until it stops (also in ${accountsFile}):
${lines.join('\n')}

Ctrl-C stops it.`;
}

async function untilStopped(signal: AbortSignal, isRunning: () => boolean): Promise<'STOPPED' | 'ENGINE_GONE'> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (signal.aborted || !isRunning()) {
        clearInterval(timer);
        resolve(signal.aborted ? 'STOPPED' : 'ENGINE_GONE');
      }
    }, 200);
  });
}

function port(setting: string, otherwise: number): number {
  const set = process.env[setting];
  if (set === undefined || set === '') return otherwise;
  const value = Number(set);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  throw new StartFailure(`${setting} is ${set}; it must be a port, a number from 1 to 65535.`);
}

try {
  await start();
} catch (error) {
  if (stopping.signal.aborted) console.error('Stopped before it was up; nothing is left running');
  else console.error(error instanceof StartFailure ? error.message : error);
  process.exitCode = 1;
}
// A connection that a client keeps open must not keep this alive.
process.exit();

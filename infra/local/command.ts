import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { signalGroup } from './process-group.ts';

interface CommandOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMilliseconds: number;
  /** Gets every line that the command writes. */
  readonly logFile?: string | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
  /** Ends the command and what it started. */
  readonly signal?: AbortSignal | undefined;
}

export interface CommandResult {
  readonly outcome: 'DONE' | 'FAILED' | 'NOT_FOUND' | 'TIMED_OUT' | 'ABORTED';
  /** Both its streams, line by line. */
  readonly lines: readonly string[];
}

/** Runs a command to its end, in a process group of its own so that nothing it started survives it. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const { cwd, env, timeoutMilliseconds, logFile, onLine, signal } = options;
  if (signal?.aborted === true) return { outcome: 'ABORTED', lines: [] };
  const lines: string[] = [];
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (logFile !== undefined) appendFileSync(logFile, `${line}\n`);
      onLine?.(line);
    });
  }
  return new Promise((resolve) => {
    let cut: 'TIMED_OUT' | 'ABORTED' | undefined;
    const end = (why: 'TIMED_OUT' | 'ABORTED') => {
      cut ??= why;
      if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
    };
    const timer = setTimeout(() => end('TIMED_OUT'), timeoutMilliseconds);
    const abort = () => end('ABORTED');
    signal?.addEventListener('abort', abort, { once: true });
    const settle = (outcome: CommandResult['outcome']) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      resolve({ outcome, lines });
    };
    child.once('error', () => settle('NOT_FOUND'));
    child.once('close', (code) => settle(cut ?? (code === 0 ? 'DONE' : 'FAILED')));
  });
}

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const everyMilliseconds = 1000;

/**
 * Aborts when what started this process is gone. A signal to npm ends its shell,
 * which does not tell its children; without this they would run on with nobody to stop them.
 */
export function watchCaller(stopping: AbortController): void {
  if (process.platform === 'win32') return;
  // Up to the shell of `npm start`: tsx stands between it and this process.
  const callers = [process.ppid, parentOf(process.ppid)];
  const timer = setInterval(() => {
    if (process.ppid === callers[0] && parentOf(process.ppid) === callers[1]) return;
    clearInterval(timer);
    stopping.abort();
  }, everyMilliseconds);
  timer.unref();
}

function parentOf(pid: number): number | undefined {
  try {
    const text =
      process.platform === 'linux'
        ? /^.*\) \S (\d+)/s.exec(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))?.[1]
        : execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return text === undefined ? undefined : Number(text);
  } catch {
    return undefined;
  }
}

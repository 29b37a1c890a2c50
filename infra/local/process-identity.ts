import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same number: when it started, and its command.
 * Null when no such process runs.
 */
export function processIdentity(pid: number): string | null {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): string | null {
  try {
    // The name in parentheses may itself hold spaces; the start time is the 20th field after it.
    const [, rest = ''] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${String(pid)}/stat`, 'utf8')) ?? [];
    const fields = rest.split(' ');
    if (fields[0] === 'Z') return null;
    const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return `${fields[19] ?? ''} ${command}`.trim();
  } catch {
    return null;
  }
}

function fromPs(pid: number): string | null {
  try {
    const [command, args] = ['ps', ['-o', 'lstart=,args=', '-p', String(pid)]] as const;
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}

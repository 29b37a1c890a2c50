import { processIdentity } from './process-identity.ts';

/** Signals a process and all that it started; false when it is gone. */
export function signalGroup(leader: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, signal);
    return true;
  } catch {
    return false;
  }
}

/** Asks a group to end, insists after `graceMilliseconds`, and waits until its leader is gone. */
export async function endGroup(leader: number, graceMilliseconds: number): Promise<void> {
  signalGroup(leader, 'SIGTERM');
  if (!(await isGoneWithin(leader, graceMilliseconds))) {
    signalGroup(leader, 'SIGKILL');
    await isGoneWithin(leader, graceMilliseconds);
  }
  // Those that outlived their leader.
  signalGroup(leader, 'SIGKILL');
}

async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (processIdentity(pid) !== null) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { endGroup } from './process-group.ts';
import { processIdentity } from './process-identity.ts';

const graceMilliseconds = 5000;

const Known = z.strictObject({ pid: z.int(), identity: z.string() });

/** What is remembered of a process, so that one whose owner was killed is found later. */
const ProcessRecord = z.strictObject({ process: Known, owner: Known });
type ProcessRecord = z.infer<typeof ProcessRecord>;

/** Writes down a process that this one has started. */
export function rememberProcess(file: string, pid: number): void {
  const record: ProcessRecord = { process: known(pid), owner: known(process.pid) };
  writeFileSync(file, `${JSON.stringify(record)}\n`);
}

/**
 * Ends what a file remembers, with all that it started, if whoever started it is gone.
 * A process that merely has the same number is left alone.
 */
export async function endLeftProcess(
  file: string,
): Promise<{ outcome: 'NONE' | 'ENDED' } | { outcome: 'OWNED'; by: number }> {
  const record = read(file);
  if (record === null) return { outcome: 'NONE' };
  const { process: left, owner } = record;
  if (owner.pid !== process.pid && isStill(owner)) return { outcome: 'OWNED', by: owner.pid };
  const runs = isStill(left);
  if (runs) await endGroup(left.pid, graceMilliseconds);
  rmSync(file, { force: true });
  return { outcome: runs ? 'ENDED' : 'NONE' };
}

function known(pid: number): ProcessRecord['owner'] {
  return { pid, identity: processIdentity(pid) ?? '' };
}

function isStill({ pid, identity }: ProcessRecord['owner']): boolean {
  return processIdentity(pid) === identity;
}

function read(file: string): ProcessRecord | null {
  if (!existsSync(file)) return null;
  try {
    return ProcessRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

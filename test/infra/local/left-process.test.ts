import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endLeftProcess, rememberProcess } from '../../../infra/local/left-process.ts';
import { endGroup } from '../../../infra/local/process-group.ts';
import { processIdentity } from '../../../infra/local/process-identity.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'valbar-left-'));
  file = join(folder, 'record.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that another started in a group of its own, and that outlived it. */
async function orphan(): Promise<number> {
  const script = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
    child.unref();
    console.log(child.pid);`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  parent.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(parent, 'close');
  return Number(Buffer.concat(chunks).toString());
}

/** The record as a start that was killed would have left it. */
function ownedByNobody(): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"owner":\{[^}]*\}/, '"owner":{"pid":1,"identity":"gone"}'));
}

test('a process whose owner was killed is ended', async () => {
  const pid = await orphan();
  rememberProcess(file, pid);
  ownedByNobody();
  expect(await endLeftProcess(file)).toEqual({ outcome: 'ENDED' });
  expect(processIdentity(pid)).toBeNull();
  expect(await endLeftProcess(file)).toEqual({ outcome: 'NONE' });
});

test('a process that only has the same number is left alone', async () => {
  const pid = await orphan();
  rememberProcess(file, pid);
  ownedByNobody();
  writeFileSync(file, readFileSync(file, 'utf8').replace(/("process":\{"pid":\d+,"identity":")/, '$1another '));
  expect(await endLeftProcess(file)).toEqual({ outcome: 'NONE' });
  expect(processIdentity(pid)).not.toBeNull();
  await endGroup(pid, 1000);
});

test('a process whose owner still runs is left to it', async () => {
  const [pid, owner] = [await orphan(), await orphan()];
  rememberProcess(file, pid);
  const by = JSON.stringify({ pid: owner, identity: processIdentity(owner) });
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/"owner":\{[^}]*\}/, () => `"owner":${by}`),
  );
  expect(await endLeftProcess(file)).toEqual({ outcome: 'OWNED', by: owner });
  expect(processIdentity(pid)).not.toBeNull();
  await Promise.all([endGroup(pid, 1000), endGroup(owner, 1000)]);
});

test('a record that cannot be read is as good as none', async () => {
  writeFileSync(file, 'half a rec');
  expect(await endLeftProcess(file)).toEqual({ outcome: 'NONE' });
});

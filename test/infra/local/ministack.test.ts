import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { localFolder } from '../../../infra/local/local-folder.ts';
import { startMiniStack } from '../../../infra/local/ministack.ts';
import { freePort, isTaken } from '../../../infra/local/port.ts';

function emptyProject(): string {
  const project = mkdtempSync(join(tmpdir(), 'valbar-engine-'));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  return project;
}

async function occupy(port: number, address: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
}

function start(project: string, port: number) {
  const folder = localFolder(project);
  const portSetting = 'VALBAR_AWS_PORT=<port> npm start';
  return startMiniStack({ project, folder, port, region: 'eu-north-1', env: process.env, portSetting });
}

test.each(['127.0.0.1', '0.0.0.0'])('a port is taken when another program listens on %s', async (address) => {
  const port = await freePort();
  expect(await isTaken(port)).toBe(false);
  await occupy(port, address);
  expect(await isTaken(port)).toBe(true);
});

test('a taken port is named, with how to choose another', async () => {
  const port = await freePort();
  await occupy(port, '127.0.0.1');
  await expect(start(emptyProject(), port)).rejects.toThrow(
    `Port ${String(port)}, where the local AWS should listen, is taken by another program. ` +
      'Stop that program, or choose another port: VALBAR_AWS_PORT=<port> npm start.',
  );
});

test('an engine that cannot be started is said at once', async () => {
  await expect(start(emptyProject(), await freePort())).rejects.toThrow(/The local AWS ended at once/);
});

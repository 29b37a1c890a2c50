import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findJava } from '../../infra/local/java-runtime.ts';
import { rememberProcess } from '../../infra/local/left-process.ts';
import { withoutAws } from '../../infra/local/local-environment.ts';
import { freePort } from '../../infra/local/port.ts';
import { endGroup } from '../../infra/local/process-group.ts';
import { testFolder } from './test-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a real DynamoDB engine listens, empty and in memory. Any region and any keys will do. */
    dynamoDbEndpoint: string;
  }
}

const project = join(import.meta.dirname, '..', '..');
const emulator = join(project, 'node_modules', 'amplify-dynamodb-simulator', 'emulator');
const readyMilliseconds = 60_000;

/** A real DynamoDB engine, empty and in memory. */
export interface DynamoDbEngine {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

let started: DynamoDbEngine | undefined;

/** Starts DynamoDB Local for the tests of one project. */
export async function setup(testProject: TestProject): Promise<void> {
  started = await startDynamoDb();
  testProject.provide('dynamoDbEndpoint', started.endpoint);
}

export async function teardown(): Promise<void> {
  await started?.stop();
}

/** @throws StartFailure without a Java that is new enough, Error when the engine does not come up */
export async function startDynamoDb(): Promise<DynamoDbEngine> {
  const folder = await testFolder();
  const java = await findJava(folder.virtualEnvironment, process.env, (text) => console.log(text));
  const port = await freePort();
  // It lives for minutes: what the second compiler would make faster takes longer to make.
  const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Djava.library.path=./DynamoDBLocal_lib'];
  const database = spawn(java, [...flags, '-jar', 'DynamoDBLocal.jar', '-inMemory', '-port', String(port)], {
    cwd: emulator,
    env: withoutAws(project, process.env),
    detached: true,
    stdio: 'ignore',
  });
  const { pid } = database;
  if (pid === undefined) throw new Error(`${java} could not be started`);
  rememberProcess(folder.databaseRecord, pid);
  const stop = () => endGroup(pid, 5000);

  const endpoint = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + readyMilliseconds;
  while (!(await answers(endpoint))) {
    if (database.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`DynamoDB Local did not come up on port ${port}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { endpoint, stop };
}

/** It refuses a request without a signature, which is answer enough. */
async function answers(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

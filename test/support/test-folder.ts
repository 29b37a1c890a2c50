import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endLeftProcess } from '../../infra/local/left-process.ts';
import { type LocalFolder, localFolder } from '../../infra/local/local-folder.ts';
import { processIdentity } from '../../infra/local/process-identity.ts';

const project = join(import.meta.dirname, '..', '..');
const recordNames = ['ministack.json', 'dynamodb.json'];

export interface TestFolder extends LocalFolder {
  readonly databaseRecord: string;
}

/** A folder of this test run's own, after what killed runs left behind is gone. */
export async function testFolder(): Promise<TestFolder> {
  const runs = join(project, '.local', 'test');
  for (const run of existsSync(runs) ? readdirSync(runs) : []) {
    if (run === String(process.pid)) continue;
    for (const name of recordNames) await endLeftProcess(join(runs, run, name));
    if (processIdentity(Number(run)) === null) rmSync(join(runs, run), { recursive: true, force: true });
  }
  const folder = localFolder(project, join('test', String(process.pid)));
  return { ...folder, databaseRecord: join(folder.root, 'dynamodb.json') };
}

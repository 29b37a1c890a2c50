import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where one running system on this machine keeps its files; nothing else of the project is written to. */
export interface LocalFolder {
  readonly root: string;
  /** Shared by all systems of one checkout: Python packages are the same for each. */
  readonly virtualEnvironment: string;
  /** Unpacked Lambda code; emptied when the system stops. */
  readonly temporary: string;
  /** The local AWS's own keys. */
  readonly state: string;
  readonly engineRecord: string;
  readonly engineLog: string;
  readonly deployLog: string;
  readonly cloudAssembly: string;
  readonly outputs: string;
  readonly accounts: string;
  readonly endpoints: string;
}

/**
 * Makes the folder of a system under `.local/` of the project.
 * @param name the subfolder of a system beside the one of `npm start`, for example `test`
 */
export function localFolder(project: string, name?: string): LocalFolder {
  const shared = join(project, '.local');
  const root = name === undefined ? shared : join(shared, name);
  const folder = {
    root,
    virtualEnvironment: join(shared, 'venv'),
    temporary: join(root, 'tmp'),
    state: join(root, 'state'),
    engineRecord: join(root, 'ministack.json'),
    engineLog: join(root, 'ministack.log'),
    deployLog: join(root, 'deploy.log'),
    cloudAssembly: join(root, 'cdk.out'),
    outputs: join(root, 'outputs.json'),
    accounts: join(root, 'accounts.json'),
    endpoints: join(root, 'endpoints.json'),
  };
  mkdirSync(root, { recursive: true });
  return folder;
}

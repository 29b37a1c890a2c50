import { delimiter, join } from 'node:path';

/** The account that the local AWS plays. */
export const localAccount = '000000000000';

/** Keys that open nothing but the local AWS. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

/**
 * The caller's environment without anything that leads to a real AWS account,
 * and with the project's own Node and tools first.
 */
export function withoutAws(project: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(AWS|CDK|LOCALSTACK|MINISTACK)_/i.test(name));
  const { NODE_OPTIONS: _, PATH: path = '', ...rest } = Object.fromEntries(kept);
  return { ...rest, PATH: [join(project, 'node_modules', '.bin'), path].join(delimiter) };
}

/** What the CDK and the SDK need to talk to the local AWS and to nothing else. */
export function towardsLocalAws(
  project: string,
  env: NodeJS.ProcessEnv,
  { endpoint, region }: { readonly endpoint: string; readonly region: string },
): NodeJS.ProcessEnv {
  const nowhere = join(project, '.local', 'no-such-file');
  return {
    ...withoutAws(project, env),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    // A profile of whoever runs this must not be found.
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
}

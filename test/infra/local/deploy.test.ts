import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deploy } from '../../../infra/local/deploy.ts';
import { towardsLocalAws } from '../../../infra/local/local-environment.ts';
import { localFolder } from '../../../infra/local/local-folder.ts';
import { readOutputs } from '../../../infra/local/outputs.ts';
import { freePort } from '../../../infra/local/port.ts';
import { closed, listen } from '../../support/web-server.ts';

const project = join(import.meta.dirname, '..', '..', '..');
let elsewhere: string;

beforeEach(() => {
  elsewhere = mkdtempSync(join(tmpdir(), 'valbar-deploy-'));
});
afterEach(() => rmSync(elsewhere, { recursive: true, force: true }));

async function tryToDeploy(over: {
  readonly app: string;
  readonly endpoint?: string;
  readonly timeoutMilliseconds?: number;
}) {
  const folder = localFolder(elsewhere);
  return deploy({
    project,
    folder,
    endpoint: `http://127.0.0.1:${String(await freePort())}`,
    region: 'eu-north-1',
    context: { config: 'config/granvik.json', publicBaseUrl: 'http://127.0.0.1:8080' },
    env: process.env,
    progress: () => undefined,
    ...over,
  });
}

describe('a deployment that does not succeed', () => {
  test('is told in one message, with what the CDK said and where the rest is', async () => {
    const failed = await tryToDeploy({ app: 'node -e process.exit(3)' }).catch((error: unknown) => String(error));
    expect(failed).toMatch(/^StartFailure: The CDK failed when /);
    expect(failed).toContain(join(elsewhere, '.local', 'deploy.log'));
    expect(readFileSync(join(elsewhere, '.local', 'deploy.log'), 'utf8')).not.toBe('');
  });

  test('is cut off after its time', async () => {
    // It takes every connection and answers none, so that nothing but the time can end it.
    const silent = createServer();
    const endpoint = `http://127.0.0.1:${String(await listen(silent))}`;
    const started = performance.now();
    try {
      await expect(
        tryToDeploy({ app: `node -e setTimeout(Number,60000)`, endpoint, timeoutMilliseconds: 1500 }),
      ).rejects.toThrow(/^The CDK was not done with .* after 2 s\./);
    } finally {
      await closed(silent);
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

test('nothing of a real account reaches the CDK', () => {
  const env = towardsLocalAws(
    project,
    { PATH: '/bin', AWS_PROFILE: 'production', AWS_SESSION_TOKEN: 't', AWS_ENDPOINT_URL_S3: 'x', CDK_DEPLOY_ROLE: 'r' },
    { endpoint: 'http://127.0.0.1:4566', region: 'eu-north-1' },
  );
  expect(Object.keys(env)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/PROFILE|TOKEN|URL_S3|CDK_DEPLOY/)]),
  );
  expect(env['AWS_ENDPOINT_URL']).toBe('http://127.0.0.1:4566');
});

describe("the stacks' outputs", () => {
  const outputs = {
    'g-data': { CaseTableName: 'c', LinkTableName: 'l', CatalogueTableName: 'k', EvidenceBucketName: 'b' },
    'g-sign-in': { UserPoolId: 'p', UserPoolDomain: 'd', ProviderPoolId: 'q' },
    'g-app': { HttpApiId: 'a', UserPoolClientId: 'u', ProviderPoolClientId: 'v', ApplicationWorkflowArn: 'w' },
  };
  const read = (value: object) => {
    const file = join(elsewhere, 'outputs.json');
    writeFileSync(file, JSON.stringify(value));
    return readOutputs(file);
  };

  test('are looked up over all stacks', () => {
    expect(read(outputs)).toMatchObject({ CaseTableName: 'c', UserPoolId: 'p', HttpApiId: 'a' });
  });

  test('are named when no stack has them', () => {
    expect(() => read({ ...outputs, 'g-app': {} })).toThrow(/HttpApiId/);
  });
});

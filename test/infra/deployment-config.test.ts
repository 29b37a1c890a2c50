import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parseDeploymentConfig, readDeploymentConfig, runtimeConfig } from '../../infra/deployment-config.ts';
import { granvik, root } from './support.ts';

const path = 'config/somewhere.json';

function changed(change: (config: Record<string, unknown>) => void): string {
  const config: Record<string, unknown> = structuredClone({ ...granvik() });
  change(config);
  return JSON.stringify(config);
}

describe('a deployment’s configuration', () => {
  it('is read for the fictional municipality', () => {
    const config = readDeploymentConfig(join(root, 'config/granvik.json'));
    expect(config.municipalities[0]?.decisionRules.CLEAR_APPROVAL.mode).toBe('DELEGATE_OFFICER');
  });

  it('names a file that is not there, and how to say which', () => {
    expect(() => readDeploymentConfig('config/nowhere.json')).toThrow(
      /config\/nowhere\.json: .* -c config=config\/<name>\.json/,
    );
  });

  it('says when a file is not JSON', () => {
    expect(() => parseDeploymentConfig(path, '{')).toThrow('config/somewhere.json: not valid JSON');
  });

  test.each<[string, (config: Record<string, unknown>) => void, RegExp]>([
    ['an unknown field', (config) => (config['colour'] = 'red'), /colour/],
    ['a missing field', (config) => delete config['mailFrom'], /mailFrom: /],
    ['a name too long for what is named after it', (config) => (config['name'] = 'a'.repeat(25)), /name: /],
    [
      'an address with a slash at its end',
      (config) => (config['publicBaseUrl'] = 'https://a.example/'),
      /publicBaseUrl: .*slash/,
    ],
    [
      'a field deep inside a municipality',
      (config) => (config['municipalities'] = [{ ...granvik().municipalities[0], court: { name: 'A' } }]),
      /municipalities\[0\]\.court\.address: /,
    ],
    [
      'two municipalities with one id',
      (config) => (config['municipalities'] = [granvik().municipalities[0], granvik().municipalities[0]]),
      /municipalities: two municipalities/,
    ],
    [
      'an outcome without a rule for who decides',
      (config) =>
        (config['municipalities'] = [
          { ...granvik().municipalities[0], decisionRules: { REFUSAL: { mode: 'MEETING' } } },
        ]),
      /municipalities\[0\]\.decisionRules/,
    ],
    [
      'a mode of deciding that the law does not know',
      (config) =>
        (config['municipalities'] = [
          {
            ...granvik().municipalities[0],
            decisionRules: { ...granvik().municipalities[0]?.decisionRules, REFUSAL: { mode: 'COLLECTED_CLICKS' } },
          },
        ]),
      /municipalities\[0\]\.decisionRules\.REFUSAL/,
    ],
    [
      'an edge under another name than the public address',
      (config) => {
        config['edge'] = {
          domainName: 'other.granvik.example',
          certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-0000-0000-0000-000000000000',
        };
      },
      /publicBaseUrl: must be https/,
    ],
  ])('names %s', (_what, change, message) => {
    expect(() => parseDeploymentConfig(path, changed(change))).toThrow(message);
  });

  it('has providers sign in as another client than staff, at the same issuer or not', () => {
    const client = (clientId: string, issuer = 'https://id.example') => ({
      issuer,
      clientId,
      jwksUri: `${issuer}/jwks`,
      authorizationEndpoint: `${issuer}/authorize`,
      tokenEndpoint: `${issuer}/token`,
    });
    const read = (oidc: object, providerOidc: object) =>
      parseDeploymentConfig(
        path,
        changed((config) => Object.assign(config, { oidc, providerOidc })),
      );
    expect(() => read(client('a'), client('a'))).toThrow(/providerOidc: must be another client/);
    expect(read(client('a'), client('b')).providerOidc?.clientId).toBe('b');
    expect(read(client('a'), client('a', 'https://other.example')).providerOidc?.clientId).toBe('a');
  });

  it('names every field that does not fit, not only the first', () => {
    const text = changed((config) => {
      config['region'] = 'stockholm';
      config['removalPolicy'] = 'MAYBE';
    });
    expect(() => parseDeploymentConfig(path, text)).toThrow(/region: [^\n]*\n[^\n]*removalPolicy: /);
  });

  it('gives functions the municipalities, and nothing of how they are deployed', () => {
    expect(Object.keys(runtimeConfig(granvik()))).toEqual(['municipalities']);
  });

  it('uses an organisation number with a right check digit', () => {
    const digits = granvik().municipalities[0]?.organisationNumber.replace('-', '').split('').map(Number) ?? [];
    const sum = digits
      .map((digit, at) => (at % 2 === 0 ? digit * 2 : digit))
      .reduce((all, n) => all + Math.floor(n / 10) + (n % 10), 0);
    expect(digits).toHaveLength(10);
    expect(sum % 10).toBe(0);
  });
});

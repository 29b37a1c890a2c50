import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { RegistryConnections } from '../../domain/municipality/registry-connections.ts';
import type { Registry } from '../../domain/registry/registry.ts';
import { optionalEnvironment } from '../../platform/environment.ts';
import { Bolagsverket, type ClientCredentials } from './bolagsverket.ts';
import { type RegistryAdapter, RegistryFault } from './registry-adapter.ts';

const Credentials = z.object({
  clientId: z.string().check(z.minLength(1)),
  clientSecret: z.string().check(z.minLength(1)),
});

const secrets = new SecretsManagerClient({});

/** The adapter of each registry that this deployment is connected to; a worker keeps them, and their tokens. */
export function connectedRegistries(): ReadonlyMap<Registry, RegistryAdapter> {
  const { COMPANY } = RegistryConnections.parse(JSON.parse(optionalEnvironment('REGISTRIES') ?? '{}'));
  const connected = new Map<Registry, RegistryAdapter>();
  if (COMPANY !== undefined)
    connected.set('COMPANY', new Bolagsverket(COMPANY, () => readCredentials(COMPANY.credentialsSecretArn)));
  return connected;
}

/** A secret that can't be read, or holds something else, is a registry that can't be asked. */
async function readCredentials(arn: string): Promise<ClientCredentials> {
  try {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: arn }));
    return Credentials.parse(JSON.parse(SecretString ?? ''));
  } catch {
    throw new RegistryFault('NO_ACCESS');
  }
}

import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { RegistryConnections } from '../../shared/domain/municipality/registry-connections.ts';
import type { CompanyRegistry } from './company-registry.ts';
import { localCredentials } from './local-environment.ts';

/** Keeps the stand-in's credentials in the local AWS, where a deployment's own would lie, and says how to reach it. */
export async function connectCompanyRegistry(
  { address, credentials }: CompanyRegistry,
  { endpoint, region }: { readonly endpoint: string; readonly region: string },
): Promise<RegistryConnections> {
  const client = new SecretsManagerClient({ endpoint, region, credentials: localCredentials });
  const { ARN } = await client.send(
    new CreateSecretCommand({ Name: 'valbar/company-registry', SecretString: JSON.stringify(credentials) }),
  );
  if (ARN === undefined) throw new Error('The local AWS made a secret without a name');
  return {
    COMPANY: {
      adapter: 'BOLAGSVERKET',
      credentialsSecretArn: ARN,
      tokenUrl: `${address}/oauth2/token`,
      apiUrl: `${address}/v1`,
    },
  };
}

import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { SigningConnection } from '../../../shared/domain/municipality/signing-connection.ts';
import { Scrive, type ScriveCredentials } from './scrive.ts';
import { type SigningService, SigningServiceFault } from './signing-service.ts';

/** Goes into a header between quotation marks. */
const Part = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/));
const Credentials = z.object({ apitoken: Part, apisecret: Part, accesstoken: Part, accesssecret: Part });

const secrets = new SecretsManagerClient({});
const connected = new Map<string, SigningService>();

/** The adapter of a municipality's service; a worker keeps it. */
export function serviceOf(municipality: string, connection: SigningConnection): SigningService {
  const known = connected.get(municipality);
  if (known !== undefined) return known;
  const service = new Scrive(connection, () => readCredentials(connection.credentialsSecretArn));
  connected.set(municipality, service);
  return service;
}

/** A secret that can't be read, or holds something else, is a service that does not let us in. */
async function readCredentials(arn: string): Promise<ScriveCredentials> {
  try {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: arn }));
    return Credentials.parse(JSON.parse(SecretString ?? ''));
  } catch {
    throw new SigningServiceFault('NO_ACCESS');
  }
}

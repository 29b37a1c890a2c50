import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';

/** What stands in for SES: the local engine that the other tests send through would answer every mail alike. */
export const mail = mockClient(SESv2Client);

/** What stands in for Step Functions: no service says on request that it is slow, or that nobody waits any more. */
export const workflow = mockClient(SFNClient);

/** What stands in for Secrets Manager, which the data tests' engine has none of: one secret, whatever is asked for. */
export const secrets = mockClient(SecretsManagerClient);

export function holdSecret(text: string): void {
  secrets.on(GetSecretValueCommand).resolves({ SecretString: text });
}

import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Webhook } from '../../domain/webhook/webhook.ts';
import { environment } from '../../platform/environment.ts';
import { deriveSecret } from '../../platform/webhook-signature.ts';

const secrets = new SecretsManagerClient({});

/** By its ARN: a worker reads the deployment's secret once. */
const masters = new Map<string, Promise<string>>();

/** The secret that a webhook's messages are signed with, as its receiver is shown it. */
export async function webhookSecret(
  { municipality, webhookId }: Pick<Webhook, 'municipality' | 'webhookId'>,
  generation: number,
): Promise<string> {
  return deriveSecret(await master(), `webhook ${municipality} ${webhookId} ${String(generation)}`);
}

async function master(): Promise<string> {
  const arn = environment('WEBHOOK_SECRET_ARN');
  const kept = masters.get(arn) ?? read(arn);
  masters.set(arn, kept);
  try {
    return await kept;
  } catch (error) {
    masters.delete(arn);
    throw error;
  }
}

async function read(arn: string): Promise<string> {
  const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: arn }));
  if (SecretString.length < 32) throw new Error('The deployment’s secret for webhooks is not there');
  return SecretString;
}

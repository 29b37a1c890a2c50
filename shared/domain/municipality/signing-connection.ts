import * as z from 'zod/mini';
import { Address, SecretArn } from './connection.ts';

/** How a signer shows who they are beside the mailed link, which alone is never enough. */
export const SignerAuthentication = z.enum(['SMS_PIN', 'SE_BANKID']);
export type SignerAuthentication = z.infer<typeof SignerAuthentication>;

/** Scrive's Document API, version 2; the address is its production's unless another is named (docs/adr/0016). */
export const SigningConnection = z.strictObject({
  adapter: z.literal('SCRIVE'),
  /**
   * A secret in Secrets Manager that holds the personal access credentials as Scrive writes them:
   * `{"apitoken": "…", "apisecret": "…", "accesstoken": "…", "accesssecret": "…"}`; the deployment only names it.
   */
  credentialsSecretArn: SecretArn,
  apiUrl: z.optional(Address),
  /** What is laid with the service from now; what is out goes on with what it was laid with. */
  authentication: SignerAuthentication,
});
export type SigningConnection = z.infer<typeof SigningConnection>;

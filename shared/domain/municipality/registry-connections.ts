import * as z from 'zod/mini';
import { Address, SecretArn } from './connection.ts';

/** Bolagsverket's open company data, version 1; the addresses are its production's unless others are named. */
const BolagsverketConnection = z.strictObject({
  adapter: z.literal('BOLAGSVERKET'),
  /** A secret in Secrets Manager that holds `{"clientId": "…", "clientSecret": "…"}`; the deployment only names it. */
  credentialsSecretArn: SecretArn,
  tokenUrl: z.optional(Address),
  apiUrl: z.optional(Address),
});
export type BolagsverketConnection = z.infer<typeof BolagsverketConnection>;

/** The registries that a deployment is connected to; one that isn't named is looked up by a person. */
export const RegistryConnections = z.strictObject({ COMPANY: z.optional(BolagsverketConnection) });
export type RegistryConnections = z.infer<typeof RegistryConnections>;

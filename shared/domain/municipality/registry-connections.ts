import * as z from 'zod/mini';

/** HTTPS everywhere but on one's own machine, where a stand-in serves. */
const Address = z
  .string()
  .check(z.regex(/^(https:\/\/[^/]+|http:\/\/127\.0\.0\.1:\d+)(\/.*[^/])?$/, 'must be an https address'));

/** Bolagsverket's open company data, version 1; the addresses are its production's unless others are named. */
const BolagsverketConnection = z.strictObject({
  adapter: z.literal('BOLAGSVERKET'),
  /** A secret in Secrets Manager that holds `{"clientId": "…", "clientSecret": "…"}`; the deployment only names it. */
  credentialsSecretArn: z
    .string()
    .check(
      z.regex(/^arn:aws:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+$/, 'must be the ARN of a secret'),
    ),
  tokenUrl: z.optional(Address),
  apiUrl: z.optional(Address),
});
export type BolagsverketConnection = z.infer<typeof BolagsverketConnection>;

/** The registries that a deployment is connected to; one that isn't named is looked up by a person. */
export const RegistryConnections = z.strictObject({ COMPANY: z.optional(BolagsverketConnection) });
export type RegistryConnections = z.infer<typeof RegistryConnections>;

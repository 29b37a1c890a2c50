import * as z from 'zod/mini';

/** HTTPS everywhere but on one's own machine, where a stand-in serves. */
export const Address = z
  .string()
  .check(z.regex(/^(https:\/\/[^/]+|http:\/\/127\.0\.0\.1:\d+)(\/.*[^/])?$/, 'must be an https address'));

/** The name of a secret in Secrets Manager: configuration names it and never holds it. */
export const SecretArn = z
  .string()
  .check(
    z.regex(/^arn:aws:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+$/, 'must be the ARN of a secret'),
  );

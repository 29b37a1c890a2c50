import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { delegationOrder, Municipality } from '../shared/domain/municipality/municipality.ts';
import { RegistryConnections } from '../shared/domain/municipality/registry-connections.ts';
import { whyVoid } from './void-decision-rules.ts';

z.config(en());

/** An OIDC issuer that there is already, instead of the user pool that Valbar otherwise makes. */
const ExternalIssuer = z.strictObject({
  issuer: z.url({ protocol: /^https$/ }),
  clientId: z.string().check(z.minLength(1)),
  jwksUri: z.url({ protocol: /^https$/ }),
  authorizationEndpoint: z.url({ protocol: /^https$/ }),
  tokenEndpoint: z.url({ protocol: /^https$/ }),
});

/** The public address in front of the API; its certificate lies in us-east-1, where CloudFront reads it. */
const Edge = z.strictObject({
  domainName: z.hostname(),
  certificateArn: z.string().check(z.regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/)),
});

/**
 * One deployment: one municipality, or several that cooperate, in one AWS account and Region.
 * It holds no secret, so that it can be reviewed and kept with the code.
 */
export const DeploymentConfig = z
  .strictObject({
    /** Begins every name that Valbar gives to a resource; at most 24 characters, so that the longest still fits. */
    name: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,23}$/)),
    region: z.string().check(z.regex(/^[a-z]{2}-[a-z]+-\d$/)),
    municipalities: z.array(Municipality).check(z.minLength(1)),
    /** Where people reach it; absent, API Gateway's own address. */
    publicBaseUrl: z.optional(z.url({ protocol: /^https?$/ }).check(z.regex(/[^/]$/, 'must not end with a slash'))),
    /** An address of a domain or a mailbox that SES has verified. */
    mailFrom: z.email(),
    /** Where staff sign in. */
    oidc: z.optional(ExternalIssuer),
    /** Where providers' members do. */
    providerOidc: z.optional(ExternalIssuer),
    /** Official registries that are asked by machine; absent, a person looks everything up. */
    registries: z.optional(RegistryConnections),
    /** What deleting a stack does to what it holds: the law's archives want RETAIN. */
    removalPolicy: z.enum(['RETAIN', 'DESTROY']),
    /** CUSTOMER_MANAGED makes a KMS key of the deployment's own, which costs a little at rest. */
    encryption: z.enum(['AWS_MANAGED', 'CUSTOMER_MANAGED']),
    /** Who is mailed when an alarm goes off; without it alarms only show in CloudWatch. */
    alarms: z.strictObject({ email: z.optional(z.email()) }),
    edge: z.optional(Edge),
  })
  .check(
    z.refine((config) => new Set(config.municipalities.map(({ id }) => id)).size === config.municipalities.length, {
      path: ['municipalities'],
      error: 'two municipalities have the same id',
    }),
    z.refine((config) => config.municipalities.every(knowsItsSubcommittees), {
      path: ['municipalities'],
      error:
        'a decision is delegated to a subcommittee that the municipality does not name among its subcommittees (KL 6:37)',
    }),
    z.refine((config) => config.edge === undefined || config.publicBaseUrl === `https://${config.edge.domainName}`, {
      path: ['publicBaseUrl'],
      error: 'must be https:// followed by edge.domainName',
    }),
    z.refine(({ oidc, providerOidc }) => oidc === undefined || !isSameClient(oidc, providerOidc), {
      path: ['providerOidc'],
      error: 'must be another client than oidc: one token would open the doors of staff and of providers alike',
    }),
  );
export type DeploymentConfig = z.infer<typeof DeploymentConfig>;

function isSameClient(one: z.infer<typeof ExternalIssuer>, other: z.infer<typeof ExternalIssuer> | undefined): boolean {
  return one.issuer === other?.issuer && one.clientId === other.clientId;
}

/** Whether each subcommittee that decides is the committee's own, and none of them is called as the committee itself. */
function knowsItsSubcommittees(municipality: Municipality): boolean {
  const { committee, subcommittees = [] } = municipality;
  const ids = [committee, ...subcommittees].map(({ id }) => id);
  const named = delegationOrder(municipality).flatMap((rule) =>
    rule.mode === 'SUBCOMMITTEE' ? [rule.subcommittee] : [],
  );
  return new Set(ids).size === ids.length && named.every((id) => subcommittees.some((body) => body.id === id));
}

/** What of it a running function reads, from `config.json` beside its code. */
export function runtimeConfig(config: DeploymentConfig): object {
  return { municipalities: config.municipalities };
}

/**
 * Reads a deployment's configuration.
 * @throws Error that names the file and every field that doesn't fit.
 */
export function readDeploymentConfig(path: string): DeploymentConfig {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`${path}: there is no such file; say which deployment with -c config=config/<name>.json`);
  }
  return parseDeploymentConfig(path, text);
}

/** As `readDeploymentConfig`, for a text that was read. */
export function parseDeploymentConfig(path: string, text: string): DeploymentConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: not valid JSON`, { cause: error });
  }
  const parsed = DeploymentConfig.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Error(
    [
      `${path} does not fit:`,
      ...parsed.error.issues.map((issue) => `  ${fieldName(issue)}: ${whyVoid(issue) ?? issue.message}`),
    ].join('\n'),
  );
}

function fieldName(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${String(step)}`)).join('');
  return path.replace(/^\./, '') || '(the whole)';
}

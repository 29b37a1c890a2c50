import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Access, TableAction } from '../../shared/platform/manifest.ts';
import type { SignInSettings, Surroundings } from './surroundings.ts';

/** The permissions that a manifest asks for: exact actions on exact resources. */
export function statementsFor(scope: Construct, access: Access, around: Surroundings): PolicyStatement[] {
  return [
    ...tableStatements(around.caseTable, access.caseTable),
    ...indexStatements(around.caseTable, access.caseIndexes),
    ...tableStatements(around.linkTable, access.linkTable),
    ...tableStatements(around.catalogueTable, access.catalogueTable),
    ...tableStatements(around.citizenTable, access.citizenTable),
    ...indexStatements(around.citizenTable, access.citizenIndexes),
    ...evidenceStatements(access, around),
    ...keyStatements(access, around),
    ...citizenKeyStatements(access, around),
    ...workflowStatements(access, around),
    ...mailStatements(scope, access, around),
    ...registryStatements(access, around),
    ...signingStatements(access, around),
    ...webhookStatements(access, around),
  ];
}

/** Whether a function may read or write anything that citizens have told. */
export function touchesCitizens({ citizenTable, citizenIndexes }: Access): boolean {
  return (citizenTable ?? citizenIndexes) !== undefined;
}

/** The variables that a manifest's access needs, and no others. */
export function environmentFor(access: Access, around: Surroundings): Record<string, string> {
  const touchesCases = (access.caseTable ?? access.caseIndexes) !== undefined;
  return {
    PUBLIC_BASE_URL: around.publicBaseUrl,
    ...(touchesCases ? { CASE_TABLE: around.caseTable.tableName } : {}),
    ...(access.linkTable === undefined ? {} : { LINK_TABLE: around.linkTable.tableName }),
    ...(access.catalogueTable === undefined ? {} : { CATALOGUE_TABLE: around.catalogueTable.tableName }),
    ...(touchesCitizens(access) ? { CITIZEN_TABLE: around.citizenTable.tableName } : {}),
    ...(access.evidenceBucket === undefined ? {} : { EVIDENCE_BUCKET: around.evidenceBucket.bucketName }),
    ...(access.mail === true ? { MAIL_FROM: around.mailFrom } : {}),
    ...(access.workflow?.includes('StartExecution') === true
      ? { APPLICATION_WORKFLOW_ARN: around.applicationWorkflowArn }
      : {}),
    ...(access.registries === true ? { REGISTRIES: JSON.stringify(around.registries) } : {}),
    ...(access.webhookSecret === true ? { WEBHOOK_SECRET_ARN: around.webhookSecretArn } : {}),
    ...(access.signIn === true ? signInEnvironment('OIDC', around.signIn) : {}),
    ...(access.providerSignIn === true ? signInEnvironment('PROVIDER_OIDC', around.providerSignIn) : {}),
  };
}

function signInEnvironment(prefix: string, settings: SignInSettings): Record<string, string> {
  return {
    [`${prefix}_ISSUER`]: settings.issuer,
    [`${prefix}_CLIENT_ID`]: settings.clientId,
    [`${prefix}_JWKS_URI`]: settings.jwksUri,
    [`${prefix}_AUTHORIZATION_ENDPOINT`]: settings.authorizationEndpoint,
    [`${prefix}_TOKEN_ENDPOINT`]: settings.tokenEndpoint,
  };
}

function tableStatements(table: Table, actions: readonly TableAction[] | undefined): PolicyStatement[] {
  if (actions === undefined || actions.length === 0) return [];
  return [new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [table.tableArn] })];
}

function indexStatements(table: Table, indexes: readonly string[] | undefined): PolicyStatement[] {
  if (indexes === undefined || indexes.length === 0) return [];
  return [
    new PolicyStatement({
      actions: ['dynamodb:Query'],
      resources: indexes.map((index) => `${table.tableArn}/index/${index}`),
    }),
  ];
}

function evidenceStatements({ evidenceBucket: actions }: Access, { evidenceBucket }: Surroundings): PolicyStatement[] {
  if (actions === undefined || actions.length === 0) return [];
  const erases = actions.includes('EraseObject');
  return [
    new PolicyStatement({
      actions: actions.map((action) => (action === 'EraseObject' ? 's3:DeleteObjectVersion' : `s3:${action}`)),
      resources: [evidenceBucket.arnForObjects('*')],
    }),
    ...(erases
      ? [new PolicyStatement({ actions: ['s3:ListBucketVersions'], resources: [evidenceBucket.bucketArn] })]
      : []),
  ];
}

/** Whoever may read or write what lies under the deployment's own key may use the key for that. */
function keyStatements(access: Access, { dataKey }: Surroundings): PolicyStatement[] {
  const held =
    access.caseTable ?? access.caseIndexes ?? access.linkTable ?? access.catalogueTable ?? access.evidenceBucket;
  if (dataKey === undefined || held === undefined) return [];
  return [new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [dataKey.keyArn] })];
}

/** Their table's own key opens for whoever may touch that table, and for nobody else. */
function citizenKeyStatements(access: Access, { citizenKey }: Surroundings): PolicyStatement[] {
  if (!touchesCitizens(access)) return [];
  return [new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [citizenKey.keyArn] })];
}

function workflowStatements({ workflow }: Access, { applicationWorkflowArn }: Surroundings): PolicyStatement[] {
  const actions = (workflow ?? []).flatMap((action) =>
    action === 'StartExecution' ? ['states:StartExecution'] : ['states:SendTaskSuccess', 'states:SendTaskFailure'],
  );
  return actions.length === 0 ? [] : [new PolicyStatement({ actions, resources: [applicationWorkflowArn] })];
}

/** SES knows the sender by its address or by its domain, whichever the municipality had verified. */
function mailStatements(
  scope: Construct,
  { mail }: Access,
  { mailFrom, mailConfigurationSet }: Surroundings,
): PolicyStatement[] {
  if (mail !== true) return [];
  const identities = [mailFrom, mailFrom.slice(mailFrom.indexOf('@') + 1)];
  return [
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [
        ...identities.map((resourceName) =>
          Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName }),
        ),
        Stack.of(scope).formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: mailConfigurationSet,
        }),
      ],
    }),
  ];
}

/** The credentials of the registries that the deployment is connected to, by the names of their secrets. */
function registryStatements({ registries }: Access, { registries: connected }: Surroundings): PolicyStatement[] {
  const resources = Object.values(connected).flatMap((connection) => connection?.credentialsSecretArn ?? []);
  if (registries !== true || resources.length === 0) return [];
  return [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources })];
}

/** The credentials of the municipalities' e-signing services, by the names of their secrets. */
function signingStatements({ signingServices }: Access, { signingSecretArns }: Surroundings): PolicyStatement[] {
  if (signingServices !== true || signingSecretArns.length === 0) return [];
  return [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [...signingSecretArns] })];
}

/** What every webhook's secret is derived from. */
function webhookStatements({ webhookSecret }: Access, { webhookSecretArn }: Surroundings): PolicyStatement[] {
  if (webhookSecret !== true) return [];
  return [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [webhookSecretArn] })];
}

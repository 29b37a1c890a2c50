import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { RegistryConnections } from '../../shared/domain/municipality/registry-connections.ts';
import type { Alarms } from './alarms.ts';

/** Where somebody signs in, and where their tokens are checked. */
export interface SignInSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly jwksUri: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
}

/** What a deployment holds. */
export interface Holdings {
  readonly caseTable: Table;
  readonly linkTable: Table;
  readonly catalogueTable: Table;
  /** What citizens have told: complaints and answers to surveys, apart from everything else. */
  readonly citizenTable: Table;
  /** The citizens' table's own key, whatever the rest lies under. */
  readonly citizenKey: Key;
  readonly evidenceBucket: Bucket;
  /** How another stack's template refers to the bucket: the name under which its ARN is exported. */
  readonly evidenceArnReference: string;
  /** What webhooks' secrets are derived from. */
  readonly webhookSecretArn: string;
  /** The deployment's own key, when it has one. */
  readonly dataKey: Key | undefined;
}

/** What stands around every function; its manifest says how much of it the function sees. */
export interface Surroundings extends Holdings {
  readonly deployment: string;
  /** Holds `<function name>/index.mjs`. */
  readonly bundleDirectory: string;
  readonly publicBaseUrl: string;
  readonly mailFrom: string;
  /** Under it SES tells what became of the sender's mail. */
  readonly mailConfigurationSet: string;
  readonly applicationWorkflowArn: string;
  /** The staff's. */
  readonly signIn: SignInSettings;
  readonly providerSignIn: SignInSettings;
  readonly registries: RegistryConnections;
  /** Of the municipalities that have contracts signed by an e-signing service. */
  readonly signingSecretArns: readonly string[];
  readonly alarms: Alarms;
}

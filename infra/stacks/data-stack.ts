import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import * as z from 'zod/mini';
import type { Holdings } from '../constructs/surroundings.ts';
import { acknowledge } from '../policies.ts';
import type { DeploymentConfig } from '../deployment-config.ts';

interface DataStackProps extends StackProps {
  readonly config: DeploymentConfig;
}

/** Everything that must outlive a mistake. */
export class DataStack extends Stack {
  readonly holdings: Holdings;

  constructor(scope: Construct, id: string, { config, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: config.removalPolicy === 'RETAIN' });
    const dataKey =
      config.encryption === 'CUSTOMER_MANAGED'
        ? this.#key(config, 'DataKey', 'data', `What ${config.name} holds`)
        : undefined;
    const common = this.#tableProps(config, dataKey);

    const caseTable = new Table(this, 'CaseTable', {
      ...common,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      stream: StreamViewType.NEW_IMAGE,
    });
    for (const name of ['due', 'list']) {
      caseTable.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: { name: `${name}Pk`, type: AttributeType.STRING },
        sortKey: { name: `${name}Sk`, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      });
    }
    const linkTable = new Table(this, 'LinkTable', {
      ...common,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
    });
    const catalogueTable = new Table(this, 'CatalogueTable', {
      ...common,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
    });
    const citizenKey = this.#key(config, 'CitizenKey', 'citizen', `What citizens tell ${config.name}`);
    const citizenTable = new Table(this, 'CitizenTable', {
      ...this.#tableProps(config, citizenKey),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      stream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'expiresAt',
    });
    citizenTable.addGlobalSecondaryIndex({
      indexName: 'list',
      partitionKey: { name: 'listPk', type: AttributeType.STRING },
      sortKey: { name: 'listSk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    const evidenceBucket = this.#evidenceBucket(config, dataKey);

    this.holdings = {
      caseTable,
      linkTable,
      catalogueTable,
      citizenTable,
      citizenKey,
      evidenceBucket,
      evidenceArnReference: this.#exportName(evidenceBucket.bucketArn),
      webhookSecretArn: this.#webhookSecret(config, dataKey).secretArn,
      dataKey,
    };
    new CfnOutput(this, 'CaseTableName', { value: caseTable.tableName });
    new CfnOutput(this, 'LinkTableName', { value: linkTable.tableName });
    new CfnOutput(this, 'CatalogueTableName', { value: catalogueTable.tableName });
    new CfnOutput(this, 'CitizenTableName', { value: citizenTable.tableName });
    new CfnOutput(this, 'EvidenceBucketName', { value: evidenceBucket.bucketName });
  }

  /** Webhooks' secrets are derived from it, each rotated by its number: with another one here all receivers would be cut off. */
  #webhookSecret(config: DeploymentConfig, dataKey: Key | undefined): Secret {
    const secret = new Secret(this, 'WebhookSecret', {
      description: `What ${config.name} derives webhooks’ secrets from`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: removalPolicy(config),
      ...(dataKey === undefined ? {} : { encryptionKey: dataKey }),
    });
    acknowledge(secret, 'AwsSolutions::AwsSolutions-SMG4');
    return secret;
  }

  #exportName(value: string): string {
    const reference: unknown = this.resolve(this.exportValue(value));
    return z.object({ 'Fn::ImportValue': z.string() }).parse(reference)['Fn::ImportValue'];
  }

  #key(config: DeploymentConfig, id: string, alias: string, description: string): Key {
    return new Key(this, id, {
      alias: `${config.name}-${alias}`,
      description,
      enableKeyRotation: true,
      removalPolicy: removalPolicy(config),
    });
  }

  #tableProps(config: DeploymentConfig, dataKey: Key | undefined): Omit<TableProps, 'partitionKey'> {
    return {
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: config.removalPolicy === 'RETAIN',
      removalPolicy: removalPolicy(config),
      ...(dataKey === undefined
        ? { encryption: TableEncryption.AWS_MANAGED }
        : { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: dataKey }),
    };
  }

  /** Files come straight from the applicant's browser, by a form whose policy a function has signed. */
  #evidenceBucket(config: DeploymentConfig, dataKey: Key | undefined): Bucket {
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: removalPolicy(config),
    };
    const accessLog = new Bucket(this, 'EvidenceAccessLog', {
      ...closed,
      // S3 delivers its access logs only under its own key.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(365) }],
    });
    const bucket = new Bucket(this, 'EvidenceBucket', {
      ...closed,
      versioned: true,
      ...(dataKey === undefined
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey: dataKey, bucketKeyEnabled: true }),
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          allowedOrigins: [config.publicBaseUrl ?? '*'],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(365),
        },
        // What was given out has been fetched: the case itself stays, its copy does not.
        { prefix: 'exports/', expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
      ],
    });
    const { defaultChild } = bucket.node;
    if (defaultChild instanceof CfnBucket) {
      // By the property itself: the construct's own switch would bring a custom resource.
      defaultChild.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
      defaultChild.loggingConfiguration = { destinationBucketName: accessLog.bucketName, logFilePrefix: 'evidence/' };
    }
    // Infected files are nobody's to read; GuardDuty tags them.
    bucket.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [bucket.arnForObjects('*')],
        conditions: { StringEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'THREATS_FOUND' } },
      }),
    );
    accessLog.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [accessLog.arnForObjects('evidence/*')],
        conditions: {
          ArnLike: { 'aws:SourceArn': bucket.bucketArn },
          StringEquals: { 'aws:SourceAccount': this.account },
        },
      }),
    );
    return bucket;
  }
}

function removalPolicy(config: DeploymentConfig): RemovalPolicy {
  return config.removalPolicy === 'RETAIN' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}

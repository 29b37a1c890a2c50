import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionManifest } from '../../shared/platform/manifest.ts';
import { acknowledge, acknowledgeObjects } from '../policies.ts';
import { environmentFor, statementsFor } from './access.ts';
import type { Surroundings } from './surroundings.ts';

interface ValbarFunctionProps {
  readonly manifest: FunctionManifest;
  readonly around: Surroundings;
  /** Rights that follow from what makes it run, beside what its manifest asks for. */
  readonly triggerStatements?: readonly PolicyStatement[];
  /** Where an asynchronous call goes that failed for good. */
  readonly deadLetters?: IQueue;
}

/** API Gateway gives up after 30 seconds; what answers a person has to be done long before. */
const defaultTimeoutSeconds = {
  http: 15,
  workflow: 60,
  outbox: 60,
  upload: 60,
  scan: 60,
  bounce: 60,
  schedule: 300,
} as const;

/** Memory buys processor time: at 512 MB a cold start is bearable for who waits. */
const defaultMemoryMegabytes = 512;

/** A function as its manifest declares it: its own role, its own log, and its own alarm where no caller is told. */
export class ValbarFunction extends Construct {
  readonly manifest: FunctionManifest;
  /** As it is called in the account. */
  readonly functionName: string;
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, { manifest, around, triggerStatements, deadLetters }: ValbarFunctionProps) {
    super(scope, id);
    this.manifest = manifest;
    const functionName = `${around.deployment}-${manifest.name}`;
    this.functionName = functionName;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${manifest.name} may do, as its manifest says`,
      inlinePolicies: {
        manifest: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [logGroup.logGroupArn],
            }),
            ...statementsFor(this, manifest.access, around),
            ...(triggerStatements ?? []),
          ],
        }),
      },
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      code: Code.fromAsset(join(around.bundleDirectory, manifest.name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role,
      timeout: Duration.seconds(manifest.timeoutSeconds ?? defaultTimeoutSeconds[manifest.trigger.kind]),
      memorySize: manifest.memoryMegabytes ?? defaultMemoryMegabytes,
      environment: environmentFor(manifest.access, around),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(deadLetters === undefined ? {} : { deadLetterQueue: deadLetters }),
    });
    acknowledge(this, 'Serverless::Serverless-LambdaTracing');
    if (deadLetters === undefined) acknowledge(this, 'Serverless::Serverless-LambdaDLQ');
    if (manifest.access.evidenceBucket !== undefined) acknowledgeObjects(role, around.evidenceArnReference);
    // Whatever fails behind the entrance is a 5xx there, which has its own alarm and a log that names the route.
    if (manifest.trigger.kind === 'http') return;
    around.alarms.add(this, 'Errors', {
      name: `${manifest.name}-errors`,
      says: `${manifest.name} failed in a way that nobody foresaw.`,
      runbook: 'function-errors',
      metric: this.lambda.metricErrors({ period: Duration.minutes(5) }),
      threshold: 1,
    });
  }
}

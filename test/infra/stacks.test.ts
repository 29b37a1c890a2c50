import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { touchesCitizens } from '../../infra/constructs/access.ts';
import { calledFunctions } from '../../infra/constructs/workflow-machine.ts';
import { providerDoor, staffDoor } from '../../shared/http/door.ts';
import {
  applicationWorkflow,
  companySecret,
  granvik,
  resourceTypes,
  root,
  sampleManifests,
  sampleSources,
  signingSecret,
  signingSources,
  type Synthesis,
  synthesise,
  expectAll,
  expectOne,
} from './support.ts';

const Statement = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.optional(z.union([z.unknown(), z.array(z.unknown())])),
});
const Document = z.object({ Statement: z.array(Statement) });
const Role = z.looseObject({
  Properties: z.looseObject({ Policies: z.optional(z.array(z.object({ PolicyDocument: Document }))) }),
});
const Policy = z.looseObject({ Properties: z.looseObject({ PolicyDocument: Document }) });
const Alarm = z.looseObject({
  Properties: z.looseObject({
    AlarmName: z.string(),
    AlarmDescription: z.string(),
    AlarmActions: z.array(z.unknown()),
    TreatMissingData: z.string(),
  }),
});
const LambdaFunction = z.looseObject({
  Properties: z.looseObject({
    FunctionName: z.string(),
    Timeout: z.int(),
    Environment: z.optional(z.object({ Variables: z.record(z.string(), z.unknown()) })),
  }),
});

let synthesis: Synthesis;
let app: Template;
let data: Template;
let signIn: Template;

function stack(from: Synthesis, name: string): Template {
  const template = from.templates.get(name);
  if (template === undefined) throw new Error(`There is no stack ${name}`);
  return template;
}

/** Every statement that allows something to an identity of ours. */
function statements(template: Template): z.infer<typeof Statement>[] {
  const inline = Object.values(template.findResources('AWS::IAM::Role')).flatMap((role) =>
    (Role.parse(role).Properties.Policies ?? []).flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
  );
  const attached = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
    (policy) => Policy.parse(policy).Properties.PolicyDocument.Statement,
  );
  return [...inline, ...attached].filter(({ Effect }) => Effect === 'Allow');
}

function actionsOf(statement: z.infer<typeof Statement>): string[] {
  return [statement.Action].flat();
}

/** What one sample function may do, by action, with its resources as they stand in the template. */
function rightsOf(name: string): Map<string, string> {
  const description = `What ${name} may do, as its manifest says`;
  const roles = Object.entries(app.findResources('AWS::IAM::Role', { Properties: { Description: description } }));
  expect(roles).toHaveLength(1);
  return new Map(
    roles
      .flatMap(([, role]) => Role.parse(role).Properties.Policies ?? [])
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .flatMap((statement) => actionsOf(statement).map((action) => [action, JSON.stringify(statement.Resource)])),
  );
}

beforeAll(async () => {
  synthesis = await synthesise({ sources: [...sampleSources, ...signingSources] });
  app = stack(synthesis, 'app');
  data = stack(synthesis, 'data');
  signIn = stack(synthesis, 'sign-in');
});

describe('what a function may do', () => {
  it('is nothing on everything, save the delivery of execution logs', () => {
    const wide = [...synthesis.templates.values()]
      .flatMap(statements)
      .filter(({ Resource }) => [Resource].flat().includes('*'));
    expect(wide.flatMap(actionsOf).filter((action) => !action.startsWith('logs:'))).toEqual([]);
    expect(wide).toHaveLength(1);
  });

  it('is never a pattern of actions', () => {
    const actions = [...synthesis.templates.values()].flatMap(statements).flatMap(actionsOf);
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('is what its manifest says, on the tables, indexes and bucket that it says', () => {
    const rights = rightsOf('sample-apply');
    expect([...rights.keys()].toSorted()).toEqual([
      'dynamodb:ConditionCheckItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:GetObject',
      's3:PutObject',
    ]);
    expect(rights.get('dynamodb:PutItem')).toContain('CaseTable');
    expect(rights.get('dynamodb:GetItem')).toContain('LinkTable');
    expect(rights.get('dynamodb:Query')).toContain('/index/list');
    expect(rights.get('s3:GetObject')).toContain('EvidenceBucket');
  });

  it('opens what citizens have told, and its key, only for functions that lie in a stack of their own', () => {
    const outside = [...synthesis.templates]
      .filter(([name]) => name !== 'citizens')
      .flatMap(([, one]) => statements(one));
    expect(JSON.stringify(outside)).not.toMatch(/Citizen(Table|Key)/);
    const inside = statements(stack(synthesis, 'citizens'));
    const rights = inside.filter(({ Resource }) => /Citizen(Table|Key)/.test(JSON.stringify(Resource)));
    expect(rights.flatMap(actionsOf).toSorted()).toEqual([
      'dynamodb:GetItem',
      'dynamodb:Query',
      'kms:Decrypt',
      'kms:GenerateDataKey',
    ]);
    expect(JSON.stringify(inside)).not.toContain('CaseTable');
  });

  it('reaches an index only when the manifest names it', () => {
    expect(rightsOf('sample-remind').get('dynamodb:Query')).toBeDefined();
    const text = JSON.stringify(
      app.findResources('AWS::IAM::Role', { Properties: { Description: Match.stringLikeRegexp('sample-remind') } }),
    );
    expect(text).toContain('/index/due');
    expect(text).not.toContain('/index/list');
  });

  it('sends mail only as the deployment’s own sender', () => {
    expect(rightsOf('sample-send-mail').get('ses:SendEmail')).toMatch(
      /identity\/granvik\.example.*identity\/valbar@granvik\.example/,
    );
    const senders = statements(app).filter((statement) => actionsOf(statement).includes('ses:SendEmail'));
    expect(senders).toHaveLength(1);
  });

  it('reads the credentials of a connected registry and no other secret, and is told its name alone', () => {
    expect(rightsOf('sample-look-up').get('secretsmanager:GetSecretValue')).toBe(JSON.stringify(companySecret));
    const readers = statements(app).filter((statement) =>
      actionsOf(statement).includes('secretsmanager:GetSecretValue'),
    );
    expect(readers).toHaveLength(1);
    expectOne(app, 'AWS::Lambda::Function', {
      FunctionName: 'valbar-granvik-sample-look-up',
      Environment: {
        Variables: {
          REGISTRIES: JSON.stringify({ COMPANY: { adapter: 'BOLAGSVERKET', credentialsSecretArn: companySecret } }),
        },
      },
    });
  });

  it('follows e-signing services only where a municipality has one, and reads its credentials alone', async () => {
    app.resourcePropertiesCountIs('AWS::Lambda::Function', { FunctionName: 'valbar-granvik-sample-follow-signing' }, 0);
    const [municipality, ...others] = granvik().municipalities;
    if (municipality === undefined) throw new Error('Granvik has itself');
    const service = { adapter: 'SCRIVE', credentialsSecretArn: signingSecret, authentication: 'SE_BANKID' } as const;
    const signing = { ...municipality.signing, service };
    const { templates } = await synthesise({
      config: granvik({ municipalities: [{ ...municipality, signing }, ...others] }),
      sources: [...sampleSources, ...signingSources],
    });
    const connected = templates.get('app');
    expectOne(connected, 'AWS::Lambda::Function', { FunctionName: 'valbar-granvik-sample-follow-signing' });
    const readers = (connected === undefined ? [] : statements(connected)).filter((statement) =>
      actionsOf(statement).includes('secretsmanager:GetSecretValue'),
    );
    expect(readers.map(({ Resource }) => Resource)).toEqual(expect.arrayContaining([companySecret, signingSecret]));
    expect(readers).toHaveLength(2);
  });

  it('calls back and starts only the workflow of its own deployment', () => {
    const rights = rightsOf('sample-advance');
    for (const action of ['states:StartExecution', 'states:SendTaskSuccess', 'states:SendTaskFailure']) {
      expect(rights.get(action)).toContain('stateMachine:valbar-granvik-application');
    }
  });

  it('lets the workflow call the functions that its definition names, and no other', () => {
    const invoke = statements(app).filter((statement) => actionsOf(statement).includes('lambda:InvokeFunction'));
    const byWorkflow = invoke.find(({ Resource }) => [Resource].flat().length > 1);
    expect([byWorkflow?.Resource].flat()).toHaveLength(calledFunctions(applicationWorkflow).length);
  });
});

describe('what a function is told', () => {
  it('is only what its access needs', () => {
    const told = Object.fromEntries(
      Object.values(app.findResources('AWS::Lambda::Function')).map((resource) => {
        const { FunctionName, Environment } = LambdaFunction.parse(resource).Properties;
        return [FunctionName.replace('valbar-granvik-', ''), Object.keys(Environment?.Variables ?? {}).toSorted()];
      }),
    );
    expect(told['web-answer-unknown']).toEqual(['PUBLIC_BASE_URL']);
    expect(told['sample-remind']).toEqual(['CASE_TABLE', 'CATALOGUE_TABLE', 'PUBLIC_BASE_URL']);
    expect(told['sample-send-mail']).toEqual(['CASE_TABLE', 'LINK_TABLE', 'MAIL_FROM', 'PUBLIC_BASE_URL']);
    expect(told['sample-advance']).toEqual(['APPLICATION_WORKFLOW_ARN', 'CASE_TABLE', 'PUBLIC_BASE_URL']);
    expect(told['requirement-check-requirements']).toEqual(['CASE_TABLE', 'PUBLIC_BASE_URL']);
    expect(told['sample-apply']).toEqual([
      'CASE_TABLE',
      'EVIDENCE_BUCKET',
      'LINK_TABLE',
      'OIDC_AUTHORIZATION_ENDPOINT',
      'OIDC_CLIENT_ID',
      'OIDC_ISSUER',
      'OIDC_JWKS_URI',
      'OIDC_TOKEN_ENDPOINT',
      'PUBLIC_BASE_URL',
    ]);
  });
});

describe('every function', () => {
  it('runs on Node 24 and arm64, with its own role, its own log, and JSON in it', () => {
    const both = [app, stack(synthesis, 'citizens')];
    const functions = both.flatMap((one) => Object.values(one.findResources('AWS::Lambda::Function')));
    expect(functions).toHaveLength(sampleManifests.length);
    for (const one of both) {
      expectAll(one, 'AWS::Lambda::Function', {
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        LoggingConfig: { LogFormat: 'JSON', LogGroup: Match.anyValue() },
      });
    }
    const roles = new Set(
      functions.map((resource) =>
        JSON.stringify(
          z.looseObject({ Properties: z.looseObject({ Role: z.unknown() }) }).parse(resource).Properties.Role,
        ),
      ),
    );
    expect(roles.size).toBe(sampleManifests.length);
  });

  it('is done before API Gateway gives up, when a person waits for it', () => {
    const timeouts = Object.values(app.findResources('AWS::Lambda::Function')).map(
      (resource) => LambdaFunction.parse(resource).Properties,
    );
    const answering = sampleManifests
      .filter(({ trigger }) => trigger.kind === 'http')
      .map(({ name }) => `valbar-granvik-${name}`);
    for (const { FunctionName, Timeout } of timeouts) {
      expect(Timeout).toBeLessThanOrEqual(answering.includes(FunctionName) ? 29 : 900);
    }
  });

  it('has an alarm on errors, unless who called it is told: then the entrance has', () => {
    for (const { name, trigger, access } of sampleManifests) {
      const within = touchesCitizens(access) ? stack(synthesis, 'citizens') : app;
      const own = { AlarmName: `valbar-granvik-${name}-errors`, Namespace: 'AWS/Lambda', MetricName: 'Errors' };
      if (trigger.kind === 'http') within.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', own, 0);
      else expectOne(within, 'AWS::CloudWatch::Alarm', own);
    }
    expectOne(app, 'AWS::CloudWatch::Alarm', { Namespace: 'AWS/ApiGateway', MetricName: '5xx', Threshold: 1 });
  });

  it('keeps its log for a time that somebody chose', () => {
    expectAll(app, 'AWS::Logs::LogGroup', { RetentionInDays: Match.anyValue() });
  });
});

describe('alarms', () => {
  const alarms = () =>
    Object.values(app.findResources('AWS::CloudWatch::Alarm')).map((alarm) => Alarm.parse(alarm).Properties);

  it('reach somebody, and take silence for good', () => {
    for (const alarm of alarms()) {
      expect(alarm.AlarmActions).toHaveLength(1);
      expect(alarm.TreatMissingData).toBe('notBreaching');
    }
  });

  it('each lead to an entry of the runbook', () => {
    const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8');
    const entries = new Set([...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading));
    const named = alarms().map(({ AlarmDescription }) => /docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1]);
    expect(named.filter((entry) => entry === undefined || !entries.has(entry))).toEqual([]);
    expect([...entries].filter((entry) => !named.includes(entry))).toEqual([]);
  });

  it('watch the concurrency that all functions share, by the account’s one metric', () => {
    expectOne(app, 'AWS::CloudWatch::Alarm', {
      AlarmName: 'valbar-granvik-functions-throttled',
      Namespace: 'AWS/Lambda',
      MetricName: 'Throttles',
      Dimensions: Match.absent(),
    });
  });

  it('watch documents that were kept and have been changed since, whichever function saw it', () => {
    const written = { Namespace: 'Valbar', MetricName: 'KeptDocumentsBroken', Threshold: 1, Statistic: 'Sum' };
    expectOne(app, 'AWS::CloudWatch::Alarm', { ...written, Dimensions: [Match.objectLike({ Name: 'service' })] });
  });

  it('watch executions that failed, ran out of time or were held back', () => {
    for (const MetricName of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionThrottled']) {
      expectOne(app, 'AWS::CloudWatch::Alarm', { Namespace: 'AWS/States', MetricName });
    }
  });

  it('watch every queue of dead letters', () => {
    const queues = Object.keys(app.findResources('AWS::SQS::Queue'));
    const watched = Object.values(
      app.findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName: 'ApproximateNumberOfMessagesVisible' } }),
    );
    expect(queues).toHaveLength(6);
    expect(watched).toHaveLength(queues.length);
    for (const queue of queues) expect(JSON.stringify(watched)).toContain(queue);
  });

  it('mail who the configuration names', async () => {
    const { templates } = await synthesise({ config: granvik({ alarms: { email: 'drift@granvik.example' } }) });
    expectOne(templates.get('app'), 'AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'drift@granvik.example' });
    expect(templates.size).toBe(6);
  });
});

describe('the outbox', () => {
  it('is read by at most two, each only its own kinds of new lines', () => {
    app.resourceCountIs('AWS::Lambda::EventSourceMapping', 2);
    expectOne(app, 'AWS::Lambda::EventSourceMapping', {
      FilterCriteria: {
        Filters: [
          {
            Pattern: JSON.stringify({
              eventName: ['INSERT'],
              dynamodb: { NewImage: { sk: { S: [{ prefix: 'OUTBOX#' }] }, kind: { S: ['START', 'CALLBACK'] } } },
            }),
          },
        ],
      },
    });
  });

  it('tries again, splits what fails, and keeps what fails for good', () => {
    expectAll(app, 'AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: Match.anyValue(),
      MaximumRecordAgeInSeconds: Match.anyValue(),
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });

  it('warns of a third reader, which the stream does not bear', async () => {
    const third = sampleSources
      .filter(({ manifest }) => manifest.name === 'sample-advance')
      .map(({ handler, manifest }) => ({ handler, manifest: { ...manifest, name: 'sample-publish' } }));
    const { outputDirectory } = await synthesise({ sources: [...sampleSources, ...third] });
    const metadata = readFileSync(join(outputDirectory, 'valbar-granvik-app.metadata.json'), 'utf8');
    expect(metadata).toContain('which bears 2 readers');
  });
});

describe('the entrance', () => {
  const keys = () =>
    Object.values(stack(synthesis, 'routes').findResources('AWS::ApiGatewayV2::Route'))
      .map(
        (route) =>
          z.looseObject({ Properties: z.looseObject({ RouteKey: z.string() }) }).parse(route).Properties.RouteKey,
      )
      .toSorted();

  it('has the routes that manifests declare, HEAD beside every GET of a page, and one for the unknown', () => {
    expect(keys()).toEqual([
      '$default',
      'GET /t/sample/{token}',
      'GET /v1/samples/{id}',
      'HEAD /t/sample/{token}',
      'POST /t/sample/{token}',
      'POST /v1/samples',
    ]);
  });

  it('never logs a path or an address: a task link is a key', () => {
    const stages = JSON.stringify(app.findResources('AWS::ApiGatewayV2::Stage'));
    expect(stages).toContain('$context.routeKey');
    expect(stages).not.toMatch(/\$context\.(path|identity|authorizer)/);
  });

  it('bounds what all callers together may ask for', () => {
    expectAll(app, 'AWS::ApiGatewayV2::Stage', {
      AccessLogSettings: { DestinationArn: Match.anyValue() },
      DefaultRouteSettings: { ThrottlingRateLimit: Match.anyValue(), ThrottlingBurstLimit: Match.anyValue() },
    });
  });

  it('refuses two functions on one route', async () => {
    const twice = sampleSources
      .filter(({ manifest }) => manifest.name === 'sample-apply')
      .map(({ handler, manifest }) => ({ handler, manifest: { ...manifest, name: 'sample-repeat' } }));
    await expect(synthesise({ sources: [...sampleSources, ...twice] })).rejects.toThrow(
      'POST /v1/samples is claimed by sample-apply and by sample-repeat',
    );
  });
});

describe('the workflow', () => {
  it('has every placeholder of its definition bound', () => {
    const [machine] = Object.values(app.findResources('AWS::StepFunctions::StateMachine'));
    const { DefinitionString, DefinitionSubstitutions } = z
      .looseObject({
        Properties: z.looseObject({
          DefinitionString: z.string(),
          DefinitionSubstitutions: z.record(z.string(), z.unknown()),
        }),
      })
      .parse(machine).Properties;
    expect(Object.keys(DefinitionSubstitutions).toSorted()).toEqual(calledFunctions(DefinitionString));
    expect(calledFunctions(DefinitionString)).toHaveLength(11);
  });

  it('keeps no task token in its logs', () => {
    expectAll(app, 'AWS::StepFunctions::StateMachine', {
      StateMachineName: 'valbar-granvik-application',
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    });
  });

  it('says which function is missing when one is', async () => {
    const sources = sampleSources.filter(({ manifest }) => manifest.name !== 'decision-give-notice');
    await expect(synthesise({ sources })).rejects.toThrow(
      'workflows/application.asl.json calls decision-give-notice, but there is no functions/decision/give-notice/manifest.ts',
    );
  });
});

describe('schedules and uploads', () => {
  it('run by Swedish time, and tell of a run that failed for good', () => {
    expectAll(app, 'AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(0 6 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Stockholm',
      Target: { DeadLetterConfig: { Arn: Match.anyValue() }, RetryPolicy: Match.anyValue() },
    });
    expectOne(app, 'AWS::Lambda::Function', {
      FunctionName: 'valbar-granvik-sample-remind',
      DeadLetterConfig: { TargetArn: Match.anyValue() },
    });
  });

  it('see each file that arrives in the evidence bucket, what a scan of it found, and mail that did not arrive', () => {
    expectOne(app, 'AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: Match.anyValue() } },
      },
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })],
    });
    expectOne(app, 'AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: Match.anyValue() } },
      },
    });
    expectOne(app, 'AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        detail: {
          eventType: ['Bounce', 'Complaint', 'Reject'],
          mail: { tags: { 'ses:configuration-set': ['valbar-granvik-mail'] } },
        },
      },
    });
    expectAll(app, 'AWS::Events::Rule', {
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })],
    });
    expectOne(data, 'AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
  });
});

describe('what is uploaded', () => {
  it('is scanned by GuardDuty, which may touch the evidence bucket and its own rule alone', () => {
    const malware = stack(synthesis, 'malware');
    expectOne(malware, 'AWS::GuardDuty::MalwareProtectionPlan', {
      Actions: { Tagging: { Status: 'ENABLED' } },
      ProtectedResource: { S3Bucket: { BucketName: Match.anyValue() } },
    });
    expectOne(malware, 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({ Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' } })],
      },
    });
    for (const { Resource } of statements(malware))
      expect(JSON.stringify(Resource)).toMatch(/EvidenceBucket|DO-NOT-DELETE/);
  });

  it('is nobody’s to read once it is tagged as a threat', () => {
    expectOne(data, 'AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: ['s3:GetObject', 's3:GetObjectVersion'],
            Condition: { StringEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'THREATS_FOUND' } },
          }),
        ]),
      },
    });
  });
});

describe('what is held', () => {
  it('is in four tables that can be restored to any second', () => {
    data.resourceCountIs('AWS::DynamoDB::Table', 4);
    expectAll(data, 'AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
    });
  });

  it('streams new images of cases, and finds them by due day and by list', () => {
    expectOne(data, 'AWS::DynamoDB::Table', {
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      GlobalSecondaryIndexes: [
        Match.objectLike({
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'duePk', KeyType: 'HASH' },
            { AttributeName: 'dueSk', KeyType: 'RANGE' },
          ],
        }),
        Match.objectLike({
          IndexName: 'list',
          KeySchema: [
            { AttributeName: 'listPk', KeyType: 'HASH' },
            { AttributeName: 'listSk', KeyType: 'RANGE' },
          ],
        }),
      ],
    });
  });

  it('has what citizens tell under a key of its own, also where the rest lies under none', () => {
    data.resourceCountIs('AWS::KMS::Key', 1);
    const [keyId] = Object.keys(data.findResources('AWS::KMS::Key'));
    expectOne(data, 'AWS::DynamoDB::Table', {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: { 'Fn::GetAtt': [keyId, 'Arn'] } },
    });
  });

  it('lets links die by themselves', () => {
    expectOne(data, 'AWS::DynamoDB::Table', {
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('keeps files from everybody, over TLS only, in all their versions', () => {
    expectAll(data, 'AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    expectOne(data, 'AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      CorsConfiguration: {
        CorsRules: [Match.objectLike({ AllowedMethods: ['POST'], AllowedOrigins: ['https://val.granvik.example'] })],
      },
      LoggingConfiguration: Match.anyValue(),
    });
    expectAll(data, 'AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('outlives its stack where the configuration says so', async () => {
    const { templates } = await synthesise({
      config: granvik({ removalPolicy: 'RETAIN', encryption: 'CUSTOMER_MANAGED' }),
    });
    const kept = z
      .object({
        Resources: z.record(z.string(), z.looseObject({ Type: z.string(), DeletionPolicy: z.optional(z.string()) })),
      })
      .parse(templates.get('data')?.toJSON());
    const holding = /^AWS::(DynamoDB::Table|S3::Bucket|KMS::Key)$/;
    const held = Object.values(kept.Resources).filter(({ Type }) => holding.test(Type));
    expect(held.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(Array(8).fill('Retain'));
    expectAll(templates.get('data'), 'AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    expectAll(templates.get('data'), 'AWS::KMS::Key', { EnableKeyRotation: true });
    expectOne(templates.get('app'), 'AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: Match.arrayWith([Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'] })]),
          },
          PolicyName: 'manifest',
        },
      ],
    });
    expect(templates.size).toBe(6);
  });
});

describe('signing in', () => {
  it('has pools of their own for the staff, whose accounts an administrator makes, and for providers, with a second factor', () => {
    expectAll(signIn, 'AWS::Cognito::UserPool', { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
    for (const [name, made] of Object.entries({ staff: true, providers: false })) {
      expectOne(signIn, 'AWS::Cognito::UserPool', {
        UserPoolName: `valbar-granvik-${name}`,
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: made },
      });
    }
  });

  it('knows a group per municipality and role', () => {
    const groups = Object.values(signIn.findResources('AWS::Cognito::UserPoolGroup')).map(
      (group) =>
        z.looseObject({ Properties: z.looseObject({ GroupName: z.string() }) }).parse(group).Properties.GroupName,
    );
    const roles = ['auditor', 'case-officer', 'coordinator', 'delegate', 'secretary'];
    expect(groups.toSorted()).toEqual(
      ['granvik', 'lillby'].flatMap((municipality) => roles.map((role) => `${municipality}:${role}`)),
    );
  });

  it('gives the desk and the own page a code and no secret', () => {
    expectAll(app, 'AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      PreventUserExistenceErrors: 'ENABLED',
    });
    for (const { callback } of [staffDoor, providerDoor]) {
      expectOne(app, 'AWS::Cognito::UserPoolClient', { CallbackURLs: [`https://val.granvik.example${callback}`] });
    }
  });

  it('is left to the municipality’s own issuer where it has one', async () => {
    const oidc = {
      issuer: 'https://inloggning.granvik.example',
      clientId: 'valbar',
      jwksUri: 'https://inloggning.granvik.example/keys',
      authorizationEndpoint: 'https://inloggning.granvik.example/authorize',
      tokenEndpoint: 'https://inloggning.granvik.example/token',
    };
    const { templates } = await synthesise({
      config: granvik({ oidc, providerOidc: { ...oidc, clientId: 'valbar-providers' } }),
    });
    expect([...templates.keys()].toSorted()).toEqual(['app', 'citizens', 'data', 'malware', 'routes']);
    templates.get('app')?.resourceCountIs('AWS::Cognito::UserPoolClient', 0);
    expectOne(templates.get('app'), 'AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ OIDC_ISSUER: oidc.issuer, OIDC_TOKEN_ENDPOINT: oidc.tokenEndpoint }),
      },
    });
  });
});

describe('the policies', () => {
  it('report from both packs, with nothing left unanswered', () => {
    const report = z
      .object({ pluginReports: z.array(z.looseObject({ pluginName: z.string(), conclusion: z.string() })) })
      .parse(JSON.parse(readFileSync(join(synthesis.outputDirectory, 'validation-report.json'), 'utf8')));
    expect(report.pluginReports.map(({ pluginName, conclusion }) => `${pluginName}: ${conclusion}`).toSorted()).toEqual(
      ['AwsSolutions: success', 'Serverless: success'],
    );
  });
});

describe('the local AWS', () => {
  it('gets the same stacks, with the addresses where it serves sign-in', async () => {
    const { templates } = await synthesise({
      config: granvik({ publicBaseUrl: 'http://127.0.0.1:8080' }),
      local: { awsEndpoint: 'http://127.0.0.1:4566' },
    });
    const shared = [...synthesis.templates.keys()].filter((name) => name !== 'malware');
    expect([...templates.keys()].toSorted()).toEqual([...shared, 'local-scanner'].toSorted());
    for (const [name, template] of [...templates].filter(([each]) => each !== 'local-scanner')) {
      expect(resourceTypes(template)).toEqual(resourceTypes(stack(synthesis, name)));
    }
    const told = JSON.stringify(templates.get('app')?.findResources('AWS::Lambda::Function'));
    expect(told).toContain('http://127.0.0.1:4566/oauth2/token');
    expect(told).not.toContain('amazoncognito.com');
  });

  it('meets no custom resource, which it could not run', () => {
    const types = [...synthesis.templates.values()].flatMap(resourceTypes);
    expect(types.length).toBeGreaterThan(100);
    expect(
      types.filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'),
    ).toEqual([]);
  });

  it('is spared the edge, and has a scanner of its own in the place of GuardDuty’s', async () => {
    const edge = {
      domainName: 'val.granvik.example',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-0000-0000-0000-000000000000',
    };
    const { templates } = await synthesise({
      config: granvik({ edge }),
      local: { awsEndpoint: 'http://127.0.0.1:4566' },
    });
    expect([...templates.keys()].toSorted()).toEqual(['app', 'citizens', 'data', 'local-scanner', 'routes', 'sign-in']);
  });
});

describe('the edge', () => {
  it('guards the public address, and changes nothing of what stands behind it', async () => {
    const edge = {
      domainName: 'val.granvik.example',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-0000-0000-0000-000000000000',
    };
    const { templates } = await synthesise({ config: granvik({ edge }), account: '111122223333' });
    expect([...templates.keys()].toSorted()).toEqual([
      'app',
      'citizens',
      'data',
      'edge',
      'edge-guard',
      'malware',
      'routes',
      'sign-in',
    ]);
    expectOne(templates.get('edge-guard'), 'AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      Rules: Match.arrayWith([Match.objectLike({ Name: 'RatePerAddress', Action: { Block: {} } })]),
    });
    expectOne(templates.get('edge'), 'AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({ Aliases: ['val.granvik.example'], WebACLId: Match.anyValue() }),
    });
    for (const name of ['app', 'citizens', 'data', 'routes', 'sign-in']) {
      expect(resourceTypes(stack({ ...synthesis, templates }, name))).toEqual(resourceTypes(stack(synthesis, name)));
    }
  });
});

import { type App, Stack, Token, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** Runs both packs at every synthesis; a finding that nobody has answered for stops it. */
export function checkPolicies(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}

/** The findings that Valbar lives with, each with its reason; they are answered for where they arise. */
const answers = {
  'AwsSolutions::AwsSolutions-APIG4':
    'Applicants have no account: a capability token or a task link is their key, and the handlers check it as they check staff tokens, so that every refusal is the same problem document or page.',
  'AwsSolutions::AwsSolutions-CFR1':
    'People may read the catalogue, and answer a task, from wherever they are; public authorities serve citizens abroad too.',
  'AwsSolutions::AwsSolutions-CFR3':
    'Its log would keep paths, and a task link is a key: whoever reads logs could use it. The entrance behind it logs routes instead.',
  'AwsSolutions::AwsSolutions-COG8':
    'The plus plan watches sign-ups and leaked passwords per monthly user. An account opens nothing by itself here: staff are put into groups and members invited by a person, and a second factor is required.',
  'AwsSolutions::AwsSolutions-SF2':
    'The execution history and the logs of all events tell the way of each case; X-Ray would sample it, at a price.',
  'AwsSolutions::AwsSolutions-SMG4':
    'Each webhook’s secret is derived from it with a number of its own, and rotated by that; rotating this one would cut all receivers off at once.',
  'AwsSolutions::AwsSolutions-SQS3':
    'This is itself a dead-letter queue, of an asynchronous function and its schedule or rule, which the rule does not recognise.',
  'Serverless::Serverless-SQSRedrivePolicy':
    'This is itself a dead-letter queue: an alarm watches it and a person empties it.',
  'Serverless::Serverless-SNSRedrivePolicy':
    'SNS tries mail again by itself, and an alarm that could not be mailed still stands in CloudWatch; a queue of alarms would need an alarm of its own.',
  'Serverless::Serverless-LambdaDLQ':
    'It is only called synchronously (by API Gateway, Step Functions or a stream with its own dead letters), so that the caller has the error.',
  'Serverless::Serverless-EventBusDLQ':
    'It serves the local AWS alone, where a failure is seen at once by whoever uses it.',
  'Serverless::Serverless-LambdaTracing':
    'Structured logs carry the request id from the entrance on, and the case has its own record; X-Ray would need rights on every resource.',
  'Serverless::Serverless-StepFunctionStateMachineXray':
    'The execution history and the logs of all events tell the way of each case; X-Ray would sample it, at a price.',
  'AwsSolutions::AwsSolutions-IAM5[Resource::*]':
    'Delivery of execution logs is set up by actions of CloudWatch Logs that know no resource; the statement has no other action.',
} as const;

/** Answers for findings at a construct and below it. */
export function acknowledge(construct: IConstruct, ...ids: readonly (keyof typeof answers)[]): void {
  Validations.of(construct).acknowledge(...ids.map((id) => ({ id, reason: answers[id] })));
}

/** A function that handles files may do so with any of the bucket's objects, as they have no names beforehand. */
export function acknowledgeObjects(construct: IConstruct, bucketArn: string): void {
  Validations.of(construct).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${bucketArn}/*]`,
    reason: 'Files are named when they are offered; the bucket holds nothing else than evidence.',
  });
}

/** GuardDuty scans every object, and makes a rule whose name only it knows. */
export function acknowledgeGuardDuty(construct: IConstruct, bucketArn: string): void {
  acknowledgeObjects(construct, bucketArn);
  const { region, account } = Stack.of(construct);
  const owner = Token.isUnresolved(account) ? '<AWS::AccountId>' : account;
  Validations.of(construct).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:events:${region}:${owner}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*]`,
    reason: 'GuardDuty names its managed rule itself, and manages no other under this name.',
  });
}

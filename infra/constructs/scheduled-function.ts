import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { FunctionManifest } from '../../shared/platform/manifest.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { Surroundings } from './surroundings.ts';
import { ValbarFunction } from './valbar-function.ts';

interface ScheduledFunctionProps {
  readonly manifest: FunctionManifest;
  /** In Swedish time. */
  readonly expression: string;
  readonly around: Surroundings;
}

/** A function that the calendar starts; a start that fails for good is kept and told. */
export class ScheduledFunction extends Construct {
  constructor(scope: Construct, id: string, { manifest, expression, around }: ScheduledFunctionProps) {
    super(scope, id);
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      name: manifest.name,
      deployment: around.deployment,
      runbook: 'schedule-dead-letters',
      alarms: around.alarms,
    });
    const fn = new ValbarFunction(this, 'Started', {
      manifest,
      around,
      deadLetters,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        start: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.lambda.functionArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }),
          ],
        }),
      },
    });
    new CfnSchedule(this, 'Schedule', {
      name: `${around.deployment}-${manifest.name}`,
      scheduleExpression: expression,
      scheduleExpressionTimezone: 'Europe/Stockholm',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.lambda.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: deadLetters.queueArn },
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: Duration.hours(6).toSeconds() },
      },
    });
  }
}

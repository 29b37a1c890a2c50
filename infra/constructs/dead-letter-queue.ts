import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../policies.ts';
import type { Alarms, RunbookEntry } from './alarms.ts';

interface DeadLetterQueueProps {
  readonly name: string;
  readonly deployment: string;
  readonly runbook: RunbookEntry;
  readonly alarms: Alarms;
}

/** Where work goes that retries did not cure; it stays for a fortnight, and its first item raises an alarm. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, { name, deployment, runbook, alarms }: DeadLetterQueueProps) {
    super(scope, id, {
      queueName: `${deployment}-${name}-dead-letters`,
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    acknowledge(this, 'AwsSolutions::AwsSolutions-SQS3', 'Serverless::Serverless-SQSRedrivePolicy');
    alarms.add(this, 'Depth', {
      name: `${name}-dead-letters`,
      says: `Work of ${name} failed for good and waits to be looked at.`,
      runbook,
      metric: this.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: 1,
    });
  }
}

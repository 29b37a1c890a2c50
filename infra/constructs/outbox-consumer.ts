import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FunctionManifest, OutboxKind } from '../../shared/platform/manifest.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { Surroundings } from './surroundings.ts';
import { ValbarFunction } from './valbar-function.ts';

/** DynamoDB throttles a stream that more than two read at the same time. */
export const streamReaderLimit = 2;

interface OutboxConsumerProps {
  readonly manifest: FunctionManifest;
  readonly messages: readonly OutboxKind[];
  readonly around: Surroundings;
}

/**
 * A function that carries out what a transaction wrote into the outbox.
 * The stream tells it at least once; what it can't do after all retries goes to its dead letters.
 */
export class OutboxConsumer extends Construct {
  constructor(scope: Construct, id: string, { manifest, messages, around }: OutboxConsumerProps) {
    super(scope, id);
    const isCitizens = messages.some((kind) => kind === 'TELL');
    const streamArn = streamOf(isCitizens ? around.citizenTable : around.caseTable);
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      name: manifest.name,
      deployment: around.deployment,
      runbook: 'outbox-dead-letters',
      alarms: around.alarms,
    });
    const fn = new ValbarFunction(this, 'Consumer', {
      manifest,
      around,
      triggerStatements: [
        new PolicyStatement({
          actions: [
            'dynamodb:DescribeStream',
            'dynamodb:GetRecords',
            'dynamodb:GetShardIterator',
            'dynamodb:ListStreams',
          ],
          resources: [streamArn],
        }),
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }),
      ],
    });
    new CfnEventSourceMapping(this, 'Stream', {
      functionName: fn.lambda.functionArn,
      eventSourceArn: streamArn,
      startingPosition: 'TRIM_HORIZON',
      batchSize: 10,
      filterCriteria: { filters: [{ pattern: JSON.stringify(outboxFilter(messages)) }] },
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 8,
      maximumRecordAgeInSeconds: Duration.hours(12).toSeconds(),
      destinationConfig: { onFailure: { destination: deadLetters.queueArn } },
    });
    around.alarms.add(this, 'Lag', {
      name: `${manifest.name}-lag`,
      says: `What ${manifest.name} should have done has waited for more than five minutes.`,
      runbook: 'outbox-lag',
      metric: fn.lambda.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: Duration.minutes(5).toMilliseconds(),
    });
  }
}

/** Which records of the stream are for a consumer: new outbox lines of its kinds. */
export function outboxFilter(messages: readonly OutboxKind[]): object {
  return {
    eventName: ['INSERT'],
    dynamodb: { NewImage: { sk: { S: [{ prefix: 'OUTBOX#' }] }, kind: { S: messages } } },
  };
}

function streamOf(table: Table): string {
  if (table.tableStreamArn === undefined) throw new Error('A table whose outbox is read has no stream');
  return table.tableStreamArn;
}

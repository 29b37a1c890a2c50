import { Duration } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { FunctionManifest } from '../../shared/platform/manifest.ts';
import type { RunbookEntry } from './alarms.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { Surroundings } from './surroundings.ts';
import { ValbarFunction } from './valbar-function.ts';

/** A file arrives in the evidence bucket, a malware scan of it ends, or a mail did not reach whom it was sent to. */
type Happening = 'upload' | 'scan' | 'bounce';

interface EventConsumerProps {
  readonly manifest: FunctionManifest;
  readonly on: Happening;
  readonly around: Surroundings;
}

/** A function that EventBridge tells of what happens outside: to each file in the evidence bucket, to mail on its way. */
export class EventConsumer extends Construct {
  constructor(scope: Construct, id: string, { manifest, on, around }: EventConsumerProps) {
    super(scope, id);
    const { runbook, pattern } = happenings[on];
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      name: manifest.name,
      deployment: around.deployment,
      runbook,
      alarms: around.alarms,
    });
    const fn = new ValbarFunction(this, 'Consumer', { manifest, around, deadLetters });
    new Rule(this, 'Happened', {
      ruleName: `${around.deployment}-${manifest.name}`,
      eventPattern: pattern(around),
      targets: [
        new LambdaFunction(fn.lambda, {
          deadLetterQueue: deadLetters,
          retryAttempts: 10,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
  }
}

const happenings: Readonly<
  Record<Happening, { readonly runbook: RunbookEntry; readonly pattern: (around: Surroundings) => EventPattern }>
> = {
  upload: {
    runbook: 'upload-dead-letters',
    pattern: ({ evidenceBucket }) => ({
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [evidenceBucket.bucketName] } },
    }),
  },
  scan: {
    runbook: 'scan-dead-letters',
    pattern: ({ evidenceBucket }) => ({
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName: [evidenceBucket.bucketName] } },
    }),
  },
  bounce: {
    runbook: 'bounce-dead-letters',
    pattern: ({ mailConfigurationSet }) => ({
      source: ['aws.ses'],
      detail: {
        eventType: ['Bounce', 'Complaint', 'Reject'],
        mail: { tags: { 'ses:configuration-set': [mailConfigurationSet] } },
      },
    }),
  },
};

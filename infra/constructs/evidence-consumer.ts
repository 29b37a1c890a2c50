import { Duration } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { FunctionManifest } from '../../shared/platform/manifest.ts';
import type { RunbookEntry } from './alarms.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { Surroundings } from './surroundings.ts';
import { ValbarFunction } from './valbar-function.ts';

/** What happens to a file: it arrives in the evidence bucket, and a malware scan of it ends. */
type Happening = 'upload' | 'scan';

interface EvidenceConsumerProps {
  readonly manifest: FunctionManifest;
  readonly on: Happening;
  readonly around: Surroundings;
}

/** A function that is told of each file in the evidence bucket. */
export class EvidenceConsumer extends Construct {
  constructor(scope: Construct, id: string, { manifest, on, around }: EvidenceConsumerProps) {
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
      eventPattern: pattern(around.evidenceBucket.bucketName),
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
  Record<Happening, { readonly runbook: RunbookEntry; readonly pattern: (bucket: string) => EventPattern }>
> = {
  upload: {
    runbook: 'upload-dead-letters',
    pattern: (bucket) => ({
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket] } },
    }),
  },
  scan: {
    runbook: 'scan-dead-letters',
    pattern: (bucket) => ({
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName: [bucket] } },
    }),
  },
};

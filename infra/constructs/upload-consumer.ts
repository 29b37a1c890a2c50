import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { FunctionManifest } from '../../shared/platform/manifest.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { Surroundings } from './surroundings.ts';
import { ValbarFunction } from './valbar-function.ts';

interface UploadConsumerProps {
  readonly manifest: FunctionManifest;
  readonly around: Surroundings;
}

/** A function that looks at each file which arrives in the evidence bucket. */
export class UploadConsumer extends Construct {
  constructor(scope: Construct, id: string, { manifest, around }: UploadConsumerProps) {
    super(scope, id);
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      name: manifest.name,
      deployment: around.deployment,
      runbook: 'upload-dead-letters',
      alarms: around.alarms,
    });
    const fn = new ValbarFunction(this, 'Consumer', {
      manifest,
      around,
      deadLetters,
    });
    new Rule(this, 'Arrived', {
      ruleName: `${around.deployment}-${manifest.name}`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [around.evidenceBucket.bucketName] } },
      },
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

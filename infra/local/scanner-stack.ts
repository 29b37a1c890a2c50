import { join } from 'node:path';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../policies.ts';

interface ScannerStackProps extends StackProps {
  readonly deployment: string;
  readonly evidenceBucket: Bucket;
}

/**
 * In the place of GuardDuty, on the local AWS only: it has no rights, since nobody asks for them there, and a rule of its
 * own leads what it says to where GuardDuty's word goes, since nobody else may speak as an AWS service.
 */
export class ScannerStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, evidenceBucket, ...props }: ScannerStackProps) {
    super(scope, id, props);
    const scanner = new LambdaFunction(this, 'Scanner', {
      functionName: `${deployment}-local-scanner`,
      code: Code.fromAsset(join(import.meta.dirname, 'scanner')),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      role: new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
      timeout: Duration.seconds(60),
      memorySize: 512,
    });
    acknowledge(
      this,
      'Serverless::Serverless-EventBusDLQ',
      'Serverless::Serverless-LambdaDLQ',
      'Serverless::Serverless-LambdaTracing',
    );
    new Rule(this, 'Arrived', {
      ruleName: `${deployment}-local-scanner`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [evidenceBucket.bucketName] } },
      },
      targets: [new FunctionTarget(scanner)],
    });
    new Rule(this, 'Scanned', {
      ruleName: `${deployment}-local-scan-ended`,
      eventPattern: { source: ['valbar.local-scanner'] },
      targets: [
        new FunctionTarget(LambdaFunction.fromFunctionName(this, 'Record', `${deployment}-application-record-scan`)),
      ],
    });
  }
}

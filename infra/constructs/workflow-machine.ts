import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from '../policies.ts';
import type { Alarms } from './alarms.ts';

interface WorkflowMachineProps {
  readonly deployment: string;
  /** The file's name without its ending; the machine is named after it. */
  readonly name: string;
  /** The text of `workflows/<name>.asl.json`. */
  readonly definition: string;
  /** Functions by the names that the definition calls them by. */
  readonly functions: ReadonlyMap<string, IFunction>;
  readonly alarms: Alarms;
}

/** A workflow from its definition file: it may call the functions that the file names, and nothing else. */
export class WorkflowMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: WorkflowMachineProps) {
    super(scope, id);
    const { deployment, name, definition, functions, alarms } = props;
    const called = new Map(calledFunctions(definition).map((callee) => [callee, bound(callee, functions, name)]));
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: `${deployment}-${name}`,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definition),
      definitionSubstitutions: Object.fromEntries([...called].map(([callee, fn]) => [callee, fn.functionArn])),
      logs: {
        destination: new LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${deployment}-${name}`,
          retention: RetentionDays.ONE_YEAR,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        // Task tokens are in the data.
        includeExecutionData: false,
      },
    });
    this.machine.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [...called.values()].map((fn) => fn.functionArn),
      }),
    );
    acknowledge(
      this,
      'AwsSolutions::AwsSolutions-SF2',
      'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      'Serverless::Serverless-StepFunctionStateMachineXray',
    );
    const period = Duration.minutes(5);
    alarms.add(this, 'Failed', {
      name: `${name}-workflow-failed`,
      says: 'An execution ended in manual attention: a case waits for a person.',
      runbook: 'workflow-failed',
      metric: this.machine.metricFailed({ period }),
      threshold: 1,
    });
    alarms.add(this, 'TimedOut', {
      name: `${name}-workflow-timed-out`,
      says: 'An execution reached its last day.',
      runbook: 'workflow-timed-out',
      metric: this.machine.metricTimedOut({ period }),
      threshold: 1,
    });
    alarms.add(this, 'Throttled', {
      name: `${name}-workflow-throttled`,
      says: 'Step Functions held executions back.',
      runbook: 'workflow-throttled',
      metric: this.machine.metricThrottled({ period }),
      threshold: 1,
    });
  }
}

/** The functions that a definition calls: its `${placeholders}`, each once. */
export function calledFunctions(definition: string): readonly string[] {
  return [...new Set([...definition.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => name ?? ''))].toSorted();
}

function bound(callee: string, functions: ReadonlyMap<string, IFunction>, workflow: string): IFunction {
  const fn = functions.get(callee);
  if (fn !== undefined) return fn;
  const [capability = '', ...words] = callee.split('-');
  throw new Error(
    `workflows/${workflow}.asl.json calls ${callee}, but there is no functions/${capability}/${words.join('-')}/manifest.ts`,
  );
}

import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { acknowledge } from '../policies.ts';

/** Headings of docs/runbook.md; each alarm says which one to open. */
export type RunbookEntry =
  | 'function-errors'
  | 'function-throttles'
  | 'workflow-failed'
  | 'workflow-timed-out'
  | 'workflow-throttled'
  | 'outbox-dead-letters'
  | 'outbox-lag'
  | 'schedule-dead-letters'
  | 'upload-dead-letters'
  | 'scan-dead-letters'
  | 'bounce-dead-letters'
  | 'api-faults'
  | 'kept-document-broken';

interface AlarmProps {
  /** Follows the deployment's name. */
  readonly name: string;
  readonly says: string;
  readonly runbook: RunbookEntry;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly evaluationPeriods?: number;
}

/** Where alarms go, and the one form they have: silence is good, and each leads to the runbook. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly #deployment: string;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly deployment: string; readonly email: string | undefined },
  ) {
    super(scope, id);
    this.#deployment = props.deployment;
    acknowledge(this, 'Serverless::Serverless-SNSRedrivePolicy');
    this.topic = new Topic(this, 'Topic', { topicName: `${props.deployment}-alarms`, enforceSSL: true });
    if (props.email !== undefined) this.topic.addSubscription(new EmailSubscription(props.email));
  }

  add(scope: Construct, id: string, props: AlarmProps): Alarm {
    const alarm = new Alarm(scope, id, {
      alarmName: `${this.#deployment}-${props.name}`,
      alarmDescription: `${props.says} See docs/runbook.md#${props.runbook}`,
      metric: props.metric,
      threshold: props.threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: props.evaluationPeriods ?? 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }
}

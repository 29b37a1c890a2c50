import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { optionalEnvironment } from './environment.ts';

const metrics = new Metrics({
  namespace: 'Valbar',
  serviceName: optionalEnvironment('AWS_LAMBDA_FUNCTION_NAME') ?? 'valbar',
});

/** Counts something that a municipality's IT wants to see over time; written with the log, at no call's cost. */
export function count(name: 'TasksReminded' | 'DraftsPurged' | 'ApplicationsNeedingAttention', value: number): void {
  metrics.addMetric(name, MetricUnit.Count, value);
  metrics.publishStoredMetrics();
}

import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { environment, optionalEnvironment } from './environment.ts';

const metrics = new Metrics({
  namespace: 'Valbar',
  serviceName: optionalEnvironment('AWS_LAMBDA_FUNCTION_NAME') ?? 'valbar',
});

/**
 * Counts what must never be: a kept document whose bytes are not those that were kept. One series for each bucket, whichever
 * function saw it, so that one alarm watches all.
 */
export function countBrokenDocument(): void {
  const series = new Metrics({ namespace: 'Valbar', serviceName: environment('EVIDENCE_BUCKET') });
  series.addMetric('KeptDocumentsBroken', MetricUnit.Count, 1);
  series.publishStoredMetrics();
}

/** Counts something that a municipality's IT wants to see over time; written with the log, at no call's cost. */
export function count(name: 'TasksReminded' | 'DraftsPurged' | 'ApplicationsNeedingAttention', value: number): void {
  metrics.addMetric(name, MetricUnit.Count, value);
  metrics.publishStoredMetrics();
}

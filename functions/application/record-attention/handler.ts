import type { Context } from 'aws-lambda';
import { now } from '../../../shared/platform/clock.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { count } from '../../../shared/platform/metrics.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { AttentionInput } from '../../../workflows/contracts.ts';

/** Writes on the case that its workflow could not go on; the alarm and the runbook take it from there. */
export async function handler(event: unknown, context: Context): Promise<void> {
  logger.addContext(context);
  const { applicationId, attempt, error } = AttentionInput.parse(event);
  const id = parsePublicId(applicationId);
  if (id === null) throw new Error('An application id without its municipality');
  logger.error('APPLICATION_NEEDS_ATTENTION', { applicationId, attempt, error: error.Error });
  count('ApplicationsNeedingAttention', 1);
  await recordEvent(applicationSubject(id.municipality, id.id), {
    type: 'ATTENTION_NEEDED',
    at: now(),
    by: 'workflow',
    data: { attempt, error: error.Error },
  });
}

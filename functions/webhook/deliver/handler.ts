import type { Context } from 'aws-lambda';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { send } from './send.ts';
import { sweepWebhooks } from './sweep.ts';

/**
 * Tells the municipalities' other systems, minute by minute, what has happened in the catalogue.
 * A receiver that does not answer is no fault of this function’s; what is thrown is.
 */
export async function handler(_event: unknown, context: Context): Promise<{ arrived: number; failed: number }> {
  logger.addContext(context);
  const swept = await Promise.all(municipalities().map(({ id }) => sweepWebhooks(id, send)));
  const counts = { arrived: 0, failed: 0 };
  for (const one of swept.flat()) {
    counts.arrived += one.arrived;
    counts.failed += one.failed;
  }
  if (counts.arrived + counts.failed > 0) logger.info('WEBHOOKS_SWEPT', counts);
  return counts;
}

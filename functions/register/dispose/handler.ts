import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { now } from '../../../shared/platform/clock.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { carryOutDisposal } from '../../../shared/store/register/carry-out-disposal.ts';
import { proposeDisposal } from '../../../shared/store/register/propose-disposal.ts';

/** The scheduler says nothing; a missed night is run again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

/** No case is begun when less is left: the largest one takes some seconds. */
const leastMilliseconds = 60_000;

interface Done {
  readonly proposed: number;
  readonly erased: number;
  readonly stopped: number;
}

/**
 * Each night: erases what people have approved for disposal, and, once a month, proposes what may be. It approves nothing.
 * @throws when a case could not be erased or a municipality's proposal not made, after all the others
 */
export async function handler(event: unknown, context: Context): Promise<Done> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  const done = { proposed: 0, erased: 0, stopped: 0, failed: 0 };
  const onFailure = (error: unknown): void => {
    done.failed += 1;
    logger.error('DISPOSAL_FAILED', { reason: error instanceof Error ? error.name : 'Unknown' });
  };
  const hasTime = (): boolean => context.getRemainingTimeInMillis() > leastMilliseconds;
  for (const municipality of municipalities()) {
    try {
      const { erased, stopped } = await carryOutDisposal(municipality, at, { hasTime, onFailure });
      done.erased += erased;
      done.stopped += stopped;
      done.proposed += await proposeDisposal(municipality, at);
    } catch (error) {
      onFailure(error);
    }
  }
  logger.info('DISPOSALS_FOLLOWED', { ...done });
  if (done.failed > 0) throw new Error(`${String(done.failed)} steps of disposal failed`);
  return { proposed: done.proposed, erased: done.erased, stopped: done.stopped };
}

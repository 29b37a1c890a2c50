import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { listAtService } from '../../../shared/store/contract/contract.ts';
import { serviceOf } from './connections.ts';
import { follow } from './follow.ts';

/** The scheduler says nothing; a missed run is made again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

/** A run that is short of time leaves the rest to the next one. */
const leastMilliseconds = 90_000;

/**
 * Follows the contracts that an e-signing service has signed (LOV 2:2): what is to be sent there, asked and fetched. A
 * municipality without one has nothing to follow.
 * @throws when a contract could not be followed for a fault of our own, after all the others
 */
export async function handler(event: unknown, context: Context): Promise<{ followed: number }> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  const counts = { followed: 0, failed: 0 };
  for (const municipality of municipalities()) {
    const connection = municipality.signing.service;
    if (connection === undefined) continue;
    const service = serviceOf(municipality.id, connection);
    for (const contractId of await listAtService(municipality.id, at)) {
      if (context.getRemainingTimeInMillis() < leastMilliseconds) break;
      try {
        await follow(contractId, { municipality, service, at });
        counts.followed += 1;
      } catch (error) {
        // Somebody was at it at the same time: the next run finds what is left.
        if (error instanceof ConcurrencyError) continue;
        // One contract's fault must not keep the others from being signed.
        counts.failed += 1;
        logger.error('SIGNING_NOT_FOLLOWED', { contractId, reason: error instanceof Error ? error.name : 'Unknown' });
      }
    }
  }
  if (counts.followed + counts.failed > 0) logger.info('SIGNINGS_FOLLOWED', { ...counts });
  if (counts.failed > 0) throw new Error(`${String(counts.failed)} contracts could not be followed`);
  return { followed: counts.followed };
}

import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { explainGaps } from '../../../shared/store/register/diary.ts';
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
  /** Numbers of the diary that nothing had. */
  readonly unused: number;
}

/**
 * The register's calendar, night by night: erases what people have approved for disposal and, once a month, proposes what
 * may be; it approves nothing. And it explains each number of the diary that no case has.
 * @throws when something could not be done, after all the rest
 */
export async function handler(event: unknown, context: Context): Promise<Done> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  const done = { proposed: 0, erased: 0, stopped: 0, unused: 0, failed: 0 };
  const onFailure = (error: unknown): void => {
    done.failed += 1;
    logger.error('REGISTER_NOT_FOLLOWED', { reason: error instanceof Error ? error.name : 'Unknown' });
  };
  const hasTime = (): boolean => context.getRemainingTimeInMillis() > leastMilliseconds;
  for (const municipality of municipalities()) {
    try {
      const { erased, stopped } = await carryOutDisposal(municipality, at, { hasTime, onFailure });
      done.erased += erased;
      done.stopped += stopped;
      done.proposed += await proposeDisposal(municipality, at);
      done.unused += await explainYears(municipality, at);
    } catch (error) {
      onFailure(error);
    }
  }
  logger.info('REGISTER_FOLLOWED', { ...done });
  if (done.failed > 0) throw new Error(`${String(done.failed)} steps of the register’s calendar failed`);
  const { failed: _none, ...followed } = done;
  return followed;
}

/** This year's numbers, and the last year's: its last ones are settled when the new one has begun. */
async function explainYears(municipality: Municipality, at: string): Promise<number> {
  const year = Number(stockholmDay(at).slice(0, 4));
  return (await explainGaps(municipality, year - 1, at)) + (await explainGaps(municipality, year, at));
}

import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { endSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { listDueChanges, takeIntoEffect } from '../../../shared/store/change-notice/change-notice.ts';
import { choiceSystemSubject, listChoiceSystems } from '../../../shared/store/choice-system/choice-system.ts';
import { takeEndIntoEffect } from '../../../shared/store/choice-system/end.ts';
import { followCalendar } from '../../../shared/store/contract/end.ts';
import { contractSubject, listDueContracts } from '../../../shared/store/contract/contract.ts';

/** The scheduler says nothing; a missed day is run again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

/**
 * Takes what is due of every contract's calendar: the question whether it is extended, its last day in the catalogue,
 * its end; notices of change whose day has come; and choice systems that were cancelled from a day that has.
 * @throws when one could not be followed, after all the others
 */
export async function handler(event: unknown, context: Context): Promise<{ steps: number }> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  let steps = 0;
  let failed = 0;
  for (const { id } of municipalities()) {
    for (const system of await listChoiceSystems(id)) {
      if (endSystem(system, stockholmDay(at)) === null) continue;
      try {
        steps += (await takeEndIntoEffect(choiceSystemSubject(id, system.id), at)) ? 1 : 0;
      } catch (error) {
        failed += 1;
        logger.error('SYSTEM_NOT_ENDED', {
          choiceSystemId: system.id,
          reason: error instanceof Error ? error.name : 'Unknown',
        });
      }
    }
    for (const contractId of await listDueContracts(id, stockholmDay(at))) {
      try {
        steps += await followCalendar(contractSubject(id, contractId), at);
      } catch (error) {
        // One contract's fault must not keep the others in force.
        failed += 1;
        logger.error('CONTRACT_NOT_FOLLOWED', { contractId, reason: error instanceof Error ? error.name : 'Unknown' });
      }
    }
    for (const { contractId, changeNoticeId } of await listDueChanges(id, stockholmDay(at))) {
      try {
        steps += (await takeIntoEffect(contractSubject(id, contractId), changeNoticeId, at)) ? 1 : 0;
      } catch (error) {
        failed += 1;
        logger.error('CHANGE_NOT_IN_EFFECT', { contractId, reason: error instanceof Error ? error.name : 'Unknown' });
      }
    }
  }
  logger.info('CONTRACTS_FOLLOWED', { steps, failed });
  if (failed > 0) throw new Error(`${String(failed)} contracts could not be followed`);
  return { steps };
}

import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { listChoiceSystems } from '../../../shared/store/choice-system/choice-system.ts';
import { askWhetherLive } from '../../../shared/store/choice-system/follow-advert.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { askWhetherRight, followTexts } from '../../../shared/store/catalogue/entry-calendar.ts';
import { listUnconfirmed } from '../../../shared/store/catalogue/entry-upkeep.ts';

/** The scheduler says nothing; a missed day is run again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

/**
 * Keeps what is said in public right, day by day: asks providers whose entry was confirmed long ago, tells the coordinator
 * of texts that wait to be read, and asks whether the national advert is live (LOV 3:1).
 * @throws when something could not be asked, after all the rest
 */
export async function handler(event: unknown, context: Context): Promise<{ asked: number }> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  const counts = { asked: 0, failed: 0 };
  for (const { id } of municipalities()) {
    for (const contractId of await listUnconfirmed(id, stockholmDay(at))) {
      await ask(counts, { contractId }, () => askWhetherRight(contractSubject(id, contractId), at));
    }
    for (const system of await listChoiceSystems(id)) {
      await ask(counts, { choiceSystemId: system.id }, () => followTexts(system, { at }));
      await ask(counts, { choiceSystemId: system.id }, () => askWhetherLive(system, at));
    }
  }
  logger.info('CATALOGUE_FOLLOWED', counts);
  if (counts.failed > 0) throw new Error(`${String(counts.failed)} of the catalogue’s questions could not be asked`);
  return { asked: counts.asked };
}

/** One fault must not keep the others from being asked. */
async function ask(
  counts: { asked: number; failed: number },
  about: Readonly<Record<string, string>>,
  question: () => Promise<boolean>,
): Promise<void> {
  try {
    if (await question()) counts.asked += 1;
  } catch (error) {
    counts.failed += 1;
    logger.error('CATALOGUE_NOT_FOLLOWED', { ...about, reason: error instanceof Error ? error.name : 'Unknown' });
  }
}

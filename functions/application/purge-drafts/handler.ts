import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { count } from '../../../shared/platform/metrics.ts';
import {
  draftsEndedBefore,
  purgeDraft,
  purgeRemovedFile,
  remindOfDraft,
  tellOfDraftEnd,
} from '../../../shared/store/application/purge.ts';
import { purgeRows, runsEndedBefore } from '../../../shared/store/import/purge.ts';
import { filesRemovedBefore } from '../../../shared/store/application/remove-evidence.ts';

/** A reminder that a night missed is sent within so many more. */
const nightsForReminder = 7;

/** The scheduler says nothing; a missed night is run again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

/**
 * Erases drafts whose last day has passed, with their files, files that were removed from a draft, and the rows of imports;
 * tells the contacts of drafts that are near it, and reminds those of drafts that nobody has written in for a while.
 * Of an erased draft only the count is left.
 * @throws when one could not be erased or told of, after all the others
 */
export async function handler(
  event: unknown,
  context: Context,
): Promise<{ purged: number; told: number; reminded: number }> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  const today = stockholmDay(at);
  const done = { purged: 0, files: 0, imports: 0, told: 0, reminded: 0, failed: 0 };
  for (const { id, drafts } of municipalities()) {
    const each = sweeping(id, done);
    await each('FILE_NOT_PURGED', await filesRemovedBefore(id, today), async (file) => {
      await purgeRemovedFile(file);
      done.files += 1;
    });
    await each('IMPORT_NOT_PURGED', await runsEndedBefore(id, today), async (run) => {
      await purgeRows(run, at);
      done.imports += 1;
    });
    const near = addDays(today, drafts.tellBeforeDays);
    await each('DRAFT_NOT_PURGED', await draftsEndedBefore(id, near), async (draft) => {
      if (await purgeDraft(draft, today, at)) done.purged += 1;
      else if (await tellOfDraftEnd(draft, near, at)) done.told += 1;
    });
    if (drafts.remindAfterDays === undefined) continue;
    const left = addDays(today, drafts.keptDays - drafts.remindAfterDays + 1);
    await each(
      'DRAFT_NOT_TOLD_OF',
      await draftsEndedBefore(id, left, addDays(left, -nightsForReminder)),
      async (draft) => {
        if (await remindOfDraft(draft, at)) done.reminded += 1;
      },
    );
  }
  logger.info('DRAFTS_PURGED', done);
  count('DraftsPurged', done.purged);
  if (done.failed > 0)
    throw new Error(`${String(done.failed)} drafts, files or imports could not be erased or told of`);
  return { purged: done.purged, told: done.told, reminded: done.reminded };
}

/** One after the other; what fails is counted and told, and the rest goes on. */
function sweeping(municipality: string, done: { failed: number }) {
  return async <T extends object>(
    fault: string,
    things: readonly T[],
    act: (thing: T) => Promise<void>,
  ): Promise<void> => {
    for (const thing of things) {
      try {
        await act(thing);
      } catch (error) {
        // Somebody is at it right now.
        if (error instanceof ConcurrencyError) continue;
        done.failed += 1;
        logger.error(fault, {
          municipality,
          ...('id' in thing ? { id: thing.id } : {}),
          reason: error instanceof Error ? error.name : 'Unknown',
        });
      }
    }
  };
}

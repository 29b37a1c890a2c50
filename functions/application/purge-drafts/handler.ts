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
  tellOfDraftEnd,
} from '../../../shared/store/application/purge.ts';
import { purgeRows, runsEndedBefore } from '../../../shared/store/import/purge.ts';
import { filesRemovedBefore } from '../../../shared/store/application/remove-evidence.ts';

/** The scheduler says nothing; a missed night is run again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

/**
 * Erases drafts whose last day has passed, with their files, files that were removed from a draft, and the rows of imports;
 * and tells the contacts of drafts that are near it.
 * Of an erased draft only the count is left.
 * @throws when one could not be erased or told of, after all the others
 */
export async function handler(event: unknown, context: Context): Promise<{ purged: number; told: number }> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  const today = stockholmDay(at);
  const done = { purged: 0, files: 0, imports: 0, told: 0, failed: 0 };
  for (const { id, drafts } of municipalities()) {
    for (const file of await filesRemovedBefore(id, today)) {
      try {
        await purgeRemovedFile(file);
        done.files += 1;
      } catch (error) {
        done.failed += 1;
        logger.error('FILE_NOT_PURGED', { municipality: id, reason: error instanceof Error ? error.name : 'Unknown' });
      }
    }
    for (const run of await runsEndedBefore(id, today)) {
      try {
        await purgeRows(run, at);
        done.imports += 1;
      } catch (error) {
        // Its coordinator is at it right now.
        if (error instanceof ConcurrencyError) continue;
        done.failed += 1;
        logger.error('IMPORT_NOT_PURGED', {
          municipality: id,
          importId: run.id,
          reason: error instanceof Error ? error.name : 'Unknown',
        });
      }
    }
    const near = addDays(today, drafts.tellBeforeDays);
    for (const subject of await draftsEndedBefore(id, near)) {
      try {
        if (await purgeDraft(subject, today, at)) done.purged += 1;
        else if (await tellOfDraftEnd(subject, near, at)) done.told += 1;
      } catch (error) {
        // Its applicant is writing in it right now.
        if (error instanceof ConcurrencyError) continue;
        done.failed += 1;
        logger.error('DRAFT_NOT_PURGED', {
          municipality: id,
          applicationId: subject.id,
          reason: error instanceof Error ? error.name : 'Unknown',
        });
      }
    }
  }
  logger.info('DRAFTS_PURGED', done);
  count('DraftsPurged', done.purged);
  if (done.failed > 0)
    throw new Error(`${String(done.failed)} drafts, files or imports could not be erased or told of`);
  return { purged: done.purged, told: done.told };
}

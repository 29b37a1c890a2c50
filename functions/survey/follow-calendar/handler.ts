import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { fewestShown } from '../../../shared/domain/municipality/small-numbers.ts';
import { isOver } from '../../../shared/domain/survey/survey.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { endSurvey } from '../../../shared/store/survey/close.ts';
import { listSurveys, surveyIdOf } from '../../../shared/store/survey/survey.ts';

/** The scheduler says nothing; a missed day is run again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

interface Done {
  ended: number;
  failed: number;
}

/**
 * The surveys' calendar: closes each the day after its last, erases what could tell of single people, and finishes what was
 * stopped halfway.
 * @throws when one could not be ended, after all the rest
 */
export async function handler(event: unknown, context: Context): Promise<Done> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  const done: Done = { ended: 0, failed: 0 };
  for (const municipality of municipalities()) {
    const { id } = municipality;
    for (const survey of await listSurveys(id)) {
      const isDue = survey.status === 'OPEN' ? isOver(survey, stockholmDay(at)) : survey.erasedAt === undefined;
      if (!isDue) continue;
      try {
        await endSurvey(id, surveyIdOf(survey), { by: 'calendar', at, fewest: fewestShown(municipality) });
        done.ended += 1;
      } catch (error) {
        // Whoever came between has it in hand.
        if (error instanceof ConcurrencyError) continue;
        done.failed += 1;
        logger.error('SURVEY_NOT_ENDED', { reason: error instanceof Error ? error.name : 'Unknown' });
      }
    }
  }
  logger.info('SURVEYS_FOLLOWED', { ...done });
  if (done.failed > 0) throw new Error(`${String(done.failed)} surveys could not be ended`);
  return done;
}

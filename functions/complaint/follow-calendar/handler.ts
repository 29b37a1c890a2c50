import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { addMonths, type Day } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { countComplaints } from '../../../shared/domain/complaint/counts.ts';
import { passedUntold } from '../../../shared/domain/complaint/handling.ts';
import type { ComplaintRule } from '../../../shared/domain/complaint/rule.ts';
import { fewestShown } from '../../../shared/domain/municipality/small-numbers.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import {
  commitComplaint,
  listClosedComplaints,
  listOpenComplaints,
  readComplaint,
  subjectOf,
} from '../../../shared/store/complaint/complaint.ts';
import { putComplaintCounts } from '../../../shared/store/complaint/counts.ts';
import { eraseComplaint } from '../../../shared/store/complaint/erase.ts';
import { openReview } from '../../../shared/store/complaint/reading.ts';

/** The scheduler says nothing; a missed day is run again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

interface Done {
  told: number;
  erased: number;
  failed: number;
}

/**
 * The complaints' calendar, day by day: tells the coordinator of a day that has passed, once; erases what has been kept
 * its time; counts the years for the overview; draws last month's readings for the reviewer.
 * @throws when something could not be done, after all the rest
 */
export async function handler(event: unknown, context: Context): Promise<Done> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  const done: Done = { told: 0, erased: 0, failed: 0 };
  for (const municipality of municipalities()) {
    const { complaints: rule } = municipality;
    if (rule !== undefined) await follow(municipality, rule, { at, done });
  }
  logger.info('COMPLAINTS_FOLLOWED', { ...done });
  if (done.failed > 0) throw new Error(`${String(done.failed)} steps of the complaints’ calendar failed`);
  return done;
}

async function follow(
  municipality: Municipality,
  rule: ComplaintRule,
  { at, done }: { readonly at: string; readonly done: Done },
): Promise<void> {
  const { id } = municipality;
  const today = stockholmDay(at);
  const [open, closed] = await Promise.all([listOpenComplaints(id), listClosedComplaints(id)]);
  for (const found of open) {
    if (passedUntold(found, today) === null) continue;
    await attempt(done, async () => {
      if (await tellLate(subjectOf(found), today, at)) done.told += 1;
    });
  }
  // Counted before anything is erased: the year that goes out keeps its numbers.
  const years = new Set([...open, ...closed].map(({ receivedOn }) => receivedOn.slice(0, 4)));
  for (const year of years) {
    const counted = countComplaints([...open, ...closed], { year, on: today, fewerThan: fewestShown(municipality) });
    if (year >= String(Number(today.slice(0, 4)) - 1)) await attempt(done, () => putComplaintCounts(id, counted));
  }
  for (const complaint of closed) {
    if (complaint.status !== 'CLOSED' || complaint.eraseOn > today) continue;
    await attempt(done, async () => {
      await eraseComplaint(complaint, at);
      done.erased += 1;
    });
  }
  const lastMonth = addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  await attempt(done, async () => {
    await openReview(id, lastMonth, rule.readings, at);
  });
}

/** The list may lag behind: what is true is on the complaint. */
async function tellLate(subject: ReturnType<typeof subjectOf>, today: Day, at: string): Promise<boolean> {
  const complaint = await readComplaint(subject);
  const due = complaint === null ? null : passedUntold(complaint, today);
  if (complaint === null || due === null) return false;
  await commitComplaint({
    before: complaint,
    after: { ...complaint, lateTold: due },
    event: { type: 'COMPLAINT_LATE', at, by: 'calendar', data: { due } },
    outbox: [{ kind: 'TELL', what: 'LATE' }],
  });
  return true;
}

/** One fault must not keep the others from being done; whoever came between has it in hand. */
async function attempt(done: Done, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ConcurrencyError) return;
    done.failed += 1;
    logger.error('COMPLAINT_NOT_FOLLOWED', { reason: error instanceof Error ? error.name : 'Unknown' });
  }
}

import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { dueReminders, type Reminder, type Rungs, timePassed } from '../../../shared/domain/task/reminder.ts';
import { type OpenTask, type Task, unseenByStaff } from '../../../shared/domain/task/task.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { count } from '../../../shared/platform/metrics.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { endInSilence } from '../../../shared/store/completion/silence.ts';
import { enforceRevocations } from '../../../shared/store/decision/revocation.ts';
import { proposeToLapse } from '../../../shared/store/contract/lapse.ts';
import { sweepDue } from '../../../shared/store/task/due.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { endRound } from '../../../shared/store/task/round.ts';
import { noteReminder, readTask, readTasks, revokeTask } from '../../../shared/store/task/task.ts';
import { readWaitedFor } from '../../../shared/store/follow-up/waited-for.ts';
import { proposeMeasure } from './propose-measure.ts';
import { sendDigests } from './digests.ts';
import { remindOfUnreported } from './unreported.ts';
import { tellOfStillCases } from './still-cases.ts';

/** The scheduler says nothing; a missed day is run again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

/** Days that pending cases are looked for whose delegation was revoked; a delegate who presses later is refused all the same. */
const monthOfRevocations = 31;

const templates = {
  BEFORE_DUE: 'REMINDER_BEFORE_DUE',
  OVERDUE: 'REMINDER_OVERDUE',
  ESCALATED: 'ESCALATION',
} as const satisfies Partial<Record<Reminder, string>>;

/**
 * Reminds of open tasks that near or pass their day: the assignee, then the coordinator; each rung once.
 * @throws when a task could not be reminded of, the committee not told or a revocation not enforced, after all the others
 */
export async function handler(event: unknown, context: Context): Promise<{ reminded: number }> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  let reminded = 0;
  let failed = 0;
  for (const municipality of municipalities()) {
    const today = stockholmDay(at);
    await sweepDue(municipality.id, addDays(today, municipality.reminders.beforeDays), async (found) => {
      try {
        const sent = await remindAbout(found, today, municipality, at);
        reminded += sent;
      } catch (error) {
        failed += 1;
        logger.error('TASK_NOT_REMINDED', { taskId: found.taskId, reason: reasonOf(error) });
      }
    });
    await tellOfStillCases(municipality, at);
    try {
      reminded += await sendDigests(municipality, at);
      reminded += await remindOfUnreported(municipality, at);
    } catch (error) {
      // The next municipality's tasks are reminded of all the same.
      failed += 1;
      logger.error('COMMITTEE_NOT_REMINDED', { municipality: municipality.id, reason: reasonOf(error) });
    }
    try {
      await enforceRevocations(municipality.id, at, addDays(today, -monthOfRevocations));
    } catch (error) {
      failed += 1;
      logger.error('REVOCATIONS_NOT_ENFORCED', { municipality: municipality.id, reason: reasonOf(error) });
    }
  }
  logger.info('TASKS_REMINDED', { reminded, failed });
  count('TasksReminded', reminded);
  if (failed > 0)
    throw new Error(
      `${String(failed)} tasks could not be reminded of, the committee not told, or revocations not enforced`,
    );
  return { reminded };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Unknown';
}

async function remindAbout(found: Task, today: string, municipality: Municipality, at: string): Promise<number> {
  const rungs = rungsOf(found, municipality);
  // Most are open and due for nothing new: they cost no more than their place in the index.
  if (dueReminders(found, today, rungs).length === 0) return 0;
  // The index may lag behind; what is true is on the task.
  const task = await readTask(found.subject, found.taskId);
  // Nobody has to withdraw, nor to take a way in: whoever is silent lets the application stand as it is.
  if (task?.status !== 'OPEN' || task.kind === 'WITHDRAW' || task.kind === 'OPEN_APPLICATION') return 0;
  if (task.kind === 'GIVE_OPINION' && (await isDecided(task))) return 0;
  let reminded = 0;
  for (const rung of dueReminders(task, today, rungs)) {
    if (task.kind === 'REPORT_QUALITY' && (await readWaitedFor(task.subject)) === null) continue;
    if (rung === 'ESCALATED' && unseenByStaff.has(task.kind)) continue;
    // Members are reminded by the day's one letter; the coordinator is told of each that is left undone.
    if (rung !== 'ESCALATED' && task.kind === 'PREPARE' && municipality.preparationMail === 'DIGEST') continue;
    // Whoever may comment may also let it be: nobody is late with that, and the coordinator is told that the time is out.
    if (rung === 'OVERDUE' && (task.kind === 'COMMENT_MEASURE' || task.kind === 'CHECK_VISIT_REPORT')) continue;
    reminded += await remind(task, rung, at);
  }
  return reminded;
}

function rungsOf({ kind }: Task, { reminders, qualityReport }: Municipality): Rungs {
  return kind === 'REPORT_QUALITY' ? { ...reminders, proposeAfterDays: qualityReport.proposeAfterDays } : reminders;
}

/** An opinion can't be used any more when the case is decided: nobody is asked to hurry. */
async function isDecided({ subject }: OpenTask): Promise<boolean> {
  const application = await readApplication(subject);
  return application !== null && 'decisionNumber' in application;
}

async function remind(task: OpenTask, rung: Reminder, at: string): Promise<number> {
  try {
    if (rung === 'PROPOSED') return await proposeMeasure(task, at);
    const mail = { kind: 'MAIL', template: templates[rung], taskId: task.taskId } as const;
    if (rung === 'ESCALATED' && task.kind === 'COMPLETE') return await endInSilence(task, mail, at);
    if (rung === 'ESCALATED' && task.kind === 'SIGN') return await proposeToLapse(task, at);
    const end = rung === 'ESCALATED' ? await endOfConfirmation(task, at) : null;
    await recordEvent(
      task.subject,
      { type: 'REMINDER_SENT', at, by: 'calendar', data: { taskId: task.taskId, rung } },
      {
        outbox: [mail, ...(end === null ? [] : [end.message])],
        also: end === null ? [noteReminder(task, rung)] : end.writes,
      },
    );
    return 1;
  } catch (error) {
    // Answered in between, or reminded by another run.
    if (error instanceof ConcurrencyError) return 0;
    throw error;
  }
}

/**
 * Signatories who stay silent are not waited for any longer: the checks say that somebody has not confirmed.
 * Where several were asked, one wait ends for all.
 */
async function endOfConfirmation(task: OpenTask, at: string) {
  const { round } = task;
  if (round === undefined || task.kind !== 'CONFIRM_SUBMISSION') return null;
  const end = endRound(task.subject, { name: 'CONFIRMATION', number: round.number }, 'EXPIRED');
  const waitedFor = (await readTasks(task.subject)).filter(
    (other): other is OpenTask => other.status === 'OPEN' && other.kind === task.kind,
  );
  return {
    message: end.message,
    writes: [end.write, ...waitedFor.map((one) => revokeTask(one, { at, why: timePassed }))],
  };
}

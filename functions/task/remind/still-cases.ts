import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { deskList, openStatuses } from '../../../shared/domain/desk/place.ts';
import { stillSince } from '../../../shared/domain/desk/stillness.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
} from '../../../shared/store/application/application.ts';
import { readPortion } from '../../../shared/store/desk/list.ts';
import { openTask } from '../../../shared/store/task/task.ts';

/** Tells the coordinator, once, of each case that has lain in its state too long. @returns how many */
export async function tellOfStillCases(municipality: Municipality, at: string): Promise<number> {
  const { stillDays = {} } = municipality;
  const today = stockholmDay(at);
  let told = 0;
  for (const status of openStatuses.filter((open) => stillDays[open] !== undefined)) {
    let after: string | undefined;
    do {
      const { cases, next } = await readPortion(municipality.id, deskList.state(status), { after });
      for (const one of cases.filter(isRegistered)) {
        const since = stillSince(one, today, stillDays);
        if (since !== undefined) told += await tell(one, municipality, since, at);
      }
      after = next ?? undefined;
    } while (after !== undefined);
  }
  return told;
}

async function tell(
  application: KeptApplication & RegisteredApplication,
  { id, coordinator, deadlines }: Municipality,
  since: string,
  at: string,
): Promise<number> {
  const { name, email } = coordinator;
  const { task, write, mail } = openTask({
    kind: 'GET_MOVING',
    subject: applicationSubject(id, application.applicationId),
    assignee: { name, email },
    diaryNumber: application.diaryNumber,
    dueOn: addDays(stockholmDay(at), deadlines.stillCaseDays),
    openedAt: at,
  });
  try {
    await commitApplication({
      before: application,
      after: { ...application, still: { since, taskId: task.taskId } },
      event: { type: 'CASE_LIES_STILL', at, by: 'calendar', data: { since, state: application.status } },
      outbox: [mail],
      also: [write],
    });
    return 1;
  } catch (error) {
    // It moved in between, or another run has told.
    if (error instanceof ConcurrencyError) return 0;
    throw error;
  }
}

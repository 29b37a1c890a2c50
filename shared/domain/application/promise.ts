import { stockholmDay } from '../calendar/stockholm-day.ts';
import { promisedDay, type PromisedDay } from '../choice-system/decision-time.ts';
import type { CompletionPeriod } from '../completion/period.ts';
import type { RegisteredApplication } from './application.ts';

/** When its applicant is promised a decision, by which rule, and whether the clock stands still (LOV 4:4). */
export function promiseOf(
  application: Pick<RegisteredApplication, 'receivedAt' | 'decisionTime' | 'completions'>,
): PromisedDay {
  const { receivedAt, decisionTime, completions } = application;
  return promisedDay({ receivedOn: stockholmDay(receivedAt), time: decisionTime, periods: completions });
}

/** An application with what its applicant is and was asked for: the promised day follows. */
export function withCompletions<
  A extends Pick<RegisteredApplication, 'receivedAt' | 'decisionTime' | 'completions' | 'decisionDueOn'>,
>(application: A, completions: readonly CompletionPeriod[]): A {
  const asked = { ...application, completions: [...completions] };
  return { ...asked, decisionDueOn: promiseOf(asked).dueOn };
}

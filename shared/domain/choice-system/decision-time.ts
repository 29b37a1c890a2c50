import * as z from 'zod/mini';
import { addDays } from '../calendar/day.ts';

const MonthDay = z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const Weeks = z.int().check(z.positive(), z.lte(52));

/** Within what time applications are decided (LOV 4:4): weeks from the day of arrival, other weeks for those that arrive in summer. */
export const DecisionTime = z.strictObject({
  weeks: Weeks,
  summer: z.optional(
    z.strictObject({ from: MonthDay, through: MonthDay, weeks: Weeks }).check(
      z.refine(({ from, through }) => from <= through, {
        path: ['through'],
        message: 'Summer ends after it begins.',
      }),
    ),
  ),
});
export type DecisionTime = z.infer<typeof DecisionTime>;

/**
 * The last day to decide on an application. The time is the municipality's own promise and not the law's,
 * so it is not moved to a later day when it ends on a holiday.
 */
export function decisionDueOn(receivedOn: string, { weeks, summer }: DecisionTime): string {
  const monthDay = receivedOn.slice(5);
  const isSummer = summer !== undefined && monthDay >= summer.from && monthDay <= summer.through;
  return addDays(receivedOn, 7 * (isSummer ? summer.weeks : weeks));
}

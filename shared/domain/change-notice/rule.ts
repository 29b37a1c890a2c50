import * as z from 'zod/mini';
import { addMonths, type Day } from '../calendar/day.ts';
import { ChangeKind } from './kind.ts';

/** How a municipality takes change notices where the requirement set says nothing of them. */
export const ChangeNoticeRule = z.strictObject({
  /** Kinds that wait for the municipality's approval; the others take effect on notice. */
  approval: z.array(ChangeKind),
  /** Days that an officer has to answer one that waits. */
  answerDays: z.int().check(z.positive(), z.maximum(90)),
  capacity: z.strictObject({
    /** A notice up to this day of a month counts from the next month's first day; later, from the month after. */
    noticeBy: z.int().check(z.minimum(1), z.maximum(28)),
    /** How often a capacity may change in a calendar year. */
    perYear: z.int().check(z.minimum(1), z.maximum(366)),
  }),
});
export type ChangeNoticeRule = z.infer<typeof ChangeNoticeRule>;

/** The first day on which a capacity that is noticed on a day can count. */
export function capacityCountsFrom({ capacity }: ChangeNoticeRule, noticedOn: Day): Day {
  const months = Number(noticedOn.slice(8)) <= capacity.noticeBy ? 1 : 2;
  return addMonths(`${noticedOn.slice(0, 7)}-01`, months);
}

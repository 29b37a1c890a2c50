import * as z from 'zod/mini';

const days = (most: number) => z.int().check(z.positive(), z.maximum(most));

/**
 * Days that what is mailed leads somewhere. Whatever is answered, taken back or reminded of ends a link before its time:
 * these are what is left when nothing happens.
 */
export const Links = z.strictObject({
  /** That a task's link opens it; then its holder is offered a new one. */
  lifeDays: days(366),
  /** After its end, that it tells its holder what happened to the task; then it is as unknown as one that never was. */
  memoryDays: days(3660),
  /** That a confirmed address leads back to the applications that were begun with it, since the last of them was. */
  contactDays: days(3660),
  /** That the way out in a mail with news of a request documentation works. */
  endingDays: days(3660),
});
export type Links = z.infer<typeof Links>;

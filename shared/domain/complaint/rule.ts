import * as z from 'zod/mini';

const days = z.int().check(z.positive(), z.lte(366));

/** Somebody of the municipality's own who answers for what is reported to them. */
const Responsible = z.strictObject({ name: z.string().check(z.minLength(1)), email: z.email() });

/**
 * How a municipality takes complaints and reports of misconduct. The law says *at once* and *promptly* (SoL 27:2, 27:6)
 * and gives no number of days: those are the municipality's own, as is how long it keeps what is closed.
 */
export const ComplaintRule = z.strictObject({
  /** Days to answer, from the day it came. */
  answerDays: days,
  /** Days that a provider has to give its account. */
  accountDays: days,
  misconduct: z.strictObject({
    /** Who is told at once. */
    responsible: Responsible,
    /** Days to find out whether it was misconduct, and how serious. */
    investigateDays: days,
    /** Days to report what was serious to the Health and Social Care Inspectorate (IVO), from the finding. */
    reportDays: z.int().check(z.nonnegative(), z.lte(60)),
  }),
  /** So many are taken in an hour through the form that anybody can send; then it refers to the telephone. */
  formsPerHour: z.int().check(z.positive()),
  /** Years that a closed one is kept; then nothing of it is left. */
  keptYears: z.int().check(z.positive(), z.lte(70)),
  /** The log of who has read them is looked through each month (2001:454 6 §). */
  readings: z.strictObject({
    reviewer: Responsible,
    /** How many readings are drawn. */
    sample: z.int().check(z.positive(), z.lte(200)),
    /** Years that the log itself is kept. */
    keptYears: z.int().check(z.positive(), z.lte(20)),
  }),
});
export type ComplaintRule = z.infer<typeof ComplaintRule>;

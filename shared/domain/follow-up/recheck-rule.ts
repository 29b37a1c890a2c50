import * as z from 'zod/mini';

const Days = z.int().check(z.positive(), z.maximum(366));

/** How a municipality re-checks the contracts in force (KL 10:8, SoL 5:2): its own ways of working. */
export const RecheckRule = z.strictObject({
  /** Months from one re-check to the next; what lapses before that is looked at on its own day. */
  everyMonths: z.int().check(z.minimum(1), z.maximum(24)),
  /** Days from when an older contract is registered to its first: nobody is asked while an import still may be undone. */
  firstAfterDays: Days,
  /** Days before a proof lapses that its provider is asked for a new one. */
  askBeforeDays: Days,
  /** Days that a provider has at least to hand it in. */
  answerDays: Days,
  /** Days that an officer has to see to what has changed. */
  officerDays: Days,
});
export type RecheckRule = z.infer<typeof RecheckRule>;

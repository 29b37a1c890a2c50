import * as z from 'zod/mini';

/** How a municipality's follow-up visits go. */
export const VisitRule = z.strictObject({
  /** The fewest days that a provider has to say whether a report's facts are right. */
  factCheckDays: z.int().check(z.positive(), z.lte(365)),
  /** Within how many days of a visit its report is expected: then whoever planned it is reminded. */
  reportWithinDays: z.int().check(z.positive(), z.lte(365)),
  /** Whether established reports are open for everybody to read here; else they are kept, and given out on request. */
  published: z.boolean(),
});
export type VisitRule = z.infer<typeof VisitRule>;

/** Where a municipality has said nothing. */
export const standardVisitRule: VisitRule = { factCheckDays: 14, reportWithinDays: 30, published: false };

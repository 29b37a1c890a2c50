import * as z from 'zod/mini';
import { Text } from '../requirement/finding.ts';

/**
 * What is counted of a contract before a person sets its risk level. Each is shown, for all alike; none sets anything.
 * `CHANGED_FACT`: changed or lapsed at a re-check, and not judged yet. `COMPLAINT`, `MISCONDUCT`: numbers alone.
 */
export const RiskSignal = z.enum([
  'LATE_REPORT',
  'DEFICIENCY',
  'CHANGED_FACT',
  'MEASURE',
  'NEW_MANAGER',
  'NEWLY_STARTED',
  'COMPLAINT',
  'MISCONDUCT',
]);
export type RiskSignal = z.infer<typeof RiskSignal>;

/** How deep the follow-up of a contract goes, where a level asks for more than what everybody gets. */
const depth = {
  /** Months from one re-check to the next, at most. */
  recheckEveryMonths: z.optional(z.int().check(z.minimum(1), z.maximum(24))),
  /** How many of a hundred are drawn to show proof with their yearly report, at least. */
  samplePercent: z.optional(z.int().check(z.nonnegative(), z.lte(100))),
  /** The month by which the year's plan has it reviewed in depth. */
  reviewBy: z.optional(z.int().check(z.minimum(2), z.maximum(12))),
};

export const RiskLevel = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/)),
  name: Text,
  /** Suggested when any of these is counted to so many; absent of the mildest. */
  suggestedFrom: z.optional(z.partialRecord(RiskSignal, z.int().check(z.positive(), z.lte(1000)))),
  ...depth,
});
export type RiskLevel = z.infer<typeof RiskLevel>;

/**
 * A municipality's own risk levels, mildest first (KL 6:6, 10:8): what suggests each, and how deep each goes. The same
 * table for every contract, the own unit's too (LOV 1:2).
 */
export const RiskRule = z.strictObject({
  /** How far back reports, measures, changes of manager and complaints are counted. */
  lookBackMonths: z.int().check(z.minimum(1), z.maximum(60)),
  /** So long a contract is newly started. */
  newForMonths: z.int().check(z.minimum(1), z.maximum(36)),
  levels: z.array(RiskLevel).check(
    z.minLength(2),
    z.maxLength(6),
    z.refine((levels) => new Set(levels.map(({ id }) => id)).size === levels.length, 'Two levels have the same id'),
    z.refine(([mildest]) => isOrdinary(mildest), 'The mildest level is what everybody gets: it asks for nothing more'),
    z.refine(
      (levels) => levels.every((level, index) => index === 0 || isAsDeep(level, levels[index - 1])),
      'A level goes at least as deep as the one before it',
    ),
  ),
});
export type RiskRule = z.infer<typeof RiskRule>;

function isOrdinary(level: RiskLevel | undefined): boolean {
  return level !== undefined && Object.keys(level).every((key) => key === 'id' || key === 'name');
}

function isAsDeep(level: RiskLevel, before: RiskLevel | undefined): boolean {
  const { recheckEveryMonths: months = 24, samplePercent: percent = 0, reviewBy = 12 } = before ?? {};
  return (
    (level.recheckEveryMonths ?? 24) <= months &&
    (level.samplePercent ?? 0) >= percent &&
    (level.reviewBy ?? 12) <= reviewBy
  );
}

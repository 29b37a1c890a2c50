import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';

/** Something is missing, or the authority asks what is meant: the two things it may ask for (LOV 6:2). */
export const RequestKind = z.enum(['COMPLETION', 'CLARIFICATION']);

export type RequestKind = z.infer<typeof RequestKind>;

/** A time in which the applicant was asked and could answer: what the clock of the decision is reckoned from. */
export const CompletionPeriod = z.strictObject({
  /** 1 for the first request of an application. */
  number: z.int().check(z.positive()),
  kind: RequestKind,
  requirementIds: z.array(z.string()),
  askedOn: z.iso.date(),
  /** The last day to answer, as it was last moved. */
  dueOn: z.iso.date(),
  /** Absent while an answer is waited for. */
  ended: z.optional(z.strictObject({ on: z.iso.date(), outcome: z.enum(['ANSWERED', 'SILENCE']) })),
});

export type CompletionPeriod = z.infer<typeof CompletionPeriod>;

export type CompletionOutcome = NonNullable<CompletionPeriod['ended']>['outcome'];

/** The request that waits for its answer now, if one does. */
export function openPeriod(periods: readonly CompletionPeriod[]): CompletionPeriod | undefined {
  return periods.find(({ ended }) => ended === undefined);
}

/** The periods with the open one's last day moved. */
export function movePeriod(periods: readonly CompletionPeriod[], dueOn: Day): CompletionPeriod[] {
  return periods.map((period) => (period.ended === undefined ? { ...period, dueOn } : period));
}

/** The periods with the open one ended, on a day and by what. */
export function endPeriod(
  periods: readonly CompletionPeriod[],
  ended: { readonly on: Day; readonly outcome: CompletionOutcome },
): CompletionPeriod[] {
  return periods.map((period) => (period.ended === undefined ? { ...period, ended } : period));
}

/**
 * The last day of a period that counts as the applicant's: the answer's, but never after the last day to answer.
 * How long the authority leaves a case that nobody answered is not the applicant's time.
 */
export function applicantsUntil({ dueOn, ended }: CompletionPeriod): Day {
  return ended !== undefined && ended.on < dueOn ? ended.on : dueOn;
}

/** The latest request about a requirement, when it was met with silence. */
export function silenceAbout(
  requirementId: string,
  periods: readonly CompletionPeriod[],
): CompletionPeriod | undefined {
  const latest = periods.findLast(({ requirementIds }) => requirementIds.includes(requirementId));
  return latest?.ended?.outcome === 'SILENCE' ? latest : undefined;
}

import * as z from 'zod/mini';
import { daysBetween } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { RegisteredApplication } from '../application/application.ts';
import { caseOutcome, type Decision, decidedOn } from '../decision/decision.ts';

/** What is counted of a decision, without whom it was about. */
export const DecidedCase = z.strictObject({
  schemaVersion: z.literal(1),
  choiceSystemId: z.string(),
  receivedOn: z.iso.date(),
  decidedOn: z.iso.date(),
  /** The day that the request documentation promised, as completions moved it (LOV 4:4). */
  dueOn: z.iso.date(),
  outcome: z.enum(['APPROVED', 'REFUSED']),
});
export type DecidedCase = z.infer<typeof DecidedCase>;

/** Null for a decision that takes the place of another: its days are a court's, not the administration's. */
export function decidedCase(application: RegisteredApplication, decision: Decision): DecidedCase | null {
  if (application.reconsiders !== undefined) return null;
  return {
    schemaVersion: 1,
    choiceSystemId: application.choiceSystemId,
    receivedOn: stockholmDay(application.receivedAt),
    decidedOn: decidedOn(decision),
    dueOn: application.decisionDueOn,
    outcome: caseOutcome(decision),
  };
}

export interface DecisionTimes {
  readonly decided: number;
  readonly approved: number;
  /** After the day that was promised. */
  readonly late: number;
  /** Days from the click to the decision; null when nothing was decided. */
  readonly median: number | null;
  readonly longest: number | null;
}

/** How long decisions took, in days as the applicant waits them: completions are in it. */
export function decisionTimes(cases: readonly DecidedCase[]): DecisionTimes {
  const days = cases.map(({ receivedOn, decidedOn }) => daysBetween(receivedOn, decidedOn)).toSorted((a, b) => a - b);
  return {
    decided: cases.length,
    approved: cases.filter(({ outcome }) => outcome === 'APPROVED').length,
    late: cases.filter(isLate).length,
    median: medianOf(days),
    longest: days.at(-1) ?? null,
  };
}

function isLate(one: DecidedCase): boolean {
  return one.decidedOn > one.dueOn;
}

function medianOf(sorted: readonly number[]): number | null {
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

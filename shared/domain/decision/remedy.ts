import * as z from 'zod/mini';
import { type Day, daysBetween } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import { err, ok, type Result } from '../result.ts';
import { decidedOn, type Decision } from './decision.ts';
import type { Notice } from './notice.ts';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
const registered = { by: z.string().check(z.minLength(1)), at: z.iso.datetime() };

/** What became of an application for correction (LOV 10:2): the last two bring the case back. */
export const RemedyOutcome = z.enum([
  'DISMISSED',
  'REJECTED',
  'WITHDRAWN',
  'CORRECTION_BY_CHECKS',
  'CORRECTION_BY_APPROVAL',
]);
export type RemedyOutcome = z.infer<typeof RemedyOutcome>;

/** What is known of an application for correction of one decision (LOV 10:1–10:3): it belongs to the court, not here. */
export const Remedy = z.strictObject({
  schemaVersion: z.literal(1),
  decisionNumber: z.int().check(z.positive()),
  /** It was sent here by mistake. The day it came here saves no time limit, so it goes on at once. */
  misdirected: z.optional(
    z.strictObject({
      receivedOn: z.iso.date(),
      reference: Words,
      ...registered,
      forwarded: z.optional(z.strictObject({ on: z.iso.date(), proof: Words, ...registered })),
    }),
  ),
  /** The court's case, once the municipality knows of it. */
  court: z.optional(z.strictObject({ caseNumber: Words, knownOn: z.iso.date(), ...registered })),
  outcome: z.optional(
    z.strictObject({ kind: RemedyOutcome, on: z.iso.date(), caseNumber: Words, summary: Words, ...registered }),
  ),
});
export type Remedy = z.infer<typeof Remedy>;

export type RemedyError = 'WRONG_DAY' | 'KNOWN_ALREADY' | 'NOT_RECEIVED';

interface Registered {
  readonly by: string;
  readonly at: string;
}

/** Between the decision and today: nothing comes before what it is about, or is registered before it happens. */
function isPossible(day: Day, since: Day, { at }: Registered): boolean {
  return day >= since && day <= stockholmDay(at);
}

export function noRemedy({ number }: Decision): Remedy {
  return { schemaVersion: 1, decisionNumber: number };
}

/** Registers that it came here in the court's place. */
export function receiveMisdirected(
  remedy: Remedy,
  decision: Decision,
  received: { readonly receivedOn: Day; readonly reference: string } & Registered,
): Result<Remedy, RemedyError> {
  if (remedy.misdirected !== undefined) return err('KNOWN_ALREADY');
  if (!isPossible(received.receivedOn, decidedOn(decision), received)) return err('WRONG_DAY');
  return ok({ ...remedy, misdirected: received });
}

/** Registers that it was sent on to the court, and what shows it. */
export function forwardToCourt(
  remedy: Remedy,
  forwarded: { readonly on: Day; readonly proof: string } & Registered,
): Result<Remedy, RemedyError> {
  const { misdirected } = remedy;
  if (misdirected === undefined) return err('NOT_RECEIVED');
  if (misdirected.forwarded !== undefined) return err('KNOWN_ALREADY');
  if (!isPossible(forwarded.on, misdirected.receivedOn, forwarded)) return err('WRONG_DAY');
  return ok({ ...remedy, misdirected: { ...misdirected, forwarded } });
}

/** Registers that the court has a case about the decision. */
export function learnOfCourtCase(
  remedy: Remedy,
  decision: Decision,
  known: { readonly caseNumber: string; readonly knownOn: Day } & Registered,
): Result<Remedy, RemedyError> {
  if (remedy.court !== undefined) return err('KNOWN_ALREADY');
  if (!isPossible(known.knownOn, decidedOn(decision), known)) return err('WRONG_DAY');
  return ok({ ...remedy, court: known });
}

/** Registers how the court ended it. */
export function settleRemedy(
  remedy: Remedy,
  decision: Decision,
  outcome: {
    readonly kind: RemedyOutcome;
    readonly on: Day;
    readonly caseNumber: string;
    readonly summary: string;
  } & Registered,
): Result<Remedy, RemedyError> {
  if (remedy.outcome !== undefined) return err('KNOWN_ALREADY');
  if (!isPossible(outcome.on, decidedOn(decision), outcome)) return err('WRONG_DAY');
  return ok({ ...remedy, outcome });
}

/** Whether correction can still be sought (LOV 10:3); whether it is in time is the court's to judge. */
export type RemedyWindow =
  | { readonly kind: 'NOTHING_REFUSED' }
  /** No time runs before the notice is proven to have been given. */
  | { readonly kind: 'NOT_GIVEN' }
  | { readonly kind: 'OPEN'; readonly lastDay: Day; readonly daysLeft: number }
  | { readonly kind: 'PASSED'; readonly lastDay: Day };

export function remedyWindow(notice: Notice, isRefusal: boolean, today: Day): RemedyWindow {
  if (!isRefusal) return { kind: 'NOTHING_REFUSED' };
  if (notice.status !== 'GIVEN' || notice.remedyLastDay === undefined) return { kind: 'NOT_GIVEN' };
  const lastDay = notice.remedyLastDay;
  if (today > lastDay) return { kind: 'PASSED', lastDay };
  return { kind: 'OPEN', lastDay, daysLeft: daysBetween(today, lastDay) };
}

import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Municipality } from '../municipality/municipality.ts';
import { err, ok, type Result } from '../result.ts';
import type { Committee } from './committee.ts';

/** Why one case can't await the committee, and who is asked to decide on it instead (KL 6:39). Never a setting. */
export const Urgency = z.strictObject({
  /** The chair's seat, or that of the deputy whom the committee named. */
  seat: z.string().check(z.minLength(1)),
  as: z.enum(['CHAIR', 'DEPUTY']),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  /** The committee's next meeting, which is told of the decision (KL 6:40). */
  nextMeetingOn: z.iso.date(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type Urgency = z.infer<typeof Urgency>;

/**
 * `NOT_DELEGATED`: the committee has not delegated urgent decisions, so that one would be void.
 * `NO_DEPUTY`: it has named no deputy. `MEETING_PASSED`: the meeting is not later than today.
 */
export type UrgencyError = 'NOT_DELEGATED' | 'NO_DEPUTY' | 'REASON_MISSING' | 'MEETING_PASSED';

/** An officer's claim that a case is so urgent that the committee can't be awaited; the chair judges it by deciding (KL 6:39). */
export function claimUrgency(
  municipality: Pick<Municipality, 'urgentDelegation'>,
  committee: Pick<Committee, 'seats'>,
  claim: Omit<Urgency, 'seat'> & { readonly nextMeetingOn: Day },
): Result<Urgency, UrgencyError> {
  if (municipality.urgentDelegation === undefined) return err('NOT_DELEGATED');
  const seat = urgentSeat(municipality, committee, claim.as);
  if (seat === undefined) return err('NO_DEPUTY');
  const reason = claim.reason.trim();
  if (reason === '') return err('REASON_MISSING');
  if (claim.nextMeetingOn <= stockholmDay(claim.at)) return err('MEETING_PASSED');
  return ok({ ...claim, reason, seat });
}

/** The seat that urgent decisions are delegated to today: the chair's, or that of the deputy whom the committee named (KL 6:39). */
export function urgentSeat(
  { urgentDelegation }: Pick<Municipality, 'urgentDelegation'>,
  { seats }: Pick<Committee, 'seats'>,
  as: Urgency['as'],
): string | undefined {
  return seats.find(({ seat, role }) => (as === 'CHAIR' ? role === as : seat === urgentDelegation?.deputySeat))?.seat;
}

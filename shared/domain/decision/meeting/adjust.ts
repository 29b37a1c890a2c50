import type { Day } from '../../calendar/day.ts';
import { err, ok } from '../../result.ts';
import type { Outcome } from './error.ts';
import type { Meeting, MeetingIn } from './meeting.ts';

/** Registers the day on which the item's minutes were adjusted (KL 5:69); nothing is added to the item after that. */
export function adjust(
  meeting: Meeting,
  { on, today, at }: { readonly on: Day; readonly today: Day; readonly at: string },
): Outcome<MeetingIn<'DECLARED'>> {
  if (meeting.status !== 'DECLARED') return err('NOT_DECLARED');
  if (meeting.adjusted !== undefined) return err('ADJUSTED');
  if (on < meeting.heldOn || on > today) return err('ADJUSTED_ON_WRONG_DAY');
  return ok({ ...meeting, adjusted: { on, at } });
}

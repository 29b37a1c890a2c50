import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import { err, ok, type Result } from '../result.ts';
import { ParagraphNumber } from './meeting/paragraph.ts';
import type { DecisionRight } from './mode.ts';

/** The committee's resolution that a delegation ends: from its day the committee decides what the point covered. */
export const Revocation = z.strictObject({
  delegationPoint: z.string().check(z.minLength(1)),
  /** The first day without it (Europe/Stockholm). */
  from: z.iso.date(),
  heldOn: z.iso.date(),
  paragraph: ParagraphNumber,
  by: z.string(),
  at: z.iso.datetime(),
});
export type Revocation = z.infer<typeof Revocation>;

/** `REVOKED_SO`: by this very resolution, as the same person registered it before. `REVOKED_BEFORE`: by another. */
export type RevocationError = 'MEETING_TO_COME' | 'BEFORE_MEETING' | 'REVOKED_SO' | 'REVOKED_BEFORE';

/** Adds one to those that there are: never from before the meeting that resolved it, since what was decided till then stands. */
export function revoke(
  revocations: readonly Revocation[],
  revocation: Revocation,
  today: Day,
): Result<readonly Revocation[], RevocationError> {
  const { delegationPoint, from, heldOn, paragraph, by } = revocation;
  if (heldOn > today) return err('MEETING_TO_COME');
  if (from < heldOn) return err('BEFORE_MEETING');
  const before = revocations.find((one) => one.delegationPoint === delegationPoint);
  if (before === undefined) return ok([...revocations, revocation]);
  const isSame = before.from === from && before.heldOn === heldOn && before.paragraph === paragraph && before.by === by;
  return err(isSame ? 'REVOKED_SO' : 'REVOKED_BEFORE');
}

/** The revocation that takes a right away on a day; none while it stands, and of what the committee decides itself. */
export function revocationOf(
  revocations: readonly Revocation[],
  right: DecisionRight,
  day: Day,
): Revocation | undefined {
  if (right.mode === 'MEETING') return undefined;
  return revocations.find(({ delegationPoint, from }) => delegationPoint === right.delegationPoint && from <= day);
}

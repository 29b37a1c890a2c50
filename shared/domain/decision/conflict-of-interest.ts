import * as z from 'zod/mini';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import { isSamePerson } from '../municipality/four-eyes.ts';
import { err, ok, type Result } from '../result.ts';
import { ParagraphNumber } from './meeting/paragraph.ts';

/**
 * What a person answers before a case is opened (KL 6:28, 7:4): asked of delegates, members, officers and secretaries.
 * A declared conflict keeps the person out.
 */
export const ConflictAnswer = z.discriminatedUnion('conflict', [
  z.strictObject({ conflict: z.literal('NONE'), declaredAt: z.iso.datetime() }),
  z.strictObject({
    conflict: z.literal('DECLARED'),
    declaredAt: z.iso.datetime(),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  }),
]);
export type ConflictAnswer = z.infer<typeof ConflictAnswer>;

/** The committee's own ruling on a contested conflict of interest in one case (KL 6:30); it goes before the person's word. */
export const ConflictRuling = z.strictObject({
  name: z.string(),
  email: z.email(),
  answer: z.enum(['NONE', 'DECLARED']),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  heldOn: z.iso.date(),
  paragraph: ParagraphNumber,
  by: z.string(),
  at: z.iso.datetime(),
});
export type ConflictRuling = z.infer<typeof ConflictRuling>;

/** Who ruled on an employee's: the committee, or whomever it has delegated that to (KL 6:30, 7:4–7:5). */
const RuledBy = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('COMMITTEE'), heldOn: z.iso.date(), paragraph: ParagraphNumber }),
  z.strictObject({
    who: z.literal('DELEGATE'),
    heldOn: z.iso.date(),
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
    delegationPoint: z.string().check(z.trim(), z.minLength(1), z.maxLength(50)),
  }),
]);

/** A ruling on the contested conflict of interest of an officer or a secretary in one case. */
export const StaffRuling = z.strictObject({
  answer: z.enum(['NONE', 'DECLARED']),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  ruledBy: RuledBy,
  by: z.string(),
  at: z.iso.datetime(),
});
export type StaffRuling = z.infer<typeof StaffRuling>;

/** A signed-in person's own word on their impartiality in one case, and what has been ruled of it. */
export const StaffConflict = z.strictObject({
  name: z.string(),
  answer: z.enum(['NONE', 'DECLARED']),
  at: z.iso.datetime(),
  ruling: z.optional(StaffRuling),
});
export type StaffConflict = z.infer<typeof StaffConflict>;

/** What holds of their impartiality: the ruling, until they say that something else has come up (KL 6:30, 7:4). */
export function answerOf({ answer, at, ruling }: StaffConflict): StaffConflict['answer'] {
  return ruling === undefined || ruling.at < at ? answer : ruling.answer;
}

/** `MEETING_TO_COME`: a day that has not been. `RULED_ITSELF`: nobody rules on, or registers, their own (KL 6:30). */
export type StaffRulingError = 'MEETING_TO_COME' | 'RULED_ITSELF';

/** A ruling that may be registered: by others than the person whom it is about. */
export function ruleOnStaff({ name }: StaffConflict, ruling: StaffRuling): Result<StaffRuling, StaffRulingError> {
  const { ruledBy, by, at } = ruling;
  if (ruledBy.heldOn > stockholmDay(at)) return err('MEETING_TO_COME');
  const takesPart = ruledBy.who === 'DELEGATE' ? [by, ruledBy.name] : [by];
  return takesPart.some((one) => isSamePerson(one, name)) ? err('RULED_ITSELF') : ok(ruling);
}

/** What the committee last ruled of a person; none when it has not. */
export function rulingOn(rulings: readonly ConflictRuling[], email: string | undefined): ConflictRuling | undefined {
  return rulings.findLast((ruling) => ruling.email.toLowerCase() === email?.toLowerCase());
}

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

/** Somebody's doubt of another's impartiality; it is for others than the two to rule on (KL 6:30, 7:4). */
export const Challenge = z.strictObject({
  /** A party, a member, an officer: whoever raised it. */
  raisedBy: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  by: z.string(),
  at: z.iso.datetime(),
});
export type Challenge = z.infer<typeof Challenge>;

/** How many doubts of one person are kept in one case. */
export const mostChallenges = 20;

/** What has been said of one person's impartiality in one case, by themselves and by others, and what was ruled of it. */
export const StaffConflict = z.strictObject({
  name: z.string(),
  /** Their own word; absent, they have not been asked. */
  said: z.optional(z.strictObject({ answer: z.enum(['NONE', 'DECLARED']), at: z.iso.datetime() })),
  challenges: z.optional(z.array(Challenge).check(z.maxLength(mostChallenges))),
  ruling: z.optional(StaffRuling),
});
export type StaffConflict = z.infer<typeof StaffConflict>;

/**
 * What holds of their impartiality: the ruling, until they say that something else has come up (KL 6:30, 7:4). Undefined
 * while they are still to be asked: a ruling that the others' doubt was unfounded answers nothing for themselves.
 */
export function answerOf({ said, ruling }: StaffConflict): 'NONE' | 'DECLARED' | undefined {
  if (ruling === undefined) return said?.answer;
  if (said === undefined) return ruling.answer === 'DECLARED' ? 'DECLARED' : undefined;
  return ruling.at < said.at ? said.answer : ruling.answer;
}

/** The doubt that nobody has ruled on yet. `ruledAt`: when the person was last ruled on, if ever. */
export function openChallenge(
  { challenges = [] }: Pick<StaffConflict, 'challenges'>,
  ruledAt: string | undefined,
): Challenge | undefined {
  return challenges.findLast(({ at }) => ruledAt === undefined || ruledAt < at);
}

/** Whether the same has been said by the same before. */
export function isRaised(
  { challenges = [] }: Pick<StaffConflict, 'challenges'>,
  { raisedBy, reason }: Challenge,
): boolean {
  return challenges.some((one) => isSamePerson(one.raisedBy, raisedBy) && one.reason === reason);
}

/** `MEETING_TO_COME`: a day that has not been. `RULED_ITSELF`: nobody rules on, or registers, their own (KL 6:30). */
export type StaffRulingError = 'MEETING_TO_COME' | 'RULED_ITSELF';

/** A ruling that may be registered: by others than the person whom it is about. */
export function ruleOnStaff(
  { name }: Pick<StaffConflict, 'name'>,
  ruling: StaffRuling,
): Result<StaffRuling, StaffRulingError> {
  const { ruledBy, by, at } = ruling;
  if (ruledBy.heldOn > stockholmDay(at)) return err('MEETING_TO_COME');
  const takesPart = ruledBy.who === 'DELEGATE' ? [by, ruledBy.name] : [by];
  return takesPart.some((one) => isSamePerson(one, name)) ? err('RULED_ITSELF') : ok(ruling);
}

/** What the committee last ruled of a person; none when it has not. */
export function rulingOn(rulings: readonly ConflictRuling[], email: string | undefined): ConflictRuling | undefined {
  return rulings.findLast((ruling) => ruling.email.toLowerCase() === email?.toLowerCase());
}

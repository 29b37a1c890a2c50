import * as z from 'zod/mini';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import { err, ok, type Result } from '../result.ts';
import type { Decision } from './decision.ts';
import type { Meeting } from './meeting/meeting.ts';
import { readParagraph } from './meeting/paragraph.ts';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

/**
 * An evident slip in a decision, put right (after FL 36): its § or day in the minutes, or a passage of its reasons. Nothing
 * else can be: an outcome that is wrong takes a new decision. What the decision said stays with it.
 */
export const ClericalError = z.strictObject({
  what: z.enum(['PARAGRAPH', 'HELD_ON', 'PASSAGE']),
  before: Words,
  after: Words,
  why: Words,
  by: z.string(),
  at: z.iso.datetime(),
});
export type ClericalError = z.infer<typeof ClericalError>;

/**
 * `NO_MINUTES`: nobody met to decide it. `NOT_THERE`: the decision does not say so, in exactly one place.
 * `WRONG_DAY`: a day that is none, or after the decision. `SAME`: nothing would change.
 */
export type PutRightError = 'NO_MINUTES' | 'NOT_THERE' | 'WRONG_PARAGRAPH' | 'WRONG_DAY' | 'SAME' | 'EMPTY';

/** What is wrong in a decision as it reads now, and how it should read. */
export interface Slip {
  readonly what: ClericalError['what'];
  /** The passage; for a § or a day what the decision says now is known. */
  readonly before?: string | undefined;
  readonly after: string;
  readonly why: string;
  readonly by: string;
  readonly at: string;
}

/** The error as it will be kept, when it is one that may be put right. */
export function putRight(decision: Decision, slip: Slip): Result<ClericalError, PutRightError> {
  const { what, why, by, at } = slip;
  const after = slip.after.trim();
  if (after === '' || why.trim() === '') return err('EMPTY');
  const kept = { what, why: why.trim(), by, at };
  if (what === 'PASSAGE') {
    const before = (slip.before ?? '').trim();
    if (before === after) return err('SAME');
    return placesOf(decision, before) === 1 ? ok({ ...kept, before, after }) : err('NOT_THERE');
  }
  if (!('meeting' in decision)) return err('NO_MINUTES');
  const { paragraph, heldOn } = decision.meeting;
  if (what === 'PARAGRAPH') {
    const read = readParagraph(after);
    if (read === undefined) return err('WRONG_PARAGRAPH');
    return read === paragraph ? err('SAME') : ok({ ...kept, before: paragraph, after: read });
  }
  if (!z.iso.date().safeParse(after).success || after > stockholmDay(decision.decidedAt)) return err('WRONG_DAY');
  return after === heldOn ? err('SAME') : ok({ ...kept, before: heldOn, after });
}

/** In how many of the decision's different reasons a passage stands; a reason that several scopes share counts once. */
function placesOf(decision: Decision, passage: string): number {
  if (passage === '') return 0;
  const texts = new Set(decision.scopes.flatMap(({ reasons }) => reasons.map(({ text }) => text.sv)));
  return [...texts].reduce((found, text) => found + text.split(passage).length - 1, 0);
}

/** The decision as it reads with its slips put right, one after the other; they stay with it. */
export function asItReads(decision: Decision): Decision {
  return (decision.clericalErrors ?? []).reduce(withoutSlip, decision);
}

function withoutSlip(decision: Decision, { what, before, after }: ClericalError): Decision {
  if (what === 'PASSAGE') {
    const scopes = decision.scopes.map((scope) => ({
      ...scope,
      // The Swedish is what was decided: a reason that does not say it there is another, whatever its English says.
      reasons: scope.reasons.map((reason) => {
        const { sv, en } = reason.text;
        if (!sv.includes(before)) return reason;
        return { ...reason, text: { sv: sv.replace(before, () => after), en: en.replace(before, () => after) } };
      }),
    }));
    return { ...decision, scopes };
  }
  if (!('meeting' in decision)) return decision;
  const right = what === 'PARAGRAPH' ? { paragraph: after } : { heldOn: after };
  return { ...decision, meeting: { ...decision.meeting, ...right } };
}

/**
 * A meeting's record with the day and the § that its decision has now, when they have been put right there.
 * @param decision as it reads
 */
export function recordAsItReads(meeting: Meeting, decision: Decision | undefined): Meeting {
  if (meeting.status !== 'DECLARED' || meeting.number !== decision?.number || !('meeting' in decision)) return meeting;
  const { heldOn, paragraph } = decision.meeting;
  return { ...meeting, heldOn, declared: { ...meeting.declared, paragraph } };
}

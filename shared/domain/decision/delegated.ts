import * as z from 'zod/mini';
import { scopeName } from '../application/content.ts';
import { addDays, type Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import { Subject } from '../task/task.ts';
import type { Decision, Made } from './decision.ts';
import { deciderWords, pointWords } from './made-words.ts';
import { ParagraphNumber } from './meeting/paragraph.ts';
import { ScopeOutcome } from './proposal.ts';
import { Urgency } from './urgency.ts';

/** The meeting at which the committee was told, and who says so. */
export const Reported = z.strictObject({
  heldOn: z.iso.date(),
  paragraph: ParagraphNumber,
  by: z.string(),
  at: z.iso.datetime(),
});
export type Reported = z.infer<typeof Reported>;

/** A decision by delegation as the committee is told of it (KL 6:40, 7:8). */
export const DelegatedDecision = z.strictObject({
  schemaVersion: z.literal(1),
  subject: Subject,
  diaryNumber: z.string(),
  decidedAt: z.iso.datetime(),
  decidedBy: z.string(),
  /** The delegation order's point, or what else it was decided by. */
  delegationPoint: z.string(),
  /** Of what could not await the committee: why, and the meeting that has to be told (KL 6:39–6:40). */
  urgency: z.optional(z.pick(Urgency, { reason: true, nextMeetingOn: true })),
  /** Where a subcommittee's own minutes have it. */
  minutes: z.optional(z.strictObject({ heldOn: z.iso.date(), paragraph: ParagraphNumber })),
  matter: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('APPLICATION'),
      /** Which decision of the case. */
      number: z.int(),
      scopes: z.array(z.strictObject({ name: z.string(), outcome: ScopeOutcome.shape.outcome })),
      /** The decision of the case that it takes the place of. */
      replaces: z.optional(z.int()),
      /** The diary number of the case whose decision that is, when it is another’s. */
      replacedIn: z.optional(z.string()),
    }),
    z.strictObject({ kind: z.literal('LAPSE') }),
    /** That a contract ends since it was not kept. */
    z.strictObject({ kind: z.literal('TERMINATION') }),
  ]),
  reported: z.optional(Reported),
});
export type DelegatedDecision = z.infer<typeof DelegatedDecision>;

/** What the committee is to be told of a decision; null for its own. */
export function toReport(subject: Subject, diaryNumber: string, decision: Decision): DelegatedDecision | null {
  const { decidedAt, number, scopes, replaces } = decision;
  return reportOf(decision, {
    subject,
    diaryNumber,
    decidedAt,
    matter: {
      kind: 'APPLICATION',
      number,
      scopes: scopes.map(({ scope, outcome }) => ({ name: scopeName(scope), outcome })),
      ...(replaces === undefined ? {} : { replaces: replaces.decisionNumber }),
      ...(replaces?.of === undefined ? {} : { replacedIn: replaces.of.diaryNumber }),
    },
  });
}

/** The same, of whatever was decided. */
export function reportOf(
  made: Made,
  about: Pick<DelegatedDecision, 'subject' | 'diaryNumber' | 'decidedAt' | 'matter'>,
): DelegatedDecision | null {
  if (made.mode === 'MEETING') return null;
  const { subject, diaryNumber, decidedAt, matter } = about;
  return {
    schemaVersion: 1,
    subject,
    diaryNumber,
    decidedAt,
    decidedBy: deciderWords(made),
    delegationPoint: pointWords(made),
    ...(made.mode === 'SUBCOMMITTEE' ? { minutes: minutesOf(made.meeting) } : {}),
    ...(made.mode === 'URGENT_CHAIR' ? { urgency: made.urgency } : {}),
    matter,
  };
}

function minutesOf({ heldOn, paragraph }: { readonly heldOn: Day; readonly paragraph: string }) {
  return { heldOn, paragraph };
}

/** Its place in the list: by time, and one of its own. */
export function positionOf({
  decidedAt,
  subject,
  matter,
}: Pick<DelegatedDecision, 'decidedAt' | 'subject'> & {
  readonly matter:
    { readonly kind: 'APPLICATION'; readonly number: number } | { readonly kind: 'LAPSE' | 'TERMINATION' };
}): string {
  return `${decidedAt}#${subject.id}#${matter.kind === 'APPLICATION' ? String(matter.number) : matter.kind}`;
}

/**
 * The last day (Europe/Stockholm) for telling the committee of it: the meeting after an urgent decision (KL 6:40), and of
 * others by the municipality's own days; none where it has none.
 */
export function tellBy({ decidedAt, urgency }: DelegatedDecision, days: number | undefined): Day | undefined {
  if (urgency !== undefined) return urgency.nextMeetingOn;
  return days === undefined ? undefined : addDays(stockholmDay(decidedAt), days);
}

/** Whether the committee should have been told of it before a day. */
export function isLate(decision: DelegatedDecision, today: Day, days: number | undefined): boolean {
  const day = tellBy(decision, days);
  return day !== undefined && today > day;
}

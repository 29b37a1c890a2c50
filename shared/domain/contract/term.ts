import * as z from 'zod/mini';
import { addDays, addMonths, type Day } from '../calendar/day.ts';
import { err, ok, type Result } from '../result.ts';

const Days = z.int().check(z.minimum(0), z.maximum(1100));

const calendar = {
  /** Days from when a party's notice has come until the contract ends. */
  notice: z.strictObject({ provider: Days, municipality: Days }),
  /** By how many months it may be extended at a time, and how often; absent, it may not. */
  extension: z.optional(
    z.strictObject({
      months: z.int().check(z.minimum(1), z.maximum(120)),
      times: z.int().check(z.minimum(0), z.maximum(20)),
    }),
  ),
  /** Days before the last day that somebody is asked whether it is extended. */
  remindBeforeDays: Days,
  /** Days before the last day that those who choose can see it. */
  shownBeforeDays: Days,
};

/** How long every contract of a version holds (LOV 4:2): the same for all who sign it. */
export const TermRule = z.strictObject({
  ...calendar,
  /** A last day that all have in common, or months from the first day; absent, until further notice. */
  ends: z.optional(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('ON'), day: z.iso.date() }),
      z.strictObject({ kind: z.literal('AFTER'), months: z.int().check(z.minimum(1), z.maximum(240)) }),
    ]),
  ),
});
export type TermRule = z.infer<typeof TermRule>;

/** How long one contract holds; `extension.times` is what is left of it. */
export const Term = z.strictObject({ ...calendar, from: z.iso.date(), until: z.nullable(z.iso.date()) });
export type Term = z.infer<typeof Term>;

/** That the contract was given notice of: it ends on that day. */
export const Termination = z.strictObject({
  by: z.enum(['PROVIDER', 'MUNICIPALITY', 'BOTH']),
  /** The day that the notice came to the other party. */
  receivedOn: z.iso.date(),
  endsOn: z.iso.date(),
  why: z.string().check(z.minLength(1)),
  /** What the municipality's own notice rests on: a point of the delegation order or a paragraph. */
  authority: z.optional(z.string().check(z.minLength(1))),
  registeredBy: z.string().check(z.minLength(1)),
  registeredAt: z.iso.datetime(),
});
export type Termination = z.infer<typeof Termination>;

/** A version's rule, from the first day of one contract. */
export function termOf({ ends, ...rule }: TermRule, from: Day): Term {
  if (ends === undefined) return { ...rule, from, until: null };
  return { ...rule, from, until: ends.kind === 'ON' ? ends.day : addDays(addMonths(from, ends.months), -1) };
}

interface Ending {
  readonly term?: Term | undefined;
  readonly termination?: Termination | undefined;
}

/** The last day it holds, as far as is known; null for one that holds until further notice. */
export function lastDay({ term, termination }: Ending): Day | null {
  const days = [term?.until ?? null, termination?.endsOn ?? null].filter((day) => day !== null);
  return days.toSorted()[0] ?? null;
}

/** The last day that a party's notice gives, by the contract's own days; null when the contract has none. */
export function lastDayAfterNotice(
  { term }: Ending,
  { by, receivedOn }: Pick<Termination, 'by' | 'receivedOn'>,
): Day | null {
  if (term === undefined || by === 'BOTH') return null;
  return addDays(receivedOn, by === 'PROVIDER' ? term.notice.provider : term.notice.municipality);
}

/** It holds so many months longer, as often as its terms say; never after somebody has given notice. */
export function extendTerm({ term, termination }: Ending): Result<Term, 'NO_EXTENSION' | 'TERMINATED'> {
  if (termination !== undefined) return err('TERMINATED');
  const extension = term?.extension;
  if (term?.until === undefined || term.until === null || extension === undefined || extension.times === 0) {
    return err('NO_EXTENSION');
  }
  // The day after the last one is the month's to count from: the end of a month stays the end of a month.
  const until = addDays(addMonths(addDays(term.until, 1), extension.months), -1);
  return ok({ ...term, until, extension: { ...extension, times: extension.times - 1 } });
}

/** What the calendar does with a contract, and the first day that it is due. */
export interface CalendarStep {
  readonly kind: 'ASK' | 'SHOW' | 'END';
  readonly on: Day;
}

/**
 * The next step: ask whether it is extended, show its last day to those who choose, end it the day after. Each once;
 * what was done for another last day counts for nothing.
 */
export function nextStep(
  ending: Ending & {
    readonly calendar?: { readonly asked?: Day | undefined; readonly shown?: Day | undefined } | undefined;
  },
): CalendarStep | null {
  const last = lastDay(ending);
  if (last === null) return null;
  const { term, termination, calendar = {} } = ending;
  const steps: CalendarStep[] = [];
  if (termination === undefined && calendar.asked !== last) {
    steps.push({ kind: 'ASK', on: addDays(last, -(term?.remindBeforeDays ?? 0)) });
  }
  if (calendar.shown !== last) steps.push({ kind: 'SHOW', on: addDays(last, -(term?.shownBeforeDays ?? 90)) });
  steps.push({ kind: 'END', on: addDays(last, 1) });
  return steps.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null;
}

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'long' });

/** The term as the contract's text says it. */
export function termInWords({ from, until, notice, extension }: Term): string {
  const shown = (on: Day) => day.format(new Date(`${on}T00:00:00Z`));
  return [
    until === null ? `Från ${shown(from)} och tills vidare.` : `Från ${shown(from)} till och med ${shown(until)}.`,
    ...(extension === undefined || until === null
      ? []
      : [`Kommunen kan förlänga det med ${extension.months} månader i taget, högst ${extension.times} gånger.`]),
    `Uppsägningstiden är ${notice.provider} dagar när leverantören säger upp och ${notice.municipality} dagar när kommunen gör det.`,
  ].join(' ');
}

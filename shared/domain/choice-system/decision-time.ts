import * as z from 'zod/mini';
import { addDays, type Day, daysBetween } from '../calendar/day.ts';
import { applicantsUntil, type CompletionPeriod } from '../completion/period.ts';
import type { Text } from '../requirement/finding.ts';

const MonthDay = z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const Weeks = z.int().check(z.positive(), z.lte(52));

/**
 * Within what time applications are decided (LOV 4:4), as the request documentation promises it: the Act leaves the
 * time, and what it runs from, to the documentation.
 */
export const DecisionTime = z.strictObject({
  weeks: Weeks,
  /** Other weeks for applications that wait for their time to begin, or whose time begins, in summer. */
  summer: z.optional(
    z.strictObject({ from: MonthDay, through: MonthDay, weeks: Weeks }).check(
      z.refine(({ from, through }) => from <= through, {
        path: ['through'],
        message: 'Summer ends after it begins.',
      }),
    ),
  ),
  /** The day the time runs from: that of arrival, or the one on which nothing that was asked for is missing. Absent: of arrival. */
  clockStart: z.optional(z.enum(['RECEIVED', 'COMPLETE'])),
  /** Whether the clock stands still while the applicant is asked for something. Absent: it runs on. */
  pausesForCompletion: z.optional(z.boolean()),
});
export type DecisionTime = z.infer<typeof DecisionTime>;

/** What the promised day of one application follows from. */
export interface Clock {
  readonly receivedOn: Day;
  readonly time: DecisionTime;
  /** What the applicant has been asked for so far, in order. */
  readonly periods: readonly CompletionPeriod[];
}

export interface PromisedDay {
  /** The last day to decide. While an answer is waited for: what it is at the latest, when the answer comes on its last day. */
  readonly dueOn: Day;
  /** The documentation's rule in words. */
  readonly rule: Text;
  /** Since when the clock stands still, when it does now. */
  readonly pausedSince?: Day;
}

/**
 * The day a decision is promised for (LOV 4:4), the rule behind it, and whether the clock stands still. A wait for the
 * applicant can only move it later. The time is the municipality's own promise and not the law's, so it is not moved
 * when it ends on a holiday.
 */
export function promisedDay({ receivedOn, time, periods }: Clock): PromisedDay {
  const startsOn = startOf(receivedOn, time, periods);
  const pauses = time.pausesForCompletion === true ? periods.filter((period) => !isStart(time, period)) : [];
  const paused = pauses.reduce((days, period) => days + pausedDays(period, startsOn), 0);
  const open = periods.find((period) => period.ended === undefined);
  const stands = open !== undefined && (isStart(time, open) || time.pausesForCompletion === true);
  return {
    dueOn: addDays(startsOn, 7 * weeksFor(receivedOn, startsOn, time) + paused),
    rule: decisionRule(time),
    ...(stands ? { pausedSince: open.askedOn } : {}),
  };
}

/** Under which rule decisions are promised, in the words of the request documentation (LOV 4:4). */
export function decisionRule({ weeks, summer, clockStart, pausesForCompletion }: DecisionTime): Text {
  const isFromComplete = clockStart === 'COMPLETE';
  const from = isFromComplete
    ? { sv: 'från den dag då ansökan är komplett', en: 'from the day on which the application is complete' }
    : { sv: 'från den dag då ansökan kom in', en: 'from the day on which the application arrived' };
  const longer =
    summer === undefined
      ? { sv: '', en: '' }
      : {
          sv: ` Under tiden ${monthDay(summer.from, 'sv-SE')}–${monthDay(summer.through, 'sv-SE')} är det ${String(summer.weeks)} veckor.`,
          en: ` Between ${monthDay(summer.from, 'en-GB')} and ${monthDay(summer.through, 'en-GB')} it is ${String(summer.weeks)} weeks.`,
        };
  const pause =
    pausesForCompletion === true
      ? {
          sv: ' Tiden står still medan sökanden har en begäran om komplettering eller förtydligande att svara på.',
          en: ' The time stands still while the applicant has a request for completion or clarification to answer.',
        }
      : { sv: '', en: '' };
  return {
    sv: `Beslut fattas inom ${String(weeks)} veckor ${from.sv}.${longer.sv}${pause.sv}`,
    en: `A decision is made within ${String(weeks)} weeks ${from.en}.${longer.en}${pause.en}`,
  };
}

/** A missing thing keeps an application from being complete; a question about what is there does not. */
function isStart({ clockStart }: DecisionTime, { kind }: CompletionPeriod): boolean {
  return clockStart === 'COMPLETE' && kind === 'COMPLETION';
}

function startOf(receivedOn: Day, time: DecisionTime, periods: readonly CompletionPeriod[]): Day {
  return periods
    .filter((period) => isStart(time, period))
    .map(applicantsUntil)
    .reduce((latest, day) => (day > latest ? day : latest), receivedOn);
}

/** Days of a pause that lie after the clock has started. */
function pausedDays(period: CompletionPeriod, startsOn: Day): number {
  const from = period.askedOn > startsOn ? period.askedOn : startsOn;
  return Math.max(0, daysBetween(from, applicantsUntil(period)));
}

/** The summer's weeks when any day from arrival to the start is in summer: waiting longer never shortens the time. */
function weeksFor(receivedOn: Day, startsOn: Day, { weeks, summer }: DecisionTime): number {
  if (summer === undefined) return weeks;
  const [first, last] = [Number(receivedOn.slice(0, 4)), Number(startsOn.slice(0, 4))];
  for (let year = first; year <= last; year += 1) {
    const begins = `${String(year)}-${summer.from}`;
    const ends = `${String(year)}-${summer.through}`;
    if (begins <= startsOn && ends >= receivedOn) return Math.max(weeks, summer.weeks);
  }
  return weeks;
}

function monthDay(day: string, locale: string): string {
  // A leap year, so that 29 February is a day.
  return new Date(`2024-${day}T00:00:00Z`).toLocaleDateString(locale, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
}

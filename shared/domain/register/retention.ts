import * as z from 'zod/mini';
import { addYears, type Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import { CaseEnd } from './case-end.ts';
import type { CaseOnFile } from './case-on-file.ts';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/**
 * What of a case may be preserved when the rest of it is disposed of. `BASIS`: what was put before whoever decided, as a
 * document. Its line in the diary always is.
 */
export const Preserved = z.enum(['BASIS', 'DECISION', 'NOTICE', 'CONTRACT']);
export type Preserved = z.infer<typeof Preserved>;

/** Cases that are kept equally long: for ever, or so many years after they ended. */
export const RetentionClass = z.strictObject({
  name: Words,
  ends: z.array(CaseEnd).check(z.minLength(1)),
  keep: z.union([z.literal('FOREVER'), z.strictObject({ years: z.int().check(z.positive(), z.maximum(100)) })]),
  /** What is preserved when the rest is disposed of; absent, decisions, notices and contracts are. */
  preserves: z.optional(z.array(Preserved)),
});
export type RetentionClass = z.infer<typeof RetentionClass>;

/** The decision that adopted a plan. */
export const PlanAdopted = z.strictObject({ by: Words, on: z.iso.date(), paragraph: Words });

/**
 * The municipality's plan for what is preserved and what may be disposed of (arkivlagen 1990:782, 10 §): its own, and never
 * a rule of this system. Each way to end is in at most one class; what is in none is preserved.
 */
export const RetentionPlan = z
  .strictObject({
    /** What the plan is called, and where it was adopted. */
    name: Words,
    /** The decision that adopted it: without one nothing is proposed for disposal. */
    adopted: z.optional(PlanAdopted),
    classes: z.array(RetentionClass).check(z.minLength(1)),
  })
  .check(
    z.refine(({ classes }) => {
      const ends = classes.flatMap((one) => one.ends);
      return new Set(ends).size === ends.length;
    }, 'A way to end is in two classes'),
  );
export type RetentionPlan = z.infer<typeof RetentionPlan>;

/** Why nothing of a case may be disposed of now, whatever the plan says. */
export const RetentionHindrance = z.enum([
  'NOT_ENDED',
  'CONTRACT_RUNS',
  'COURT_CASE_OPEN',
  'NOTICE_NOT_GIVEN',
  'REMEDY_OPEN',
  'NO_CLASS',
  'KEPT_FOR_EVER',
]);
export type RetentionHindrance = z.infer<typeof RetentionHindrance>;

export interface Retention {
  readonly class: RetentionClass | null;
  /** The day that its years run from; null before it has ended. */
  readonly endedOn: Day | null;
  /** The first day on which its disposal may be proposed; null when that is never, or not known yet. */
  readonly dueOn: Day | null;
  readonly hindrances: readonly RetentionHindrance[];
}

/**
 * Under which class a case is kept, from when its disposal may be proposed, and what stands against it today. It
 * disposes of nothing: that is decided by people.
 */
export function retentionOf(file: CaseOnFile, plan: RetentionPlan, today: Day): Retention {
  const end = endOf(file);
  const found = plan.classes.find(({ ends }) => end !== null && ends.includes(end)) ?? null;
  const endedOn = end === null || contractRuns(file) ? null : lastDayOf(file);
  const years = found === null || found.keep === 'FOREVER' ? null : found.keep.years;
  return {
    class: found,
    endedOn,
    dueOn: endedOn === null || years === null ? null : addYears(endedOn, years),
    hindrances: [
      ...(end === null ? (['NOT_ENDED'] as const) : []),
      ...(contractRuns(file) ? (['CONTRACT_RUNS'] as const) : []),
      ...(file.remedies.some(isOpenInCourt) ? (['COURT_CASE_OPEN'] as const) : []),
      ...remedyHindrances(file, today),
      ...(end !== null && found === null ? (['NO_CLASS'] as const) : []),
      ...(found?.keep === 'FOREVER' ? (['KEPT_FOR_EVER'] as const) : []),
    ],
  };
}

/** What a class preserves of its cases. */
export function preservedBy({ preserves = ['DECISION', 'NOTICE', 'CONTRACT'] }: RetentionClass): readonly Preserved[] {
  return preserves;
}

/** Null while it goes on. */
function endOf({ application }: CaseOnFile): CaseEnd | null {
  return CaseEnd.safeParse(application.status).data ?? null;
}

function contractRuns({ contracts }: CaseOnFile): boolean {
  return contracts.some(({ contract }) => contract.status !== 'LAPSED' && contract.status !== 'ENDED');
}

/** An application that came here by mistake is one too, until the court has settled it. */
function isOpenInCourt({ misdirected, court, outcome }: CaseOnFile['remedies'][number]): boolean {
  return outcome === undefined && (misdirected !== undefined || court !== undefined);
}

function remedyHindrances({ application, notices }: CaseOnFile, today: Day): readonly RetentionHindrance[] {
  const latest = notices.at(-1);
  if (application.status === 'WITHDRAWN' || latest === undefined) return [];
  if (latest.status === 'SENT') return ['NOTICE_NOT_GIVEN'];
  return latest.remedyLastDay !== undefined && today <= latest.remedyLastDay ? ['REMEDY_OPEN'] : [];
}

/** What happens beside a case, and begins no years anew. */
const besides: ReadonlySet<string> = new Set(['CASE_EXPORTED', 'LEGAL_HOLD_SET', 'LEGAL_HOLD_LIFTED']);

/** The day of the last thing that happened to it, or that its last contract ended. */
function lastDayOf({ events, contracts, application }: CaseOnFile): Day {
  const ended = contracts.flatMap(({ contract }) => (contract.status === 'ENDED' ? [contract.endedOn] : []));
  const last = events.findLast(({ type }) => !besides.has(type))?.at ?? application.receivedAt;
  return [stockholmDay(last), ...ended].toSorted().at(-1) ?? stockholmDay(last);
}

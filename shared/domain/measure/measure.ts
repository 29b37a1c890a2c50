import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { Consequence, type Requirement } from '../requirement/requirement-set.ts';
import { err, ok, type Result } from '../result.ts';
import { Deficiency } from './deficiency.ts';
import { Referral, Ruling } from './referral.ts';

const Name = z.string().check(z.minLength(1));
const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000));

/** That the provider was heard before a decision (FL 25 §): what is considered, until when it may answer, and its answer. */
export const Hearing = z.strictObject({
  /** The most that is considered: whoever is heard about an ending is heard about a warning. */
  about: z.enum(['WARNING', 'TERMINATION']),
  /** What the municipality considers and what that rests on, as the provider reads it. */
  text: Words,
  dueOn: z.iso.date(),
  sentAt: z.iso.datetime(),
  sentBy: Name,
  taskId: Name,
  reply: z.optional(z.strictObject({ words: Words, at: z.iso.datetime(), by: Name })),
});
export type Hearing = z.infer<typeof Hearing>;

const common = {
  schemaVersion: z.literal(1),
  measureId: Name,
  municipality: MunicipalityId,
  contractId: Name,
  providerName: Name,
  deficiencies: z.array(Deficiency).check(z.minLength(1)),
  /** All that the contract names for such deficiencies, mildest first. */
  may: z.array(Consequence).check(z.minLength(1)),
  proposedAt: z.iso.datetime(),
  /** The task by which a person is asked. */
  taskId: Name,
  /** Absent: the provider has not been asked what it says of it. */
  hearing: z.optional(Hearing),
  /** What whoever decides asked, the last time that they sent it back. */
  sentBack: z.optional(z.strictObject({ question: Words, by: Name, at: z.iso.datetime() })),
};

/** What a person decides here. That a contract ends is laid before whoever the delegation order says. */
export const MeasureKind = z.enum(['ACTION_PLAN', 'WARNING']);
export type MeasureKind = z.infer<typeof MeasureKind>;

const decided = {
  ...common,
  kind: MeasureKind,
  reasons: Words,
  /** The point of the delegation order or the committee's paragraph that it rests on. */
  authority: Name,
  /** By when the provider is to have put it right. */
  rectifyBy: z.iso.date(),
  decidedAt: z.iso.datetime(),
  decidedBy: Name,
  noticeId: Name,
};

/**
 * What follows when a contract is not kept: proposed by the calendar from what the contract names, and nothing but a
 * proposal until a person has decided. Whoever does their part meanwhile ends it.
 */
export const Measure = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('PROPOSED') }),
  /** The provider did their part, or nothing is waited for any more. */
  z.strictObject({ ...common, status: z.literal('WITHDRAWN'), withdrawnAt: z.iso.datetime() }),
  z.strictObject({
    ...common,
    status: z.literal('DISMISSED'),
    dismissedAt: z.iso.datetime(),
    dismissedBy: Name,
    why: Words,
    /** Where a body decided so on a proposal that it had before it. */
    referral: z.optional(Referral),
    ruling: z.optional(Ruling),
  }),
  /** That the contract ends lies before whoever decides on it. */
  z.strictObject({ ...common, status: z.literal('REFERRED'), referral: Referral }),
  /** It was decided that the contract ends. */
  z.strictObject({
    ...common,
    status: z.literal('TERMINATED'),
    referral: Referral,
    ruling: Ruling,
    /** The contract's last day. */
    endsOn: z.iso.date(),
    noticeId: Name,
    /** How those who had chosen the provider were helped to choose again; absent, somebody is to see to it. */
    chosenAgain: z.optional(
      z.strictObject({ chose: z.int(), assigned: z.int(), note: z.string(), by: Name, at: z.iso.datetime() }),
    ),
  }),
  z.strictObject({ ...decided, status: z.literal('DECIDED') }),
  /** A person has seen whether it was put right. */
  z.strictObject({
    ...decided,
    status: z.literal('FOLLOWED_UP'),
    rectified: z.boolean(),
    followedUpAt: z.iso.datetime(),
    followedUpBy: Name,
    note: Words,
  }),
]);
export type Measure = z.infer<typeof Measure>;
export type MeasureIn<S extends Measure['status']> = Extract<Measure, { status: S }>;

/** One proposal for each time that a report was asked for: two runs of the calendar propose once. */
export function measureIdOf({
  reportId,
  returns,
}: {
  readonly reportId: string;
  readonly returns: readonly unknown[];
}) {
  return `${reportId}-${String(returns.length)}`;
}

/**
 * All that the contract names for deficiencies, mildest first. Nothing when it names nothing for one of them: what it has
 * no consequence for can be ground of none.
 */
export function consequencesOf(
  requirements: readonly Pick<Requirement, 'id' | 'onDeficiency'>[],
  deficiencies: readonly Pick<Deficiency, 'requirementId'>[],
): Consequence[] {
  const named = deficiencies.map(
    ({ requirementId }) => requirements.find(({ id }) => id === requirementId)?.onDeficiency ?? [],
  );
  if (named.some((one) => one.length === 0)) return [];
  return Consequence.options.filter((one) => named.some((all) => all.includes(one)));
}

/** Which of them a person may choose here. */
export function choicesOf({ may }: Pick<Measure, 'may'>): readonly MeasureKind[] {
  return MeasureKind.options.filter((kind) => may.includes(kind));
}

export interface Decided extends Pick<
  MeasureIn<'DECIDED'>,
  'kind' | 'reasons' | 'authority' | 'rectifyBy' | 'decidedBy' | 'decidedAt' | 'noticeId'
> {
  readonly on: Day;
}

/** Asks the provider what it says before anything is decided about it (FL 25 §); once, with time to answer. */
export function hearProvider(
  measure: Measure,
  hearing: Omit<Hearing, 'reply'>,
  on: Day,
): Result<MeasureIn<'PROPOSED'>, 'SETTLED' | 'NOT_NAMED' | 'DAY_PASSED'> {
  if (measure.status !== 'PROPOSED' || measure.hearing !== undefined) return err('SETTLED');
  if (!measure.may.includes(hearing.about)) return err('NOT_NAMED');
  if (hearing.dueOn <= on) return err('DAY_PASSED');
  return ok({ ...measure, hearing });
}

/** The provider's own words, once, as long as nothing is decided. */
export function replyToHearing(
  measure: Measure,
  reply: NonNullable<Hearing['reply']>,
): Result<MeasureIn<'PROPOSED'>, 'SETTLED'> {
  const { hearing } = measure;
  if (measure.status !== 'PROPOSED' || hearing === undefined || hearing.reply !== undefined) return err('SETTLED');
  return ok({ ...measure, hearing: { ...hearing, reply } });
}

/** Whether the provider has had its say about it: it has answered, or let its time pass. */
export function isHeard({ hearing }: Pick<Measure, 'hearing'>, about: Hearing['about'], on: Day): boolean {
  if (hearing === undefined || (about === 'TERMINATION' && hearing.about !== about)) return false;
  return hearing.reply !== undefined || hearing.dueOn < on;
}

/**
 * A person's decision. `NOT_NAMED`: the contract names no such measure for this requirement. `NOT_HEARD`: a warning is not
 * decided on before the provider has had its say (FL 25 §); a request to put something right needs none.
 */
export function decideMeasure(
  measure: Measure,
  { on, ...decision }: Decided,
): Result<MeasureIn<'DECIDED'>, 'SETTLED' | 'NOT_NAMED' | 'NOT_HEARD' | 'DAY_PASSED'> {
  if (measure.status !== 'PROPOSED') return err('SETTLED');
  if (!measure.may.includes(decision.kind)) return err('NOT_NAMED');
  if (decision.kind === 'WARNING' && !isHeard(measure, 'WARNING', on)) return err('NOT_HEARD');
  if (decision.rectifyBy <= on) return err('DAY_PASSED');
  return ok({ ...measure, ...decision, status: 'DECIDED' });
}

export function dismissMeasure(
  measure: Measure,
  { why, by, at }: { readonly why: string; readonly by: string; readonly at: string },
): Result<MeasureIn<'DISMISSED'>, 'SETTLED'> {
  if (measure.status !== 'PROPOSED') return err('SETTLED');
  return ok({ ...measure, status: 'DISMISSED', dismissedAt: at, dismissedBy: by, why });
}

export function followUpMeasure(
  measure: Measure,
  { rectified, note, by, at }: { rectified: boolean; note: string; by: string; at: string },
): Result<MeasureIn<'FOLLOWED_UP'>, 'NOT_DECIDED'> {
  if (measure.status !== 'DECIDED') return err('NOT_DECIDED');
  return ok({ ...measure, status: 'FOLLOWED_UP', rectified, note, followedUpAt: at, followedUpBy: by });
}

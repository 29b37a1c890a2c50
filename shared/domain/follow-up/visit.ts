import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { Text } from '../requirement/finding.ts';
import { err, type HashOf, ok, type Result } from '../result.ts';
import { deficientIn, mostExamined, resultsOf, type VisitReport, VisitResult } from './visit-report.ts';

const Name = z.string().check(z.minLength(1));
const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000));

/** A requirement that a visit looks at, in the version that binds the contract. */
export const ExaminedRequirement = z.strictObject({ requirementId: Name, title: Text });
export type ExaminedRequirement = z.infer<typeof ExaminedRequirement>;

/** Who goes, by name and title: the municipality's own people. */
export const Visitor = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));

const common = {
  schemaVersion: z.literal(1),
  visitId: Name,
  municipality: MunicipalityId,
  choiceSystemId: Name,
  contractId: Name,
  providerName: Name,
  /** The kind of service whose questions it asks. */
  serviceType: Name,
  /** The form it was planned with; under its hash it can't become another. */
  formHash: Name,
  requirements: z.array(ExaminedRequirement).check(z.minLength(1), z.maxLength(mostExamined)),
  plannedOn: z.iso.date(),
  /** Whether the provider is told beforehand. */
  announced: z.boolean(),
  visitors: z.array(Visitor).check(z.minLength(1), z.maxLength(8)),
  reason: Words,
  /** The year's plan that it belongs to; absent, it was planned on its own. */
  planId: z.optional(Name),
  /** The cooperating neighbours that were asked to take part; absent, nobody was. */
  invited: z.optional(z.array(MunicipalityId)),
  plannedAt: z.iso.datetime(),
  plannedBy: Name,
  /** The task by which an officer is reminded of what comes next. */
  taskId: Name,
};

/** That the provider was asked whether the facts are right, and what it said. */
export const FactCheck = z.strictObject({
  /** Which writing of the report it was shown. */
  report: z.int().check(z.positive()),
  dueOn: z.iso.date(),
  sentAt: z.iso.datetime(),
  sentBy: Name,
  taskId: Name,
  reply: z.optional(z.strictObject({ words: Words, at: z.iso.datetime(), by: Name })),
});
export type FactCheck = z.infer<typeof FactCheck>;

const sent = {
  ...common,
  heldOn: z.iso.date(),
  factCheck: FactCheck,
  /** Those before, when the report was sent again: what the provider said of an earlier writing is not lost. */
  earlierChecks: z.optional(z.array(FactCheck)),
};
const established = {
  ...sent,
  /** The writing that was established; it is locked. */
  report: z.int().check(z.positive()),
  reportHash: Name,
  results: z.record(z.string(), VisitResult),
  establishedAt: z.iso.datetime(),
  establishedBy: Name,
  /** Whether everybody may read it, by the municipality's rule that day. */
  published: z.boolean(),
  /** When somebody sees whether the deficiencies were put right; absent when there are none. */
  followUpOn: z.optional(z.iso.date()),
};

/**
 * A visit at a provider or the own unit (KL 10:8, SoL 5:2): planned, then reported, sent to the provider to say whether the
 * facts are right, and established. It sanctions nobody: what follows of a deficiency is proposed to a person.
 */
export const FollowUpVisit = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('PLANNED') }),
  z.strictObject({
    ...common,
    status: z.literal('CANCELLED'),
    cancelledAt: z.iso.datetime(),
    cancelledBy: Name,
    why: Words,
  }),
  /** The provider has the report. */
  z.strictObject({ ...sent, status: z.literal('SENT') }),
  z.strictObject({ ...established, status: z.literal('ESTABLISHED') }),
  /** A person has seen which deficiencies were put right. */
  z.strictObject({
    ...established,
    status: z.literal('FOLLOWED_UP'),
    /** The requirements whose deficiency was put right. */
    rectified: z.array(Name),
    note: Words,
    followedUpAt: z.iso.datetime(),
    followedUpBy: Name,
  }),
]);
export type FollowUpVisit = z.infer<typeof FollowUpVisit>;
export type FollowUpVisitIn<S extends FollowUpVisit['status']> = Extract<FollowUpVisit, { status: S }>;

/** The day it counts for: when it was held, or is planned. */
export function dayOfVisit(visit: FollowUpVisit): Day {
  return 'heldOn' in visit ? visit.heldOn : visit.plannedOn;
}

/** Whether its report is locked. */
export function isEstablished(visit: FollowUpVisit): visit is FollowUpVisitIn<'ESTABLISHED' | 'FOLLOWED_UP'> {
  return visit.status === 'ESTABLISHED' || visit.status === 'FOLLOWED_UP';
}

/** Moves a visit that has not been reported on to another day. */
export function moveVisit(
  visit: FollowUpVisit,
  plannedOn: Day,
  on: Day,
): Result<FollowUpVisitIn<'PLANNED'>, 'SETTLED' | 'DAY_PASSED' | 'SAME_DAY'> {
  if (visit.status !== 'PLANNED') return err('SETTLED');
  if (plannedOn < on) return err('DAY_PASSED');
  if (plannedOn === visit.plannedOn) return err('SAME_DAY');
  return ok({ ...visit, plannedOn });
}

export function cancelVisit(
  visit: FollowUpVisit,
  { why, by, at }: { readonly why: string; readonly by: string; readonly at: string },
): Result<FollowUpVisitIn<'CANCELLED'>, 'SETTLED'> {
  if (visit.status !== 'PLANNED') return err('SETTLED');
  return ok({ ...visit, status: 'CANCELLED', why, cancelledAt: at, cancelledBy: by });
}

/** Of a report that is written, everything but its number, its instant and its writer. */
export type WrittenReport = Pick<VisitReport, 'heldOn' | 'answers' | 'findings'>;

/**
 * Sends the report to the provider, who may say whether the facts are right; again, when it has been changed since.
 * @param earliest the first day that leaves the provider the time that the municipality gives
 */
export function sendForFactCheck(
  visit: FollowUpVisit,
  { heldOn }: Pick<WrittenReport, 'heldOn'>,
  factCheck: Omit<FactCheck, 'reply'>,
  { on, earliest }: { readonly on: Day; readonly earliest: Day },
): Result<FollowUpVisitIn<'SENT'>, 'SETTLED' | 'NOT_HELD_YET' | 'TOO_SHORT'> {
  if (visit.status !== 'PLANNED' && visit.status !== 'SENT') return err('SETTLED');
  if (heldOn > on) return err('NOT_HELD_YET');
  if (factCheck.dueOn < earliest) return err('TOO_SHORT');
  const earlier = visit.status === 'SENT' ? { earlierChecks: [...(visit.earlierChecks ?? []), visit.factCheck] } : {};
  return ok({ ...visit, ...earlier, status: 'SENT', heldOn, factCheck });
}

/** Everything that the provider has said of the report, the first of it first. */
export function repliesTo({
  earlierChecks = [],
  factCheck,
}: Pick<FollowUpVisitIn<'SENT'>, 'earlierChecks' | 'factCheck'>): readonly NonNullable<FactCheck['reply']>[] {
  return [...earlierChecks, factCheck].flatMap(({ reply }) => reply ?? []);
}

/** The provider's own words, once of each writing, until the report is established. */
export function replyToFactCheck(
  visit: FollowUpVisit,
  reply: NonNullable<FactCheck['reply']>,
): Result<FollowUpVisitIn<'SENT'>, 'SETTLED'> {
  if (visit.status !== 'SENT' || visit.factCheck.reply !== undefined) return err('SETTLED');
  return ok({ ...visit, factCheck: { ...visit.factCheck, reply } });
}

export interface Establishing {
  /** As the provider was shown it, and as it is established. */
  readonly shown: VisitReport;
  readonly report: VisitReport;
  readonly followUpOn: Day | undefined;
  readonly published: boolean;
  readonly by: string;
  readonly at: string;
  readonly on: Day;
  readonly hash: HashOf;
}

/**
 * Establishes the report and locks it. `NOT_HEARD`: the provider has neither answered nor let its time pass.
 * `NEW_DEFICIENCY`: one that the provider was not shown; it has to have its say first. `NO_FOLLOW_UP`: a deficiency has no
 * day, to come, when somebody sees whether it was put right.
 */
export function establishVisit(
  visit: FollowUpVisit,
  { shown, report, followUpOn, published, by, at, on, hash }: Establishing,
): Result<
  FollowUpVisitIn<'ESTABLISHED'>,
  'SETTLED' | 'NOT_HEARD' | 'NEW_DEFICIENCY' | 'NO_FOLLOW_UP' | 'NOT_HELD_YET'
> {
  if (visit.status !== 'SENT') return err('SETTLED');
  if (visit.factCheck.reply === undefined && visit.factCheck.dueOn >= on) return err('NOT_HEARD');
  if (report.heldOn > on) return err('NOT_HELD_YET');
  const known = deficientIn(shown);
  const deficient = deficientIn(report);
  if (deficient.some((id) => !known.includes(id))) return err('NEW_DEFICIENCY');
  if (deficient.length > 0 && (followUpOn === undefined || followUpOn <= on)) return err('NO_FOLLOW_UP');
  return ok({
    ...visit,
    status: 'ESTABLISHED',
    heldOn: report.heldOn,
    report: report.number,
    reportHash: hash(report),
    results: resultsOf(report),
    establishedAt: at,
    establishedBy: by,
    published,
    ...(deficient.length === 0 || followUpOn === undefined ? {} : { followUpOn }),
  });
}

/** A person has seen which deficiencies were put right. `UNKNOWN`: one that was no deficiency. */
export function followUpVisit(
  visit: FollowUpVisit,
  seen: Pick<FollowUpVisitIn<'FOLLOWED_UP'>, 'rectified' | 'note'> & { readonly by: string; readonly at: string },
): Result<FollowUpVisitIn<'FOLLOWED_UP'>, 'SETTLED' | 'UNKNOWN'> {
  if (visit.status !== 'ESTABLISHED' || visit.followUpOn === undefined) return err('SETTLED');
  const { rectified, note, by, at } = seen;
  if (rectified.some((id) => visit.results[id] !== 'DEFICIENT')) return err('UNKNOWN');
  return ok({ ...visit, status: 'FOLLOWED_UP', rectified, note, followedUpAt: at, followedUpBy: by });
}

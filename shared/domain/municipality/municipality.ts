import * as z from 'zod/mini';
import { ChangeNoticeRule } from '../change-notice/rule.ts';
import { ComplaintRule } from '../complaint/rule.ts';
import { StillDays } from '../desk/stillness.ts';
import { RecheckRule } from '../follow-up/recheck-rule.ts';
import { RiskRule } from '../follow-up/risk-rule.ts';
import { SampleRule } from '../follow-up/sample.ts';
import { VisitRule } from '../follow-up/visit-rule.ts';
import { CompletionRule } from '../completion/rule.ts';
import { OpenDataTerms } from '../catalogue/open-data.ts';
import { CatalogueUpkeep } from '../catalogue/upkeep.ts';
import { AdvertRule } from '../choice-system/national-advert.ts';
import { RetentionPlan } from '../register/retention.ts';
import { Deadlines } from './deadlines.ts';
import { DocumentWords } from './document-words.ts';
import { FourEyes } from './four-eyes.ts';
import { Links } from './links.ts';
import { SigningConnection } from './signing-connection.ts';
import { SmallNumbers } from './small-numbers.ts';
import { Terminology } from './terminology.ts';

/** A short lower-case name that begins every key and every public id, for example `granvik`. */
export const MunicipalityId = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/));
export type MunicipalityId = z.infer<typeof MunicipalityId>;

/** A person whom letters and pages may name: a work contact, never a private one. */
export const ContactPoint = z.strictObject({
  name: z.string().check(z.minLength(1)),
  title: z.optional(z.string()),
  email: z.email(),
  phone: z.string().check(z.regex(/^\+?[0-9][0-9 -]{5,20}$/)),
});
export type ContactPoint = z.infer<typeof ContactPoint>;

/** A day that every year has, for example `01-31`. */
const MonthDay = z.string().check(z.refine((day) => z.iso.date().safeParse(`2001-${day}`).success));

/** What a proposal amounts to; the delegation order says who decides on each. */
export const ProposedOutcome = z.enum([
  'CLEAR_APPROVAL',
  'APPROVAL_AFTER_COMPLETION',
  'PARTIAL_APPROVAL',
  'REFUSAL',
  'EXCLUSION',
]);
export type ProposedOutcome = z.infer<typeof ProposedOutcome>;

/** A position that the delegation order names; who holds it and stands in is data (see `decision/position`). */
const PositionName = z.strictObject({ position: z.string().check(z.minLength(1)) });

/**
 * The lawful ways to decide that a deployment may configure (KL 6:37, 7:5).
 * Collected clicks of several members, an automated decision and a standing urgency are not among them:
 * what would be void cannot be written down.
 */
export const DecisionRule = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('DELEGATE_OFFICER'),
    delegationPoint: z.string().check(z.minLength(1)),
    delegate: z.union([ContactPoint, PositionName]),
    /**
     * The head of administration, to whom the committee delegated by the point above, has sub-delegated to the delegate by a
     * point of their own order, and is told of each decision (KL 7:6, 7:8).
     */
    subDelegation: z.optional(z.strictObject({ point: z.string().check(z.minLength(1)), by: ContactPoint })),
  }),
  z.strictObject({
    mode: z.literal('DELEGATE_MEMBER'),
    delegationPoint: z.string().check(z.minLength(1)),
    seat: z.union([z.string().check(z.minLength(1)), PositionName]),
  }),
  z.strictObject({
    mode: z.literal('SUBCOMMITTEE'),
    delegationPoint: z.string().check(z.minLength(1)),
    /** One of the committee's own, by its id. */
    subcommittee: z.string().check(z.minLength(1)),
  }),
  z.strictObject({ mode: z.literal('MEETING') }),
]);
export type DecisionRule = z.infer<typeof DecisionRule>;

/** Whether both parties are asked to sign at once, or one of them when the other has signed. */
export const SigningOrder = z.enum(['ANY_ORDER', 'PROVIDER_FIRST', 'MUNICIPALITY_FIRST']);
export type SigningOrder = z.infer<typeof SigningOrder>;

/** A body that decides in meetings of its own; who sits on it is data. */
const Body = z.strictObject({ id: z.string(), name: z.string(), seats: z.int().check(z.positive()) });

/** A municipality's own rules and words. People's seats are data (see `decision/committee`), not configuration. */
export const Municipality = z.strictObject({
  id: MunicipalityId,
  name: z.string().check(z.minLength(1)),
  organisationNumber: z.string().check(z.regex(/^\d{6}-\d{4}$/)),
  /** Diary numbers read `<prefix> <year>/<number>`, for example `SN 2026/00042`. */
  diaryPrefix: z.string().check(z.minLength(1)),
  /**
   * The municipality keeps its diary in another system, by this name: an officer enters each case's number there, and the
   * series here is a reference beside it. Absent, the series here is the diary.
   */
  foreignDiary: z.optional(z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(60)) })),
  committee: Body,
  /** The committee's own, that it delegates to (KL 6:37). */
  subcommittees: z.optional(z.array(Body)),
  /** The administrative court where the committee has its seat (LOV 10:3). */
  court: z.strictObject({ name: z.string(), address: z.string() }),
  coordinator: ContactPoint,
  secretary: ContactPoint,
  decisionRules: z.record(ProposedOutcome, DecisionRule),
  /**
   * The committee's delegation to its chair, and to the deputy whom it has named, of what is so urgent that it can't be
   * awaited (KL 6:39); absent, nobody may decide so. Which case is urgent is judged in the case, never here.
   */
  urgentDelegation: z.optional(
    z.strictObject({
      delegationPoint: z.string().check(z.minLength(1)),
      deputySeat: z.optional(z.string().check(z.minLength(1))),
    }),
  ),
  /** What a version of the request documentation says of completion when it is published without saying anything else. */
  completion: CompletionRule,
  confirmation: z.strictObject({ days: z.int().check(z.positive()) }),
  drafts: z.strictObject({
    /** Days that a draft is kept after it was last written in; then nothing of it is left. */
    keptDays: z.int().check(z.positive()),
    /** Days before that its contact is told. */
    tellBeforeDays: z.int().check(z.positive()),
    /** Days that nobody has written in it before its contact is reminded that it is not submitted; absent, never. */
    remindAfterDays: z.optional(z.int().check(z.positive())),
  }),
  signing: z.strictObject({
    /** Days that each party has to sign a contract, from when it is asked. */
    days: z.int().check(z.positive()),
    order: SigningOrder,
    /** Who signs for the municipality; two sign jointly. */
    signers: z.array(ContactPoint).check(z.minLength(1), z.maxLength(2)),
    /** An e-signing service that has contracts signed; absent, they are signed here and on paper. */
    service: z.optional(SigningConnection),
  }),
  reminders: z.strictObject({
    /** Days before the due day that the assignee is reminded. */
    beforeDays: z.int().check(z.positive()),
    /** Days after the due day that the coordinator is told. */
    escalateAfterDays: z.int().check(z.positive()),
  }),
  /** How members are told of what they prepare: by a letter for each case, or by one a day for all of them; absent, each. */
  preparationMail: z.optional(z.enum(['EACH', 'DIGEST'])),
  /** Its plan for what is preserved and what may be disposed of; absent, everything is preserved. */
  retention: z.optional(RetentionPlan),
  /** Days for its own tasks. */
  deadlines: Deadlines,
  links: Links,
  /** How long a case may lie in a state without a change before the coordinator is told; absent, nobody is. */
  stillDays: z.optional(StillDays),
  /** Within how many days the committee is told of a decision by delegation; absent, none is shown as late. */
  delegatedDecisions: z.optional(z.strictObject({ reportWithinDays: z.int().check(z.positive()) })),
  /** One-time codes leave through the municipality's mail-to-SMS gateway: `<number>@<domain>`. */
  sms: z.strictObject({ gateway: z.literal('MAIL'), domain: z.string().check(z.minLength(1)) }),
  /** How change notices are taken where the requirement set says nothing of them. */
  changeNotices: ChangeNoticeRule,
  /** How complaints are taken in; absent, the municipality takes none here. */
  complaints: z.optional(ComplaintRule),
  /** From how many on a number about people is shown; absent, five. */
  smallNumbers: z.optional(SmallNumbers),
  /** Within how many days a question about the request documentation is answered. */
  questions: z.strictObject({ days: z.int().check(z.positive()) }),
  /** The yearly quality reports that nobody has planned otherwise: when they open, and the common last day. */
  qualityReport: z.strictObject({
    opensMonthDay: MonthDay,
    dueMonthDay: MonthDay,
    /** How many are drawn to show proof, when the form follows up requirements; absent, none. */
    sample: z.optional(SampleRule),
    /** Days after the last one that a person is asked about the measure that the contract names; absent, never. */
    proposeAfterDays: z.optional(z.int().check(z.positive())),
  }),
  /** Measures when a contract is not kept; absent, the committee decides in a meeting that one ends, and no warning is shown. */
  measures: z.optional(
    z.strictObject({
      /** Who decides that a contract ends; absent, the committee in a meeting. */
      termination: z.optional(DecisionRule),
      /** What the notice that it ends says of how that can be contested; absent, that the contract's own terms say so. */
      contest: z.optional(z.string().check(z.minLength(1), z.maxLength(2000))),
      /** Days that the catalogue shows a warning that was decided on, put right or not; absent, it shows none. */
      shownWarningDays: z.optional(z.int().check(z.positive(), z.maximum(3660))),
    }),
  ),
  /** How the contracts in force are looked at anew. */
  recheck: RecheckRule,
  /** Its risk levels, that steer how deep follow-up goes; absent, everybody is followed up alike. */
  risk: z.optional(RiskRule),
  /** How follow-up visits go; absent, as `standardVisitRule` has it. */
  visits: z.optional(VisitRule),
  /**
   * Municipalities of the same deployment that it runs a joint system with. Each names the other; then either is told
   * when the other judged the same proof differently.
   */
  cooperatesWith: z.optional(z.array(MunicipalityId)),
  /** Steps that ask for two people; absent, none does. */
  fourEyes: z.optional(FourEyes),
  /** What the committee's documents call their parts, and what they always say. */
  decisionDocument: z.optional(DocumentWords),
  /** A service with fewer providers than this in an area, the own unit apart, is shown as a thin market; absent, two. */
  thinMarket: z.optional(z.strictObject({ fewerThan: z.int().check(z.positive()) })),
  catalogue: CatalogueUpkeep,
  nationalAdvert: AdvertRule,
  /** On what terms others use its catalogue; absent, it is published as open data to nobody. */
  openData: z.optional(OpenDataTerms),
  terminology: Terminology,
});
export type Municipality = z.infer<typeof Municipality>;

/** Every rule of the delegation order, whatever it is about. */
export function delegationOrder({
  decisionRules,
  measures,
}: Pick<Municipality, 'decisionRules' | 'measures'>): readonly DecisionRule[] {
  return [...Object.values(decisionRules), ...(measures?.termination === undefined ? [] : [measures.termination])];
}

import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Contract } from '../contract/contract.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { Text } from '../requirement/finding.ts';
import { controlPoint, type RequirementSet } from '../requirement/requirement-set.ts';
import { err, type HashOf, ok, type Result } from '../result.ts';
import { levelOf, type SetRiskLevel } from './risk-level.ts';
import type { RiskRule } from './risk-rule.ts';

const Name = z.string().check(z.minLength(1));
const Month = z.int().check(z.minimum(1), z.maximum(12));

/**
 * How a requirement is followed up: by the yearly report, by the calendar's re-checks, in the in-depth review of one
 * contract at a time, or from the municipality's own systems.
 */
export const FollowUpMethod = z.enum(['REPORT', 'RECHECK', 'REVIEW', 'SYSTEM']);
export type FollowUpMethod = z.infer<typeof FollowUpMethod>;

export const PlannedRequirement = z.strictObject({
  requirementId: Name,
  title: Text,
  methods: z.array(FollowUpMethod).check(z.minLength(1)),
  /** Services that it applies to; absent: all. */
  services: z.optional(z.array(Name)),
});
export type PlannedRequirement = z.infer<typeof PlannedRequirement>;

/** A contract, and the month in which it is reviewed in depth. */
export const PlannedContract = z.strictObject({
  contractId: Name,
  providerName: Name,
  services: z.array(Name).check(z.minLength(1)),
  month: Month,
  /** Its risk level when it was placed, where that asks for more than what everybody gets. */
  riskLevel: z.optional(Name),
});
export type PlannedContract = z.infer<typeof PlannedContract>;

/** A change after the adoption; `from` is absent of a contract that came later. */
export const PlanChange = z.strictObject({
  contractId: Name,
  providerName: Name,
  from: z.optional(Month),
  to: Month,
  why: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
  by: Name,
  at: z.iso.datetime(),
});
export type PlanChange = z.infer<typeof PlanChange>;

const common = {
  schemaVersion: z.literal(1),
  planId: Name,
  municipality: MunicipalityId,
  choiceSystemId: Name,
  year: z.int().check(z.gte(2000), z.lte(2200)),
  /** The version whose control points it was made from. */
  versionNumber: z.int().check(z.positive()),
  requirements: z.array(PlannedRequirement).check(z.minLength(1)),
  contracts: z.array(PlannedContract).check(z.maxLength(1000)),
  madeAt: z.iso.datetime(),
  madeBy: Name,
};

/** What the committee adopted: on which day, by which paragraph, and the hash of the plan that lay before it. */
export const Adoption = z.strictObject({
  heldOn: z.iso.date(),
  paragraph: Name,
  basisHash: z.string(),
  by: Name,
  at: z.iso.datetime(),
});
export type Adoption = z.infer<typeof Adoption>;

/** What is followed up when during a year, per contract and requirement (KL 6:6, 10:8, SoL 5:2). */
export const YearPlan = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('DRAFT') }),
  z.strictObject({ ...common, status: z.literal('ADOPTED'), adoption: Adoption, changes: z.array(PlanChange) }),
]);
export type YearPlan = z.infer<typeof YearPlan>;
export type YearPlanIn<S extends YearPlan['status']> = Extract<YearPlan, { status: S }>;

/** A choice system has one plan a year. */
export function planIdOf(choiceSystemId: string, year: number): string {
  return `${choiceSystemId}-${String(year)}`;
}

/** Reviews are spread over these months: not over the turn of the year, nor the holidays. */
const reviewMonths = [2, 3, 4, 5, 6, 9, 10, 11] as const;

/** The requirements that are followed up during a contract, and how, by their control points and what is looked at. */
export function plannedRequirements(set: RequirementSet): readonly PlannedRequirement[] {
  return set.requirements.flatMap(({ id, title, services, ...requirement }) => {
    const followUp = controlPoint({ id, title, ...requirement }, 'FOLLOW_UP');
    const selfReport = controlPoint({ id, title, ...requirement }, 'SELF_REPORT');
    if (followUp === undefined && selfReport === undefined) return [];
    const looked = (followUp?.evidence ?? []).map((kind) => methodOf(set, kind));
    const found: FollowUpMethod[] = [
      ...(selfReport === undefined ? [] : (['REPORT'] as const)),
      ...(followUp !== undefined && looked.length === 0 ? (['REVIEW'] as const) : looked),
    ];
    const methods = FollowUpMethod.options.filter((method) => found.includes(method));
    return [{ requirementId: id, title, methods, ...(services === undefined ? {} : { services }) }];
  });
}

function methodOf({ evidence }: RequirementSet, kind: string): FollowUpMethod {
  const { form, suppliedBy } = evidence[kind] ?? {};
  if (form === 'REPORT') return 'REPORT';
  if (form === 'RECORD') return suppliedBy === 'SYSTEM' ? 'SYSTEM' : 'REVIEW';
  return 'RECHECK';
}

interface Placeable extends Pick<Contract, 'contractId' | 'provider' | 'scopes'> {
  readonly risk?: SetRiskLevel | undefined;
}

/**
 * Every contract with its month, spread evenly: their order is that of the hash of the plan's name and the contract's, so
 * that nobody has chosen it and anybody can repeat it (LOV 1:2). Those whose risk level is to be reviewed by a month come
 * first, spread over the months until then.
 * @param risk the municipality's levels
 */
export function spreadReviews(
  planId: string,
  contracts: readonly Placeable[],
  hash: HashOf,
  risk?: RiskRule,
): readonly PlannedContract[] {
  const placed = contracts
    .toSorted((one, other) => (hash([planId, one.contractId]) < hash([planId, other.contractId]) ? -1 : 1))
    .map((contract) => ({ contract, level: risk === undefined ? undefined : levelOf(risk, contract) }));
  const limits = [...new Set(placed.flatMap(({ level }) => level?.reviewBy ?? []))].toSorted((a, b) => a - b);
  return [...limits, undefined].flatMap((limit) => {
    const months = reviewMonths.filter((month) => limit === undefined || month <= limit);
    return placed
      .filter(({ level }) => level?.reviewBy === limit)
      .map(({ contract: { contractId, provider, scopes }, level }, index) => ({
        contractId,
        providerName: provider.name,
        services: [...new Set(scopes.map(({ service }) => service))],
        month: months[index % months.length] ?? reviewMonths[0],
        ...(level === undefined || level === risk?.levels[0] ? {} : { riskLevel: level.id }),
      }));
  });
}

/** The requirements that a contract is followed up on. */
export function requirementsOf(
  { requirements }: Pick<YearPlan, 'requirements'>,
  { services }: Pick<PlannedContract, 'services'>,
): readonly PlannedRequirement[] {
  return requirements.filter((one) => one.services?.some((service) => services.includes(service)) ?? true);
}

/** What the committee has before it, as a hash: another plan needs another decision. */
export function basisHashOf({ requirements, contracts, versionNumber, year }: YearPlan, hash: HashOf): string {
  return hash({ requirements, contracts, versionNumber, year });
}

/** How much of the checksum tells one plan from another; the papers have it all. */
const leastOfChecksum = 8;

/**
 * Registers that the committee adopted the plan that lay before it, and no other.
 * @param laid the checksum in the committee's papers, or the beginning of it
 * @returns `OTHER_BASIS` when the plan has been changed since they were written
 */
export function adopt(
  plan: YearPlan,
  adoption: Adoption,
  { laid, on }: { readonly laid: string; readonly on: Day },
): Result<YearPlanIn<'ADOPTED'>, 'ADOPTED' | 'NOT_HELD_YET' | 'HELD_BEFORE' | 'OTHER_BASIS'> {
  if (plan.status === 'ADOPTED') return err('ADOPTED');
  if (adoption.heldOn > on) return err('NOT_HELD_YET');
  if (adoption.heldOn < stockholmDay(plan.madeAt)) return err('HELD_BEFORE');
  const checksum = laid.replaceAll(/\s/g, '').toLowerCase();
  if (checksum.length < leastOfChecksum || !adoption.basisHash.startsWith(checksum)) return err('OTHER_BASIS');
  return ok({ ...plan, status: 'ADOPTED', adoption, changes: [] });
}

interface Moving extends Pick<PlanChange, 'why' | 'by' | 'at'> {
  readonly contractId: string;
  readonly month: number;
}

/** Moves a contract's review to another month; after the adoption with its reason, which stays. */
export function moveReview(
  plan: YearPlan,
  { contractId, month, ...trace }: Moving,
): Result<YearPlan, 'UNKNOWN' | 'SAME_MONTH' | 'NO_REASON'> {
  const before = plan.contracts.find((one) => one.contractId === contractId);
  if (before === undefined) return err('UNKNOWN');
  if (before.month === month) return err('SAME_MONTH');
  const contracts = plan.contracts.map((one) => (one === before ? { ...one, month } : one));
  if (plan.status === 'DRAFT') return ok({ ...plan, contracts });
  if (trace.why.trim() === '') return err('NO_REASON');
  const change = { contractId, providerName: before.providerName, from: before.month, to: month, ...trace };
  return ok({ ...plan, contracts, changes: [...plan.changes, change] });
}

/**
 * Takes in contracts that have come into force since; what stands is not moved, and nobody gets a month that has been.
 * The same plan when there are none.
 */
export function takeIn<P extends YearPlan>(
  plan: P,
  inForce: readonly PlannedContract[],
  trace: Pick<PlanChange, 'why' | 'by' | 'at'>,
): P {
  const left = monthsLeft(plan, trace.at);
  const added = inForce
    .filter(({ contractId }) => plan.contracts.every((one) => one.contractId !== contractId))
    .map((one, index) => (left.includes(one.month) ? one : { ...one, month: left[index % left.length] ?? one.month }));
  if (added.length === 0) return plan;
  const contracts = [...plan.contracts, ...added];
  if (plan.status === 'DRAFT') return { ...plan, contracts };
  const changes = added.map(({ contractId, providerName, month: to }) => ({ contractId, providerName, to, ...trace }));
  return { ...plan, contracts, changes: [...plan.changes, ...changes] };
}

/** The months that are left of the plan's year for a review. */
function monthsLeft({ year }: YearPlan, at: string): readonly number[] {
  const [thisYear, thisMonth] = stockholmDay(at).split('-').map(Number);
  if (thisYear !== year || thisMonth === undefined) return reviewMonths;
  const left = reviewMonths.filter((month) => month >= thisMonth);
  return left.length === 0 ? [thisMonth] : left;
}

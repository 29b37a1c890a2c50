import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { ChoiceSystem } from '../../domain/choice-system/choice-system.ts';
import type { Contract } from '../../domain/contract/contract.ts';
import {
  adopt,
  basisHashOf,
  moveReview,
  type PlannedContract,
  planIdOf,
  plannedRequirements,
  spreadReviews,
  takeIn,
  YearPlan,
} from '../../domain/follow-up/year-plan.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { hashOf } from '../../platform/hash.ts';
import { readBoundVersion } from '../choice-system/choice-system.ts';
import { type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { readContracts } from '../contract/contract.ts';
import { queryAll, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { retryOnConcurrency } from '../transact.ts';

const plans = keptCodec(YearPlan);

interface Actor {
  readonly by: string;
  readonly at: string;
}

export function planSubject(municipality: string, planId: string): Subject {
  return { municipality, type: 'PLAN', id: planId };
}

export async function readYearPlan(subject: Subject): Promise<Kept<YearPlan> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, plans);
}

/** The plans of a choice system, by year. */
export async function listYearPlans(municipality: string, choiceSystemId: string): Promise<Kept<YearPlan>[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :system)',
      ExpressionAttributeValues: { ':pk': `${municipality}#PLAN`, ':system': `${choiceSystemId}#` },
    },
    plans,
  );
}

async function commitPlan(change: Omit<Change<YearPlan>, 'subject' | 'codec' | 'list'>): Promise<Kept<YearPlan>> {
  const { municipality, planId, choiceSystemId, year } = change.after;
  return commit({
    ...change,
    subject: planSubject(municipality, planId),
    codec: plans,
    list: { pk: `${municipality}#PLAN`, sk: `${choiceSystemId}#${String(year)}` },
  });
}

/**
 * Makes a year's plan from the control points of the requirements that hold now, for every contract in force, the own
 * unit's like the others'. A year that has a plan keeps it.
 */
export async function makeYearPlan(
  system: Extract<ChoiceSystem, { status: 'OPEN' }>,
  year: number,
  { by, at }: Actor,
): Promise<Kept<YearPlan>> {
  const { municipality, id: choiceSystemId, versionNumber } = system;
  const planId = planIdOf(choiceSystemId, year);
  const { requirements } = await readBoundVersion({ municipality, choiceSystemId, versionNumber });
  const plan: YearPlan = {
    schemaVersion: 1,
    status: 'DRAFT',
    planId,
    municipality,
    choiceSystemId,
    year,
    versionNumber,
    requirements: [...plannedRequirements(requirements)],
    contracts: [...(await reviewsOf(system, planId))],
    madeAt: at,
    madeBy: by,
  };
  const event = { type: 'PLAN_MADE', at, by, data: { versionNumber, contracts: plan.contracts.length } };
  return retryOnConcurrency(
    async () =>
      (await readYearPlan(planSubject(municipality, planId))) ?? commitPlan({ before: null, after: plan, event }),
  );
}

export type PlanFault =
  'CHANGED' | 'ADOPTED' | 'NOT_HELD_YET' | 'HELD_BEFORE' | 'OTHER_BASIS' | 'UNKNOWN' | 'SAME_MONTH' | 'NO_REASON';

/** What the committee decided: in which meeting, and on which papers by their checksum. */
export interface PlanDecision {
  readonly heldOn: string;
  readonly paragraph: string;
  readonly laid: string;
  /** The plan's, as it was shown to whoever registers it. */
  readonly version: number;
}

/** Registers the committee's decision on the plan as it lay before it, and on the page. */
export async function adoptYearPlan(
  subject: Subject,
  { heldOn, paragraph, laid, version }: PlanDecision,
  { by, at }: Actor,
): Promise<Result<YearPlan, PlanFault>> {
  return retryOnConcurrency(async () => {
    const before = await readYearPlan(subject);
    if (before?.version !== version) return err('CHANGED');
    const basisHash = basisHashOf(before, hashOf);
    const adopted = adopt(before, { heldOn, paragraph, basisHash, by, at }, { laid, on: stockholmDay(at) });
    if (!adopted.ok) return adopted;
    const event = { type: 'PLAN_ADOPTED', at, by, data: { heldOn, paragraph, basisHash } };
    return ok(await commitPlan({ before, after: adopted.value, event }));
  });
}

/** Moves one contract's review; what was adopted stays to be read. */
export async function moveInYearPlan(
  subject: Subject,
  move: { readonly contractId: string; readonly month: number; readonly why: string },
  { by, at }: Actor,
): Promise<Result<YearPlan, PlanFault>> {
  return retryOnConcurrency(async () => {
    const before = await readYearPlan(subject);
    if (before === null) return err('CHANGED');
    const moved = moveReview(before, { ...move, by, at });
    if (!moved.ok) return moved;
    const { contractId, month, why } = move;
    const from = before.contracts.find((one) => one.contractId === contractId)?.month ?? 0;
    const event = { type: 'PLAN_CHANGED', at, by, data: { contractId, from, to: month, why } };
    return ok(await commitPlan({ before, after: moved.value, event }));
  });
}

/** Takes in the contracts that have come into force since the plan was made. @returns how many there were */
export async function takeIntoYearPlan(
  subject: Subject,
  system: ChoiceSystem,
  { by, at, why }: Actor & { readonly why: string },
): Promise<number> {
  return retryOnConcurrency(async () => {
    const before = await readYearPlan(subject);
    if (before === null) return 0;
    const after = takeIn(before, await reviewsOf(system, before.planId), { by, at, why });
    const added = after.contracts.length - before.contracts.length;
    if (added === 0) return 0;
    await commitPlan({ before, after, event: { type: 'PLAN_CHANGED', at, by, data: { added, why } } });
    return added;
  });
}

async function reviewsOf(system: ChoiceSystem, planId: string): Promise<readonly PlannedContract[]> {
  const { risk } = municipalityOf(system.municipality);
  return spreadReviews(planId, await contractsInForce(system), hashOf, risk);
}

async function contractsInForce({ municipality, id }: ChoiceSystem): Promise<readonly Contract[]> {
  const found: Contract[] = [];
  let after: string | null = 'SIGNED#';
  while (after !== null) {
    const { contracts, next } = await readContracts({ municipality, id }, after);
    found.push(...contracts.filter(({ status }) => status === 'SIGNED'));
    after = next;
  }
  return found;
}

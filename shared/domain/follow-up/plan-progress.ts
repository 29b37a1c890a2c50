import type { Day } from '../calendar/day.ts';
import type { Recheck } from './recheck.ts';
import { type FollowUpVisit, isEstablished } from './visit.ts';
import { type PlannedContract, type PlannedRequirement, requirementsOf, type YearPlan } from './year-plan.ts';

/** What people have done of a plan during its year. */
export interface DoneOfYear {
  readonly rechecks: readonly Recheck[];
  readonly visits: readonly FollowUpVisit[];
  /** Contract → the requirements that its reports tell of, of those that an officer accepted during the year. */
  readonly reported: ReadonlyMap<string, readonly string[]>;
  /** Contract → its last day, of those that are not in force any more; null when it never had one. */
  readonly ended: ReadonlyMap<string, Day | null>;
}

/** Of how many contracts a requirement has been judged by a person during the year, of those in force that it applies to. */
export interface RequirementProgress {
  readonly requirement: PlannedRequirement;
  readonly judged: number;
  readonly deficient: number;
  readonly of: number;
}

/** How much of one contract's year has been done. */
export interface ContractProgress {
  readonly contract: PlannedContract;
  readonly judged: number;
  readonly of: number;
  /** Points that wait for an officer. */
  readonly waiting: number;
  /** The latest visit whose report is established. */
  readonly visitedOn: Day | null;
  /** Its last day when it is not in force any more: nothing is expected of it. */
  readonly ended: { readonly on: Day | null } | null;
}

export interface PlanProgress {
  readonly requirements: readonly RequirementProgress[];
  readonly contracts: readonly ContractProgress[];
}

type Judged = 'IN_ORDER' | 'DEFICIENT';

/**
 * What a person has judged during the plan's year, by requirement and by contract: at a re-check, at a visit whose report
 * is established, or by accepting a report. What a machine saw counts for nothing, nor does what waits to be established.
 */
export function progressOf(plan: YearPlan, { rechecks, visits, reported, ended }: DoneOfYear): PlanProgress {
  const known = new Map(rechecks.map((recheck) => [recheck.contractId, recheck]));
  const visited = Map.groupBy(visits.filter(isEstablished), ({ contractId }) => contractId);
  const judgedOf = (contractId: string, requirementId: string): Judged | undefined => {
    const found = known.get(contractId)?.found[String(plan.year)]?.[requirementId];
    const seen = (visited.get(contractId) ?? []).flatMap((visit) => judgedAt(visit, requirementId) ?? []);
    const told = reported.get(contractId)?.includes(requirementId) === true ? (['IN_ORDER'] as const) : [];
    const all: readonly Judged[] = [...(found === undefined ? [] : [found]), ...seen, ...told];
    return all.includes('DEFICIENT') ? 'DEFICIENT' : all[0];
  };
  const inForce = plan.contracts.filter(({ contractId }) => !ended.has(contractId));
  return {
    requirements: plan.requirements.map((requirement) => {
      const subject = inForce.filter((one) => requirementsOf(plan, one).includes(requirement));
      const judged = subject.flatMap(({ contractId }) => judgedOf(contractId, requirement.requirementId) ?? []);
      const deficient = judged.filter((result) => result === 'DEFICIENT').length;
      return { requirement, judged: judged.length, deficient, of: subject.length };
    }),
    contracts: plan.contracts.map((contract) => {
      const asked = requirementsOf(plan, contract);
      const { contractId } = contract;
      const endedOn = ended.get(contractId);
      const days = (visited.get(contractId) ?? []).map(({ heldOn }) => heldOn).toSorted();
      return {
        contract,
        judged: asked.filter(({ requirementId }) => judgedOf(contractId, requirementId) !== undefined).length,
        of: asked.length,
        waiting: endedOn === undefined ? (known.get(contractId)?.points.length ?? 0) : 0,
        visitedOn: days.at(-1) ?? null,
        ended: endedOn === undefined ? null : { on: endedOn },
      };
    }),
  };
}

/** What a visit found of a requirement; a deficiency that was put right since is in order. */
function judgedAt(visit: FollowUpVisit, requirementId: string): Judged | undefined {
  if (!isEstablished(visit)) return undefined;
  const result = visit.results[requirementId];
  if (result !== 'FULFILLED' && result !== 'DEFICIENT') return undefined;
  const isRectified = visit.status === 'FOLLOWED_UP' && visit.rectified.includes(requirementId);
  return result === 'DEFICIENT' && !isRectified ? 'DEFICIENT' : 'IN_ORDER';
}

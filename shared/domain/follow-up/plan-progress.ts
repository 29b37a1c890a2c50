import type { Recheck } from './recheck.ts';
import { type PlannedContract, type PlannedRequirement, requirementsOf, type YearPlan } from './year-plan.ts';

/** Of how many contracts a requirement has been judged by a person during the year, of those it applies to. */
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
}

export interface PlanProgress {
  readonly requirements: readonly RequirementProgress[];
  readonly contracts: readonly ContractProgress[];
}

/** What a person has judged during the plan's year, by requirement and by contract; what a machine saw counts for nothing. */
export function progressOf(plan: YearPlan, rechecks: readonly Recheck[]): PlanProgress {
  const known = new Map(rechecks.map((recheck) => [recheck.contractId, recheck]));
  const foundOf = (contractId: string, requirementId: string) =>
    known.get(contractId)?.found[String(plan.year)]?.[requirementId];
  return {
    requirements: plan.requirements.map((requirement) => {
      const subject = plan.contracts.filter((one) => requirementsOf(plan, one).includes(requirement));
      const judged = subject.flatMap(({ contractId }) => foundOf(contractId, requirement.requirementId) ?? []);
      const deficient = judged.filter((result) => result === 'DEFICIENT').length;
      return { requirement, judged: judged.length, deficient, of: subject.length };
    }),
    contracts: plan.contracts.map((contract) => {
      const asked = requirementsOf(plan, contract);
      const { contractId } = contract;
      return {
        contract,
        judged: asked.filter(({ requirementId }) => foundOf(contractId, requirementId) !== undefined).length,
        of: asked.length,
        waiting: known.get(contractId)?.points.length ?? 0,
      };
    }),
  };
}

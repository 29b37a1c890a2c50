import type { Check } from '../requirement/check-kinds/check.ts';
import type { NoticeDutyCheck } from '../requirement/check-kinds/notice-duty.ts';
import type { RequirementSet } from '../requirement/requirement-set.ts';
import type { ChangeKind } from './kind.ts';
import type { ChangeNoticeRule } from './rule.ts';

/** What the contract demands of one kind of change. */
export interface Duty {
  /** The requirement that says so; absent where the municipality's own setting does. */
  readonly requirementId?: string;
  readonly approval: boolean;
}

/**
 * Whether a change waits for approval: as the requirement set of the contract's version says, else as the municipality
 * has set. Where two requirements speak of it, the one that asks for approval counts.
 */
export function dutyOf(
  kind: ChangeKind,
  { requirements }: Pick<RequirementSet, 'requirements'>,
  rule: Pick<ChangeNoticeRule, 'approval'>,
): Duty {
  const duties = requirements.flatMap(({ id, controlPoints }) =>
    controlPoints
      .flatMap(({ check }) => noticeDuties(check))
      .filter(({ concerns = [] }) => concerns.includes(kind))
      .map(({ approval }): Duty => ({ requirementId: id, approval })),
  );
  return duties.find(({ approval }) => approval) ?? duties[0] ?? { approval: rule.approval.includes(kind) };
}

function noticeDuties(check: Check): readonly NoticeDutyCheck[] {
  if (check.kind === 'notice-duty') return [check];
  return check.kind === 'all-of' || check.kind === 'one-of' ? check.checks.flatMap(noticeDuties) : [];
}

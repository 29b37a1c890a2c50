import type { Condition } from '../check-kinds/applies-when.ts';
import type { Check } from '../check-kinds/check.ts';
import { refusal, type Remark } from './remark.ts';

/** Checks that never run, because the conditions around them exclude each other. */
export function conditionRemarks(check: Check, path: string, around: readonly Condition[] = []): Remark[] {
  if (check.kind === 'all-of' || check.kind === 'one-of')
    return check.checks.flatMap((part) => conditionRemarks(part, path, around));
  if (check.kind === 'supporting') return conditionRemarks(check.check, path, around);
  if (check.kind !== 'applies-when') return [];
  const conditions = [...around, check.when];
  if (!canHold(conditions, check.when))
    return [
      refusal(
        path,
        `Kontrollen ${check.check.kind} körs aldrig: villkoren runt den (${check.when.fact}) utesluter varandra. Ändra eller ta bort ett av dem.`,
        `The check ${check.check.kind} never runs: the conditions around it (${check.when.fact}) exclude each other. Change or remove one of them.`,
      ),
    ];
  return conditionRemarks(check.check, path, conditions);
}

/** Whether some value of the fact fits every condition on it; several services may be applied for at once. */
function canHold(conditions: readonly Condition[], last: Condition): boolean {
  if (last.fact === 'SERVICE') return true;
  const [first, ...others] = conditions.filter((condition) => isAboutSame(condition, last)).map(allowed);
  return first === undefined || first.some((value) => others.every((values) => values.includes(value)));
}

function isAboutSame(condition: Condition, other: Condition): boolean {
  if (condition.fact === 'HAS_ROLE' && other.fact === 'HAS_ROLE') return condition.role === other.role;
  return condition.fact === other.fact;
}

function allowed(condition: Condition): readonly (string | boolean)[] {
  return 'in' in condition ? condition.in : [condition.is];
}

import type { Municipality, ProposedOutcome } from '../../../shared/domain/municipality/municipality.ts';

/** One point of the delegation order, and what is decided by it. */
export interface Delegation {
  readonly point: string;
  readonly outcomes: readonly ProposedOutcome[];
  /** It is also by it that a contract ends since it was not kept. */
  readonly isOfTermination: boolean;
  /** It is the one of urgent decisions (KL 6:39). */
  readonly isUrgent: boolean;
}

/** The points by which applications and the end of contracts are decided, in their own order. */
export function delegationsOf({
  decisionRules,
  measures,
  urgentDelegation,
}: Pick<Municipality, 'decisionRules' | 'measures' | 'urgentDelegation'>): readonly Delegation[] {
  const points = new Map<string, ProposedOutcome[]>();
  const outcomes: readonly ProposedOutcome[] = [
    'CLEAR_APPROVAL',
    'APPROVAL_AFTER_COMPLETION',
    'PARTIAL_APPROVAL',
    'REFUSAL',
    'EXCLUSION',
  ];
  for (const outcome of outcomes) {
    const rule = decisionRules[outcome];
    if (rule.mode === 'MEETING') continue;
    points.set(rule.delegationPoint, [...(points.get(rule.delegationPoint) ?? []), outcome]);
  }
  const urgent = urgentDelegation?.delegationPoint;
  const termination = measures?.termination;
  const ending = termination === undefined || termination.mode === 'MEETING' ? undefined : termination.delegationPoint;
  for (const point of [urgent, ending]) if (point !== undefined && !points.has(point)) points.set(point, []);
  return [...points]
    .map(([point, decided]) => ({
      point,
      outcomes: decided,
      isOfTermination: point === ending,
      isUrgent: point === urgent,
    }))
    .toSorted((one, other) => one.point.localeCompare(other.point, 'sv', { numeric: true }));
}

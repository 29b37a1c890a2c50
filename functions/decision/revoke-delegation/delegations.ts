import type { Municipality, ProposedOutcome } from '../../../shared/domain/municipality/municipality.ts';

/** One point of the delegation order, and what is decided by it. */
export interface Delegation {
  readonly point: string;
  readonly outcomes: readonly ProposedOutcome[];
  /** It is the one of urgent decisions (KL 6:39). */
  readonly isUrgent: boolean;
}

/** The points by which applications are decided, in their own order. */
export function delegationsOf({
  decisionRules,
  urgentDelegation,
}: Pick<Municipality, 'decisionRules' | 'urgentDelegation'>): readonly Delegation[] {
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
  if (urgent !== undefined && !points.has(urgent)) points.set(urgent, []);
  return [...points]
    .map(([point, decided]) => ({ point, outcomes: decided, isUrgent: point === urgent }))
    .toSorted((one, other) => one.point.localeCompare(other.point, 'sv', { numeric: true }));
}

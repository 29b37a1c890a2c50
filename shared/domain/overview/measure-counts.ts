import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Measure } from '../measure/measure.ts';
import type { Tertial } from './tertial.ts';

/** How measures about contracts stand: counts, never about whom. */
export interface MeasureCounts {
  /** Proposed, and no person has taken a stand yet. */
  readonly proposed: number;
  /** Decided in the tertial. */
  readonly actionPlans: number;
  readonly warnings: number;
  /** Proposed, and a person found in the tertial that nothing should follow. */
  readonly dismissed: number;
  /** Decided whenever, and nobody has seen yet whether it was put right. */
  readonly toFollowUp: number;
  /** Followed up in the tertial. */
  readonly rectified: number;
  readonly notRectified: number;
}

export function measureCounts(measures: readonly Measure[], tertial: Tertial): MeasureCounts {
  const within = (at: string): boolean => {
    const day = stockholmDay(at);
    return tertial.from <= day && day <= tertial.through;
  };
  const count = (those: (measure: Measure) => boolean): number => measures.filter(those).length;
  const decided = (kind: 'ACTION_PLAN' | 'WARNING') => (measure: Measure) =>
    'decidedAt' in measure && measure.kind === kind && within(measure.decidedAt);
  const followed = (rectified: boolean) => (measure: Measure) =>
    measure.status === 'FOLLOWED_UP' && measure.rectified === rectified && within(measure.followedUpAt);
  return {
    proposed: count(({ status }) => status === 'PROPOSED'),
    actionPlans: count(decided('ACTION_PLAN')),
    warnings: count(decided('WARNING')),
    dismissed: count((measure) => measure.status === 'DISMISSED' && within(measure.dismissedAt)),
    toFollowUp: count(({ status }) => status === 'DECIDED'),
    rectified: count(followed(true)),
    notRectified: count(followed(false)),
  };
}

/** The contracts that a warning was decided about in the tertial, each as often as it was. */
export function warnedIn(measures: readonly Measure[], { from, through }: Tertial): readonly string[] {
  return measures.flatMap((measure) => {
    if (!('decidedAt' in measure) || measure.kind !== 'WARNING') return [];
    const day = stockholmDay(measure.decidedAt);
    return from <= day && day <= through ? [measure.contractId] : [];
  });
}

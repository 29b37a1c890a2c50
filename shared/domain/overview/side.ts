import type { Day } from '../calendar/day.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { intakeOn } from '../contract/intake.ts';
import { isSelectable } from './market.ts';

/** What is counted of the private and the municipality's own in the same way, for each to be seen beside the other (KL 2:3). */
export interface Side {
  /** Shown in the catalogue. */
  readonly entries: number;
  readonly selectable: number;
  /** Takes on nobody new since it is full, or has paused. */
  readonly full: number;
  readonly paused: number;
  /** The longest since somebody confirmed what its entry says; null for nobody. */
  readonly oldestConfirmed: Day | null;
  /** The last day for the latest yearly report has passed, and it has not come. */
  readonly lateReports: number;
  /** Warnings that were decided in the tertial. */
  readonly warnings: number;
}

/** What is known of those of one side. */
export interface SideFacts {
  readonly entries: readonly CatalogueEntry[];
  readonly lateReports: number;
  readonly warnings: number;
}

export function sideOf({ entries, lateReports, warnings }: SideFacts, on: Day): Side {
  const intakes = entries.map(({ intake }) => intakeOn(intake, on));
  const confirmed = entries.map(({ confirmedOn }) => confirmedOn).toSorted();
  return {
    entries: entries.length,
    selectable: entries.filter((entry) => isSelectable(entry, on)).length,
    full: intakes.filter((intake) => intake === 'FULL').length,
    paused: intakes.filter((intake) => intake === 'PAUSED').length,
    oldestConfirmed: confirmed[0] ?? null,
    lateReports,
    warnings,
  };
}

import type { Day } from '../calendar/day.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import type { ComplaintCounts } from '../complaint/counts.ts';
import type { ChoiceSystem } from '../choice-system/choice-system.ts';
import { type DecidedCase, type DecisionTimes, decisionTimes } from './decided-case.ts';
import type { LateTasks } from './late-tasks.ts';
import { isOwnUnit, isThin, type Market, marketsOf } from './market.ts';
import type { MeasureCounts } from './measure-counts.ts';
import { type Side, sideOf } from './side.ts';
import type { Tertial } from './tertial.ts';

/** Applications of a choice system that wait for a decision. */
export interface Waiting {
  readonly all: number;
  /** The day that was promised has passed. */
  readonly late: number;
}

/** How far a year's quality reports have come. */
export interface ReportStanding {
  readonly year: number;
  readonly dueOn: Day;
  readonly open: number;
  readonly submitted: number;
  readonly accepted: number;
  readonly closed: number;
  /** The contracts whose report has not come by its day. */
  readonly late: readonly string[];
}

/** What is known of one choice system when its overview is made. */
export interface SystemFacts {
  readonly system: ChoiceSystem;
  readonly waiting: Waiting;
  readonly decided: readonly DecidedCase[];
  readonly entries: readonly CatalogueEntry[];
  /** Of its latest campaign; null before the first. */
  readonly reports: ReportStanding | null;
}

export interface SystemOverview {
  readonly id: string;
  readonly service: string;
  readonly waiting: Waiting;
  readonly times: DecisionTimes;
  readonly reports: ReportStanding | null;
  readonly private: Side;
  readonly own: Side;
  readonly markets: readonly Market[];
  readonly thin: readonly Market[];
}

/** All services of a municipality on a day, with the decisions of a tertial: counts, never a person or a company. */
export interface Overview {
  readonly tertial: Tertial;
  readonly on: Day;
  readonly fewest: number;
  readonly systems: readonly SystemOverview[];
  /** Tasks whose day has passed, by kind; `more`: there are others that were not counted. */
  readonly late: { readonly tasks: readonly LateTasks[]; readonly more: boolean };
  readonly measures: MeasureCounts;
  /** Of the tertial's year, as they may be shown; null where they have not been counted. */
  readonly complaints: ComplaintCounts | null;
}

/**
 * @param warned the contracts that a warning was decided about in the tertial
 * @param whole what is known of the municipality as a whole; `fewest`: a service with fewer providers than this in an area is
 * a thin market
 */
export function overviewOf(
  facts: readonly SystemFacts[],
  warned: readonly string[],
  whole: Omit<Overview, 'systems'>,
): Overview {
  const { on, fewest } = whole;
  const systems = facts.map(({ system, waiting, decided, entries, reports }): SystemOverview => {
    const markets = system.status === 'OPEN' ? marketsOf(system, entries, on) : [];
    const [own, others] = [entries.filter(isOwnUnit), entries.filter((entry) => !isOwnUnit(entry))];
    const side = (those: readonly CatalogueEntry[]): Side => {
      const ids = new Set(those.map(({ entryId }) => entryId));
      const among = (contracts: readonly string[]): number => contracts.filter((id) => ids.has(id)).length;
      return sideOf({ entries: those, lateReports: among(reports?.late ?? []), warnings: among(warned) }, on);
    };
    return {
      id: system.id,
      service: system.service,
      waiting,
      times: decisionTimes(decided),
      reports,
      private: side(others),
      own: side(own),
      markets,
      thin: markets.filter((market) => isThin(market, fewest)),
    };
  });
  return { ...whole, systems };
}

import type { CatalogueEntry } from '../catalogue/entry.ts';
import type { Day } from '../calendar/day.ts';
import type { ComplaintCounts } from '../complaint/counts.ts';
import type { ChoiceSystem } from '../choice-system/choice-system.ts';
import { type DecidedCase, type DecisionTimes, decisionTimes } from './decided-case.ts';
import { isOwnUnit, isSelectable, isThin, type Market, marketsOf } from './market.ts';
import type { Tertial } from './tertial.ts';

/** Applications of a choice system that wait for a decision. */
export interface Waiting {
  readonly all: number;
  /** The day that was promised has passed. */
  readonly late: number;
}

/** What is known of one choice system when its overview is made. */
export interface SystemFacts {
  readonly system: ChoiceSystem;
  readonly waiting: Waiting;
  readonly decided: readonly DecidedCase[];
  readonly entries: readonly CatalogueEntry[];
}

/** Private and own side by side, in the same words (KL 2:3). */
interface Side {
  readonly entries: number;
  readonly selectable: number;
}

export interface SystemOverview {
  readonly id: string;
  readonly service: string;
  readonly waiting: Waiting;
  readonly times: DecisionTimes;
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
  /** Of the tertial's year, as they may be shown; null where they have not been counted. */
  readonly complaints: ComplaintCounts | null;
}

/** @param fewest a service with fewer providers than this in an area is a thin market */
export function overviewOf(
  facts: readonly SystemFacts[],
  { tertial, on, fewest, complaints = null }: Pick<Overview, 'tertial' | 'on' | 'fewest'> & Partial<Overview>,
): Overview {
  const systems = facts.map(({ system, waiting, decided, entries }): SystemOverview => {
    const markets = system.status === 'OPEN' ? marketsOf(system, entries, on) : [];
    const [own, others] = [entries.filter(isOwnUnit), entries.filter((entry) => !isOwnUnit(entry))];
    const side = (those: readonly CatalogueEntry[]): Side => ({
      entries: those.length,
      selectable: those.filter((entry) => isSelectable(entry, on)).length,
    });
    return {
      id: system.id,
      service: system.service,
      waiting,
      times: decisionTimes(decided),
      private: side(others),
      own: side(own),
      markets,
      thin: markets.filter((market) => isThin(market, fewest)),
    };
  });
  return { tertial, on, fewest, systems, complaints };
}

import type { Day } from '../calendar/day.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import type { ChoiceSystem } from '../choice-system/choice-system.ts';

/** Those who can be chosen of one service in one area. */
export interface Market {
  readonly service: string;
  readonly area: string;
  /** Private and non-profit providers that can be chosen. */
  readonly providers: number;
  /** The municipality's own unit can be chosen too. */
  readonly hasOwnUnit: boolean;
}

/** How many can be chosen of each service in each area of a choice system on a day; also where nobody can. */
export function marketsOf(
  { services, areas }: Pick<ChoiceSystem, 'services' | 'areas'>,
  entries: readonly CatalogueEntry[],
  on: Day,
): readonly Market[] {
  const selectable = entries.filter((entry) => isSelectable(entry, on));
  return services.flatMap((service) =>
    areas.map((area) => {
      const there = selectable.filter(({ scopes }) =>
        scopes.some((scope) => scope.service === service && scope.area === area),
      );
      const own = there.filter(isOwnUnit);
      return { service, area, providers: there.length - own.length, hasOwnUnit: own.length > 0 };
    }),
  );
}

/** Where there is no choice to speak of: fewer providers beside the own unit than this. */
export function isThin({ providers }: Market, fewest: number): boolean {
  return providers < fewest;
}

export function isOwnUnit({ provider }: CatalogueEntry): boolean {
  return provider.regi === 'MUNICIPAL';
}

export function isSelectable({ selectableFrom, endsOn }: CatalogueEntry, on: Day): boolean {
  return selectableFrom !== null && selectableFrom <= on && (endsOn === null || endsOn >= on);
}

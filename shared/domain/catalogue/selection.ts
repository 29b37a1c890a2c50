import type { Scope } from '../application/content.ts';

/** What a reader narrows the catalogue down to; a part that is left out is everything. */
export interface Selection {
  readonly service?: string;
  readonly area?: string;
}

/** Every selection that shows an entry: all there is, each service, each area, and both where one scope has them. */
export function selectionsOf(scopes: readonly Pick<Scope, 'service' | 'area'>[]): readonly Selection[] {
  const services = new Set(scopes.map(({ service }) => service));
  const areas = new Set(scopes.map(({ area }) => area));
  const both = new Map(scopes.map(({ service, area }) => [JSON.stringify([service, area]), { service, area }]));
  return [
    {},
    ...[...services].map((service) => ({ service })),
    ...[...areas].map((area) => ({ area })),
    ...both.values(),
  ];
}

import type { CatalogueEntry } from './entry.ts';

/** What a reader narrows the catalogue down to; a part that is left out is everything. */
export interface Selection {
  readonly service?: string | undefined;
  readonly area?: string | undefined;
  /** A language that is spoken. */
  readonly language?: string | undefined;
  /** A special competence. */
  readonly competence?: string | undefined;
  /** Something that is done for the environment. */
  readonly environment?: string | undefined;
  /** An add-on service. */
  readonly addOn?: string | undefined;
}

/**
 * Every list that shows an entry: of all there is, each service, each area, both where one scope has them, and each of
 * what it states in words to choose by.
 */
export function listsOf(
  entry: Pick<CatalogueEntry, 'scopes' | 'languages' | 'specialCompetence' | 'environmentProfile' | 'addOnServices'>,
): readonly Selection[] {
  const { scopes } = entry;
  const services = new Set(scopes.map(({ service }) => service));
  const areas = new Set(scopes.map(({ area }) => area));
  const both = new Map(scopes.map(({ service, area }) => [JSON.stringify([service, area]), { service, area }]));
  return [
    {},
    ...[...services].map((service) => ({ service })),
    ...[...areas].map((area) => ({ area })),
    ...both.values(),
    ...[...new Set(entry.languages)].map((language) => ({ language })),
    ...[...new Set(entry.specialCompetence)].map((competence) => ({ competence })),
    ...[...new Set(entry.environmentProfile)].map((environment) => ({ environment })),
    ...[...new Set(entry.addOnServices)].map((addOn) => ({ addOn })),
  ];
}

/** The lists whose common entries a selection shows: a service and an area have to be one scope's, the rest anybody's. */
export function listsFor({ service, area, ...stated }: Selection): readonly Selection[] {
  const lists: readonly Selection[] = [
    { ...(service === undefined ? {} : { service }), ...(area === undefined ? {} : { area }) },
    ...Object.entries(stated).flatMap(([part, value]) => (value === undefined ? [] : [{ [part]: value }])),
  ];
  const narrowing = lists.filter((list) => Object.keys(list).length > 0);
  return narrowing.length === 0 ? [{}] : narrowing;
}

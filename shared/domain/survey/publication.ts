import * as z from 'zod/mini';
import { QualityResult, ResultSource, SurveyYear, Targets } from './quality-result.ts';

const Name = z.string().check(z.minLength(1));

/** What is shown of one provider. */
export const PublishedRow = z.strictObject({
  contractId: Name,
  name: Name,
  value: QualityResult.shape.value,
  answered: QualityResult.shape.answered,
});
export type PublishedRow = z.infer<typeof PublishedRow>;

/**
 * A year's results of one survey in one choice system, as somebody let the catalogue show them: numbers that may be seen by
 * all, the small ones left out already. Brought in anew it replaces the one before.
 */
export const Publication = z.strictObject({
  schemaVersion: z.literal(1),
  status: z.enum(['SHOWN', 'WITHDRAWN']),
  municipality: Name,
  choiceSystemId: Name,
  source: ResultSource,
  year: SurveyYear,
  targets: Targets,
  rows: z.array(PublishedRow),
  /** Contracts that an earlier version had a row of, and this one has not. */
  dropped: z.array(Name),
  by: Name,
  at: z.iso.datetime(),
});
export type Publication = z.infer<typeof Publication>;

/** What somebody wants shown. */
export type ToPublish = Omit<Publication, 'schemaVersion' | 'status' | 'dropped'>;

/** The publication that shows these rows, and no others. */
export function publish(before: Publication | null, wanted: ToPublish): Publication {
  const had = before === null ? [] : [...before.rows.map(({ contractId }) => contractId), ...before.dropped];
  const rows = wanted.rows.toSorted((a, b) => (a.contractId < b.contractId ? -1 : 1));
  const dropped = [...new Set(had)].filter((id) => rows.every(({ contractId }) => contractId !== id)).toSorted();
  return { schemaVersion: 1, status: 'SHOWN', ...wanted, rows, dropped };
}

/** Shown no longer. */
export function withdraw(before: Publication, { by, at }: Pick<Publication, 'by' | 'at'>): Publication {
  return { ...before, status: 'WITHDRAWN', by, at };
}

/** The result that each contract is to have of it; null for none. */
export function resultsOf(publication: Publication): ReadonlyMap<string, QualityResult | null> {
  const { source, year, targets, status, rows, dropped } = publication;
  return new Map([
    ...dropped.map((contractId) => [contractId, null] as const),
    ...rows.map(
      ({ contractId, value, answered }) =>
        [contractId, status === 'SHOWN' ? { source, year, value, answered, targets } : null] as const,
    ),
  ]);
}

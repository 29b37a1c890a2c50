import * as z from 'zod/mini';

/**
 * A number that a requirement measures against. `JUDGED_BY_PERSON`: the municipality has set none on purpose.
 * `null`: not set yet, which stops publication.
 */
export const Limit = z.union([z.number().check(z.positive()), z.literal('JUDGED_BY_PERSON'), z.null()]);
export type Limit = z.infer<typeof Limit>;

/** The number, when a machine may measure against it. */
export function measurable(limit: Limit): number | undefined {
  return typeof limit === 'number' ? limit : undefined;
}

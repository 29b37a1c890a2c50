import * as z from 'zod/mini';
import { Line } from './line.ts';

/** How much somebody takes on; `amount: null` means that no ceiling is set. */
export const Capacity = z.strictObject({
  unit: z.enum(['HOURS_PER_MONTH', 'PLACES']),
  amount: z.nullable(z.int().check(z.positive())),
});
export type Capacity = z.infer<typeof Capacity>;

/** Service → what is stated otherwise for it than for the whole; its areas are those of its scopes. */
export const PerService = z
  .record(Line, z.strictObject({ capacity: z.optional(Capacity), hours: z.optional(Line) }))
  .check(z.refine((services) => Object.keys(services).length <= 60, 'At most 60 services'));
export type PerService = z.infer<typeof PerService>;

/** What is stated for one service alone. */
export interface ServiceTerms {
  readonly service: string;
  /** Null: as for the whole. */
  readonly capacity: Capacity | null;
  readonly hours: string | null;
}

/** What is stated for each service alone, in the order of the scopes; what is about a service that is not among them is left out. */
export function termsPerService(
  perService: PerService | undefined,
  scopes: readonly { readonly service: string }[],
): ServiceTerms[] {
  return [...new Set(scopes.map(({ service }) => service))].flatMap((service) => {
    const { capacity = null, hours = null } = perService?.[service] ?? {};
    return capacity === null && hours === null ? [] : [{ service, capacity, hours }];
  });
}

import * as z from 'zod/mini';
import type { HashOf } from '../result.ts';

/** How many of those who report also show proof, requirement by requirement. */
export const SampleRule = z.strictObject({
  percent: z.int().check(z.nonnegative(), z.lte(100)),
  /** At least so many, however few there are. */
  atLeast: z.int().check(z.nonnegative(), z.lte(1000)),
});
export type SampleRule = z.infer<typeof SampleRule>;

/**
 * A draw that anybody can repeat: each contract's place is the hash of the seed and its id, and those through `through`
 * are drawn. `null`: nobody is.
 */
export const Draw = z.strictObject({ seed: z.string(), among: z.int(), through: z.nullable(z.string()) });
export type Draw = z.infer<typeof Draw>;

/**
 * Draws among contracts: the same seed and contracts always give the same.
 * @param seed published with the campaign
 */
export function draw(
  contractIds: readonly string[],
  { percent, atLeast }: SampleRule,
  { seed, hash }: { readonly seed: string; readonly hash: HashOf },
): Draw {
  const places = contractIds.map((id) => placeOf(id, seed, hash)).toSorted();
  const count = Math.min(places.length, Math.max(atLeast, Math.ceil((places.length * percent) / 100)));
  return { seed, among: places.length, through: places[count - 1] ?? null };
}

/** Whether a contract is among those drawn. */
export function isDrawn(contractId: string, { seed, through }: Draw, hash: HashOf): boolean {
  return through !== null && placeOf(contractId, seed, hash) <= through;
}

function placeOf(contractId: string, seed: string, hash: HashOf): string {
  return hash([seed, contractId]);
}

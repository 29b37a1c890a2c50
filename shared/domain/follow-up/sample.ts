import * as z from 'zod/mini';
import type { HashOf } from '../result.ts';
import { levelOf, type SetRiskLevel } from './risk-level.ts';
import type { RiskRule } from './risk-rule.ts';

/** How many of those who report also show proof, requirement by requirement. */
export const SampleRule = z.strictObject({
  percent: z.int().check(z.nonnegative(), z.lte(100)),
  /** At least so many, however few there are. */
  atLeast: z.int().check(z.nonnegative(), z.lte(1000)),
});
export type SampleRule = z.infer<typeof SampleRule>;

const Through = z.nullable(z.string());

/** Those of one risk level, of whom a greater share is drawn: who stood there when it was drawn, so that it can be repeated. */
const DrawnLevel = z.strictObject({
  level: z.string(),
  percent: z.int(),
  contractIds: z.array(z.string()).check(z.minLength(1)),
  through: Through,
});

/**
 * A draw that anybody can repeat: each contract's place is the hash of the seed and its id, and those through `through`
 * are drawn. `null`: nobody is.
 */
export const Draw = z.strictObject({
  seed: z.string(),
  /** How many are in it, those of the levels apart. */
  among: z.int(),
  through: Through,
  levels: z.array(DrawnLevel),
});
export type Draw = z.infer<typeof Draw>;

/** Whoever is in the draw. */
interface Drawable {
  readonly contractId: string;
  readonly risk?: Pick<SetRiskLevel, 'level'> | undefined;
}

/**
 * Draws among contracts: the same seed, contracts and levels always give the same.
 * @param seed published with the campaign
 * @param risk the municipality's levels: of those where a level asks for a greater share, so many are drawn
 */
export function draw(
  contracts: readonly Drawable[],
  { percent, atLeast }: SampleRule,
  { seed, hash, risk }: { readonly seed: string; readonly hash: HashOf; readonly risk?: RiskRule | undefined },
): Draw {
  const lastOf = (ids: readonly string[], count: number) =>
    ids.map((id) => placeOf(id, seed, hash)).toSorted()[Math.min(ids.length, count) - 1] ?? null;
  const shareOf = (ids: readonly string[], hundredths: number) => Math.ceil((ids.length * hundredths) / 100);
  const greater = (risk?.levels ?? []).filter(({ samplePercent = 0 }) => samplePercent > percent);
  const levels = greater.flatMap(({ id: level, samplePercent = 0 }) => {
    const contractIds = contracts
      .filter((contract) => risk !== undefined && levelOf(risk, contract).id === level)
      .map(({ contractId }) => contractId)
      .toSorted();
    if (contractIds.length === 0) return [];
    const through = lastOf(contractIds, shareOf(contractIds, samplePercent));
    return [{ level, percent: samplePercent, contractIds, through }];
  });
  const apart = new Set(levels.flatMap(({ contractIds }) => contractIds));
  const others = contracts.map(({ contractId }) => contractId).filter((id) => !apart.has(id));
  const through = lastOf(others, Math.max(atLeast, shareOf(others, percent)));
  return { seed, among: others.length, through, levels };
}

/** Whether a contract is among those drawn. */
export function isDrawn(contractId: string, { seed, through, levels }: Draw, hash: HashOf): boolean {
  const last = (levels.find(({ contractIds }) => contractIds.includes(contractId)) ?? { through }).through;
  return last !== null && placeOf(contractId, seed, hash) <= last;
}

function placeOf(contractId: string, seed: string, hash: HashOf): string {
  return hash([seed, contractId]);
}

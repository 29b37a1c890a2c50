import * as z from 'zod/mini';
import { MunicipalityId } from '../municipality/municipality.ts';
import type { ChoiceSystem } from './choice-system.ts';

/** A neighbour's choice system that is offered together with one's own. */
export const JointSystem = z.strictObject({ municipality: MunicipalityId, id: z.string().check(z.minLength(1)) });
export type JointSystem = z.infer<typeof JointSystem>;

/**
 * Whether two municipalities' systems can be applied for in one submission: each names the other, so that neither is
 * drawn in by its neighbour's word alone, and they hold some kind of service in common.
 */
export function isJoint(one: ChoiceSystem, other: ChoiceSystem): boolean {
  return names(one, other) && names(other, one) && sharesServiceType(one, other);
}

/** Whether two systems hold some kind of service in common. */
export function sharesServiceType(one: ChoiceSystem, other: ChoiceSystem): boolean {
  const known = new Set(one.serviceTypes.map(({ id }) => id));
  return other.serviceTypes.some(({ id }) => known.has(id));
}

function names({ municipality, jointWith = [] }: ChoiceSystem, other: ChoiceSystem): boolean {
  return (
    municipality !== other.municipality &&
    jointWith.some((named) => named.municipality === other.municipality && named.id === other.id)
  );
}

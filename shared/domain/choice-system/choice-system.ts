import * as z from 'zod/mini';
import type { Scope } from '../application/content.ts';
import { err, ok, type Result } from '../result.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { CpvCode } from './cpv.ts';
import { JointSystem } from './joint.ts';
import { ServiceType } from './service-type.ts';

const Name = z.string().check(z.minLength(1));
const Names = z.array(Name).check(z.minLength(1));

/** Who decided to have the system, when and where it stands. */
export const DecisionReference = z.strictObject({ body: Name, heldOn: z.iso.date(), paragraph: Name });
export type DecisionReference = z.infer<typeof DecisionReference>;

const common = {
  schemaVersion: z.literal(1),
  id: Name,
  municipality: MunicipalityId,
  /** The kind of service, for example `Hemtjänst`: what people know the system by. */
  service: Name,
  decisionRef: DecisionReference,
  cpvCodes: z.array(CpvCode).check(z.minLength(1)),
  /** The kinds of service it holds, as they were when it was registered: a list that changes later changes nothing here. */
  serviceTypes: z.array(ServiceType).check(z.minLength(1)),
  /** What may be applied for: service × area × target group. */
  services: Names,
  areas: Names,
  targetGroups: Names,
  /** Neighbours' systems that it is offered together with, where they name it too. */
  jointWith: z.optional(z.array(JointSystem)),
};

/** A service that people choose a provider for (LOV 1:1). Different areas may have different systems. */
export const ChoiceSystem = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('PREPARING') }),
  z.strictObject({ ...common, status: z.literal('OPEN'), versionNumber: z.int().check(z.positive()) }),
  z.strictObject({
    ...common,
    status: z.literal('CANCELLED'),
    cancelledOn: z.iso.date(),
    cancellation: DecisionReference,
    /** Why, as everybody who has an open application is told (LOV 8:2 st. 2). */
    reason: z.string().check(z.minLength(1)),
    /** The last version that it took applications on, when it ever did. */
    versionNumber: z.optional(z.int().check(z.positive())),
  }),
]);
export type ChoiceSystem = z.infer<typeof ChoiceSystem>;

/**
 * Cancels a system by a decision of the municipality: no more applications, and no version of it is published again.
 * Contracts go on until they end by their own terms. `DAY`: the decision or the last day is not possible.
 */
export function cancelSystem(
  system: ChoiceSystem,
  decided: { readonly cancellation: DecisionReference; readonly reason: string; readonly on: string },
): Result<Extract<ChoiceSystem, { status: 'CANCELLED' }>, 'CANCELLED' | 'DAY'> {
  if (system.status === 'CANCELLED') return err('CANCELLED');
  const { cancellation, reason, on } = decided;
  if (cancellation.heldOn > on || cancellation.heldOn < system.decisionRef.heldOn) return err('DAY');
  return ok({ ...system, status: 'CANCELLED', cancelledOn: on, cancellation, reason });
}

/** Whether a scope is one that the system offers; nothing else can be applied for. */
export function offers(system: ChoiceSystem, { service, area, targetGroup }: Scope): boolean {
  return system.services.includes(service) && system.areas.includes(area) && system.targetGroups.includes(targetGroup);
}

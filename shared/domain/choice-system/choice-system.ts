import * as z from 'zod/mini';
import type { Scope } from '../application/content.ts';
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
  }),
]);
export type ChoiceSystem = z.infer<typeof ChoiceSystem>;

/** Whether a scope is one that the system offers; nothing else can be applied for. */
export function offers(system: ChoiceSystem, { service, area, targetGroup }: Scope): boolean {
  return system.services.includes(service) && system.areas.includes(area) && system.targetGroups.includes(targetGroup);
}

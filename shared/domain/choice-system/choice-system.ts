import * as z from 'zod/mini';
import type { Scope } from '../application/content.ts';
import { err, ok, type Result } from '../result.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { CpvCode } from './cpv.ts';
import { JointSystem } from './joint.ts';
import { AdvertCheck } from './national-advert.ts';
import { ServiceType } from './service-type.ts';

const Name = z.string().check(z.minLength(1));
const Names = z.array(Name).check(z.minLength(1));

/** Who decided to have the system, when and where it stands. */
export const DecisionReference = z.strictObject({ body: Name, heldOn: z.iso.date(), paragraph: Name });
export type DecisionReference = z.infer<typeof DecisionReference>;

const ending = {
  cancellation: DecisionReference,
  /** Why, as everybody who has an open application is told (LOV 8:2 st. 2). */
  reason: z.string().check(z.minLength(1)),
};

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
  /** What was found when somebody last looked for its advert; absent, only what its version says. */
  advert: z.optional(AdvertCheck),
};

/** A service that people choose a provider for (LOV 1:1). Different areas may have different systems. */
export const ChoiceSystem = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('PREPARING') }),
  z.strictObject({
    ...common,
    status: z.literal('OPEN'),
    versionNumber: z.int().check(z.positive()),
    /** Decided on already, from a day to come: the first that no application is received on. */
    ending: z.optional(z.strictObject({ on: z.iso.date(), ...ending })),
  }),
  z.strictObject({
    ...common,
    status: z.literal('CANCELLED'),
    /** The first day that no application was received on. */
    cancelledOn: z.iso.date(),
    ...ending,
    /** The last version that it took applications on, when it ever did. */
    versionNumber: z.optional(z.int().check(z.positive())),
  }),
]);
export type ChoiceSystem = z.infer<typeof ChoiceSystem>;

/** A decision to cancel a system, and the first day that no application is received on. */
export interface SystemEnd {
  readonly cancellation: DecisionReference;
  readonly reason: string;
  readonly on: string;
}

/**
 * Cancels a system by a decision of the municipality: no more applications, and no version of it is published again.
 * From a day to come, it is open until then. Contracts go on until they end by their own terms.
 * `CANCELLED`: it was decided before. `DAY`: the decision's day is not possible. `FROM`: the first day has passed, or
 * is to come for a system that takes no applications anyhow.
 * @param today a day in Stockholm
 */
export function cancelSystem(
  system: ChoiceSystem,
  { cancellation, reason, on }: SystemEnd,
  today: string,
): Result<Exclude<ChoiceSystem, { status: 'PREPARING' }>, 'CANCELLED' | 'DAY' | 'FROM'> {
  if (endOf(system) !== null) return err('CANCELLED');
  if (cancellation.heldOn > today || cancellation.heldOn < system.decisionRef.heldOn) return err('DAY');
  if (on < today) return err('FROM');
  if (on === today) return ok({ ...system, status: 'CANCELLED', cancelledOn: on, cancellation, reason });
  return system.status === 'OPEN' ? ok({ ...system, ending: { on, cancellation, reason } }) : err('FROM');
}

/** The system as it is once its day has come; null while there is nothing to do. @param today a day in Stockholm */
export function endSystem(system: ChoiceSystem, today: string): Extract<ChoiceSystem, { status: 'CANCELLED' }> | null {
  if (system.status !== 'OPEN' || system.ending === undefined || system.ending.on > today) return null;
  const { ending: end, ...rest } = system;
  const { on, cancellation, reason } = end;
  return { ...rest, status: 'CANCELLED', cancelledOn: on, cancellation, reason };
}

/** The decision that ends the system or has ended it; null for one that nobody has decided to end. */
export function endOf(system: ChoiceSystem): SystemEnd | null {
  if (system.status === 'OPEN') return system.ending ?? null;
  if (system.status === 'PREPARING') return null;
  const { cancellation, reason, cancelledOn } = system;
  return { cancellation, reason, on: cancelledOn };
}

/** Whether applications are received on a day in Stockholm; by the day itself, whatever has been written of it yet. */
export function takesApplications<System extends ChoiceSystem>(
  system: System,
  on: string,
): system is Extract<System, { status: 'OPEN' }> {
  return system.status === 'OPEN' && (system.ending === undefined || on < system.ending.on);
}

/** Whether a scope is one that the system offers; nothing else can be applied for. */
export function offers(system: ChoiceSystem, { service, area, targetGroup }: Scope): boolean {
  return system.services.includes(service) && system.areas.includes(area) && system.targetGroups.includes(targetGroup);
}

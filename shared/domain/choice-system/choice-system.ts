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
    ending: z.optional(
      z.strictObject({
        on: z.iso.date(),
        ...ending,
        /** The day that was told before this one. */
        earlier: z.optional(z.iso.date()),
      }),
    ),
    /** That it is not to end after all, and why: what those are told who were told that it was. */
    keptOpen: z.optional(z.strictObject({ on: z.iso.date(), decision: DecisionReference, reason: Name })),
    /** How often what was told of its end has been changed: each change is told anew. */
    endChanges: z.optional(z.int().check(z.positive())),
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

/** That a system which was to end is not to, and why. */
export type KeptOpen = NonNullable<Extract<ChoiceSystem, { status: 'OPEN' }>['keptOpen']>;

/** A decision to cancel a system, and the first day that no application is received on. */
export interface SystemEnd {
  readonly cancellation: DecisionReference;
  readonly reason: string;
  readonly on: string;
  /** The day that was told before this one, when it has been moved. */
  readonly earlier?: string | undefined;
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
  if (on === today) return ok(cancelled(system, { cancellation, reason, on }));
  if (system.status !== 'OPEN') return err('FROM');
  const { keptOpen: _kept, ...open } = system;
  // Whoever was told that it was not to end is told again that it is.
  const changes = open.endChanges === undefined ? {} : { endChanges: open.endChanges + 1 };
  return ok({ ...open, ...changes, ending: { on, cancellation, reason } });
}

/** `NOT_AHEAD`: there is no day to come. `DAY`: the decision's day is not possible. `FROM`: the new day has passed, or is the same. */
export type EndChangeError = 'NOT_AHEAD' | 'DAY' | 'FROM';

/**
 * Moves the day on which a system is to be cancelled, by a decision of its own; to today, and it is cancelled at once.
 * @param today a day in Stockholm
 */
export function moveEnd(
  system: ChoiceSystem,
  { cancellation, reason, on }: SystemEnd,
  today: string,
): Result<Exclude<ChoiceSystem, { status: 'PREPARING' }>, EndChangeError> {
  const { ending: end } = system.status === 'OPEN' ? system : {};
  if (system.status !== 'OPEN' || end === undefined || end.on <= today) return err('NOT_AHEAD');
  if (cancellation.heldOn > today || cancellation.heldOn < end.cancellation.heldOn) return err('DAY');
  if (on < today || on === end.on) return err('FROM');
  if (on === today) return ok(cancelled(system, { cancellation, reason, on }));
  const moved = { on, cancellation, reason, earlier: end.on };
  return ok({ ...system, ending: moved, endChanges: (system.endChanges ?? 0) + 1 });
}

/** Takes back that a system is to be cancelled, by a decision of its own, before the day has come. @param today a day in Stockholm */
export function keepOpen(
  system: ChoiceSystem,
  { decision, reason }: { readonly decision: DecisionReference; readonly reason: string },
  today: string,
): Result<Extract<ChoiceSystem, { status: 'OPEN' }>, Exclude<EndChangeError, 'FROM'>> {
  const { ending: end } = system.status === 'OPEN' ? system : {};
  if (system.status !== 'OPEN' || end === undefined || end.on <= today) return err('NOT_AHEAD');
  if (decision.heldOn > today || decision.heldOn < end.cancellation.heldOn) return err('DAY');
  const { ending: _end, ...open } = system;
  return ok({ ...open, keptOpen: { on: today, decision, reason }, endChanges: (system.endChanges ?? 0) + 1 });
}

function cancelled(
  system: ChoiceSystem,
  { cancellation, reason, on }: SystemEnd,
): Extract<ChoiceSystem, { status: 'CANCELLED' }> {
  const end = { status: 'CANCELLED', cancelledOn: on, cancellation, reason } as const;
  if (system.status !== 'OPEN') return { ...system, ...end };
  const { ending: _end, keptOpen: _kept, endChanges: _changes, ...rest } = system;
  return { ...rest, ...end };
}

/** The system as it is once its day has come; null while there is nothing to do. @param today a day in Stockholm */
export function endSystem(system: ChoiceSystem, today: string): Extract<ChoiceSystem, { status: 'CANCELLED' }> | null {
  if (system.status !== 'OPEN' || system.ending === undefined || system.ending.on > today) return null;
  return cancelled(system, system.ending);
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

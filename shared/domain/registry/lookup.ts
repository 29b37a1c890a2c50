import * as z from 'zod/mini';
import { LegalForm } from '../application/applicant.ts';
import { type Registration, registrationKey } from '../provider/registration.ts';
import type { HashOf } from '../result.ts';
import { Registry } from './registry.ts';

/** A proceeding that a registry knows of; what follows from it is a person's to weigh (LOV 7:1). */
const Proceeding = z.strictObject({
  kind: z.enum(['BANKRUPTCY', 'LIQUIDATION', 'RECONSTRUCTION', 'COMPOSITION', 'OTHER']),
  /** The registry's own word for it. */
  name: z.string(),
  since: z.optional(z.iso.date()),
});
export type Proceeding = z.infer<typeof Proceeding>;

/** What a registry has under a number: of organisations alone, and no more than the checks read. */
export const RegistryEntry = z.strictObject({
  name: z.string(),
  /** Absent when the registry's form is none that Valbar tells apart. */
  legalForm: z.optional(LegalForm),
  registeredOn: z.optional(z.iso.date()),
  /** The day the entry ended: the organisation was struck off, the approval or the permit withdrawn. */
  endedOn: z.optional(z.iso.date()),
  proceedings: z.array(Proceeding),
});
export type RegistryEntry = z.infer<typeof RegistryEntry>;

/** Why a registry gave no answer that can be relied on. */
export const LookupFault = z.enum([
  /** No adapter is configured for it: a person looks it up. */
  'NOT_CONNECTED',
  /** A sole trader's number is a personal one, and is not sent. */
  'PERSONAL_NUMBER',
  'INVALID_NUMBER',
  'TIMED_OUT',
  'OUTAGE',
  'RATE_LIMITED',
  'NO_ACCESS',
  /** It answered something else than its documentation says, or about another number. */
  'WRONG_ANSWER',
]);
export type LookupFault = z.infer<typeof LookupFault>;

const Answer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('FOUND'), entry: RegistryEntry }),
  z.strictObject({ outcome: z.literal('NOT_FOUND') }),
  z.strictObject({ outcome: z.literal('NO_ANSWER'), fault: LookupFault }),
]);
export type Answer = z.infer<typeof Answer>;

/** What one registry said about one applicant, kept on the case with its source, its time and its hash. */
export const Lookup = z.strictObject({
  schemaVersion: z.literal(1),
  registry: Registry,
  /** Where the answer came from, for example `Bolagsverket, värdefulla datamängder`; absent when nobody was asked. */
  source: z.optional(z.string()),
  /** Hash of the number it was asked about: another number makes the answer somebody else's. */
  numberHash: z.string(),
  answer: Answer,
  /** Hash of `answer`. */
  answerHash: z.string(),
  /** When it first said so. */
  since: z.iso.datetime(),
  /** When it was last asked. */
  at: z.iso.datetime(),
});
export type Lookup = z.infer<typeof Lookup>;

/** The hash of the number by which a registry knows somebody; undefined when there is none: abroad, or being formed. */
export function numberHashOf(registration: Registration, hash: HashOf): string | undefined {
  return registration.kind === 'SWEDISH' ? hash(registrationKey(registration)) : undefined;
}

/** How long an answer stands before the registry is asked again, in hours. */
const freshHours = 24;

/**
 * Whether a registry need not be asked again: it answered within a day.
 * @param lookup what it said about the same number
 * @param at the instant of the new run, ISO 8601
 */
export function isFresh(lookup: Lookup | undefined, at: string): boolean {
  return (
    lookup !== undefined &&
    lookup.answer.outcome !== 'NO_ANSWER' &&
    Date.parse(at) - Date.parse(lookup.at) < freshHours * 3_600_000
  );
}

/** A new answer after the one before, about the same number: the same words keep the instant they were first said. */
export function succeed(before: Lookup | undefined, next: Omit<Lookup, 'schemaVersion' | 'since'>): Lookup {
  const same = before?.answerHash === next.answerHash && before.source === next.source;
  return { schemaVersion: 1, ...next, since: same ? before.since : next.at };
}

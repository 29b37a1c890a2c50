import * as z from 'zod/mini';

const Name = z.string().check(z.minLength(1));
const recorded = { reference: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)), on: z.iso.date() };

/**
 * Where a deficiency is on record. Of what citizens have told, only its reference is named: what it says stays apart.
 * `on` is the day it was found.
 */
export const Source = z.discriminatedUnion('kind', [
  /** The yearly report that did not come. */
  z.strictObject({ kind: z.literal('REPORT'), reportId: Name }),
  /** What an officer found of one fact at a re-check. */
  z.strictObject({ kind: z.literal('RECHECK'), about: Name, on: z.iso.date() }),
  /** An earlier measure, by which it was not put right. */
  z.strictObject({ kind: z.literal('MEASURE'), measureId: Name }),
  /** The established report of a visit. */
  z.strictObject({ kind: z.literal('VISIT_REPORT'), visitId: Name, on: z.iso.date() }),
  /** A visit whose report lies elsewhere. */
  z.strictObject({ kind: z.literal('VISIT'), ...recorded }),
  z.strictObject({ kind: z.literal('COMPLAINT'), ...recorded }),
  z.strictObject({ kind: z.literal('MISCONDUCT'), ...recorded }),
  z.strictObject({ kind: z.literal('OTHER'), ...recorded }),
]);
export type Source = z.infer<typeof Source>;

/** One requirement that is not met during the contract: which, what the deficiency is, and where that is on record. */
export const Deficiency = z.strictObject({
  requirementId: Name,
  /** What it is, in the municipality's words; the provider reads it. */
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
  source: Source,
});
export type Deficiency = z.infer<typeof Deficiency>;

/** What names a deficiency: found and proposed about twice, it is one. */
export function deficiencyKey({ requirementId, source }: Pick<Deficiency, 'requirementId' | 'source'>): string {
  const { kind, ...record } = source;
  return JSON.stringify([requirementId, kind, ...Object.entries(record).toSorted().flat()]);
}

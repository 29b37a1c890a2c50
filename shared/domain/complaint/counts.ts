import * as z from 'zod/mini';
import type { Complaint } from './complaint.ts';

/** Null: too few to show. None at all is no secret. */
const Count = z.nullable(z.int().check(z.nonnegative()));

/** What there was about one provider during a year, as it may be shown. */
export const ComplaintCount = z.strictObject({
  contractId: z.string(),
  name: z.string(),
  complaints: Count,
  deviations: Count,
  misconduct: Count,
});
export type ComplaintCount = z.infer<typeof ComplaintCount>;

/** A year's numbers without anything else of the complaints. */
export const ComplaintCounts = z.strictObject({
  schemaVersion: z.literal(1),
  year: z.string(),
  /** The day that they were counted. */
  countedOn: z.iso.date(),
  fewerThan: z.int(),
  providers: z.array(ComplaintCount),
});
export type ComplaintCounts = z.infer<typeof ComplaintCounts>;

const alphabet = new Intl.Collator('sv');

/**
 * Counts a year's complaints per provider and kind. Numbers that are too small are left out here, so that what
 * leaves the citizens' table never has them; no sums are given, from which one could be worked out.
 */
export function countComplaints(
  complaints: readonly Complaint[],
  { year, on, fewerThan }: { readonly year: string; readonly on: string; readonly fewerThan: number },
): ComplaintCounts {
  const providers = new Map<string, Complaint[]>();
  for (const complaint of complaints) {
    const { about, receivedOn } = complaint;
    if (about === null || !receivedOn.startsWith(`${year}-`)) continue;
    providers.set(about.contractId, [...(providers.get(about.contractId) ?? []), complaint]);
  }
  const shown = (count: number): number | null => (count > 0 && count < fewerThan ? null : count);
  return {
    schemaVersion: 1,
    year,
    countedOn: on,
    fewerThan,
    providers: [...providers]
      .map(([contractId, own]) => {
        const of = (kind: Complaint['kind']): number => own.filter((one) => one.kind === kind).length;
        return {
          contractId,
          name: own[0]?.about?.name ?? '',
          complaints: shown(of('COMPLAINT')),
          deviations: shown(of('DEVIATION')),
          misconduct: shown(
            own.filter(({ kind, misconduct }) => kind === 'MISCONDUCT' || misconduct !== undefined).length,
          ),
        };
      })
      .toSorted((one, other) => alphabet.compare(one.name, other.name)),
  };
}

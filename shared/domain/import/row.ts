import * as z from 'zod/mini';
import { LegalForm } from '../application/applicant.ts';
import { Presentation, Scope } from '../application/content.ts';
import { Line } from '../application/line.ts';
import { EarlierDecision } from '../contract/contract.ts';
import { ProviderPerson } from '../provider/provider.ts';
import { Registration, registrationKey } from '../provider/registration.ts';

/** So many rows at a time: more than any municipality has contracts in one choice system. */
export const mostRows = 2000;

const Basis = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('IMPORTED'),
    signedOn: z.iso.date(),
    reference: Line,
    decision: z.strictObject({
      ...EarlierDecision.shape,
      decidedBy: Line,
      diaryNumber: Line,
      paragraph: Line,
    }),
    validFrom: z.iso.date(),
    validUntil: z.optional(z.iso.date()),
  }),
  z.strictObject({
    kind: z.literal('ASSIGNMENT'),
    reference: Line,
    decidedBy: Line,
    decidedOn: z.iso.date(),
    paragraph: Line,
  }),
]);

/** One contract that is older than this system, or the own unit's assignment, with everything that is said of it. */
export const ImportRow = z.strictObject({
  basis: Basis,
  provider: z.strictObject({
    name: Line,
    registration: Registration,
    /** Null for the municipality's own unit. */
    legalForm: z.nullable(LegalForm),
  }),
  /** Who acts for it: a contact that can be reached, at least. */
  persons: z.array(z.extend(ProviderPerson, { name: Line })).check(z.minLength(1), z.maxLength(20)),
  scopes: z.array(Scope).check(z.minLength(1), z.maxLength(200)),
  selectableFrom: z.iso.date(),
  presentation: Presentation,
  capacity: z.nullable(
    z.strictObject({ unit: z.enum(['HOURS_PER_MONTH', 'PLACES']), amount: z.nullable(z.int().check(z.positive())) }),
  ),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** What is the same for one contract however often, and in whatever order, it is brought in. */
export function keyOfRow({ basis, provider }: Pick<ImportRow, 'basis' | 'provider'>): string {
  const registered = registrationKey(provider.registration) ?? 'BEING_FORMED';
  return [registered, basis.reference.trim().toUpperCase()].join('\n');
}

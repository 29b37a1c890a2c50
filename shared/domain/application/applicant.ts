import * as z from 'zod/mini';
import { Registration } from '../provider/registration.ts';
import { Line } from './line.ts';

/** No legal form may be demanded in order to apply (LOV 5:1); it only decides which evidence exists. */
export const LegalForm = z.enum([
  'LIMITED_COMPANY',
  'SOLE_TRADER',
  'TRADING_PARTNERSHIP',
  'ECONOMIC_ASSOCIATION',
  'NON_PROFIT_ASSOCIATION',
  'FOUNDATION',
]);
export type LegalForm = z.infer<typeof LegalForm>;

/** One firm or person that applies, alone or in a group. */
export const ApplyingProvider = z.strictObject({
  name: Line,
  registration: Registration,
  /** Of a firm abroad, the Swedish form that is nearest to its own. */
  legalForm: LegalForm,
  address: z.optional(Line),
});
export type ApplyingProvider = z.infer<typeof ApplyingProvider>;

/**
 * How many others may apply together with the lead. Each is a write of the transaction that receives the application;
 * with as many files as one can have, it must stay under DynamoDB's hundred.
 */
export const otherMembers = 15;

/** Who applies; with `members`, as a group of providers (LOV 2:3, 5:1) that it leads and speaks for. */
export const Applicant = z.strictObject({
  ...ApplyingProvider.shape,
  newlyStarted: z.optional(z.boolean()),
  /** The others of the group. */
  members: z.optional(z.array(ApplyingProvider).check(z.minLength(1), z.maxLength(otherMembers))),
});
export type Applicant = z.infer<typeof Applicant>;

/** Everybody who applies, the lead first. */
export function providersOf({ members = [], ...lead }: Applicant): readonly ApplyingProvider[] {
  const { name, registration, legalForm, address } = lead;
  return [{ name, registration, legalForm, ...(address === undefined ? {} : { address }) }, ...members];
}

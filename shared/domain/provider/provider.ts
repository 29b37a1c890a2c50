import * as z from 'zod/mini';
import { LegalForm } from '../application/applicant.ts';
import { PersonRole } from '../application/persons.ts';
import { Registration } from './registration.ts';

/** Somebody who acts for a provider, as one application or contract names them. */
export const ProviderPerson = z.strictObject({
  role: z.enum(['CONTACT', 'SIGNATORY', ...PersonRole.options]),
  name: z.string(),
  email: z.optional(z.email()),
});
export type ProviderPerson = z.infer<typeof ProviderPerson>;

/**
 * What an organisation has with a municipality: one application, or one contract. A provider stands over all of its
 * relations; who it is and who acts for it is what the latest of them says.
 */
export const ProviderRelation = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.enum(['APPLICATION', 'CONTRACT']),
  id: z.string(),
  organisation: z.strictObject({
    name: z.string(),
    registration: Registration,
    /** Null for the municipality's own unit. */
    legalForm: z.nullable(LegalForm),
  }),
  persons: z.array(ProviderPerson),
  since: z.iso.datetime(),
});
export type ProviderRelation = z.infer<typeof ProviderRelation>;

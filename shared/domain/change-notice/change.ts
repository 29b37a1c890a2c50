import * as z from 'zod/mini';
import { Line } from '../application/line.ts';
import { Phone, Scope } from '../application/content.ts';
import { Capacity } from '../application/service-terms.ts';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
const PersonName = Line.check(z.regex(/^\D*$/, 'A name, without numbers'));

/** What changes, as it will be. Who the person or the owner is; where the provider is reached; what it takes on. */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('MANAGER'), name: PersonName, email: z.optional(z.email()) }),
  z.strictObject({ kind: z.literal('OWNER'), description: Words }),
  z.strictObject({
    kind: z.literal('CONTACT'),
    contact: z.strictObject({ name: PersonName, email: z.email() }),
    /** What those who choose are shown. */
    phone: Phone,
    email: z.email(),
    website: z.optional(z.url({ protocol: /^https?$/ })),
    /** Where the provider is visited and gets its letters. */
    address: z.optional(Line),
  }),
  z.strictObject({ kind: z.literal('CAPACITY'), capacity: Capacity }),
  /** All that the contract covers after it. */
  z.strictObject({ kind: z.literal('AREAS'), scopes: z.array(Scope).check(z.minLength(1), z.maxLength(60)) }),
  /** Of the person in daily charge, for a longer time. */
  z.strictObject({
    kind: z.literal('ABSENCE'),
    until: z.iso.date(),
    deputy: z.strictObject({ name: PersonName, phone: Phone }),
  }),
  /** Whether the provider takes on somebody new: not for a time, not while it is full, or again. */
  z.strictObject({
    kind: z.literal('INTAKE'),
    intake: z.enum(['PAUSED', 'FULL', 'OPEN']),
    /** The last day of a pause, when that is known. */
    until: z.optional(z.iso.date()),
  }),
]);
export type Change = z.infer<typeof Change>;

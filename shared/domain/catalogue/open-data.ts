import * as z from 'zod/mini';

/** How a municipality lets others use its catalogue (2022:818); the licence is its own to choose. */
export const OpenDataTerms = z.strictObject({
  /** By its identifier, as the national catalogue spells it: `http://creativecommons.org/publicdomain/zero/1.0/`. */
  licence: z.url({ protocol: /^https?$/ }),
  /** Whom those who use the data may ask: a function, never a person. */
  contact: z.strictObject({ name: z.string().check(z.minLength(1)), email: z.email() }),
  /** The day that it was first published. */
  issuedOn: z.iso.date(),
});
export type OpenDataTerms = z.infer<typeof OpenDataTerms>;

import * as z from 'zod/mini';

const Name = z.string().check(z.minLength(1));

/** How a signer's identity was shown; a link alone is never enough to sign. */
export const SignerIdentity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('LINK_AND_CODE'), email: z.email(), phone: Name }),
  z.strictObject({ kind: z.literal('SIGN_IN'), account: Name }),
  /** An e-signing service's own evidence. */
  z.strictObject({ kind: z.literal('SERVICE'), service: Name, reference: Name }),
]);
export type SignerIdentity = z.infer<typeof SignerIdentity>;

/** A signature under the contract's text, by hand or electronic: the Act names no level (LOV 2:2). */
export const Signature = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('ELECTRONIC'),
    /** As the signer wrote it. */
    name: Name,
    at: z.iso.datetime(),
    documentHash: z.string(),
    identity: SignerIdentity,
  }),
  z.strictObject({
    method: z.literal('WET_INK'),
    name: Name,
    at: z.iso.datetime(),
    documentHash: z.string(),
    /** The officer who saw the paper and registered it, signed in. */
    registeredBy: Name,
  }),
]);
export type Signature = z.infer<typeof Signature>;

const common = {
  signerId: Name,
  party: z.enum(['PROVIDER', 'MUNICIPALITY']),
  name: Name,
  /** Who has neither signs on paper. */
  email: z.optional(z.email()),
  phone: z.optional(Name),
};

/** A person who signs for a party; a party may have several, who sign jointly. */
export const Signer = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('AWAITING') }),
  z.strictObject({ ...common, status: z.literal('SIGNED'), signature: Signature }),
]);
export type Signer = z.infer<typeof Signer>;

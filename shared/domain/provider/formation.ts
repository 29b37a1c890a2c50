import * as z from 'zod/mini';
import type { Applicant } from '../application/applicant.ts';

const Word = { at: z.iso.datetime(), by: z.string() };

/** What has been said, since its approval, of the registration of an applicant that was being formed when it applied. */
export const Formation = z.strictObject({
  stated: z.strictObject(Word),
  /** An officer has seen that it is so. */
  checked: z.optional(z.strictObject(Word)),
  /** An officer has found that it is not, and asks again. */
  returned: z.optional(z.strictObject({ ...Word, why: z.string() })),
});
export type Formation = z.infer<typeof Formation>;

/**
 * What a contract waits for where the documentation asks for a legal form by then (LOV 5:1; never in order to apply):
 * that the applicant states its registration, that an officer checks it, or nothing.
 */
export function registrationStep(
  { registration }: Pick<Applicant, 'registration'>,
  formation: Formation | undefined,
  { legalFormRequiredAtContract = false }: { readonly legalFormRequiredAtContract?: boolean | undefined },
): 'STATE' | 'CHECK' | 'NONE' {
  if (!legalFormRequiredAtContract) return 'NONE';
  if (formation === undefined) return registration.kind === 'BEING_FORMED' ? 'STATE' : 'NONE';
  if (formation.checked !== undefined) return 'NONE';
  return formation.returned === undefined ? 'CHECK' : 'STATE';
}

import * as z from 'zod/mini';
import { MunicipalityId } from '../municipality/municipality.ts';
import { Scope } from './content.ts';

/** The same application at another municipality of a joint system: a case of its own, decided on by itself. */
export const Sibling = z.strictObject({
  municipality: MunicipalityId,
  choiceSystemId: z.string(),
  applicationId: z.string(),
});
export type Sibling = z.infer<typeof Sibling>;

/** What a submission offers to another municipality, as it was fixed at the click. */
export const JointOffer = z.strictObject({
  ...Sibling.shape,
  /** The version in force there at the click. */
  versionNumber: z.int(),
  /** What is applied for there. */
  scopes: z.array(Scope),
  /** The files that had been handed in. */
  evidenceIds: z.array(z.string()),
});
export type JointOffer = z.infer<typeof JointOffer>;

/** The case alone, of what was offered. */
export function siblingOf({ municipality, choiceSystemId, applicationId }: Sibling): Sibling {
  return { municipality, choiceSystemId, applicationId };
}

/** The siblings of one of them: the case that they were offered from, and the others. */
export function siblingsOf(own: Sibling, from: Sibling, offered: readonly Sibling[]): Sibling[] {
  return [from, ...offered].filter(({ applicationId }) => applicationId !== own.applicationId).map(siblingOf);
}

import { claimsWithout } from './business-secret.ts';
import type { ApplicationContent } from './content.ts';

/** The content without one of its persons, and without what was claimed to be secret of them. */
export function withoutPerson(
  { persons: before = [], businessSecrets = [], ...content }: ApplicationContent,
  gone: number,
): ApplicationContent {
  const persons = before.toSpliced(gone, 1);
  const claims = claimsWithout(businessSecrets, 'persons', gone);
  return {
    ...content,
    ...(persons.length === 0 ? {} : { persons }),
    ...(claims.length === 0 ? {} : { businessSecrets: claims }),
  };
}

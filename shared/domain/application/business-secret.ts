import * as z from 'zod/mini';
import type { ApplicationContent } from './content.ts';
import { partAt, type Partly, withoutLeaves } from './part.ts';

/**
 * A part of an application that its applicant claims to be a business secret, and why (OSL 31:16). The mark is a note
 * (OSL 5:5): whether it holds is tried by an officer when somebody asks for the document.
 */
export const BusinessSecret = z.strictObject({
  /** A JSON pointer into the content, or `evidence:<id>` for a file. */
  part: z.string().check(z.regex(/^(\/[^\s]{1,200}|evidence:[0-9A-Z]{26})$/)),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
});
export type BusinessSecret = z.infer<typeof BusinessSecret>;

/** The id of the file that a claim is about; undefined when it is about what is written. */
export function fileOf({ part }: Pick<BusinessSecret, 'part'>): string | undefined {
  return part.startsWith('evidence:') ? part.slice('evidence:'.length) : undefined;
}

/** What is published whatever is claimed: the catalogue shows it of everybody (LOV 9:1). */
const published = ['/presentation', '/applicant/name', '/scopes', '/capacity', '/perService', '/selectableFrom'];

/** Whether a claim is about something that everybody is shown. */
export function isPublished({ part }: Pick<BusinessSecret, 'part'>): boolean {
  return published.some((pointer) => part === pointer || part.startsWith(`${pointer}/`));
}

/** Whether a part lies within what is claimed, or holds something that is: whoever has no need of it is not shown it. */
export function isClaimed(secrets: readonly Pick<BusinessSecret, 'part'>[], part: string): boolean {
  return secrets.some(
    (claim) => claim.part === part || part.startsWith(`${claim.part}/`) || claim.part.startsWith(`${part}/`),
  );
}

/**
 * An application as it may leave the authority: without what its applicant claims to be a business secret, and without
 * the claims, whose reasons tell what they are about. What the catalogue shows of everybody stays (LOV 9:1).
 */
export function withoutSecrets<File extends { readonly evidenceId: string }>(
  { businessSecrets = [], ...content }: ApplicationContent,
  files: readonly File[],
): { readonly content: Partly<Omit<ApplicationContent, 'businessSecrets'>>; readonly files: readonly File[] } {
  const isSecret = (pointer: string): boolean => isClaimed(businessSecrets, pointer) && !isPublished({ part: pointer });
  return {
    content: withoutLeaves(content, isSecret),
    files: files.filter(({ evidenceId }) => !isSecret(`evidence:${evidenceId}`)),
  };
}

/** The content with the claims about what is still there: what is no longer written, or a file that was taken away, hides nothing. */
export function standingClaims(
  { businessSecrets = [], ...content }: ApplicationContent,
  files: readonly { readonly evidenceId: string }[],
): ApplicationContent {
  const claims = businessSecrets.filter((secret) => {
    const file = fileOf(secret);
    if (file === undefined) return partAt(content, secret.part) !== undefined;
    return files.some(({ evidenceId }) => evidenceId === file);
  });
  return claims.length === 0 ? content : { ...content, businessSecrets: claims };
}

/** The claims after one of a list is taken out: those about it end, those about the ones after it follow them. */
export function claimsWithout(claims: readonly BusinessSecret[], list: 'persons', gone: number): BusinessSecret[] {
  return claims.flatMap((claim) => {
    const { at, rest = '' } = /^\/(?<list>\w+)\/(?<at>\d+)(?<rest>\/.*)?$/.exec(claim.part)?.groups ?? {};
    if (at === undefined || !claim.part.startsWith(`/${list}/`) || Number(at) < gone) return [claim];
    return Number(at) === gone ? [] : [{ ...claim, part: `/${list}/${String(Number(at) - 1)}${rest}` }];
  });
}

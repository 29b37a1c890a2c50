import { providersOf } from '../application/applicant.ts';
import type { ApplicationContent } from '../application/content.ts';
import { isClaimed, isPublished } from '../application/business-secret.ts';
import { parseOrganisationNumber } from '../provider/organisation-number.ts';
import type { Requirement } from '../requirement/requirement-set.ts';

/** Who a document is for: those who decide see everything, anybody else what neither secrecy nor privacy stands against. */
export type Edition = 'FULL' | 'PUBLIC';

/** People who are named in an application as private persons, and others who have acted for it, the longest name first. */
export function privateNames(content: ApplicationContent, others: readonly string[] = []): readonly string[] {
  const { contact, signatories = [], persons = [] } = content;
  const names = [...[contact, ...signatories, ...persons].map(({ name }) => name), ...others];
  return [...new Set(names)].toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1));
}

/** Names, mail addresses, telephone and personal numbers of private persons give place to a mark, whoever wrote them where. */
export function withoutPeople(
  content: ApplicationContent,
  mark: string,
  others: readonly string[] = [],
): (text: string) => string {
  const { contact, signatories = [] } = content;
  const reached = [contact, ...signatories].flatMap(({ email, phone }) =>
    [email, phone].filter((one) => one !== undefined),
  );
  const patterns = [
    ...personalNumbers(content),
    ...[...privateNames(content, others), ...reached].map((text) => new RegExp(escaped(text), 'giu')),
  ];
  return (text) => patterns.reduce((rest, pattern) => rest.replace(pattern, mark), text);
}

/** A sole trader's number is the person's own: with or without its century and its hyphen. */
function personalNumbers({ applicant }: ApplicationContent): readonly RegExp[] {
  return providersOf(applicant).flatMap(({ registration }) => {
    const parsed =
      registration.kind === 'SWEDISH' ? parseOrganisationNumber(registration.organisationNumber) : undefined;
    if (parsed?.ok !== true || parsed.value.shape !== 'PERSONAL') return [];
    const [head = '', tail = ''] = parsed.value.number.split('-');
    return [new RegExp(String.raw`(?<!\d)(?:18|19|20)?${head}\s?[-+]?\s?${tail}(?!\d)`, 'gu')];
  });
}

/** A file of the application: its id and the kind of evidence it is. */
export interface ClaimableFile {
  readonly evidenceId: string;
  readonly kind: string;
}

/**
 * Whether what was found about a requirement may rest on something that its applicant claims to be a business secret
 * (OSL 31:16). What a claim touches beyond a file or a statement can't be told, so then every reason may.
 */
export function mayTellSecret(
  content: ApplicationContent,
  files: readonly ClaimableFile[],
): (requirement: Pick<Requirement, 'controlPoints'> | undefined) => boolean {
  const claims = (content.businessSecrets ?? []).filter((claim) => !isPublished(claim));
  const isFileOrStatement = ({ part }: (typeof claims)[number]): boolean =>
    part.startsWith('evidence:') || part.startsWith('/statements/');
  if (claims.some((claim) => !isFileOrStatement(claim))) return () => true;
  return (requirement) => {
    if (claims.length === 0) return false;
    const point = requirement?.controlPoints.find((one) => one.point === 'AUTHORISATION');
    if (point === undefined) return requirement === undefined;
    return point.evidence.some(
      (kind) =>
        isClaimed(claims, `/statements/${kind}`) ||
        files.some((file) => file.kind === kind && isClaimed(claims, `evidence:${file.evidenceId}`)),
    );
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

import * as z from 'zod/mini';
import { proposalOf } from '../decision/basis.ts';
import type { CaseOnFile } from './case-on-file.ts';

/** `BASIS`: what was put before whoever decides. `NOTICE`: what the applicant was told. `CONTRACT`: as it was signed. */
export const KeptKind = z.enum(['BASIS', 'NOTICE', 'CONTRACT']);
export type KeptKind = z.infer<typeof KeptKind>;

/** A document as it was written at the time, byte for byte: what was decided on can be shown when everything else has changed. */
export const KeptDocument = z.strictObject({
  schemaVersion: z.literal(1),
  /** `<kind>-<of>`: one of each is kept. */
  documentId: z.string(),
  kind: KeptKind,
  /** The hash of the basis, the number of the decision that was told of, or the contract's id. */
  of: z.string(),
  /** Lower-case hex SHA-256 of the bytes. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  bytes: z.int().check(z.positive()),
  objectKey: z.string(),
  keptAt: z.iso.datetime(),
});
export type KeptDocument = z.infer<typeof KeptDocument>;

/** What is to be kept, before it is written. */
export type ToKeep = Pick<KeptDocument, 'kind' | 'of'>;

/** Names a kept document within its case. */
export function documentIdOf({ kind, of }: ToKeep): string {
  return `${kind}-${of}`;
}

/** Where a kept document's bytes lie: named by what they are, so that no others can take their place. */
export function keptKey(municipality: string, applicationId: string, sha256: string): string {
  return `${municipality}/${applicationId}/documents/${sha256}.pdf`;
}

/** Whether something in the bucket is the municipality's own, kept or to be given out, and no file that somebody sent in. */
export function isOwnKey(objectKey: string): boolean {
  return (
    objectKey.startsWith('exports/') ||
    /^[a-z][a-z0-9-]{1,30}\/[0-9A-Z]{26}\/documents\/[0-9a-f]{64}\.pdf$/.test(objectKey)
  );
}

/** What of a case is to be kept and is not yet: the basis that is or was decided on, every notice, every signed contract. */
export function documentsToKeep(
  { application, notices, contracts }: Pick<CaseOnFile, 'application' | 'notices' | 'contracts'>,
  kept: readonly Pick<KeptDocument, 'documentId'>[],
): readonly ToKeep[] {
  const proposal = application.status === 'WITHDRAWN' ? undefined : proposalOf(application);
  const all: readonly ToKeep[] = [
    ...(proposal === undefined ? [] : [{ kind: 'BASIS' as const, of: proposal.basisHash }]),
    ...notices.map(({ decisionNumber }) => ({ kind: 'NOTICE' as const, of: String(decisionNumber) })),
    ...contracts.flatMap(({ contract }) =>
      'signedAt' in contract && contract.documentText !== undefined
        ? [{ kind: 'CONTRACT' as const, of: contract.contractId }]
        : [],
    ),
  ];
  return all.filter((one) => kept.every(({ documentId }) => documentId !== documentIdOf(one)));
}

export function findKept(kept: readonly KeptDocument[], kind: KeptKind, of: string): KeptDocument | undefined {
  return kept.find((one) => one.kind === kind && one.of === of);
}

/** What the list says of a document that was kept: its bytes have a hash, and can be read. */
export function asKept(kept: KeptDocument | undefined): Partial<Pick<KeptDocument, 'sha256' | 'documentId'>> {
  return kept === undefined ? {} : { sha256: kept.sha256, documentId: kept.documentId };
}

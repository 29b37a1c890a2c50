import type { ContractNotice } from '../contract/notice.ts';
import type { UnnumberedDocument } from './case-documents.ts';
import type { ContractOnFile } from './case-on-file.ts';
import { duringContractDocuments } from './during-contract.ts';
import { asKept, findKept, type KeptDocument } from './kept-document.ts';

const applicant = { kind: 'APPLICANT' } as const;

/** A contract as it was sent out and signed, and what its parties have written to each other about it since. */
export function contractDocuments(
  { contract, notices, changes, during }: ContractOnFile,
  kept: readonly KeptDocument[],
): readonly UnnumberedDocument[] {
  const { contractId, createdAt } = contract;
  const sha256 = 'documentHash' in contract ? contract.documentHash : undefined;
  const isSent = contract.status !== 'DRAFT';
  const sentAt = contract.status === 'AWAITING_SIGNATURES' ? contract.requestedAt : createdAt;
  return [
    ...(isSent
      ? [
          {
            kind: 'CONTRACT',
            contractId,
            direction: 'OUTGOING',
            at: sentAt,
            correspondent: applicant,
            sha256,
          } as const,
        ]
      : []),
    ...('signedAt' in contract
      ? [
          {
            kind: 'CONTRACT_SIGNED',
            contractId,
            direction: 'INTERNAL',
            at: contract.signedAt,
            sha256,
            ...asKept(findKept(kept, 'CONTRACT', contractId)),
          } as const,
        ]
      : []),
    ...notices.map(ofNotice),
    ...changes.map(({ change, submittedAt: at }): UnnumberedDocument => ({
      kind: 'CHANGE_NOTICE',
      what: change.kind,
      direction: 'INCOMING',
      at,
      correspondent: applicant,
    })),
    ...(during === undefined ? [] : duringContractDocuments(contractId, during)),
  ];
}

function ofNotice({ kind, writtenAt, textHash }: ContractNotice): UnnumberedDocument {
  return {
    kind: 'CONTRACT_NOTICE',
    what: kind,
    direction: 'OUTGOING',
    at: writtenAt,
    correspondent: applicant,
    sha256: textHash,
  };
}

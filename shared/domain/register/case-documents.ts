import type { Day } from '../calendar/day.ts';
import type { ChangeKind } from '../change-notice/kind.ts';
import type { ContractNotice } from '../contract/notice.ts';
import type { Registry } from '../registry/registry.ts';
import type { TaskKind } from '../task/task.ts';
import { contractDocuments } from './contract-documents.ts';
import type { CaseOnFile } from './case-on-file.ts';
import { decisionDocuments } from './decision-documents.ts';
import type { ContractTimeDocument } from './during-contract.ts';
import { handlingDocuments } from './handling-documents.ts';
import type { MailTemplate } from './mail-template.ts';

/** From whom something came, or to whom it went. */
export type Correspondent =
  | { readonly kind: 'APPLICANT' | 'COURT' }
  | { readonly kind: 'AUTHORITY'; readonly name: string }
  | { readonly kind: 'REGISTRY'; readonly registry: Registry }
  /** Somebody whose name is not for publication. */
  | { readonly kind: 'PERSON'; readonly name: string };

/** What a document of a case is, and what names it where one thing does. */
export type CaseDocument =
  | { readonly kind: 'APPLICATION' | 'COURT_CASE' | 'WITHDRAWAL' | 'CORRECTION_ASKED' | 'REMEDY_SENT_ON' | 'REMEDY' }
  | { readonly kind: 'FILE' | 'EXCERPT'; readonly evidenceId: string; readonly name: string }
  | { readonly kind: 'LOOKUP' | 'OPINION' | 'OPINION_ASKED' | 'RULING' }
  | { readonly kind: 'COMPLETION_ASKED' | 'COMPLETION' | 'SPOKEN_ANSWER'; readonly number: number }
  | { readonly kind: 'CORRECTION_ANSWERED'; readonly allowed: boolean }
  | { readonly kind: 'NOTED'; readonly note: 'NOTE' | 'CALL' | 'MAIL' | 'MEETING'; readonly by: string }
  | {
      readonly kind: 'LETTER';
      readonly template: MailTemplate;
      readonly task: TaskKind | undefined;
      readonly byPost: boolean;
    }
  | { readonly kind: 'PROPOSAL'; readonly basisHash: string }
  | { readonly kind: 'DECISION' | 'NOTICE' | 'NOTICE_PROOF'; readonly number: number }
  | { readonly kind: 'CONTRACT' | 'CONTRACT_SIGNED'; readonly contractId: string }
  | { readonly kind: 'CONTRACT_NOTICE'; readonly what: ContractNotice['kind'] }
  | { readonly kind: 'CHANGE_NOTICE'; readonly what: ChangeKind }
  | ContractTimeDocument;

/** `INTERNAL`: drawn up here, and sent to nobody. */
export type Direction = 'INCOMING' | 'OUTGOING' | 'INTERNAL';

/** A document before it has its number. */
export type UnnumberedDocument = CaseDocument & {
  readonly direction: Direction;
  readonly at: string;
  /** The day on which it came or went, where that is known and is not the day on which it was registered. */
  readonly on?: Day;
  readonly correspondent?: Correspondent;
  /** Lower-case hex SHA-256 of its bytes or its text, where it has any. */
  readonly sha256?: string | undefined;
  /** Where it was kept as it was written. */
  readonly documentId?: string | undefined;
};

/** A line in the list of a case's documents (OSL 5:2): numbered in the order in which they were registered. */
export type ListedDocument = UnnumberedDocument & { readonly number: number };

/** The documents of a case in their order. The application is the first, whatever lies in it. */
export function documentsOf(file: CaseOnFile): readonly ListedDocument[] {
  const { receivedAt, contentHash } = file.application;
  const first: UnnumberedDocument = {
    kind: 'APPLICATION',
    direction: 'INCOMING',
    at: receivedAt,
    correspondent: { kind: 'APPLICANT' },
    sha256: contentHash,
  };
  const later = [
    ...handlingDocuments(file),
    ...decisionDocuments(file),
    ...file.contracts.flatMap((one) => contractDocuments(one, file.kept)),
  ];
  return [first, ...later.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))].map(
    (document, index) => ({ ...document, number: index + 1 }),
  );
}

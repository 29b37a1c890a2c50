import type { Subject } from '../domain/task/task.ts';
import { environment } from '../platform/environment.ts';

export const tables = {
  get case(): string {
    return environment('CASE_TABLE');
  },
  get link(): string {
    return environment('LINK_TABLE');
  },
  get catalogue(): string {
    return environment('CATALOGUE_TABLE');
  },
  get citizen(): string {
    return environment('CITIZEN_TABLE');
  },
};

/** Links are found by their hash alone: their table has no sort key. */
export interface Key {
  readonly pk: string;
  readonly sk?: string;
}

/** Every key begins with the municipality; everything about one aggregate lies in one collection. */
export function collectionOf(subject: Subject): string {
  return `${subject.municipality}#${subject.type}#${subject.id}`;
}

/** The sort keys inside a collection. */
export const sortKey = {
  case: 'CASE',
  content: 'CONTENT',
  check: (requirementId: string) => `CHECK#${requirementId}`,
  evidence: (evidenceId: string) => `EVIDENCE#${evidenceId}`,
  /** Of a meeting's minutes. */
  excerpt: (evidenceId: string) => `EXCERPT#${evidenceId}`,
  lookup: (registry: string, numberHash: string) => `LOOKUP#${registry}#${numberHash}`,
  task: (taskId: string) => `TASK#${taskId}`,
  link: (tokenHash: string) => `LINK#${tokenHash}`,
  round: (name: string) => `ROUND#${name}`,
  opinion: (opinionId: string) => `OPINION#${opinionId}`,
  meeting: 'MEETING',
  /** A decision by delegation, as its committee is told of it. */
  delegated: (position: string) => `DELEGATED#${position}`,
  digest: (addressHash: string) => `DIGEST#${addressHash}`,
  reported: (heldOn: string, paragraph: string) => `REPORTED#${heldOn}#${paragraph}`,
  exclusion: 'EXCLUSION',
  completion: (number: number) => `COMPLETION#${String(number).padStart(3, '0')}`,
  correction: (number: number) => `CORRECTION#${String(number).padStart(3, '0')}`,
  conflict: (personHash: string) => `CONFLICT#${personHash}`,
  /** What is counted of it. */
  decided: (number: number) => `DECIDED#${String(number).padStart(3, '0')}`,
  decision: (number: number) => `DECISION#${String(number).padStart(3, '0')}`,
  notice: 'NOTICE',
  /** Of a decision that another has replaced. */
  formerNotice: (decisionNumber: number) => `FORMER_NOTICE#${String(decisionNumber).padStart(3, '0')}`,
  remedy: (decisionNumber: number) => `REMEDY#${String(decisionNumber).padStart(3, '0')}`,
  contractNotice: (noticeId: string) => `NOTICE#${noticeId}`,
  circular: (circularId: string) => `CIRCULAR#${circularId}`,
  termsOffer: (changeId: string) => `TERMS_CHANGE#${changeId}`,
  reportForm: (contentHash: string) => `REPORT_FORM#${contentHash}`,
  submission: (number: number) => `SUBMISSION#${String(number).padStart(3, '0')}`,
  reportDraft: 'DRAFT',
  /** Of a choice system: the latest one of a kind of service has the highest number. */
  visitForm: (serviceType: string, number: number) => `VISIT_FORM#${serviceType}#${String(number).padStart(4, '0')}`,
  /** The form that a visit was planned with. */
  askedForm: (contentHash: string) => `VISIT_FORM#${contentHash}`,
  visitReport: (number: number) => `VISIT_REPORT#${String(number).padStart(3, '0')}`,
  /** Of a contract: that there is such a visit. */
  visit: (visitId: string) => `VISIT#${visitId}`,
  /** Of a contract: that a neighbour asked to share such a visit. */
  jointVisit: (visitId: string) => `JOINT_VISIT#${visitId}`,
  /** What is known of how a contract is kept. */
  recheck: 'RECHECK',
  /** What people have found of what a contract's entry says. */
  upkeep: (name: string) => `UPKEEP#${name}`,
  change: (changeNoticeId: string) => `CHANGE#${changeNoticeId}`,
  /** As it was written, and lies in the bucket. */
  document: (documentId: string) => `DOCUMENT#${documentId}`,
  account: (taskId: string) => `ACCOUNT#${taskId}`,
  note: (noteId: string) => `NOTE#${noteId}`,
  /** A line of a year's diary. */
  diaryNumber: (number: number) => `NUMBER#${String(number).padStart(7, '0')}`,
  /** A case of a disposal. */
  disposed: (applicationId: string) => `DISPOSED#${applicationId}`,
  place: (list: string) => `PLACE#${list}`,
  row: (number: number) => `ROW#${String(number).padStart(4, '0')}`,
  event: (sequence: number) => `EVENT#${String(sequence).padStart(6, '0')}`,
  outbox: (outboxId: string) => `OUTBOX#${outboxId}`,
  idempotency: (hash: string) => `IDEMPOTENCY#${hash}`,
  requirementSet: (contentHash: string) => `REQUIREMENT_SET#${contentHash}`,
  version: (number: number) => `VERSION#${String(number).padStart(3, '0')}`,
} as const;

import type { Evidence } from '../application/evidence.ts';
import type { TermsAnswer, TermsOffer } from '../contract/terms-change.ts';
import type { QualityReport, Submission } from '../follow-up/quality-report.ts';
import type { Measure } from '../measure/measure.ts';
import type { UnnumberedDocument } from './case-documents.ts';
import type { AuditEvent } from './event.ts';

/** A yearly report with all that was handed in of it. */
export interface ReportOnFile {
  readonly report: QualityReport;
  readonly submissions: readonly Submission[];
  readonly evidence: readonly Evidence[];
}

/** What has come and gone while a contract runs. */
export interface DuringContract {
  /** Files that its provider has handed in when it was looked at anew. */
  readonly evidence: readonly Evidence[];
  readonly offers: readonly TermsOffer[];
  readonly measures: readonly Measure[];
  readonly reports: readonly ReportOnFile[];
  /** Of the contract itself. */
  readonly events: readonly AuditEvent[];
}

/** A document of the time of a contract, and what names it. */
export type ContractTimeDocument =
  | {
      readonly kind: 'CONTRACT_FILE';
      readonly evidenceId: string;
      readonly name: string;
      /** With what it was handed in. */
      readonly of: { readonly kind: 'CONTRACT' | 'REPORT'; readonly id: string };
    }
  | { readonly kind: 'PROOFS' | 'HEARING' | 'HEARING_REPLY' | 'TERMS_OFFER' }
  | { readonly kind: 'TERMS_ANSWER'; readonly answer: TermsAnswer['kind'] }
  | { readonly kind: 'QUALITY_REPORT'; readonly year: number; readonly number: number }
  | { readonly kind: 'REPORT_RETURNED'; readonly year: number };

const applicant = { kind: 'APPLICANT' } as const;

/** What a provider said in words where it had no file, by what it was about, each time it was asked for proof. */
export function wordsSupplied({ events }: Pick<DuringContract, 'events'>): readonly {
  readonly at: string;
  readonly words: readonly string[];
}[] {
  return events
    .filter(({ type }) => type === 'PROOFS_SUPPLIED')
    .map(({ at, data }) => ({ at, words: textsIn(data['words']) }));
}

function textsIn(words: unknown): readonly string[] {
  if (words === null || typeof words !== 'object') return [];
  return Object.values(words).filter((text): text is string => typeof text === 'string' && text !== '');
}

/** The documents of the time of a contract, each from whoever wrote it. */
export function duringContractDocuments(contractId: string, during: DuringContract): readonly UnnumberedDocument[] {
  const { evidence, offers, measures, reports } = during;
  return [
    ...evidence.filter(isStored).map((file) => ofFile(file, { kind: 'CONTRACT', id: contractId })),
    ...wordsSupplied(during).map(({ at }): UnnumberedDocument => ({ kind: 'PROOFS', ...incoming(at) })),
    ...offers.flatMap(ofOffer),
    ...measures.flatMap(ofMeasure),
    ...reports.flatMap(ofReport),
  ];
}

function isStored({ status }: Evidence): boolean {
  return status === 'STORED';
}

function ofFile(
  { evidenceId, fileName: name, sha256, at }: Evidence,
  of: { readonly kind: 'CONTRACT' | 'REPORT'; readonly id: string },
): UnnumberedDocument {
  return { kind: 'CONTRACT_FILE', evidenceId, name, of, ...incoming(at), sha256 };
}

function ofOffer({ sentAt: at, textHash: sha256, answer }: TermsOffer): UnnumberedDocument[] {
  const sent: UnnumberedDocument = { kind: 'TERMS_OFFER', direction: 'OUTGOING', at, correspondent: applicant, sha256 };
  if (answer === undefined) return [sent];
  // Silence is what a person noted: nothing came.
  const came = answer.kind === 'SILENT' ? ({ direction: 'INTERNAL', at: answer.at } as const) : incoming(answer.at);
  return [sent, { kind: 'TERMS_ANSWER', answer: answer.kind, ...came }];
}

function ofMeasure({ hearing }: Measure): UnnumberedDocument[] {
  if (hearing === undefined) return [];
  const { sentAt: at, reply } = hearing;
  return [
    { kind: 'HEARING', direction: 'OUTGOING', at, correspondent: applicant },
    ...(reply === undefined ? [] : [{ kind: 'HEARING_REPLY', ...incoming(reply.at) } as const]),
  ];
}

function ofReport({ report, submissions, evidence }: ReportOnFile): UnnumberedDocument[] {
  const { reportId: id, year, returns } = report;
  const handedIn = new Set(submissions.flatMap(({ files = {} }) => Object.values(files).flat()));
  return [
    ...submissions.map(({ number, at }): UnnumberedDocument => ({
      kind: 'QUALITY_REPORT',
      year,
      number,
      ...incoming(at),
    })),
    // What is not handed in is the provider's own room.
    ...evidence
      .filter((file) => isStored(file) && handedIn.has(file.evidenceId))
      .map((file) => ofFile(file, { kind: 'REPORT', id })),
    ...returns.map(({ at }): UnnumberedDocument => ({
      kind: 'REPORT_RETURNED',
      year,
      direction: 'OUTGOING',
      at,
      correspondent: applicant,
    })),
  ];
}

function incoming(at: string) {
  return { direction: 'INCOMING', at, correspondent: applicant } as const;
}

import type { PointFacts } from '../facts.ts';
import type { CompletionItem, Text } from '../finding.ts';
import type { RecordForm } from '../structured-record.ts';
import type { Reach, Supplier } from './reach.ts';

/** Something the applicant is asked for; the requirement's id is added by whoever runs the check. */
export type Missing = Omit<CompletionItem, 'requirementId'>;

/**
 * What a machine may say. `NOT_MET` is not among it: only a person says that,
 * and competence, content and exclusion are a person's to settle (`NEEDS_HUMAN`), with a suggestion at most.
 */
export interface CheckOutcome {
  readonly result: 'MET' | 'NEEDS_COMPLETION' | 'NEEDS_HUMAN' | 'NOT_APPLICABLE';
  readonly suggestion?: 'MET' | 'NOT_MET' | undefined;
  readonly reason: Text;
  readonly missing: readonly Missing[];
}

/** What a check needs to say things by their names. */
export interface Words {
  readonly requirementId: string;
  readonly evidenceTitle: (evidence: string) => Text;
  /** Why what was handed in of a kind of evidence was not taken, when nothing else of it was. */
  readonly refusal?: ((evidence: string) => Text | undefined) | undefined;
}

/** How a check uses a kind of evidence. */
export interface EvidenceUse {
  readonly evidence: string;
  readonly as: 'UPLOAD' | 'STATEMENT' | 'REPORT' | 'RECORD';
}

/** One kind of check: the facts that it reads, and what follows from those alone. `X`: more than the facts of the point. */
export interface CheckKind<C, F, X = PointFacts> {
  /** Who supplies what it looks at. */
  readonly suppliedBy: Supplier;
  /** How far the machine may go by itself with it; a property test holds it. */
  readonly reach: Reach;
  /** Only what the outcome may depend on: a settlement lapses when this changes. */
  readonly read: (config: C, facts: X, words: Words) => F;
  readonly run: (config: C, facts: F, words: Words) => CheckOutcome;
  readonly uses: (config: C) => readonly EvidenceUse[];
  /** What an officer writes down point by point to settle it, where there is such a thing. */
  readonly records?: (config: C) => readonly RecordForm[];
}

export function met(reason: Text): CheckOutcome {
  return { result: 'MET', reason, missing: [] };
}

export function notApplicable(reason: Text): CheckOutcome {
  return { result: 'NOT_APPLICABLE', reason, missing: [] };
}

export function needsHuman(reason: Text, suggestion?: 'MET' | 'NOT_MET'): CheckOutcome {
  return { result: 'NEEDS_HUMAN', suggestion, reason, missing: [] };
}

export function needsCompletion(missing: readonly Missing[], reason?: Text): CheckOutcome {
  return { result: 'NEEDS_COMPLETION', reason: reason ?? joinTexts(missing.map(({ text }) => text)), missing };
}

export function joinTexts(texts: readonly Text[]): Text {
  return { sv: texts.map(({ sv }) => sv).join(' '), en: texts.map(({ en }) => en).join(' ') };
}

export function missingUpload(evidence: string, words: Words): Missing {
  const title = words.evidenceTitle(evidence);
  const missing = { sv: `Underlag saknas: ${title.sv}.`, en: `Evidence is missing: ${title.en}.` };
  const refusal = words.refusal?.(evidence);
  return { ask: { kind: 'EVIDENCE', evidence }, text: refusal === undefined ? missing : joinTexts([missing, refusal]) };
}

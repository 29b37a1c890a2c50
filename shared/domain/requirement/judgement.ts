import type { Evidence } from '../application/evidence.ts';
import type { Finding } from './finding.ts';
import { authorisationPoint, type Requirement } from './requirement-set.ts';
import type { Settlement } from './settlement.ts';

/** An officer's settlement of one requirement, with the files that it was settled on. */
export interface Judgement {
  readonly requirement: Pick<Requirement, 'id' | 'title'>;
  readonly result: Settlement['result'];
  /** When it was settled, an ISO instant. */
  readonly at: string;
  /** Hashes of the files that show it: the same file has the same hash wherever it was handed in. */
  readonly proofs: readonly string[];
}

/** The settlements that stand in a case and rest on files: one whose facts have changed since has lapsed. */
export function judgementsOf(
  requirements: readonly Requirement[],
  checks: readonly { readonly finding: Finding; readonly settlement?: Settlement | undefined }[],
  evidence: readonly Evidence[],
): readonly Judgement[] {
  return requirements.flatMap((requirement) => {
    const check = checks.find(({ finding }) => finding.requirementId === requirement.id);
    const settlement = check?.settlement;
    if (check === undefined || settlement?.factsHash !== check.finding.factsHash) return [];
    const proofs = proofsOf(requirement, evidence);
    const { result, at } = settlement;
    return proofs.length === 0 ? [] : [{ requirement, result, at, proofs }];
  });
}

/** Whether the same requirement was settled otherwise on the same file: equal cases are to be judged equally (LOV 1:2). */
export function differs(one: Judgement, other: Judgement): boolean {
  return (
    one.result !== other.result &&
    one.requirement.id === other.requirement.id &&
    one.requirement.title.sv === other.requirement.title.sv &&
    one.proofs.some((proof) => other.proofs.includes(proof))
  );
}

/** Hashes of the files that show a requirement in a case. */
function proofsOf(requirement: Requirement, evidence: readonly Evidence[]): readonly string[] {
  const kinds = authorisationPoint(requirement)?.evidence ?? [];
  return evidence.flatMap(({ kind, status, sha256 }) =>
    kinds.includes(kind) && status === 'STORED' && sha256 !== undefined ? [sha256] : [],
  );
}

/** What a case has been found to show: its requirements, its checks and its files. */
export interface Examined {
  readonly requirements: readonly Requirement[];
  readonly checks: readonly { readonly finding: Finding; readonly settlement?: Settlement | undefined }[];
  readonly evidence: readonly Evidence[];
}

/** How a requirement of this case was found in an earlier one of the same provider. */
export interface EarlierFinding extends Pick<Finding, 'requirementId' | 'reason' | 'at' | 'source' | 'by'> {
  readonly result: Settlement['result'];
  /** One of the files that show it is the same. */
  readonly isSameProof: boolean;
}

/** What was found of the same requirements in an earlier case: met or not met, and why. Equal cases are judged equally (LOV 1:2). */
export function earlierFindings(now: Examined, earlier: Examined): readonly EarlierFinding[] {
  return now.requirements.flatMap((requirement) => {
    const same = earlier.requirements.find(
      ({ id, title }) => id === requirement.id && title.sv === requirement.title.sv,
    );
    const check = earlier.checks.find(({ finding }) => finding.requirementId === requirement.id);
    if (same === undefined || check === undefined) return [];
    const { result, requirementId, reason, at, source, by } = settled(check);
    if (result !== 'MET' && result !== 'NOT_MET') return [];
    const proofs = proofsOf(requirement, now.evidence);
    const isSameProof = proofsOf(same, earlier.evidence).some((proof) => proofs.includes(proof));
    return [{ requirementId, result, reason, at, source, ...(by === undefined ? {} : { by }), isSameProof }];
  });
}

/** The finding as an officer settled it, where that stands; a machine's reason stays where they wrote none. */
function settled({ finding, settlement }: Examined['checks'][number]): Finding {
  if (settlement?.factsHash !== finding.factsHash) return finding;
  const { result, note, by, at } = settlement;
  const reason = note === '' ? finding.reason : { sv: note, en: note };
  return { ...finding, result, reason, by, at, source: 'OFFICER' };
}

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
    const kinds = authorisationPoint(requirement)?.evidence ?? [];
    const proofs = evidence.flatMap(({ kind, status, sha256 }) =>
      kinds.includes(kind) && status === 'STORED' && sha256 !== undefined ? [sha256] : [],
    );
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

import { storedEvidence, type Facts } from '../facts.ts';
import {
  missingUpload,
  needsCompletion,
  needsHuman,
  type CheckOutcome,
  type EvidenceUse,
  type Missing,
  type Words,
} from './check-kind.ts';

/** Which of the proofs of a stated fact are there. */
export type Proofs = readonly { readonly evidence: string; readonly ids: readonly string[] }[];

export function readProofs(kinds: readonly string[], facts: Facts): Proofs {
  return kinds.map((evidence) => ({
    evidence,
    ids: storedEvidence(facts, evidence).map(({ evidenceId }) => evidenceId),
  }));
}

export function missingProofs(proofs: Proofs, words: Words): readonly Missing[] {
  return proofs.filter(({ ids }) => ids.length === 0).map(({ evidence }) => missingUpload(evidence, words));
}

export function usesOf(proofs: readonly string[]): readonly EvidenceUse[] {
  return proofs.map((evidence) => ({ evidence, as: 'UPLOAD' }));
}

/** Competence on stated facts: asked for while something lacks, then suggested; an officer who sees the proof settles it. */
export function suggest(
  missing: readonly Missing[],
  reading: { readonly sufficient: boolean | undefined; readonly sv: string; readonly en: string },
): CheckOutcome {
  if (missing.length > 0) return needsCompletion(missing);
  return needsHuman(
    {
      sv: `${reading.sv} Handläggaren jämför med underlagen.`,
      en: `${reading.en} The officer compares with the evidence.`,
    },
    reading.sufficient === undefined ? undefined : reading.sufficient ? 'MET' : 'NOT_MET',
  );
}

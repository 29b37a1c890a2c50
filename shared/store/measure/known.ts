import type { Deficiency } from '../../domain/measure/deficiency.ts';
import { consequencesOf, type Measure } from '../../domain/measure/measure.ts';
import type { Contract } from '../../domain/contract/contract.ts';
import type { Requirement } from '../../domain/requirement/requirement-set.ts';
import { readBoundVersion } from '../choice-system/choice-system.ts';
import { contractSubject } from '../contract/contract.ts';
import { readRecheck } from '../follow-up/recheck.ts';
import { measureIdAbout } from './propose.ts';
import { readMeasuresOf } from './measure.ts';

/** A deficiency that is on record and not proposed about; `id` is that of the measure it would be proposed by. */
export interface KnownDeficiency extends Deficiency {
  readonly id: string;
}

/** What a measure about a contract may be proposed from. */
export interface Proposable {
  readonly measures: readonly Measure[];
  readonly known: readonly KnownDeficiency[];
  /** Those that the contract names a consequence for. */
  readonly requirements: readonly Requirement[];
}

/** What re-checks found deficient and earlier measures did not put right, as far as no measure is about it yet. */
export async function readProposable(contract: Contract): Promise<Proposable> {
  const { municipality, contractId } = contract;
  const subject = contractSubject(municipality, contractId);
  const [measures, recheck, version] = await Promise.all([
    readMeasuresOf(subject),
    readRecheck(subject),
    readBoundVersion(contract),
  ]);
  const { requirements } = version.requirements;
  const found = [
    ...Object.entries(recheck?.judged ?? {}).flatMap(([about, { result, note, on, requirementIds }]): Deficiency[] => {
      const source = { kind: 'RECHECK', about, on } as const;
      return result === 'DEFICIENT'
        ? requirementIds.map((requirementId) => ({ requirementId, text: note, source }))
        : [];
    }),
    ...measures.flatMap((measure): Deficiency[] => {
      if (measure.status !== 'FOLLOWED_UP' || measure.rectified) return [];
      const source = { kind: 'MEASURE', measureId: measure.measureId } as const;
      return measure.deficiencies.map(({ requirementId, text }) => ({ requirementId, text, source }));
    }),
  ];
  const known = found
    .map((one) => ({ ...one, id: measureIdAbout(contractId, one) }))
    .filter((one) => consequencesOf(requirements, [one]).length > 0 && !isProposed(measures, contractId, one.id));
  return { measures, known, requirements: requirements.filter(({ onDeficiency }) => onDeficiency.length > 0) };
}

function isProposed(measures: readonly Measure[], contractId: string, id: string): boolean {
  return measures.some(({ deficiencies }) => deficiencies.some((one) => measureIdAbout(contractId, one) === id));
}

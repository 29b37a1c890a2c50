import type { Text } from '../requirement/finding.ts';
import { eachCheck } from '../requirement/check-kinds/check.ts';
import { measurable } from '../requirement/check-kinds/limit.ts';
import {
  authorisationPoint,
  type EvidenceKind,
  type Requirement,
  type RequirementSet,
  uploadableEvidence,
} from '../requirement/requirement-set.ts';
import type { Evidence } from './evidence.ts';
import type { Section, Want } from './sections.ts';

/** `ENOUGH`: nothing more is needed of it. `NOT_NEEDED`: no requirement asks this applicant for it. */
export type SlotState = 'LACKING' | 'ARRIVING' | 'TO_MEND' | 'ENOUGH' | 'NOT_NEEDED';

/** The place of one kind of document, of one person where several are to show it: what it is to show, and its files. */
export interface EvidenceSlot {
  readonly kind: string;
  /** Whose it is, where each of several people is to show the same. */
  readonly person?: string;
  readonly evidence: EvidenceKind;
  /** The requirements that it is to show, in the documentation's own words. */
  readonly requirements: readonly Requirement[];
  /** Issued at most so many months before the application arrives. */
  readonly maxAgeMonths?: number;
  /** It must be valid when the decision is made. */
  readonly validThroughDecision: boolean;
  readonly files: readonly Evidence[];
  readonly state: SlotState;
  /** What is missing or wrong. */
  readonly texts: readonly Text[];
}

/**
 * One slot for each kind of document that an applicant may hand in, and for each person who is to show it, those that are
 * needed first (LOV 6:2).
 */
export function evidenceSlots(
  set: RequirementSet,
  sections: readonly Section[],
  files: readonly Evidence[],
): readonly EvidenceSlot[] {
  const wants = sections.find(({ name }) => name === 'evidence')?.wants ?? [];
  const slots = [...uploadableEvidence(set)].flatMap((kind): EvidenceSlot[] => {
    const evidence = set.evidence[kind];
    if (evidence === undefined) return [];
    const mine = files.filter((file) => file.kind === kind);
    const slotOf = (person: string | undefined, own: readonly Evidence[]): EvidenceSlot => {
      const key = person === undefined ? `evidence:${kind}` : `evidence:${kind}:${person}`;
      const want = wants.find((one) => one.key === key);
      return {
        kind,
        ...(person === undefined ? {} : { person }),
        evidence,
        ...evidenceTerms(kind, set),
        files: own,
        state: stateOf(want?.state, own),
        texts: want?.texts ?? [],
      };
    };
    const persons = personsAsked(kind, wants);
    const others = mine.filter(({ person }) => person === undefined || !persons.includes(person));
    const isAskedOfNobody = wants.some(({ key }) => key === `evidence:${kind}`);
    return [
      ...persons.map((name) =>
        slotOf(
          name,
          mine.filter(({ person }) => person === name),
        ),
      ),
      ...(persons.length === 0 || isAskedOfNobody || others.length > 0 ? [slotOf(undefined, others)] : []),
    ];
  });
  return slots.toSorted((a, b) => Number(a.state === 'NOT_NEEDED') - Number(b.state === 'NOT_NEEDED'));
}

/** Those who each are to show a document of this kind. */
function personsAsked(kind: string, wants: readonly Want[]): readonly string[] {
  const start = `evidence:${kind}:`;
  return wants.flatMap(({ key }) => (key.startsWith(start) ? [key.slice(start.length)] : []));
}

function stateOf(want: 'GIVEN' | 'MISSING' | 'WRONG' | undefined, files: readonly Evidence[]): SlotState {
  if (want === 'GIVEN') return 'ENOUGH';
  if (want === 'WRONG') return files.some(({ status }) => status === 'EXPECTED') ? 'ARRIVING' : 'TO_MEND';
  if (files.some(({ status }) => status === 'EXPECTED')) return 'ARRIVING';
  if (want === 'MISSING') return 'LACKING';
  return files.some(({ status }) => status === 'STORED') ? 'ENOUGH' : 'NOT_NEEDED';
}

/** What the requirements say of one kind of document. */
export function evidenceTerms(kind: string, set: RequirementSet) {
  const requirements = set.requirements.filter((one) => authorisationPoint(one)?.evidence.includes(kind));
  const checks = requirements.flatMap((one) => {
    const point = authorisationPoint(one);
    return point === undefined ? [] : [...eachCheck(point.check)];
  });
  const valid = checks.flatMap((check) => (check.kind === 'evidence-valid' && check.evidence === kind ? [check] : []));
  const ages = valid.flatMap(({ maxAgeMonths }) => {
    const months = maxAgeMonths === undefined ? undefined : measurable(maxAgeMonths);
    return months === undefined ? [] : [months];
  });
  return {
    requirements,
    ...(ages.length === 0 ? {} : { maxAgeMonths: Math.min(...ages) }),
    validThroughDecision: valid.some(({ validThroughDecision }) => validThroughDecision),
  };
}

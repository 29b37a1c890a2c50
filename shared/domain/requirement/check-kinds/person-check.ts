import * as z from 'zod/mini';
import type { RecordForm } from '../structured-record.ts';
import type { CheckOutcome, EvidenceUse, Words } from './check-kind.ts';
import { EducationCheck, education } from './education.ts';
import { LanguageCheck, language } from './language.ts';
import { PeriodsCheck, periods } from './periods.ts';
import type { PersonFacts, PersonKind } from './person-kind.ts';
import type { Reach, Supplier } from './reach.ts';
import { SuitabilityCheck, suitability } from './suitability.ts';

/** Every kind of check that is about a person. A new one: its own file, a member here, and a case below. */
export const PersonCheck = z.discriminatedUnion('kind', [
  EducationCheck,
  PeriodsCheck,
  LanguageCheck,
  SuitabilityCheck,
]);
export type PersonCheck = z.infer<typeof PersonCheck>;

/** A check of a person with its settings in place. */
export interface BoundPersonCheck {
  readonly suppliedBy: Supplier;
  readonly reach: Reach;
  readonly read: (facts: PersonFacts, words: Words) => unknown;
  readonly run: (facts: PersonFacts, words: Words) => CheckOutcome;
  readonly uses: readonly EvidenceUse[];
  readonly records: readonly RecordForm[];
  /** Kinds of evidence that are needed whoever the person is. */
  readonly proof: readonly string[];
}

/** Finds the behaviour of a check of a person by its kind. */
export function bindPerson(check: PersonCheck): BoundPersonCheck {
  switch (check.kind) {
    case 'education':
      return bound(education, check, check.proof);
    case 'periods':
      return bound(periods, check, check.proof);
    case 'language':
      return bound(language, check, check.proof);
    case 'suitability':
      return bound(suitability, check, []);
  }
}

function bound<C, F>(kind: PersonKind<C, F>, config: C, proof: readonly string[]): BoundPersonCheck {
  return {
    suppliedBy: kind.suppliedBy,
    reach: kind.reach,
    read: (facts, words) => kind.read(config, facts, words),
    run: (facts, words) => kind.run(config, kind.read(config, facts, words), words),
    uses: kind.uses(config),
    records: kind.records?.(config) ?? [],
    proof,
  };
}

import * as z from 'zod/mini';
import type { Facts } from '../facts.ts';
import { allOf } from './all-of.ts';
import { Condition, readCondition, unlessCalledFor } from './applies-when.ts';
import type { CheckKind, CheckOutcome, EvidenceUse, Words } from './check-kind.ts';
import { DeclarationCheck, declaration } from './declaration.ts';
import { EducationCheck, education } from './education.ts';
import { EvidencePresentCheck, evidencePresent } from './evidence-present.ts';
import { EvidenceValidCheck, evidenceValid } from './evidence-valid.ts';
import { ExclusionCheck, exclusion } from './exclusion.ts';
import { HumanCheck, human } from './human.ts';
import { LanguageCheck, language } from './language.ts';
import { LeadershipCheck, leadership } from './leadership.ts';
import { OrganisationNumberCheck, organisationNumber } from './organisation-number.ts';
import { PermitCheck, permit } from './permit.ts';
import { PracticeCheck, practice } from './practice.ts';
import { RegistryLookupCheck, registryLookup } from './registry-lookup.ts';
import { StatementCheck, statement } from './statement.ts';
import { UndertakingCheck, undertaking } from './undertaking.ts';

/** Every kind of check there is. A new kind: its own file, a member here, its schema below and a case in `bind`. */
export type Check =
  | OrganisationNumberCheck
  | EvidencePresentCheck
  | EvidenceValidCheck
  | DeclarationCheck
  | UndertakingCheck
  | StatementCheck
  | EducationCheck
  | PracticeCheck
  | LeadershipCheck
  | LanguageCheck
  | PermitCheck
  | RegistryLookupCheck
  | HumanCheck
  | ExclusionCheck
  | { kind: 'all-of'; checks: Check[] }
  | { kind: 'applies-when'; when: Condition; check: Check };

export const Check: z.ZodMiniType<Check> = z.discriminatedUnion('kind', [
  OrganisationNumberCheck,
  EvidencePresentCheck,
  EvidenceValidCheck,
  DeclarationCheck,
  UndertakingCheck,
  StatementCheck,
  EducationCheck,
  PracticeCheck,
  LeadershipCheck,
  LanguageCheck,
  PermitCheck,
  RegistryLookupCheck,
  HumanCheck,
  ExclusionCheck,
  z.strictObject({
    kind: z.literal('all-of'),
    get checks(): z.ZodMiniType<Check[]> {
      return z.array(Check).check(z.minLength(1));
    },
  }),
  z.strictObject({
    kind: z.literal('applies-when'),
    when: Condition,
    get check(): z.ZodMiniType<Check> {
      return Check;
    },
  }),
]);

/** A check with its settings in place. */
export interface BoundCheck {
  /** What the outcome depends on, and nothing else. */
  readonly read: (facts: Facts, words: Words) => unknown;
  readonly run: (facts: Facts, words: Words) => CheckOutcome;
  readonly uses: readonly EvidenceUse[];
}

/** Finds the behaviour of a check by its kind. */
export function bind(check: Check): BoundCheck {
  switch (check.kind) {
    case 'organisation-number':
      return bound(organisationNumber, check);
    case 'evidence-present':
      return bound(evidencePresent, check);
    case 'evidence-valid':
      return bound(evidenceValid, check);
    case 'declaration':
      return bound(declaration, check);
    case 'undertaking':
      return bound(undertaking, check);
    case 'statement':
      return bound(statement, check);
    case 'education':
      return bound(education, check);
    case 'practice':
      return bound(practice, check);
    case 'leadership':
      return bound(leadership, check);
    case 'language':
      return bound(language, check);
    case 'permit':
      return bound(permit, check);
    case 'registry-lookup':
      return bound(registryLookup, check);
    case 'human':
      return bound(human, check);
    case 'exclusion':
      return bound(exclusion, check);
    case 'all-of':
      return boundAllOf(check.checks.map(bind));
    case 'applies-when':
      return boundAppliesWhen(check.when, bind(check.check));
  }
}

/** The check itself and everything inside it. */
export function* eachCheck(check: Check): Generator<Check> {
  yield check;
  if (check.kind === 'all-of') for (const part of check.checks) yield* eachCheck(part);
  if (check.kind === 'applies-when') yield* eachCheck(check.check);
}

/** Whether the check opens the exclusion assessment (LOV 7:1), which settles it in its own way. */
export function opensExclusion(check: Check): boolean {
  return eachCheck(check).some(({ kind }) => kind === 'exclusion');
}

function bound<C, F>(kind: CheckKind<C, F>, config: C): BoundCheck {
  return {
    read: (facts, words) => kind.read(config, facts, words),
    run: (facts, words) => kind.run(config, kind.read(config, facts, words), words),
    uses: kind.uses(config),
  };
}

function boundAllOf(parts: readonly BoundCheck[]): BoundCheck {
  return {
    read: (facts, words) => parts.map((part) => part.read(facts, words)),
    run: (facts, words) => allOf(parts.map((part) => part.run(facts, words))),
    uses: parts.flatMap(({ uses }) => uses),
  };
}

function boundAppliesWhen(condition: Condition, guarded: BoundCheck): BoundCheck {
  return {
    read: (facts, words) => {
      const read = readCondition(condition, facts);
      return unlessCalledFor(condition, read) === undefined ? [read, guarded.read(facts, words)] : [read];
    },
    run: (facts, words) => unlessCalledFor(condition, readCondition(condition, facts)) ?? guarded.run(facts, words),
    uses: guarded.uses,
  };
}

import * as z from 'zod/mini';
import { personsIn, PersonRole } from '../../application/persons.ts';
import type { PointFacts } from '../facts.ts';
import type { RecordAsked } from '../finding.ts';
import type { RecordForm } from '../structured-record.ts';
import { allOf } from './all-of.ts';
import { Condition, readCondition, unlessCalledFor } from './applies-when.ts';
import type { CheckKind, CheckOutcome, EvidenceUse, Words } from './check-kind.ts';
import { CompareCheck, compare } from './compare.ts';
import { DeclarationCheck, declaration } from './declaration.ts';
import { EvidenceCoversCheck, evidenceCovers } from './evidence-covers.ts';
import { EvidencePresentCheck, evidencePresent } from './evidence-present.ts';
import { EvidenceValidCheck, evidenceValid } from './evidence-valid.ts';
import { ExclusionCheck, exclusion } from './exclusion.ts';
import { readEach, runEach, WhenNobody } from './for-each-person.ts';
import { HumanCheck, human } from './human.ts';
import { NoticeDutyCheck, noticeDuty } from './notice-duty.ts';
import { NumberAtLeastCheck, numberAtLeast } from './number-at-least.ts';
import { oneOf } from './one-of.ts';
import { OrganisationNumberCheck, organisationNumber } from './organisation-number.ts';
import { PeriodicCheck, periodic } from './periodic.ts';
import { bindPerson, PersonCheck } from './person-check.ts';
import type { Quantity } from './quantity.ts';
import { RatioCheck, ratio } from './ratio.ts';
import { narrowestReach, widestReach, type Reach, type Supplier } from './reach.ts';
import { RegistryLookupCheck, registryLookup } from './registry-lookup.ts';
import { RoleFilledCheck, roleFilled } from './role-filled.ts';
import { StatementCheck, statement } from './statement.ts';
import { StructuredAssessmentCheck, structuredAssessment } from './structured-assessment.ts';
import { supporting } from './supporting.ts';
import { UndertakingCheck, undertaking } from './undertaking.ts';

/**
 * Every kind of check there is. A new kind: its own file, its schema here and a case in `bindOne`.
 * What is about a person goes into `person-check.ts`.
 */
const simpleChecks = [
  OrganisationNumberCheck,
  EvidencePresentCheck,
  EvidenceValidCheck,
  EvidenceCoversCheck,
  DeclarationCheck,
  UndertakingCheck,
  StatementCheck,
  NumberAtLeastCheck,
  RatioCheck,
  CompareCheck,
  RoleFilledCheck,
  NoticeDutyCheck,
  PeriodicCheck,
  StructuredAssessmentCheck,
  RegistryLookupCheck,
  HumanCheck,
  ExclusionCheck,
] as const;
type SimpleCheck = z.infer<(typeof simpleChecks)[number]>;

const ForEachPersonCheck = z.strictObject({
  kind: z.literal('for-each-person'),
  role: PersonRole,
  nobody: WhenNobody,
  /** All of them, of each in the role. */
  checks: z.array(PersonCheck).check(z.minLength(1)),
});

/** A check, or several combined. */
export type Check =
  | SimpleCheck
  | z.infer<typeof ForEachPersonCheck>
  | { kind: 'all-of' | 'one-of'; checks: Check[] }
  | { kind: 'applies-when'; when: Condition; check: Check }
  | { kind: 'supporting'; check: Check };

export const Check: z.ZodMiniType<Check> = z.discriminatedUnion('kind', [
  ...simpleChecks,
  ForEachPersonCheck,
  z.strictObject({
    kind: z.enum(['all-of', 'one-of']),
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
  z.strictObject({
    kind: z.literal('supporting'),
    get check(): z.ZodMiniType<Check> {
      return Check;
    },
  }),
]);

/** A check with its settings in place. */
export interface BoundCheck {
  /** Who supplies what it looks at, each once. */
  readonly suppliedBy: readonly Supplier[];
  readonly reach: Reach;
  /** What the outcome depends on, and nothing else. */
  readonly read: (facts: PointFacts, words: Words) => unknown;
  readonly run: (facts: PointFacts, words: Words) => CheckOutcome;
  readonly uses: readonly EvidenceUse[];
  /** What an officer is to write down, point by point, for these facts. */
  readonly records: (facts: PointFacts) => readonly RecordAsked[];
}

/** Finds the behaviour of a check by its kind. */
export function bind(check: Check): BoundCheck {
  switch (check.kind) {
    case 'all-of':
      return boundParts(check.checks.map(bind), allOf);
    case 'one-of': {
      const parts = boundParts(check.checks.map(bind), oneOf);
      return { ...parts, records: (facts) => optional(parts.records(facts)) };
    }
    case 'applies-when':
      return boundAppliesWhen(check.when, bind(check.check));
    case 'supporting': {
      const held = bind(check.check);
      return {
        ...held,
        reach: narrowestReach([held.reach, 'NEVER_ALONE']),
        run: (facts, words) => supporting(held.run(facts, words)),
        records: (facts) => optional(held.records(facts)),
      };
    }
    case 'for-each-person':
      return boundEach(check);
    default:
      return bindOne(check);
  }
}

function bindOne(check: SimpleCheck): BoundCheck {
  switch (check.kind) {
    case 'organisation-number':
      return bound(organisationNumber, check);
    case 'evidence-present':
      return bound(evidencePresent, check);
    case 'evidence-valid':
      return bound(evidenceValid, check);
    case 'evidence-covers':
      return bound(evidenceCovers, check);
    case 'declaration':
      return bound(declaration, check);
    case 'undertaking':
      return bound(undertaking, check);
    case 'statement':
      return bound(statement, check);
    case 'number-at-least':
      return bound(numberAtLeast, check);
    case 'ratio':
      return bound(ratio, check);
    case 'compare':
      return bound(compare, check);
    case 'role-filled':
      return bound(roleFilled, check);
    case 'notice-duty':
      return bound(noticeDuty, check);
    case 'periodic':
      return bound(periodic, check);
    case 'structured-assessment':
      return bound(structuredAssessment, check);
    case 'registry-lookup':
      return bound(registryLookup, check);
    case 'human':
      return bound(human, check);
    case 'exclusion':
      return bound(exclusion, check);
  }
}

/** The check itself and everything inside it; those of a person are in `for-each-person`. */
export function* eachCheck(check: Check): Generator<Check> {
  yield check;
  if (check.kind === 'all-of' || check.kind === 'one-of') for (const part of check.checks) yield* eachCheck(part);
  if (check.kind === 'applies-when' || check.kind === 'supporting') yield* eachCheck(check.check);
}

/** The numbers that one check measures. */
export function quantitiesIn(check: Check): readonly Quantity[] {
  switch (check.kind) {
    case 'number-at-least':
      return [check.of];
    case 'ratio':
      return [check.count, check.per];
    case 'compare':
      return [check.left, check.right];
    default:
      return [];
  }
}

/** Whether the check opens the exclusion assessment (LOV 7:1), which settles it in its own way. */
export function opensExclusion(check: Check): boolean {
  return eachCheck(check).some(({ kind }) => kind === 'exclusion');
}

/** What an officer is asked to write down by a check, form by form. */
export function recordForms(check: Check): readonly RecordForm[] {
  return [...eachCheck(check)].flatMap((each) => {
    if (each.kind === 'structured-assessment') return structuredAssessment.records?.(each) ?? [];
    return each.kind === 'for-each-person' ? each.checks.flatMap((part) => bindPerson(part).records) : [];
  });
}

function bound<C, F>(kind: CheckKind<C, F>, config: C): BoundCheck {
  return {
    suppliedBy: [kind.suppliedBy],
    reach: kind.reach,
    read: (facts, words) => kind.read(config, facts, words),
    run: (facts, words) => kind.run(config, kind.read(config, facts, words), words),
    uses: kind.uses(config),
    records: () => (kind.records?.(config) ?? []).map(({ record }) => ({ record, needed: true })),
  };
}

function boundParts(
  parts: readonly BoundCheck[],
  together: (outcomes: readonly CheckOutcome[]) => CheckOutcome,
): BoundCheck {
  return {
    suppliedBy: [...new Set(parts.flatMap(({ suppliedBy }) => suppliedBy))],
    reach: widestReach(parts.map(({ reach }) => reach)),
    read: (facts, words) => parts.map((part) => part.read(facts, words)),
    run: (facts, words) => together(parts.map((part) => part.run(facts, words))),
    uses: parts.flatMap(({ uses }) => uses),
    records: (facts) => parts.flatMap((part) => part.records(facts)),
  };
}

function boundAppliesWhen(condition: Condition, guarded: BoundCheck): BoundCheck {
  const unless = (facts: PointFacts): CheckOutcome | undefined => unlessCalledFor(readCondition(condition, facts));
  return {
    ...guarded,
    read: (facts, words) => {
      const read = readCondition(condition, facts);
      return unlessCalledFor(read) === undefined ? [read, guarded.read(facts, words)] : [read];
    },
    run: (facts, words) => unless(facts) ?? guarded.run(facts, words),
    records: (facts) => (unless(facts) === undefined ? guarded.records(facts) : []),
  };
}

function boundEach({ role, nobody, checks }: z.infer<typeof ForEachPersonCheck>): BoundCheck {
  const each = { role, nobody, checks: checks.map(bindPerson) };
  return {
    suppliedBy: [...new Set(each.checks.map(({ suppliedBy }) => suppliedBy))],
    reach: widestReach(each.checks.map(({ reach }) => reach)),
    read: (facts, words) => readEach(each, facts, words),
    run: (facts, words) => runEach(each, facts, words),
    uses: each.checks.flatMap(({ uses }) => uses),
    records: ({ content }) =>
      personsIn(content, role).flatMap(({ name }) =>
        each.checks.flatMap(({ records }) => records.map(({ record }) => ({ record, subject: name, needed: true }))),
      ),
  };
}

/** Where another part may do, no record has to be made. */
function optional(records: readonly RecordAsked[]): readonly RecordAsked[] {
  return records.map((record) => ({ ...record, needed: false }));
}

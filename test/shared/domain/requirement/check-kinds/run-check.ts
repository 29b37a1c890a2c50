import type { PersonInRole } from '../../../../../shared/domain/application/persons.ts';
import { bind, type Check } from '../../../../../shared/domain/requirement/check-kinds/check.ts';
import type { CheckOutcome } from '../../../../../shared/domain/requirement/check-kinds/check-kind.ts';
import type { PersonCheck } from '../../../../../shared/domain/requirement/check-kinds/person-check.ts';
import { factsAt, type Facts } from '../../../../../shared/domain/requirement/facts.ts';
import type { ControlPointName } from '../../../../../shared/domain/requirement/requirement-set.ts';
import {
  type BuiltApplication,
  completeApplication,
  factsOf,
  homeCare,
  withContent,
} from '../../../../support/application-builder.ts';

const a = completeApplication();

/** What one check says of an application, at authorisation unless told otherwise. */
export function run(
  check: Check,
  application: BuiltApplication = a,
  changes: Partial<Facts> = {},
  point: ControlPointName = 'AUTHORISATION',
): CheckOutcome {
  return bind(check).run(factsAt(factsOf(application, changes), point), {
    requirementId: 'HT-G-12',
    evidenceTitle: (evidence) => homeCare.evidence[evidence]?.title ?? { sv: evidence, en: evidence },
  });
}

/** A check of the person in daily charge. */
export function ofManager(check: PersonCheck): Check {
  return { kind: 'for-each-person', role: 'MANAGER', nobody: 'ASK', checks: [check] };
}

export function withManager(changes: Partial<PersonInRole>): BuiltApplication {
  return withContent(a, { persons: [{ ...managerOf(a), ...changes }] });
}

export function managerOf({ content }: BuiltApplication): PersonInRole {
  const [manager] = content.persons ?? [];
  if (manager === undefined) throw new Error('The builder always names a manager');
  return manager;
}

export const asked = (outcome: CheckOutcome): unknown[] => outcome.missing.map(({ ask }) => ask);

import type { PersonInRole, PersonRole } from '../../application/persons.ts';
import type { PointFacts } from '../facts.ts';
import type { Text } from '../finding.ts';
import type { CheckKind, Missing } from './check-kind.ts';

/** The facts, and whom of those behind the applicant the check is about. */
export interface PersonFacts extends PointFacts {
  readonly person: PersonInRole;
  /** The role that the check is made for; the person may have others. */
  readonly role: PersonRole;
}

/** A check of one person; `for-each-person` makes it for everybody in a role. */
export type PersonKind<C, F> = CheckKind<C, F, PersonFacts>;

/** A stated merit to be asked for. */
export function missingMerit(
  role: PersonRole,
  merit: 'education' | 'practice' | 'leadership' | 'swedish',
  text: Text,
): Missing {
  return { ask: { kind: 'FIELD', field: `persons.${role}.${merit}` }, text };
}

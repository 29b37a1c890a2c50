import * as z from 'zod/mini';
import { isAbout } from '../../application/evidence.ts';
import { type PersonInRole, personsIn, roleNames, type PersonRole } from '../../application/persons.ts';
import type { PointFacts } from '../facts.ts';
import type { Text } from '../finding.ts';
import { allOf } from './all-of.ts';
import { type CheckOutcome, type Missing, needsCompletion, notApplicable, type Words } from './check-kind.ts';
import type { BoundPersonCheck } from './person-check.ts';
import type { PersonFacts } from './person-kind.ts';
import { missingProofs, readProofs } from './proof.ts';

/** What follows when nobody has the role: somebody is asked for, or nothing is required (an association has no owner). */
export const WhenNobody = z.enum(['ASK', 'NOT_APPLICABLE']);

export interface ForEachPerson {
  readonly role: PersonRole;
  readonly nobody: z.infer<typeof WhenNobody>;
  readonly checks: readonly BoundPersonCheck[];
}

/** What is read of each in the role; without anybody, the proofs that are there already. */
export function readEach(config: ForEachPerson, facts: PointFacts, words: Words): unknown {
  const persons = personsIn(facts.content, config.role);
  if (persons.length === 0) return { nobody: readProofs(proofsOf(config), facts) };
  return persons.map((person) => ({
    name: person.name,
    reads: config.checks.map((check) => check.read(factsOf(person, config, facts), words)),
  }));
}

/** Everybody in the role is to meet every check; with several, the reason says whom it is about. */
export function runEach(config: ForEachPerson, facts: PointFacts, words: Words): CheckOutcome {
  const persons = personsIn(facts.content, config.role);
  if (persons.length === 0) return withoutAnybody(config, facts, words);
  return allOf(
    persons.map((person) => {
      const own = factsOf(person, config, facts);
      const outcome = allOf(config.checks.map((check) => check.run(own, words)));
      return persons.length === 1 ? outcome : about(person.name, outcome);
    }),
  );
}

/** What concerns one of them: a file that names another shows nothing of this one. */
function factsOf(person: PersonInRole, { role }: ForEachPerson, facts: PointFacts): PersonFacts {
  return { ...facts, person, role, evidence: facts.evidence.filter((file) => isAbout(file, person.name)) };
}

/** Somebody who is to be named. */
export function personMissing(role: PersonRole): Missing {
  const { sv, en } = roleNames[role];
  return {
    ask: { kind: 'FIELD', field: `persons.${role}` },
    text: { sv: `Uppgift om ${sv} saknas.`, en: `No ${en} is stated.` },
  };
}

function withoutAnybody(config: ForEachPerson, facts: PointFacts, words: Words): CheckOutcome {
  const { sv, en } = roleNames[config.role];
  if (config.nobody === 'NOT_APPLICABLE')
    return notApplicable({ sv: `Ingen ${sv} är angiven.`, en: `No ${en} is stated.` });
  return needsCompletion([personMissing(config.role), ...missingProofs(readProofs(proofsOf(config), facts), words)]);
}

function proofsOf({ checks }: ForEachPerson): readonly string[] {
  return [...new Set(checks.flatMap(({ proof }) => proof))];
}

function about(name: string, outcome: CheckOutcome): CheckOutcome {
  const named = ({ sv, en }: Text): Text => ({ sv: `${name}: ${sv}`, en: `${name}: ${en}` });
  return {
    ...outcome,
    reason: named(outcome.reason),
    missing: outcome.missing.map(({ ask, text }) => ({
      ask: ask.kind === 'EVIDENCE' ? { ...ask, person: name } : ask,
      text: named(text),
    })),
  };
}

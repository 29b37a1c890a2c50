import * as z from 'zod/mini';
import type { Scope } from '../application/content.ts';
import { Check, eachCheck, quantitiesIn } from './check-kinds/check.ts';
import { Text } from './finding.ts';

const Id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/));

/** When in a provider's life a requirement is tried. */
export const ControlPointName = z.enum(['AUTHORISATION', 'BEFORE_START', 'FOLLOW_UP', 'SELF_REPORT']);
export type ControlPointName = z.infer<typeof ControlPointName>;

/** A number or word that a person measures against; `null` is not set yet and stops publication. */
export const Parameter = z.strictObject({
  name: Id,
  title: Text,
  value: z.union([z.number(), z.string().check(z.minLength(1)), z.null()]),
});
export type Parameter = z.infer<typeof Parameter>;

/** Evidence and check belong to the control point: what is shown at authorisation is not what a visit looks at. */
export const ControlPoint = z.strictObject({
  point: ControlPointName,
  /** Ids in the evidence catalogue. */
  evidence: z.array(Id),
  check: Check,
  /** What whoever judges it knows, for example `ekonomi`: the desk proposes an officer who has it. */
  competence: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(80))),
  parameters: z.optional(z.array(Parameter)),
});
export type ControlPoint = z.infer<typeof ControlPoint>;

export const Consequence = z.enum(['ACTION_PLAN', 'WARNING', 'TERMINATION']);
export type Consequence = z.infer<typeof Consequence>;

export const Requirement = z.strictObject({
  id: Id,
  title: Text,
  text: Text,
  /** `general`: for every service of the municipality. `specific`: for this one. */
  kind: z.enum(['general', 'specific']),
  mandatory: z.boolean(),
  /** Services of the choice system it applies to, by name; absent: all. */
  services: z.optional(z.array(z.string().check(z.minLength(1))).check(z.minLength(1))),
  controlPoints: z.array(ControlPoint),
  /** What a deficiency during the contract may lead to, mildest first. */
  onDeficiency: z.array(Consequence),
  /** Where the requirement comes from: a law, a regulation, the municipality's own decision. */
  source: Text,
});
export type Requirement = z.infer<typeof Requirement>;

export const EvidenceKind = z.strictObject({
  title: Text,
  issuer: Text,
  suppliedBy: z.enum(['APPLICANT', 'AUTHORITY', 'SYSTEM']),
  /** A file, words, an answer on the form, a look in a register, a later report, or a record that the municipality keeps. */
  form: z.enum(['UPLOAD', 'STATEMENT', 'DECLARATION', 'LOOKUP', 'REPORT', 'RECORD']),
  /** `PERMIT`: the permit that the law asks for in some kinds of service. */
  proves: z.optional(z.literal('PERMIT')),
});
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** All requirements of a choice system, as data that a municipality edits (LOV 4:1–4:4, 8:1). */
export const RequirementSet = z.strictObject({
  /** For editors: where the JSON Schema of the format lies. */
  $schema: z.optional(z.string()),
  schemaVersion: z.literal(1),
  id: Id,
  title: Text,
  /** The kinds of service it is written for, by their ids, for example `home-care-service`. */
  serviceTypes: z.array(Id).check(z.minLength(1)),
  requirements: z.array(Requirement).check(z.minLength(1)),
  evidence: z.record(Id, EvidenceKind),
});
export type RequirementSet = z.infer<typeof RequirementSet>;

/** Where the requirement is tried at one moment of a provider's life, if it is. */
export function controlPoint(requirement: Requirement, name: ControlPointName): ControlPoint | undefined {
  return requirement.controlPoints.find(({ point }) => point === name);
}

/** The control point at which an application is tried, if the requirement has one. */
export function authorisationPoint(requirement: Requirement): ControlPoint | undefined {
  return controlPoint(requirement, 'AUTHORISATION');
}

/** Whether the requirement counts for a scope that is applied for. */
export function appliesToScope(requirement: Requirement, scope: Scope): boolean {
  return requirement.services === undefined || requirement.services.includes(scope.service);
}

/** The kinds of evidence that an applicant may upload a file for when applying. */
export function uploadableEvidence(set: RequirementSet): ReadonlySet<string> {
  return evidenceAtAuthorisation(set, 'UPLOAD');
}

/** The kinds of evidence that an applicant writes in words when applying. */
export function statementEvidence(set: RequirementSet): ReadonlySet<string> {
  return evidenceAtAuthorisation(set, 'STATEMENT');
}

/** The keys of the numbers that an applicant is asked to state when applying. */
export function figuresAsked(set: RequirementSet): ReadonlySet<string> {
  return new Set(
    set.requirements
      .flatMap((requirement) => authorisationPoint(requirement)?.check ?? [])
      .flatMap((check) => [...eachCheck(check)].flatMap(quantitiesIn))
      .flatMap((quantity) => (quantity.from === 'FIGURE' ? [quantity.figure] : [])),
  );
}

/** Requirements whose check at authorisation asks for the applicant's assertion of a fact. */
export function requirementsToDeclare(set: RequirementSet): readonly Requirement[] {
  return set.requirements.filter((requirement) => asksAtAuthorisation(requirement, ['declaration', 'exclusion']));
}

/**
 * Requirements whose term the applicant accepts: those that ask for it at authorisation,
 * and those that are not tested then and hold as terms of the contract.
 */
export function requirementsToUndertake(set: RequirementSet): readonly Requirement[] {
  return set.requirements.filter(
    (requirement) => authorisationPoint(requirement) === undefined || asksAtAuthorisation(requirement, ['undertaking']),
  );
}

function asksAtAuthorisation(requirement: Requirement, kinds: readonly Check['kind'][]): boolean {
  const point = authorisationPoint(requirement);
  return point !== undefined && eachCheck(point.check).some(({ kind }) => kinds.includes(kind));
}

function evidenceAtAuthorisation(set: RequirementSet, form: EvidenceKind['form']): ReadonlySet<string> {
  return new Set(
    set.requirements
      .flatMap((requirement) => authorisationPoint(requirement)?.evidence ?? [])
      .filter((id) => set.evidence[id]?.form === form && set.evidence[id].suppliedBy === 'APPLICANT'),
  );
}

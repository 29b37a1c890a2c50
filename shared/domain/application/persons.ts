import * as z from 'zod/mini';
import { Line } from './line.ts';

/** What somebody behind an applicant is: in daily charge and the deputy, the owner, on the board, managing director. */
export const PersonRole = z.enum(['MANAGER', 'DEPUTY_MANAGER', 'OWNER', 'BOARD_MEMBER', 'MANAGING_DIRECTOR']);
export type PersonRole = z.infer<typeof PersonRole>;

/** A stretch of work; `share` is the part of full time, 0–1. */
export const Period = z.strictObject({
  from: z.iso.date(),
  to: z.optional(z.iso.date()),
  share: z.number().check(z.gt(0), z.lte(1)),
  employer: Line,
  field: z.enum(['ELDERLY_CARE', 'DISABILITY_CARE', 'OTHER']),
});
export type Period = z.infer<typeof Period>;

/** A finished education as its holder states it; what is from abroad is weighed by UHR's statement, a file beside it. */
export const Education = z.strictObject({
  programme: Line,
  level: z.enum(['UNIVERSITY', 'HIGHER_VOCATIONAL', 'OTHER']),
  careRelated: z.boolean(),
  years: z.optional(z.number().check(z.gt(0), z.lte(20))),
  vocationalPoints: z.optional(z.int().check(z.positive())),
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
});
export type Education = z.infer<typeof Education>;

/** A name has no digits: a national identity number is not asked for, and has no place to slip in. */
const Name = Line.check(z.regex(/^\D*$/, 'A name, without numbers'));

/** How many persons an application can name. */
export const mostPersons = 40;
/** How many merits of one kind a person can state. */
const mostMerits = 40;

/**
 * Somebody behind the applicant: who it is, in which roles and since when, and the merits that the application states.
 * What is stated proves nothing; the evidence does.
 */
export const PersonInRole = z.strictObject({
  name: Name,
  roles: z.array(PersonRole).check(
    z.minLength(1),
    z.refine((roles) => new Set(roles).size === roles.length, 'Each role once'),
  ),
  /** An owner's part of the company, in percent. */
  sharePercent: z.optional(z.number().check(z.gt(0), z.lte(100))),
  /** First day in the roles; absent: since before the application. */
  from: z.optional(z.iso.date()),
  /** Last day in the roles; absent: goes on. */
  to: z.optional(z.iso.date()),
  education: z.optional(z.array(Education).check(z.maxLength(mostMerits))),
  practice: z.optional(z.array(Period).check(z.maxLength(mostMerits))),
  leadership: z.optional(z.array(Period).check(z.maxLength(mostMerits))),
  /** Masters Swedish in speech and writing. */
  swedish: z.optional(z.boolean()),
});
export type PersonInRole = z.infer<typeof PersonInRole>;

export const Persons = z.array(PersonInRole).check(z.maxLength(mostPersons));

/** Those of an application who have a role, in its order. */
export function personsIn(
  content: { readonly persons?: readonly PersonInRole[] | undefined },
  role: PersonRole,
): readonly PersonInRole[] {
  return (content.persons ?? []).filter(({ roles }) => roles.includes(role));
}

/** Somebody's roles in one phrase that begins a line. */
export function rolesOf({ roles }: Pick<PersonInRole, 'roles'>): { readonly sv: string; readonly en: string } {
  const [sv, en] = [roles.map((role) => roleNames[role].sv), roles.map((role) => roleNames[role].en)];
  return { sv: capitalised(sv.join(', ')), en: capitalised(en.join(', ')) };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What each role is called. */
export const roleNames: Readonly<Record<PersonRole, { readonly sv: string; readonly en: string }>> = {
  MANAGER: { sv: 'verksamhetsansvarig', en: 'person in daily charge' },
  DEPUTY_MANAGER: { sv: 'ersättare för verksamhetsansvarig', en: 'deputy of the person in daily charge' },
  OWNER: { sv: 'ägare', en: 'owner' },
  BOARD_MEMBER: { sv: 'styrelseledamot', en: 'board member' },
  MANAGING_DIRECTOR: { sv: 'verkställande direktör', en: 'managing director' },
};

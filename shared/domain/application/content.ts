import * as z from 'zod/mini';
import { BusinessSecret } from './business-secret.ts';
import { Line } from './line.ts';
import { Applicant } from './applicant.ts';
import { Persons } from './persons.ts';
import { Reliance } from './reliance.ts';
import { Capacity, PerService } from './service-terms.ts';
import { Translations } from './translations.ts';

const Paragraphs = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000));
/** A telephone number as people write it. */
export const Phone = z.string().check(z.regex(/^\+?[0-9][0-9 -]{5,20}$/));

/** A named person reached by mail, and by text message for one-time codes. */
export const Person = z.strictObject({ name: Line, email: z.email(), phone: Phone });
export type Person = z.infer<typeof Person>;

/** Somebody who is reached by letter where there is no e-mail address, as paper may leave it. */
export const Addressee = z.strictObject({
  name: Line,
  email: z.optional(z.email()),
  phone: z.optional(Phone),
  address: z.optional(Line),
});
export type Addressee = z.infer<typeof Addressee>;

/** Those who sign for the applicant, jointly when they are several: each is asked at an address of their own. */
function signatories<P extends typeof Person | typeof Addressee>(person: P) {
  return z.array(person).check(
    z.minLength(1),
    z.maxLength(10),
    z.refine((people) => {
      const addresses = people.flatMap(({ email }) => (email === undefined ? [] : [email.toLowerCase()]));
      return new Set(addresses).size === addresses.length;
    }, 'Each signatory has an e-mail address of their own'),
  );
}

/** What is applied for, and decided on separately: service × area × target group. */
export const Scope = z.strictObject({ service: Line, area: Line, targetGroup: Line });
export type Scope = z.infer<typeof Scope>;

/** What the catalogue will say: the same fields for everybody (LOV 9:1). */
export const Presentation = z.strictObject({
  text: Translations,
  phone: Phone,
  email: z.email(),
  website: z.optional(z.url()),
  languages: z.array(Line),
  specialCompetence: z.optional(z.array(Line)),
  /** What it does for the environment, in words to choose by: eco-labelled, fossil-free vehicles. */
  environmentProfile: z.optional(z.array(Line)),
  /** What can be had beside what the municipality grants, at the customer's own cost. */
  addOnServices: z.optional(z.array(Line)),
  hours: Line,
});
export type Presentation = z.infer<typeof Presentation>;

/** The name of a stated number, for example `staff.full-time`. */
export const FigureKey = z.string().check(z.regex(/^[a-z][a-z0-9.-]{0,79}$/));

/** An application as it came. It may lack anything but who applies and whom to reach. */
export const ApplicationContent = z.strictObject({
  applicant: Applicant,
  contact: Addressee,
  signatories: z.optional(signatories(Addressee)),
  /** Who leads, owns and answers for the applicant. */
  persons: z.optional(Persons),
  scopes: z.optional(z.array(Scope).check(z.maxLength(60))),
  capacity: z.optional(Capacity),
  /** Capacity and hours of a service that has others than the whole. */
  perService: z.optional(PerService),
  selectableFrom: z.optional(z.iso.date()),
  /** Key that a requirement names → a number that the applicant states, in the unit the requirement asks for. */
  figures: z.optional(z.record(FigureKey, z.number()).check(z.refine((figures) => Object.keys(figures).length <= 100))),
  /** Requirement id → the applicant asserts this fact. */
  declarations: z.optional(z.record(z.string(), z.boolean())),
  /** Requirement id → the applicant accepts this term. */
  undertakings: z.optional(z.record(z.string(), z.boolean())),
  /** Evidence kind → what the applicant states in words, for example how goals are reached. */
  statements: z.optional(z.record(z.string(), Paragraphs)),
  presentation: z.optional(Presentation),
  /** Requirements that are met with another firm's capacity (LOV 5:2). */
  reliances: z.optional(z.array(Reliance).check(z.maxLength(100))),
  /** What the applicant claims to be business secrets. */
  businessSecrets: z.optional(z.array(BusinessSecret).check(z.maxLength(100))),
});
export type ApplicationContent = z.infer<typeof ApplicationContent>;

/** An application as its applicant writes it here: whoever is to be asked something is reached by e-mail. */
export const WrittenContent = z.extend(ApplicationContent, {
  contact: Person,
  signatories: z.optional(signatories(Person)),
});
export type WrittenContent = z.infer<typeof WrittenContent>;

/** The stable name of a scope, used in outcomes and keys. */
export function scopeName(scope: Scope): string {
  return [scope.service, scope.area, scope.targetGroup].join(' · ');
}

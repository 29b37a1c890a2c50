import * as z from 'zod/mini';
import type { Text } from '../requirement/finding.ts';
import { isOrganisationNumber, parseOrganisationNumber } from './organisation-number.ts';

const Entry = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));

/**
 * Under what a provider is registered. A company abroad applies on its own country's register, and one being formed
 * before it has a number: neither is a hard stop (LOV 1:2, 5:1).
 */
export const Registration = z.discriminatedUnion('kind', [
  /** A sole trader's number is the person's own. */
  z.strictObject({ kind: z.literal('SWEDISH'), organisationNumber: z.string().check(z.maxLength(20)) }),
  z.strictObject({
    kind: z.literal('FOREIGN'),
    /** ISO 3166-1 alpha-2; never Sweden's own. */
    country: z.string().check(z.regex(/^(?!SE$)[A-Z]{2}$/)),
    /** The register's name, as its country writes it. */
    register: Entry,
    number: Entry,
  }),
  z.strictObject({ kind: z.literal('BEING_FORMED') }),
]);
export type Registration = z.infer<typeof Registration>;

/** Whether it could name somebody: only a Swedish number's form and check digit can be tried. */
export function isPlausible(registration: Registration): boolean {
  return registration.kind !== 'SWEDISH' || isOrganisationNumber(registration.organisationNumber);
}

/** As it stands in a document or on a page that may show it whole. */
export function registrationText(registration: Registration): Text {
  switch (registration.kind) {
    case 'SWEDISH':
      return { sv: registration.organisationNumber, en: registration.organisationNumber };
    case 'FOREIGN': {
      const text = `${registration.number}, ${registration.register} (${registration.country})`;
      return { sv: text, en: text };
    }
    case 'BEING_FORMED':
      return { sv: 'under bildande', en: 'being formed' };
  }
}

/** What is the same for one provider however it was written; nothing while it is being formed. */
export function registrationKey(registration: Registration): string | undefined {
  switch (registration.kind) {
    case 'SWEDISH': {
      const parsed = parseOrganisationNumber(registration.organisationNumber);
      return parsed.ok ? parsed.value.number : registration.organisationNumber;
    }
    case 'FOREIGN':
      return [registration.country, registration.register, registration.number].join(' ').toUpperCase();
    case 'BEING_FORMED':
      return undefined;
  }
}

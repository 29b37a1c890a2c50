import * as z from 'zod/mini';
import { LegalForm, providersOf } from '../../application/applicant.ts';
import { personsIn, PersonRole, roleNames } from '../../application/persons.ts';
import type { Facts } from '../facts.ts';
import type { Text } from '../finding.ts';
import { needsCompletion, notApplicable, type CheckOutcome, type Missing } from './check-kind.ts';
import { hasForeignEducation } from './education.ts';
import { personMissing } from './for-each-person.ts';

/** When a check is called for; what it doesn't fit is not applicable, with the reason shown. */
export const Condition = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('LEGAL_FORM'), in: z.array(LegalForm).check(z.minLength(1)) }),
  z.strictObject({ fact: z.literal('NEWLY_STARTED'), is: z.boolean() }),
  /** Of the person in daily charge. */
  z.strictObject({ fact: z.literal('FOREIGN_EDUCATION'), is: z.boolean() }),
  /** Any of the services applied for. */
  z.strictObject({ fact: z.literal('SERVICE'), in: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)) }),
  z.strictObject({ fact: z.literal('HAS_ROLE'), role: PersonRole, is: z.boolean() }),
]);
export type Condition = z.infer<typeof Condition>;

/** What the condition saw. `UNKNOWN`: the applicant has not said what it takes to tell. */
export type ConditionRead =
  { readonly holds: boolean; readonly seen: Text } | { readonly holds: 'UNKNOWN'; readonly missing: Missing };

export function readCondition(condition: Condition, { content }: Facts): ConditionRead {
  switch (condition.fact) {
    case 'LEGAL_FORM': {
      const forms = [...new Set(providersOf(content.applicant).map(({ legalForm }) => legalForm))];
      return {
        holds: forms.some((form) => condition.in.includes(form)),
        seen: {
          sv: `Gäller inte för ${forms.map((form) => legalFormNames[form].sv).join(', ')}.`,
          en: `Does not apply to a ${forms.map((form) => legalFormNames[form].en).join(', ')}.`,
        },
      };
    }
    case 'NEWLY_STARTED': {
      const is = content.applicant.newlyStarted ?? false;
      return { holds: is === condition.is, seen: otherAge(is) };
    }
    case 'FOREIGN_EDUCATION': {
      const managers = personsIn(content, 'MANAGER');
      if (managers.length === 0) return { holds: 'UNKNOWN', missing: personMissing('MANAGER') };
      const is = hasForeignEducation(
        managers.flatMap(({ education = [] }) => education).filter(({ careRelated }) => careRelated),
      );
      return { holds: is === condition.is, seen: otherEducation(is) };
    }
    case 'SERVICE': {
      const services = condition.in.join(', ');
      return {
        holds: (content.scopes ?? []).some(({ service }) => condition.in.includes(service)),
        seen: { sv: `Gäller bara: ${services}.`, en: `Applies only to: ${services}.` },
      };
    }
    case 'HAS_ROLE': {
      const is = personsIn(content, condition.role).length > 0;
      const { sv, en } = roleNames[condition.role];
      return {
        holds: is === condition.is,
        seen: is
          ? { sv: `Gäller inte när ${sv} är angiven.`, en: `Does not apply when the ${en} is stated.` }
          : { sv: `Gäller bara när ${sv} är angiven.`, en: `Applies only when the ${en} is stated.` },
      };
    }
  }
}

/** The outcome that the condition itself gives, or undefined when the check it guards is called for. */
export function unlessCalledFor(read: ConditionRead): CheckOutcome | undefined {
  if (read.holds === 'UNKNOWN') return needsCompletion([read.missing]);
  return read.holds ? undefined : notApplicable(read.seen);
}

export const legalFormNames: Readonly<Record<LegalForm, Text>> = {
  LIMITED_COMPANY: { sv: 'aktiebolag', en: 'limited company' },
  SOLE_TRADER: { sv: 'enskild firma', en: 'sole trader' },
  TRADING_PARTNERSHIP: { sv: 'handelsbolag eller kommanditbolag', en: 'trading or limited partnership' },
  ECONOMIC_ASSOCIATION: { sv: 'ekonomisk förening', en: 'economic association' },
  NON_PROFIT_ASSOCIATION: { sv: 'ideell förening', en: 'non-profit association' },
  FOUNDATION: { sv: 'stiftelse', en: 'foundation' },
};

function otherAge(newlyStarted: boolean): Text {
  return newlyStarted
    ? { sv: 'Gäller inte nystartade företag.', en: 'Does not apply to newly started companies.' }
    : { sv: 'Gäller bara nystartade företag.', en: 'Applies to newly started companies only.' };
}

function otherEducation(foreign: boolean): Text {
  return foreign
    ? { sv: 'Gäller inte utbildning från ett annat land.', en: 'Does not apply to education from another country.' }
    : {
        sv: 'Gäller bara utbildning från ett annat land. Ingen sådan är angiven.',
        en: 'Applies to education from another country only. None is stated.',
      };
}

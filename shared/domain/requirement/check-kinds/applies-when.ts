import * as z from 'zod/mini';
import { LegalForm, providersOf } from '../../application/applicant.ts';
import { personsIn } from '../../application/persons.ts';
import type { Facts } from '../facts.ts';
import type { Text } from '../finding.ts';
import { needsCompletion, notApplicable, type CheckOutcome } from './check-kind.ts';
import { hasForeignEducation } from './education.ts';
import { managerMissing } from './proof.ts';

/** When a check is called for; what it doesn't fit is not applicable, with the reason shown. */
export const Condition = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('LEGAL_FORM'), in: z.array(LegalForm).check(z.minLength(1)) }),
  z.strictObject({ fact: z.literal('NEWLY_STARTED'), is: z.boolean() }),
  z.strictObject({ fact: z.literal('FOREIGN_EDUCATION'), is: z.boolean() }),
]);
export type Condition = z.infer<typeof Condition>;

/** What the condition saw; `UNKNOWN` while the applicant has not said who is in charge. */
export type ConditionRead =
  | { readonly fact: 'LEGAL_FORM'; readonly legalForms: readonly LegalForm[] }
  | { readonly fact: 'NEWLY_STARTED' | 'FOREIGN_EDUCATION'; readonly is: boolean | 'UNKNOWN' };

export function readCondition(condition: Condition, { content }: Facts): ConditionRead {
  switch (condition.fact) {
    case 'LEGAL_FORM':
      return {
        fact: 'LEGAL_FORM',
        legalForms: [...new Set(providersOf(content.applicant).map(({ legalForm }) => legalForm))],
      };
    case 'NEWLY_STARTED':
      return { fact: 'NEWLY_STARTED', is: content.applicant.newlyStarted ?? false };
    case 'FOREIGN_EDUCATION':
      return {
        fact: 'FOREIGN_EDUCATION',
        is:
          personsIn(content, 'MANAGER').length === 0
            ? 'UNKNOWN'
            : hasForeignEducation(
                personsIn(content, 'MANAGER')
                  .flatMap((manager) => manager.education ?? [])
                  .filter(({ careRelated }) => careRelated),
              ),
      };
  }
}

/** The outcome that the condition itself gives, or undefined when the check it guards is called for. */
export function unlessCalledFor(condition: Condition, read: ConditionRead): CheckOutcome | undefined {
  if (read.fact === 'LEGAL_FORM')
    return condition.fact === 'LEGAL_FORM' && read.legalForms.some((form) => condition.in.includes(form))
      ? undefined
      : notApplicable({
          sv: `Gäller inte för ${read.legalForms.map((form) => legalFormNames[form].sv).join(', ')}.`,
          en: `Does not apply to a ${read.legalForms.map((form) => legalFormNames[form].en).join(', ')}.`,
        });
  if (read.is === 'UNKNOWN') return needsCompletion([managerMissing]);
  if (condition.fact === 'LEGAL_FORM' || condition.is === read.is) return undefined;
  return notApplicable(read.fact === 'NEWLY_STARTED' ? otherAge(read.is) : otherEducation(read.is));
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

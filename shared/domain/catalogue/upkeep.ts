import * as z from 'zod/mini';
import { Translations } from '../application/translations.ts';

const Days = z.int().check(z.positive(), z.maximum(366));

/** How a municipality keeps what the catalogue says right (LOV 9:1): its own ways of working. */
export const CatalogueUpkeep = z.strictObject({
  /** Months from one answer to the next question whether an entry still is right. */
  confirmEveryMonths: z.int().check(z.minimum(1), z.maximum(36)),
  /** Days that a provider has to answer it. */
  answerDays: Days,
  /** Days that an officer has to read texts, or to see to what somebody says is wrong. */
  officerDays: Days,
  /** Those who choose are told how old what an entry says is, from so many days. */
  ageShownAfterDays: z.int().check(z.positive()),
  /** Hours and tasks outside the choice, a line each: those who choose are told beforehand. */
  outsideChoice: z.optional(z.array(Translations).check(z.maxLength(10))),
});
export type CatalogueUpkeep = z.infer<typeof CatalogueUpkeep>;

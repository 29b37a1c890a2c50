import * as z from 'zod/mini';
import { Period } from '../../application/persons.ts';
import { daysOfYear, fullTimeDays, yearsIn, type Window } from '../periods.ts';
import type { CheckKind } from './check-kind.ts';
import { Limit, measurable } from './limit.ts';
import { missingProofs, readProofs, statedManager, suggest, usesOf, type Proofs } from './proof.ts';
import { periodsMissing, windowBefore } from './work.ts';

export const PracticeCheck = z.strictObject({
  kind: z.literal('practice'),
  /** Years of full-time work; part time adds up, a day is never more than one. */
  fullTimeYears: Limit,
  /** Counted back from the day the application was received; absent when all practice counts. */
  withinYears: z.optional(Limit),
  fields: z.array(Period.shape.field).check(z.minLength(1)),
  proof: z.array(z.string()).check(z.minLength(1)),
});
export type PracticeCheck = z.infer<typeof PracticeCheck>;

interface Read {
  readonly periods: readonly Period[] | undefined;
  readonly window: Window;
  readonly proofs: Proofs;
}

/** Practical work in the right fields of the person in daily charge, as stated. */
export const practice: CheckKind<PracticeCheck, Read> = {
  read: (config, facts) => ({
    periods: statedManager(facts)?.practice,
    window: windowBefore(facts.receivedOn, config.withinYears),
    proofs: readProofs(config.proof, facts),
  }),
  run: (config, read, words) => {
    const counted = (read.periods ?? []).filter(({ field }) => config.fields.includes(field));
    const days = fullTimeDays(counted, read.window);
    const wanted = measurable(config.fullTimeYears);
    const windowIsOpen = config.withinYears !== undefined && measurable(config.withinYears) === undefined;
    const years = yearsIn(days);
    return suggest(
      [...periodsMissing(read.periods, 'persons.MANAGER.practice'), ...missingProofs(read.proofs, words)],
      {
        sufficient: wanted === undefined || windowIsOpen ? undefined : days >= wanted * daysOfYear,
        sv: `Angivet arbete inom området motsvarar ${years.sv} år på heltid från ${read.window.from} till ansökningsdagen ${read.window.before}.`,
        en: `Stated work in the field amounts to ${years.en} years of full time from ${read.window.from} to the day of application ${read.window.before}.`,
      },
    );
  },
  uses: (config) => usesOf(config.proof),
};

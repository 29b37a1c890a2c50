import * as z from 'zod/mini';
import type { Period } from '../../application/persons.ts';
import { calendarDays, daysOfYear, yearsIn, type Window } from '../periods.ts';
import type { CheckKind } from './check-kind.ts';
import { Limit, measurable } from './limit.ts';
import { missingProofs, readProofs, statedManager, suggest, usesOf, type Proofs } from './proof.ts';
import { periodsMissing, windowBefore } from './work.ts';

export const LeadershipCheck = z.strictObject({
  kind: z.literal('leadership'),
  /** Calendar years with responsibility for staff; simultaneous assignments count once. */
  years: Limit,
  proof: z.array(z.string()).check(z.minLength(1)),
});
export type LeadershipCheck = z.infer<typeof LeadershipCheck>;

interface Read {
  readonly periods: readonly Period[] | undefined;
  readonly window: Window;
  readonly proofs: Proofs;
}

/** Experience of leading staff of the person in daily charge, as stated; the field of work does not matter. */
export const leadership: CheckKind<LeadershipCheck, Read> = {
  read: (config, facts) => ({
    periods: statedManager(facts)?.leadership,
    window: windowBefore(facts.receivedOn, undefined),
    proofs: readProofs(config.proof, facts),
  }),
  run: (config, read, words) => {
    const days = calendarDays(read.periods ?? [], read.window);
    const wanted = measurable(config.years);
    const years = yearsIn(days);
    return suggest(
      [...periodsMissing(read.periods, 'persons.MANAGER.leadership'), ...missingProofs(read.proofs, words)],
      {
        sufficient: wanted === undefined ? undefined : days >= wanted * daysOfYear,
        sv: `Angiven tid som ledare: ${years.sv} år fram till ansökningsdagen ${read.window.before}.`,
        en: `Stated time as a leader: ${years.en} years up to the day of application ${read.window.before}.`,
      },
    );
  },
  uses: (config) => usesOf(config.proof),
};

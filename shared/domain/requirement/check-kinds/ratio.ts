import * as z from 'zod/mini';
import type { Text } from '../finding.ts';
import type { CheckKind } from './check-kind.ts';
import { usesOf } from './proof.ts';
import { measure, Quantity, quantityName, shownNumber, weigh, type Measured } from './quantity.ts';
import { Reading } from './reading.ts';

const Count = z.number().check(z.gte(0));

/** From so many, at least so many. */
const Step = z.strictObject({ from: Count, atLeast: Count });
type Step = z.infer<typeof Step>;

export const RatioCheck = z.strictObject({
  kind: z.literal('ratio'),
  /** What there must be enough of, for example supervisors. */
  count: Quantity,
  /** What it is measured by, for example staff or places. */
  per: Quantity,
  /** The table, from its lowest step; below it nothing is demanded. */
  steps: z.array(Step).check(
    z.minLength(1),
    z.refine((steps) => steps.every(({ from }, index) => index === 0 || from > (steps[index - 1]?.from ?? from))),
  ),
  /** Above the highest step: so many more for each so many, begun ones too. */
  beyond: z.optional(z.strictObject({ each: z.number().check(z.positive()), more: Count })),
  proof: z.array(z.string()),
  reading: Reading,
});
export type RatioCheck = z.infer<typeof RatioCheck>;

/** Enough of one thing for so much of another, by a table, as stated. */
export const ratio: CheckKind<RatioCheck, Measured> = {
  suppliedBy: 'APPLICANT',
  reach: 'BOTH',
  read: (config, facts) => measure([config.count, config.per], config.proof, facts),
  run: (config, read, words) =>
    weigh([config.count, config.per], read, words, {
      reading: config.reading,
      holds: (count = 0, per = 0) => {
        const wanted = wantedFor(per, config.steps, config.beyond);
        return { holds: count >= wanted, demand: demand(wanted, config.count) };
      },
    }),
  uses: (config) => usesOf(config.proof),
};

/** How many the table demands. @param steps from the lowest */
export function wantedFor(per: number, steps: readonly Step[], beyond: RatioCheck['beyond']): number {
  const step = steps.findLast(({ from }) => from <= per);
  if (step === undefined) return 0;
  if (beyond === undefined || step !== steps.at(-1)) return step.atLeast;
  return step.atLeast + Math.ceil((per - step.from) / beyond.each) * beyond.more;
}

function demand(wanted: number, count: Quantity): Text {
  const [name, { sv, en }] = [quantityName(count), shownNumber(wanted)];
  return {
    sv: `Enligt tabellen krävs minst ${sv} (${name.sv}).`,
    en: `The table requires at least ${en} (${name.en}).`,
  };
}

import * as z from 'zod/mini';
import { Text } from '../finding.ts';
import type { CheckKind } from './check-kind.ts';
import { Limit, measurable } from './limit.ts';
import { usesOf } from './proof.ts';
import { measure, Quantity, shownNumber, weigh, type Measured } from './quantity.ts';
import { Reading } from './reading.ts';

export const NumberAtLeastCheck = z.strictObject({
  kind: z.literal('number-at-least'),
  of: Quantity,
  atLeast: Limit,
  /** What the number counts: `SEK`, full-time equivalents. */
  unit: Text,
  proof: z.array(z.string()),
  reading: Reading,
});
export type NumberAtLeastCheck = z.infer<typeof NumberAtLeastCheck>;

/** A number or an amount of money is large enough, as stated. */
export const numberAtLeast: CheckKind<NumberAtLeastCheck, Measured> = {
  suppliedBy: 'APPLICANT',
  reach: 'BOTH',
  read: (config, facts) => measure([config.of], config.proof, facts),
  run: (config, read, words) => {
    const wanted = measurable(config.atLeast);
    return weigh([config.of], read, words, {
      reading: config.reading,
      holds: (value = 0) => ({
        holds: wanted === undefined ? undefined : value >= wanted,
        demand: demand(wanted, config.unit),
      }),
    });
  },
  uses: (config) => usesOf(config.proof),
};

function demand(wanted: number | undefined, unit: Text): Text {
  if (wanted === undefined)
    return { sv: 'Handläggaren bedömer om det räcker.', en: 'The officer judges whether it is enough.' };
  const { sv, en } = shownNumber(wanted);
  return { sv: `Minst ${sv} ${unit.sv} krävs.`, en: `At least ${en} ${unit.en} is required.` };
}

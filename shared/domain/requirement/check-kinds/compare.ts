import * as z from 'zod/mini';
import type { Text } from '../finding.ts';
import type { CheckKind } from './check-kind.ts';
import { usesOf } from './proof.ts';
import { measure, Quantity, quantityName, weigh, type Measured } from './quantity.ts';
import { Reading } from './reading.ts';

const Relation = z.enum(['AT_MOST', 'AT_LEAST', 'EQUAL']);
type Relation = z.infer<typeof Relation>;

export const CompareCheck = z.strictObject({
  kind: z.literal('compare'),
  left: Quantity,
  relation: Relation,
  right: Quantity,
  proof: z.array(z.string()),
  reading: Reading,
});
export type CompareCheck = z.infer<typeof CompareCheck>;

/** Two numbers of the application fit together, for example no more places than the permit is for. */
export const compare: CheckKind<CompareCheck, Measured> = {
  suppliedBy: 'APPLICANT',
  reach: 'BOTH',
  read: (config, facts) => measure([config.left, config.right], config.proof, facts),
  run: (config, read, words) =>
    weigh([config.left, config.right], read, words, {
      reading: config.reading,
      holds: (left = 0, right = 0) => ({ holds: related(left, config.relation, right), demand: demand(config) }),
    }),
  uses: (config) => usesOf(config.proof),
};

function related(left: number, relation: Relation, right: number): boolean {
  switch (relation) {
    case 'AT_MOST':
      return left <= right;
    case 'AT_LEAST':
      return left >= right;
    case 'EQUAL':
      return left === right;
  }
}

function demand({ left, relation, right }: CompareCheck): Text {
  const [one, other, how] = [quantityName(left), quantityName(right), relations[relation]];
  return {
    sv: `${one.sv} ska vara ${how.sv} ${other.sv}.`,
    en: `${one.en} is to be ${how.en} ${other.en}.`,
  };
}

const relations: Readonly<Record<Relation, Text>> = {
  AT_MOST: { sv: 'högst', en: 'at most' },
  AT_LEAST: { sv: 'minst', en: 'at least' },
  EQUAL: { sv: 'lika med', en: 'equal to' },
};

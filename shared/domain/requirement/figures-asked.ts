import { eachCheck, quantitiesIn } from './check-kinds/check.ts';
import type { Text } from './finding.ts';
import { authorisationPoint, type RequirementSet } from './requirement-set.ts';

/** The numbers that a set's checks weigh at authorisation and an application states, each once, by key. */
export function figuresAsked({
  requirements,
}: RequirementSet): readonly { readonly key: string; readonly label: Text }[] {
  const figures = requirements
    .flatMap((one) => {
      const point = authorisationPoint(one);
      return point === undefined ? [] : [...eachCheck(point.check)].flatMap(quantitiesIn);
    })
    .flatMap((quantity): [string, Text][] => (quantity.from === 'FIGURE' ? [[quantity.figure, quantity.title]] : []));
  return [...new Map(figures)].map(([key, label]) => ({ key, label }));
}

import type { Scope } from './content.ts';

/** Exactly these scopes, briefly: services with the same areas and target groups share a line. */
export function inBrief(scopes: readonly Scope[]): readonly string[] {
  const whereTo = [...Map.groupBy(scopes, ({ service, targetGroup }) => `${service}\n${targetGroup}`).values()];
  const byPlace = Map.groupBy(whereTo, (own) => own.map(({ area }) => area).join(', '));
  return [...byPlace].flatMap(([areas, alike]) => {
    const firsts = alike.flatMap(([first]) => (first === undefined ? [] : [first]));
    const targets = Map.groupBy([...Map.groupBy(firsts, ({ service }) => service)], ([, own]) =>
      own.map(({ targetGroup }) => targetGroup).join(', '),
    );
    return [...targets].map(
      ([whom, services]) => `${services.map(([service]) => service).join(', ')}: ${areas} (${whom})`,
    );
  });
}

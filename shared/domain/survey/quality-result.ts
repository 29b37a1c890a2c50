import * as z from 'zod/mini';

const OneHundred = z.int().check(z.nonnegative(), z.lte(100));

/**
 * Who asked. `OWN`: the municipality, whose result is an index. `NATIONAL`: Socialstyrelsen, each year, of those who have
 * care of the elderly; its result is how many percent are content.
 */
export const ResultSource = z.enum(['OWN', 'NATIONAL']);
export type ResultSource = z.infer<typeof ResultSource>;

export const SurveyYear = z.string().check(z.regex(/^20\d{2}$/));

/** What is aimed at; null where nobody has said. */
export const Targets = z.strictObject({ municipality: z.nullable(OneHundred), committee: z.nullable(OneHundred) });
export type Targets = z.infer<typeof Targets>;

/** What those who have somebody's help said of it, one year, in one survey. */
export const QualityResult = z.strictObject({
  source: ResultSource,
  year: SurveyYear,
  /** From 0 through 100; null where too few answered for it to be shown. */
  value: z.nullable(OneHundred),
  answered: z.nullable(z.int().check(z.nonnegative())),
  targets: Targets,
});
export type QualityResult = z.infer<typeof QualityResult>;

/** A result as it stands beside the choice: with what it was the year before, null where that can't be shown. */
export const ShownResult = z.extend(QualityResult, { before: z.nullable(OneHundred) });
export type ShownResult = z.infer<typeof ShownResult>;

/** The latest of each survey, the municipality's own first. */
export function shownResults(results: readonly QualityResult[]): readonly ShownResult[] {
  return ResultSource.options.flatMap((source) => {
    const own = results.filter((one) => one.source === source).toSorted((a, b) => (a.year < b.year ? 1 : -1));
    const [latest] = own;
    if (latest === undefined) return [];
    const before = own.find(({ year }) => Number(year) === Number(latest.year) - 1)?.value ?? null;
    return [{ ...latest, before }];
  });
}

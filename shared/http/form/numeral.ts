import * as z from 'zod/mini';

/** A number that people may write with a comma: `2,5`. */
export function numeral(least: number, most: number) {
  return z.pipe(
    z.string().check(z.regex(/^\d{1,4}([.,]\d{1,2})?$/)),
    z.pipe(
      z.transform((text: string) => Number(text.replace(',', '.'))),
      z.number().check(z.gte(least), z.lte(most)),
    ),
  );
}

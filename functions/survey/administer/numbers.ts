import * as z from 'zod/mini';

/** A whole number as it is written into a form. */
export const whole = (least: number, most: number) =>
  z.pipe(z.pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.transform(Number)), z.int().check(z.gte(least), z.lte(most)));

import * as z from 'zod/mini';

/** Numbers of people below this tell of individuals: they are not shown. */
export const SmallNumbers = z.strictObject({ fewerThan: z.int().check(z.gte(2), z.lte(50)) });
export type SmallNumbers = z.infer<typeof SmallNumbers>;

/** Where the municipality has not said. */
const usual = 5;

/** From how many on a number about people is shown. */
export function fewestShown({ smallNumbers }: { readonly smallNumbers?: SmallNumbers | undefined }): number {
  return smallNumbers?.fewerThan ?? usual;
}
